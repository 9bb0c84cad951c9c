"""The board of printed sheets."""
