"""What can't be counted may be what somebody lacks: nobody is told to have none, nobody else is spared."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from sunboard.figures.coverage import ESTATES_PAIRED, UNITS_PAIRED
from sunboard.figures.kind import figures
from sunboard.figures.pairings import PAIRED_ESTATES
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.silence import silence_of, unsaid_of
from sunboard.measures.unclear import may_be_paired, may_have, unclear_of

from tests.asking import ask
from tests.factories import (
    COMMUNITIES,
    ESTATES,
    UNITS,
    Row,
    commitment,
    leader,
    make_measures,
    pairing,
)

ROWS = {Scope.COMMUNITY: COMMUNITIES, Scope.ESTATE: ESTATES, Scope.UNIT: UNITS}
county = partial(make_measures, is_sound=False)
unread = partial(pairing, kind="没有这一类")


LEADER_GONE = leader(id="bl-7", ended_on="2026-06-30")


def marked(ground: Ground, scope: Scope) -> list[str]:
    is_marked = may_be_paired(ground, scope).tolist()
    return [row["id"] for row, yes in zip(ROWS[scope], is_marked, strict=True) if yes]


def listed(ground: Ground, rule: str, scope: Scope) -> list[str]:
    return [ROWS[scope][row]["id"] for row in silence_of(ground)[rule]]


@pytest.mark.parametrize(
    ("row", "communities", "estates", "units"),
    [
        (unread(), ["qinghe"], ["qinghe-1", "qinghe-2"], ["zjj"]),
        (unread(estate="qinghe-1"), ["qinghe"], ["qinghe-1"], ["zjj"]),
        (unread(community="", estate="nanyuan-1"), ["nanyuan"], ["nanyuan-1"], ["zjj"]),
        # For which estate nobody can read: taken for empty, one unit would answer for them all.
        (pairing(estate="meiyou"), ["qinghe"], ["qinghe-1", "qinghe-2"], ["zjj"]),
        (pairing(unit="meiyou"), ["qinghe"], ["qinghe-1", "qinghe-2"], []),
        (pairing(community="meiyou"), [], [], ["zjj"]),
        (pairing(), [], [], []),
    ],
)
def test_a_pairing_that_cannot_be_counted_then_whose_it_may_be(
    row: Row, communities: list[str], estates: list[str], units: list[str]
) -> None:
    ground = county(pairings=[row])
    assert marked(ground, Scope.COMMUNITY) == communities
    assert marked(ground, Scope.ESTATE) == estates
    assert marked(ground, Scope.UNIT) == units


def test_it_may_be_theirs_then_no_page_says_that_they_have_none() -> None:
    pages = ask(county(pairings=[unread(estate="qinghe-1"), LEADER_GONE]))
    estate = pages["e/qinghe-1/"]
    assert "谁包我们小区 包联的登记看不清" in estate.text
    assert estate.section("包联明细").empty == ["包联本小区的登记有看不清的，没有列出。"]
    place = pages["c/qinghe/"].section("pairings")
    assert place.empty == ["包联本社区的登记有看不清的，没有列出。"]
    assert pages["u/zjj/"].section("包联哪里").empty == ["本单位包联的登记有看不清的，没有列出。"]
    (grid,) = [t for t in pages["pairings/"].tables if t.rows[0].id == "qinghe"]
    assert [cell.text for cell in grid.rows[0].cells.values()][:3] == ["看不清"] * 3
    assert [cell.text for cell in grid.rows[1].cells.values()][:3] == ["没有"] * 3


def test_others_then_their_pages_say_that_nobody_is() -> None:
    pages = ask(county(pairings=[unread(estate="qinghe-1"), LEADER_GONE]))
    assert "谁包我们小区 没有单位包联" in pages["e/qinghe-2/"].text
    assert pages["c/nanyuan/"].section("pairings").empty == [
        "没有领导包联本社区的记录。",
        "没有单位包联本社区。",
    ]
    assert "没有包联社区或小区。" in pages["u/czj/"].text
    assert "包联的登记看不清" in pages[""].text
    assert "没有单位包联" in pages[""].text


def test_nobody_can_read_who_leads_then_a_unit_that_can_be_read_is_shown() -> None:
    place = ask(county(pairings=[pairing(), unread(id="bl-2"), LEADER_GONE]))["c/qinghe/"]
    place = place.section("pairings")
    assert place.empty == ["包联本社区的登记有看不清的，没有列出。"]
    assert "住房和城乡建设局" in place.text


def test_shares_then_what_is_read_counts_and_the_rest_stands_beside() -> None:
    ground = county(pairings=[pairing(unit="czj", estate="qinghe-2"), unread(id="bl-2")])
    (estates,) = figures(ground, (ESTATES_PAIRED,), Scope.COUNTY, 0)
    assert (estates.numerator, estates.denominator) == ("1", "4")
    assert estates.note == "没有算进去的里面，1个的包联登记看不清"
    (units,) = figures(ground, (UNITS_PAIRED,), Scope.COUNTY, 0)
    assert units.note == "没有算进去的里面，1个的包联登记看不清"
    notes = [figures(ground, (PAIRED_ESTATES,), Scope.COMMUNITY, n)[0].note for n in (0, 1)]
    assert notes == ["没有算进去的里面，1个的包联登记看不清", None]


def test_the_silent_list_then_it_passes_over_whoever_may_have_one_and_says_how_many() -> None:
    ground = county(
        pairings=[unread(estate="qinghe-1")],
        commitments=[commitment(id="承诺一", unit="czj")],
    )
    assert listed(ground, "estate-no-pairing", Scope.ESTATE) == [
        *("qinghe-2", "nanyuan-1", "nanyuan-2")
    ]
    assert listed(ground, "unit-no-pairing", Scope.UNIT) == ["czj", "jyj"]
    assert listed(ground, "unit-no-commitment", Scope.UNIT) == ["zjj", "jyj"]
    assert unsaid_of(ground)["unit-no-commitment"] == 1
    page = ask(ground)["silent/"].section("没有单位包联的小区")
    assert "另有1个，登记有看不清的，没有列入。" in page.text


@pytest.mark.parametrize(
    ("made_on", "units"),
    [("2026-10-01", ["jyj"]), ("2026-03-01", ["czj", "jyj"]), ("2026-13-01", ["jyj"])],
)
def test_nothing_for_long_then_only_what_may_be_of_these_days_is_asked(
    made_on: str, units: list[str]
) -> None:
    old = commitment(id="cn-1", unit="zjj", made_on="2026-08-02", approved_on="")
    lost = commitment(id="承诺二", unit="czj", made_on=made_on)
    ground = county(
        commitments=[old, lost],
        programme_overrides={"kept_from": {"commitments": date(2026, 1, 1)}},
    )
    assert unclear_of(ground, "commitments", Scope.UNIT).tolist() == [0, 1, 0]
    assert may_have(ground, "commitments", Scope.UNIT).tolist() == [False, True, False]
    assert listed(ground, "unit-no-record", Scope.UNIT) == units


def test_who_answers_for_a_unit_cannot_be_read_then_it_is_not_said_to_be_missing() -> None:
    units = [UNITS[0] | {"department": "物业科", "leader_office": "副局长"}, UNITS[1], UNITS[2]]
    assert "zjj" not in listed(county(units=units), "unit-no-liaison", Scope.UNIT)
