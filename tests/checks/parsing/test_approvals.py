"""How a list of honours came to be, as somebody says it in one line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.checks.parsing.approvals import approval_in

OFFICE, PAPER = "县委组织部", "清组发〔2026〕8号"
ALL = dict.fromkeys(("recommender", "verifier", "approver"), OFFICE)
WINDOW = (date(2026, 9, 8), date(2026, 9, 14))


@pytest.mark.parametrize(
    "text",
    [
        f"{OFFICE}，{PAPER}，2026-09-20批准，公示2026-09-08至2026-09-14",
        f"公示期：2026年9月8日-14日；2026年9月20日批准；{PAPER}；{OFFICE}",
        f"审批单位：{OFFICE}，批准日期：2026.9.20，公示从2026.9.8到9.14，{PAPER}",
        f"{OFFICE}, {PAPER}, approved on 2026-09-20, notice from 2026-09-08 to 2026-09-14",
    ],
)
def test_its_parts_are_known_in_any_order(text: str) -> None:
    said = approval_in(text)
    assert (said.offices, said.paper) == (ALL, PAPER)
    assert (said.approved_on, said.window) == (date(2026, 9, 20), WINDOW)
    assert not said.has_more


def test_who_is_said_apart_is_that_and_nobody_else() -> None:
    said = approval_in(f"推荐：社区党委，核实人：工委，{OFFICE}")
    assert said.offices == {"recommender": "社区党委", "verifier": "工委", "approver": OFFICE}
    assert approval_in("推荐：社区党委").offices == {"recommender": "社区党委"}


@pytest.mark.parametrize(
    "days", ["公示9月8日-14日", "公示2026-09-14至2026-09-08", "公示2026-09-08"]
)
def test_days_that_make_no_window_are_none(days: str) -> None:
    assert approval_in(f"{OFFICE}，{days}").window is None


def test_a_part_more_is_told_of() -> None:
    assert approval_in(f"{OFFICE}，县纪委").has_more


@given(st.text(max_size=30))
def test_any_text_says_something_or_nothing(text: str) -> None:
    assert set(approval_in(text).offices) <= set(ALL)
