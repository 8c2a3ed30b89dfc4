"""A map of actors that people make themselves: who they are, what they want, what lit the protest."""
