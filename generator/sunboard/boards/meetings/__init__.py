"""Boards of joint meetings and what they decided."""
