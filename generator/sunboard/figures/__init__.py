"""Every figure, declared once: its key, its words, its note, whose it is, and its whole column."""
