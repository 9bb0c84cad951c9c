"""Boards of services, obligations, positions and visits."""
