"""The work of those who write content: checking it, moving it to a spreadsheet and back."""
