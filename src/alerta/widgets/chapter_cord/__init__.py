"""The end of a chapter: its exercises as knots on a cord."""
