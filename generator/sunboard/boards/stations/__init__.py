"""Boards of service stations."""
