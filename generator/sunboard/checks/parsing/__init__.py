"""Cells to typed columns: every distinct text is parsed once, and a fault stays with its cell."""
