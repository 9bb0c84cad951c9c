"""What the gate found, as problems for the report of a build."""

from __future__ import annotations

from collections.abc import Iterable

from sunboard.checks.checked import Checked
from sunboard.gate.found import BROKEN, UNREAD, Find
from sunboard.gate.gate import Gate
from sunboard.gate.judge import Judge
from sunboard.gate.labels import LABELS
from sunboard.language import later
from sunboard.measures.ground import Ground
from sunboard.problems import Place, Problem
from sunboard.publishable.names import everybody_named, mobiles_told
from sunboard.publishable.texts import finder_of, unnamed_on
from sunboard.schema.surface import BY_FORM, Surface


def gate_for(checked: Checked, ground: Ground) -> Gate:
    """A gate that looks for the people of these records, and knows the addresses that they make public."""
    places = tuple(
        text
        for table in checked.records.tables.values()
        for field in table.kind.fields
        if field.address
        for text in table.texts(field.name)
    )
    on_pages, on_paper = (
        {name for _, name in everybody_named(ground, surface)} for surface in BY_FORM
    )
    judge = Judge(checked.finder, places, on_pages, mobiles_told(ground))
    others = {surface: _judge_of(checked, ground, places, surface) for surface in _APART}
    others[Surface.SHEET] = judge if on_paper == on_pages else judge.naming(on_paper)
    return Gate(judge, others)


_APART = (Surface.DATA, Surface.SEARCH, Surface.SHARE)
"""Where hardly anybody may be named of whom pages tell."""


def _judge_of(checked: Checked, ground: Ground, places: Iterable[str], surface: Surface) -> Judge:
    finder = finder_of(ground, checked.finder.names | unnamed_on(ground, surface), surface)
    named = (name for _, name in everybody_named(ground, surface))
    return Judge(finder, places, named, mobiles_told(ground, surface))


def problems_of(finds: Iterable[Find]) -> list[Problem]:
    """One for each text, at the first file that it stands in."""
    return [Problem(Place(find.paths[0]), f"gate-{find.what}", _params(find)) for find in finds]


def _params(find: Find) -> dict[str, object]:
    if find.what in (UNREAD, BROKEN):
        return {}
    return {"what": later(LABELS[find.code]), "count": len(find.paths)}
