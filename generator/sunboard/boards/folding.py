"""Which sections of a page a reader opens."""

from __future__ import annotations

from dataclasses import replace

from sunboard.boards.blocks import Section, there

_LONG = 12
"""More rows than a reader scans in passing."""


def folded(*sections: Section | None) -> tuple[Section, ...]:
    """The sections there are, each to be opened by whoever wants it."""
    return tuple(replace(section, is_folded=True) for section in there(*sections))


def long_folded(*sections: Section) -> tuple[Section, ...]:
    """The sections, those with long lists to be opened."""
    return tuple(
        replace(section, is_folded=True)
        if sum(block.length for block in section.blocks) > _LONG
        else section
        for section in sections
    )
