"""Boards of challenges."""
