"""Boards of services, obligations, positions, visits and pairings."""
