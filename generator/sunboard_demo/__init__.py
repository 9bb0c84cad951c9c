"""The sample county 云桥县: fictional records of any size, the same bytes for the same seed."""

from __future__ import annotations

from sunboard_demo.write import write_demo

__all__ = ["write_demo"]
