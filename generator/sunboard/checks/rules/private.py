"""R-25: what points to one person or one household stands in no public text."""

from __future__ import annotations

from collections.abc import Iterator

from sunboard.checks.columns import matches
from sunboard.checks.drafts import Drafts
from sunboard.checks.findings import Finding

_D = "[0-9０-９]"
PRIVATE_NUMBER = (
    rf"(?:^|[^0-9０-９])(?:[1１][3-9３-９]{_D}[ -]?{_D}{{4}}[ -]?{_D}{{4}}|{_D}{{17}}[0-9０-９XxＸｘ])"
    r"(?:[^0-9０-９]|$)"
)
"""A mobile telephone, or an identity card; for RE2."""

_DOOR = rf"{_D}{{1,2}}[-—]{_D}{{1,2}}[-—]{_D}{{3,4}}"
HOUSEHOLD = rf"{_D}单元{_D}|{_D}室|(?:^|[^0-9０-９-]){_DOOR}(?:[^0-9０-９-]|$)"
"""A door: 3单元201, 501室, 3-2-501; 2026-10-14 is none."""

NUMBER_FIELDS: dict[str, tuple[str, ...]] = {
    "teams": ("name", "contact"),
    "stations": ("name", "address", "hours", "equipment"),
    "shifts": ("slot", "reason"),
}
"""Texts in which no such number may stand. A telephone has a field of its own."""

HOUSEHOLD_FIELDS: dict[str, tuple[str, ...]] = {"shifts": ("slot", "reason")}
"""Texts in which no door may stand; a station's own address is public."""


def texts_hold_no_private_numbers(drafts: Drafts) -> Iterator[Finding]:
    """R-25: a text holds somebody's mobile telephone or identity card."""
    yield from _texts_with(drafts, NUMBER_FIELDS, PRIVATE_NUMBER, "R-25-number")


def texts_point_to_no_household(drafts: Drafts) -> Iterator[Finding]:
    """R-25: a text tells which door it is about."""
    yield from _texts_with(drafts, HOUSEHOLD_FIELDS, HOUSEHOLD, "R-25-household")


def _texts_with(
    drafts: Drafts, fields: dict[str, tuple[str, ...]], pattern: str, code: str
) -> Iterator[Finding]:
    for kind, names in fields.items():
        draft = drafts[kind]
        for name in names:
            yield from draft.findings(matches(draft.texts[name], pattern), name, code)
