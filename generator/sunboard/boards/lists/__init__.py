"""The board of the lists."""
