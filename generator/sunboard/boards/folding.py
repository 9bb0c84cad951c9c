"""Which sections of a page a reader opens."""

from __future__ import annotations

from dataclasses import replace

from sunboard.boards.blocks import Figures, Section, there

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


def told_above(sections: tuple[Section, ...]) -> tuple[tuple[Figures, ...], tuple[Section, ...]]:
    """The figures of what a reader opens, in one for the page's opening; and the sections without these."""
    found = tuple(
        figure
        for section in sections
        if section.is_folded
        for block in section.blocks
        if isinstance(block, Figures)
        for figure in block.figures
    )
    return (Figures(found),) if found else (), tuple(map(_without_figures, sections))


def _without_figures(section: Section) -> Section:
    if not section.is_folded:
        return section
    blocks = tuple(block for block in section.blocks if not isinstance(block, Figures))
    return replace(section, blocks=blocks)
