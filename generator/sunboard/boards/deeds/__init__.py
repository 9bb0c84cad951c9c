"""Boards of deeds: the honour board and the way to it."""
