"""Every figure as a table that office programs open."""

from __future__ import annotations
