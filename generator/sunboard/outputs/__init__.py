"""Stage 6, put out: one folder an output, made of what boards and figures hold; none knows another."""

from __future__ import annotations
