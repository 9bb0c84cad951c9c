"""Names that are only shorter forms of others: 住建局 beside 县住建局, or 云桥县住房和城乡建设局.

They are no records of their own, and are looked up like any name: whose they are, people say.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from sunboard.schema import Kind

_AREA = re.compile("[省州市县区旗镇乡村]|街道")
"""What the name of an area ends with that a unit or a place lies in."""
_FORMS = (("委员会", "委"), ("办公室", "办"))
"""How the kinds of offices are shortened themselves."""
_OFFICES = ("局", "委", "办")
"""What offices end with that are called by some characters of their name."""
_NO_FIRST = "省县区旗"
"""Of an area alone: where the whole of two names begins with it, they have no character in common yet."""
_SHORTEST = 3
Key = tuple[str, ...]
"""A record's name, and the names of what it belongs to: two communities may each have an estate of a name."""


class _Form(NamedTuple):
    """One way to read a name."""

    area: str
    """That it begins with; "" where the whole is read."""
    rest: str
    """Shortened as offices are."""
    length: int
    """Of the whole name as it is written."""


def shorter(kind: Kind, keys: Collection[Key], own: Collection[str] = ()) -> frozenset[Key]:
    """The keys of those whose name is another one's but for its area, or for characters that are left out.

    Args:
        kind: What they are. One character more is another place, but not another office.
        keys: All records of the kind.
        own: Names that people say are another record's.
    """
    known = {key for key in keys if key[0] not in own}
    found = known.intersection(_without_areas(keys))
    return frozenset(found if kind.endings else found.union(_abbreviated(known, keys)))


def _without_areas(keys: Iterable[Key]) -> Iterator[Key]:
    for name, *scope in keys:
        yield from ((rest, *scope) for area, rest in _readings(name) if area)


def _readings(name: str) -> Iterator[tuple[str, str]]:
    """The area that a name may begin with, and what follows; first "" and the whole."""
    yield "", name
    yield from ((name[:at], name[at:]) for area in _AREA.finditer(name) for at in area.span() if at)


def _abbreviated(known: Iterable[Key], keys: Iterable[Key]) -> Iterator[Key]:
    """Those that have some characters of a longer name, the first and the last among them, in their order."""
    longer: dict[tuple[str, ...], list[_Form]] = {}
    for name, *scope in keys:
        for form in _offices(name):
            longer.setdefault((form.rest[0], form.rest[-1], *scope), []).append(form)
    for name, *scope in known:
        if any(
            _is_short_for(form, each)
            for form in _offices(name)
            for each in longer.get((form.rest[0], form.rest[-1], *scope), ())
        ):
            yield (name, *scope)


def _offices(name: str) -> Iterator[_Form]:
    """The ways to read an office's name."""
    length = len(name)
    for form, short in _FORMS:
        name = f"{name.removesuffix(form)}{short}" if name.endswith(form) else name
    if name.endswith(_OFFICES):
        yield from (
            _Form(area, rest, length) for area, rest in _readings(name) if len(rest) >= _SHORTEST
        )


def _is_short_for(short: _Form, long: _Form) -> bool:
    is_shorter = (len(short.rest), short.length) < (len(long.rest), long.length)
    is_same_area = short.area.endswith(long.area) or long.area.endswith(short.area)
    has_first = short.area or long.area or short.rest[0] not in _NO_FIRST
    if long.rest.startswith(short.rest) and len(short.rest) < len(long.rest):
        return False  # an office within the other: 税务局稽查局
    rest = iter(long.rest)
    return bool(is_shorter and is_same_area and has_first and all(c in rest for c in short.rest))
