"""Chapter 10: an alert reaches a desk, is routed, and is followed until somebody answers."""
