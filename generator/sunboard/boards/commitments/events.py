"""What happened to a commitment, from the promise to its end."""

from __future__ import annotations

import numpy as np

from sunboard.boards.alike import text_of
from sunboard.boards.counted import Text
from sunboard.boards.rows.commitments import commitment_rows, extensions_by_commitment
from sunboard.boards.values import Event, Status
from sunboard.boards.words import day_text, iso_day, spoken_day
from sunboard.language import say
from sunboard.measures.commitments import commitments_of
from sunboard.measures.ground import Ground


def commitment_events(ground: Ground, commitment: int) -> tuple[Event, ...]:
    """The promise, its extensions and its end, by day."""
    commitments = commitments_of(ground)
    table = commitments.table
    made_on, done_on = table.days("made_on")[commitment], table.days("done_on")[commitment]
    due = day_text(commitments.due[commitment], say("未定期限"))
    events = [_event(made_on, say("作出承诺"), say("最初期限：{day}", day=due))]
    events.extend(_extensions(ground, commitment))
    if not np.isnat(done_on):
        row = commitment_rows(ground)[commitment]
        events.append(_event(done_on, say("完成"), row.timing, row.status))
    return tuple(sorted(events, key=lambda event: event.iso))


def _extensions(ground: Ground, commitment: int) -> list[Event]:
    table = ground.records["extensions"]
    due = commitments_of(ground).due[commitment]
    events = []
    for row in extensions_by_commitment(ground)[commitment].tolist():
        set_on, new_due = table.days("set_on")[row], table.days("new_due")[row]
        title = (
            say("延期到{day}（期限过后才办理）", day=spoken_day(new_due))
            if set_on > due
            else say("延期到{day}", day=spoken_day(new_due))
        )
        text = say(
            "{office}决定，原因：{reason}",
            office=text_of(ground, "extensions", row, "decided_by"),
            reason=text_of(ground, "extensions", row, "reason"),
        )
        events.append(_event(set_on, title, text))
    return events


def _event(
    day: np.datetime64, title: str, text: Text | None = None, status: Status | None = None
) -> Event:
    return Event(spoken_day(day), iso_day(day), title, text, status)
