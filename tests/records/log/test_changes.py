"""Changes since the first publication: what was said before and since, and nothing of what was taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from sunboard.records.log import Change, Rewording, changes_since_first, counted_since_first
from sunboard.records.log.accepted import fold
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


def counted(*nights: Sequence[tuple[What, str, str]]) -> list[object]:
    """What becomes of visits that are only counted, by night: what, which, and whose it is."""
    publications = [
        Publication.of(
            [
                (Event(what, "visits", each, (), "", salted="x", of=of), Kept(0, "00", None))
                for what, each, of in night
            ],
            number,
            date(2026, 10, number),
            date(2026, 10, number + 1),
        )
        for number, night in enumerate(nights, start=1)
    ]
    found = counted_since_first(publications)
    return [(each.day.day, each.what, each.of) for each in found]


def test_what_is_only_counted_then_each_change_by_whose_it_is_and_was() -> None:
    assert counted(
        [(What.ADDED, "zf-1", "zjj")],
        [(What.CHANGED, "zf-1", "czj"), (What.ADDED, "zf-2", "zjj")],
        [(What.GONE, "zf-1", ""), (What.STRUCK, "zf-2", "zjj")],
    ) == [
        (2, What.CHANGED, ("czj", "zjj")),
        (2, What.ADDED, ("zjj",)),
        (3, What.GONE, ("czj",)),
    ]


@pytest.mark.parametrize("last", [What.GONE, What.STRUCK, What.ADDED])
def test_gone_then_it_stays_so_until_it_is_there_again(last: What) -> None:
    events = [What.ADDED, What.GONE, last]
    made = [
        Publication.of(
            [(Event(what, "visits", "zf-1", (), "", salted="x"), Kept(0, "00", None))],
            number,
            date(2026, 10, number),
            date(2026, 10, number),
        )
        for number, what in enumerate(events, start=1)
    ]
    assert fold(made).of("visits")["zf-1"].gone is (last is not What.ADDED)
