"""Columns headed as a day of completion that say by when: read as the due date, and said."""

from __future__ import annotations

import pytest
from sunboard.records.layouts.layout import lay
from sunboard.records.layouts.mapping import Mapping, SheetMapping

from tests.records.layouts.test_layout import codes, records, said, sheet

WORDS = ("2026年底前", "2026年9月底前", "长期")
DUE = ("2026-12-31", "2026-09-30", "2026-10-31")
DONE = ("", "2026-08-02", "")
CLOCKED = ("2026-09-01 10:05", "2026-09-02 11:10", "2026-09-03 09:00")


def promises(**columns: tuple[str, ...]) -> str:
    heads = ["承诺单位", "社区", "承诺内容", "承诺日期", *columns]
    rows = [
        [
            "住建局",
            "望江社区",
            f"装电梯{n}部",
            "2026-03-01",
            *(each[n] for each in columns.values()),
        ]
        for n in range(3)
    ]
    return "\n".join(" | ".join(row) for row in [heads, *rows])


@pytest.mark.parametrize(
    ("columns", "due", "done"),
    [
        ({"完成时间": WORDS, "完成日期": DONE}, WORDS, DONE),
        ({"完成日期": DONE, "完成时间": WORDS}, WORDS, DONE),
        ({"完成时间": WORDS, "实际完成时间": DONE}, WORDS, DONE),
        ({"完成日期": WORDS, "完成时间": DONE}, WORDS, DONE),
        ({"完成时间": WORDS}, WORDS, ("",) * 3),
        ({"完成时间": DUE, "完成日期": DONE}, DUE, DONE),
        ({"完成时间": DUE, "办结日期": DONE}, DUE, DONE),
    ],
)
def test_column_of_completion_says_by_when_then_it_is_the_due_date(
    columns: dict[str, tuple[str, ...]], due: tuple[str, ...], done: tuple[str, ...]
) -> None:
    laid = lay(sheet(promises(**columns), "承诺"))
    found = records(laid, "commitments")
    assert tuple(each.get("due", "") for each in found) == due
    assert tuple(each.get("done_on", "") for each in found) == done
    (note,) = said(laid, "layout-deadline")
    assert note.startswith("这一列读作「完成期限」，不读作「完成日期」")
    assert "layout-second" not in codes(laid)


@pytest.mark.parametrize(
    ("columns", "done"),
    [
        # Both are filled in together, when it is done.
        ({"完成时间": DONE, "完成日期": DONE}, DONE),
        # A program writes the time at which something happened.
        ({"完成时间": CLOCKED, "完成日期": DONE}, DONE),
        # Neither is more a deadline than the other.
        ({"办结日期": DONE, "兑现日期": DUE}, DONE),
        ({"完成时间": DONE}, DONE),
        # The due date has a column of its own.
        ({"完成时间": DONE, "完成期限": WORDS}, DONE),
    ],
)
def test_column_of_completion_says_a_day_of_the_past_then_it_stays_that(
    columns: dict[str, tuple[str, ...]], done: tuple[str, ...]
) -> None:
    laid = lay(sheet(promises(**columns), "承诺"))
    found = records(laid, "commitments")
    assert tuple(each.get("done_on", "") for each in found) == done
    assert "layout-deadline" not in codes(laid)


def test_office_says_what_the_column_is_then_its_cells_dont() -> None:
    ours = Mapping((SheetMapping(line=2, columns={"完成时间": "done_on"}),))
    laid = lay(sheet(promises(完成时间=WORDS), "承诺"), ours)
    assert [each["done_on"] for each in records(laid, "commitments")] == [*WORDS]
    assert "layout-deadline" not in codes(laid)
