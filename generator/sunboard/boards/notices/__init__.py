"""Boards of notices and corrections."""
