"""Boards of places and units, and of who is silent."""
