"""A county with cells that can't be read: what pages make of it is what they make of it without those cells.

The clean county lies beside the spoiled one; only records that can't be counted at all are in the second alone.
"""

from __future__ import annotations

from tests import factories
from tests.factories import Row
from tests.reference.generated_chance import Chance

SPOILED = "spoiled"
NOTHING_SAID = ("无", "暂无", "/", "n/a", "#REF!", "——")
"""等于没有填."""
UNREAD = {
    "commitments": {"due": "2026年13月45日", "service": "没有这一项"},
    "tasks": {"due": "2026-02-30", "category": "没有这一类", "unit": "meiyou"},
    "list_items": {"due": "看不清", "unit": "meiyou"},
}
"""看不清的: what is written into a cell that a record can do without."""
EMPTY = {"commitments": ("result", "evidence"), "tasks": ("result", "evidence")}

WITHHELD = "（涉及隐私，已隐去）"
"""What stands in the place of a text with something private in it, which counts as filled."""
PRIVATE = {"commitments": ("text", "evidence"), "tasks": ("text", "evidence")}
"""写的内容里有号码: nothing but the words is another."""

Rows = dict[str, list[Row]]


def spoil(chance: Chance, rows: Rows) -> tuple[Rows, Rows]:
    """The county without some cells, and the same with something in them that can't be believed."""
    clean = {kind: [dict(row) for row in some] for kind, some in rows.items()}
    spoiled = {kind: [dict(row) for row in some] for kind, some in rows.items()}
    for kind, cells in UNREAD.items():
        for number, row in enumerate(clean[kind]):
            if chance.random.random() < 0.3:
                field = chance.one(*cells)
                row[field], spoiled[kind][number][field] = "", cells[field]
            if kind in EMPTY and chance.random.random() < 0.3:
                field = chance.one(*EMPTY[kind])
                row[field], spoiled[kind][number][field] = "", chance.one(*NOTHING_SAID)
    _withhold(chance, clean, spoiled)
    _lose(chance, clean, spoiled)
    return clean, spoiled


def _lose(chance: Chance, clean: Rows, spoiled: Rows) -> None:
    """Add records that can't be counted, or not for a place."""
    for number in range(chance.random.randint(0, 2)):
        lost = {"community": "meiyou", "estate": "", "unit": chance.one("zjj", "czj")}
        if spoiled["tasks"]:
            place = lost | {"estate": chance.one("", "qinghe-1")}
            raised = chance.ago(60)
            steps = dict.fromkeys(("reported_on", "dispatched_on", "accepted_on"), "")
            task = factories.task(
                id=f"lost-{number}", people="", raised_on=raised, **steps, **place
            )
            spoiled["tasks"].append(task)
            clean["tasks"].append(task | {"community": ""})
        if spoiled["commitments"]:
            promised = factories.commitment(id=f"county-{number}", **lost)
            spoiled["commitments"].append(promised)
            clean["commitments"].append(promised | {"community": ""})
            nobodys = {"community": chance.one("meiyou", "qinghe"), "estate": "", "unit": "meiyou"}
            spoiled["commitments"].append(factories.commitment(id=f"gone-{number}", **nobodys))
    if spoiled["pairings"]:
        for number in range(chance.random.randint(0, 2)):
            spoiled["pairings"].append(_unread_pairing(chance, f"led-{number}"))


def _unread_pairing(chance: Chance, name: str) -> Row:
    """One of which nobody can say whose it is, or for which estate of a community."""
    place, estate = chance.place(), chance.one("", "meiyou")
    if estate:
        return factories.pairing(id=name, **place | {"estate": estate})
    unread = chance.one({"kind": "没有这一类"}, {"unit": "meiyou"})
    return factories.pairing(id=name, **place, **unread)


def _withhold(chance: Chance, clean: Rows, spoiled: Rows) -> None:
    """Type a mobile number into a text of each kind, and what is shown instead into the clean county's."""
    for kind, fields in PRIVATE.items():
        number, field = chance.random.randrange(max(len(clean[kind]), 1)), chance.one(*fields)
        if clean[kind] and clean[kind][number].get(field):
            spoiled[kind][number][field] += f"，1390000{number:04d}"
            clean[kind][number][field] = WITHHELD
