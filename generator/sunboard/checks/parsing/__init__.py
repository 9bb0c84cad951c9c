"""Cells to typed columns: every distinct text is parsed once, and a fault stays with its cell."""

from sunboard.checks.parsing.drafting import parse_tables

__all__ = ["parse_tables"]
