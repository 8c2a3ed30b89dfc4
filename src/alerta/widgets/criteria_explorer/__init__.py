"""Five questions beside a text: what each answer is, which sentence proves it, what follows."""
