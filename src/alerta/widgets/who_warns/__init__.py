"""Chapter 1: who stands where on the road of a warning, how it came to be, and two ways to count."""
