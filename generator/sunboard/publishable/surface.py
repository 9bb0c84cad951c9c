"""Where something is told: what `schema` declares, beside the rules that ask for it."""

from sunboard.schema.surface import Surface

__all__ = ["Surface"]
