"""Boards of commitments."""
