"""The whole manual as one PDF: chapters, sheets to fill in by hand, glossary, index, sources."""
