"""Changes in plain words: a line each, with the way to the record; worded once, whatever shows them."""

from __future__ import annotations

from collections.abc import Mapping

from sunboard.boards.alike import BOARD_LINKS
from sunboard.boards.blocks import LinkLine
from sunboard.boards.change_words import record_label, said_of_change
from sunboard.boards.changes.entries import Entry, How, entries_by, entries_of, last_days
from sunboard.boards.changes.owners import subject_of, voided_by
from sunboard.boards.changes.reasons import reason_said, why_of
from sunboard.boards.feeds import MOST_OF_ALL
from sunboard.boards.record_links import record_link
from sunboard.boards.voided import void_link
from sunboard.language import say, say_in, statements
from sunboard.language.dates import said_day
from sunboard.measures.ground import Ground, remembered
from sunboard.schema import KIND_BY_NAME

MOST = 20
"""Entries of the feed of a place or a unit; the newest are there."""


@remembered
def lines_shown(ground: Ground) -> Mapping[Entry, LinkLine]:
    """Every entry that the page of changes or a feed shows, as a line."""
    shown = [entry for _, several in last_days(ground) for entry in several]
    shown += entries_of(ground)[:MOST_OF_ALL]
    for scope, _ in BOARD_LINKS:
        for several in entries_by(ground, scope).values():
            shown += several[:MOST]
    return {entry: entry_line(ground, entry) for entry in dict.fromkeys(shown)}


def entry_line(ground: Ground, entry: Entry) -> LinkLine:
    """A change as a line, with the way to its record or to what that is about; no path for neither."""
    if entry.how is How.VOID:
        return _void_line(ground, entry)
    kind, row = entry.kind, entry.row
    path, said = record_link(ground, kind, row), _said(ground, entry)
    if not path and (subject := subject_of(ground, kind, row)) is not None:
        label = say_in("one", KIND_BY_NAME[kind].label)
        said = say("{kind}：{said}", kind=label, said=said) if said else label
        kind, row = subject
        path = record_link(ground, kind, row)
    return LinkLine(path, record_label(ground, kind, row), said)


def _said(ground: Ground, entry: Entry) -> str:
    if entry.due is not None:
        return say("期限是{day}", day=said_day(entry.due))
    if entry.change is None:
        return ""
    why = reason_said(ground, entry.change.by) if entry.change.by else ""
    return statements(said_of_change(ground, entry.change), why)


def _void_line(ground: Ground, entry: Entry) -> LinkLine:
    """What is void itself, at its own address, or that of the correction."""
    void = voided_by(ground)[entry.row]
    path = void_link(ground, void.id)[1] or record_link(ground, entry.kind, entry.row)
    label = " ".join((say_in("one", KIND_BY_NAME[void.kind].label), void.id))
    by = ground.records[entry.kind].texts("id")[entry.row]
    return LinkLine(path, label, statements(say("依据：{id}", id=by), why_of(ground, entry.row)))
