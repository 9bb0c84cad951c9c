"""Changes since the first publication: what was said before and since, and nothing of what was taken back."""

from __future__ import annotations

from datetime import date

import pytest
from sunboard.records.log import Change, Rewording, changes_since_first
from sunboard.records.log.events import Event, Kept, Publication, What

Night = list[tuple[What, dict[str, str] | None]]


def history(*nights: Night) -> list[Change]:
    """What becomes of one task night after night; without values it is only counted."""
    publications = [
        Publication.of(
            [
                (
                    Event(
                        what,
                        "tasks",
                        "fw-1",
                        tuple(values or ()),
                        "",
                        "",
                        (),
                        "" if values is not None else "x",
                    ),
                    Kept(0, "00", values),
                )
                for what, values in night
            ],
            number,
            date(2026, 10, number),
            date(2026, 10, number + 1),
        )
        for number, night in enumerate(nights, start=1)
    ]
    return list(changes_since_first(publications))


NEW: Night = [(What.ADDED, {"text": "灯坏了", "due": "2026-10-20"})]


@pytest.mark.parametrize(
    ("nights", "expected"),
    [
        ([NEW], []),
        ([[], NEW], [(2, What.ADDED, ())]),
        (
            [NEW, [(What.PROGRESSED, {"result": "换了灯"})]],
            [(2, What.PROGRESSED, (("result", "", "换了灯"),))],
        ),
        (
            [NEW, [], [(What.CHANGED, {"text": "路灯坏了", "due": ""})]],
            [(3, What.CHANGED, (("text", "灯坏了", "路灯坏了"), ("due", "2026-10-20", "")))],
        ),
        (
            [NEW, [(What.CHANGED, {"text": "路灯坏了"})], [(What.CHANGED, {"text": "灯坏了"})]],
            [
                (2, What.CHANGED, (("text", "灯坏了", "路灯坏了"),)),
                (3, What.CHANGED, (("text", "路灯坏了", "灯坏了"),)),
            ],
        ),
        # Whatever was taken back is not told by way of the change that took it back.
        ([NEW, [(What.STRUCK, {"text": "（不公开）"})]], [(2, What.STRUCK, ())]),
        ([NEW, [(What.CHANGED, None)]], []),
    ],
    ids=["first", "new later", "progress", "change", "and back", "struck", "only counted"],
)  # fmt: skip
def test_history_of_a_record_then_each_change_with_what_was_before(
    nights: list[Night], expected: list[tuple[int, What, tuple[tuple[str, str, str], ...]]]
) -> None:
    told = [(each.day.day, each.what, each.rewordings) for each in history(*nights)]
    assert told == [
        (day, what, tuple(Rewording(*words) for words in reworded))
        for day, what, reworded in expected
    ]
