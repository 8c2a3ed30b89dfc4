"""An exercise on a page: its task, its documents, its questions, and what is said to each try."""
