"""Which deeds are honoured, for whom they count, and who may be named."""

from datetime import date

import pytest
from sunboard.measures import Measures

from tests.factories import AS_OF, PEOPLE, Row, deed, make_measures

PENDING = {
    "verifier": "",
    "approver": "",
    "approved_on": "",
    "objection": "",
    "window_from": "",
    "window_to": "",
}


@pytest.mark.parametrize(
    ("row", "honoured", "revoked", "window_open"),
    [
        pytest.param(deed(), True, False, False, id="honoured"),
        pytest.param(deed(window_from="", window_to=""), True, False, False, id="no window"),
        pytest.param(deed(window_to="2026-10-30"), True, False, False, id="window closed yesterday"),
        pytest.param(
            deed(**PENDING, state="已推荐"), False, False, False, id="only recommended"
        ),
        pytest.param(
            deed(**{**PENDING, "window_from": "2026-10-31", "window_to": "2026-11-06"},
                 state="公示中"),
            False, False, True, id="its window opens today",
        ),
        pytest.param(
            deed(**{**PENDING, "window_from": "2026-10-25", "window_to": "2026-10-31"},
                 state="公示中"),
            False, False, True, id="its window closes today",
        ),
        pytest.param(
            deed(**{**PENDING, "window_from": "2026-11-01", "window_to": "2026-11-07"},
                 state="已批准"),
            False, False, False, id="its window opens tomorrow",
        ),
        pytest.param(
            deed(**{**PENDING, "window_from": "2026-10-25"}, state="公示中"),
            False, False, True, id="its window has no end",
        ),
        pytest.param(
            deed(objection="异议待答复", state="公示中"), False, False, False, id="an open objection"
        ),
        pytest.param(deed(objection="异议已答复"), True, False, False, id="an answered objection"),
        pytest.param(
            deed(state="已撤榜", reason="事实不符"), False, True, False, id="revoked"
        ),
        pytest.param(
            deed(state="已撤榜", window_to="2026-11-30"), False, True, False,
            id="revoked within its window",
        ),
    ],
)  # fmt: skip
def test_deed_on_the_as_of_date_then_its_standing(
    row: Row, honoured: bool, revoked: bool, window_open: bool
) -> None:
    deeds = make_measures(deeds=[row]).deeds
    found = (deeds.is_honoured[0], deeds.is_revoked[0], deeds.is_window_open[0])
    assert found == (honoured, revoked, window_open)


def units_of(measures: Measures) -> list[tuple[int, str]]:
    ids = measures.records["units"].frame["id"].to_list()
    return [(deed_, ids[unit]) for deed_, unit in measures.deeds.unit_links.tolist()]


@pytest.mark.parametrize(
    ("people", "units"),
    [
        pytest.param("", ["zjj"], id="a unit's own deed"),
        pytest.param("dy-1", ["zjj"], id="one of its people"),
        pytest.param("dy-1、dy-2", ["zjj"], id="two of its people"),
        pytest.param("dy-3", ["zjj", "czj"], id="somebody of another unit"),
        pytest.param("dy-1、dy-3、dy-4、dy-5", ["zjj", "czj", "jyj"], id="people of three units"),
    ],
)
def test_joint_deed_then_it_counts_once_for_each_unit(people: str, units: list[str]) -> None:
    measures = make_measures(deeds=[deed(people=people)])
    assert units_of(measures) == [(0, unit) for unit in units]


def test_several_deeds_then_each_has_its_own_units() -> None:
    measures = make_measures(
        deeds=[deed(people="dy-3"), deed(id="sg-2", unit="jyj", people="", date="2026-08-09")]
    )
    assert units_of(measures) == [(0, "zjj"), (0, "czj"), (1, "jyj")]


def consenting(as_of: date = AS_OF, **consent: str) -> bool:
    people = [{**PEOPLE[0], "named_consent_on": "", **consent}]
    return bool(make_measures(as_of, people=people).nameable[0])


@pytest.mark.parametrize(
    ("consent", "may_be_named"),
    [
        pytest.param({}, False, id="never agreed"),
        pytest.param({"named_consent_on": "2026-10-30"}, True, id="agreed the day before"),
        pytest.param({"named_consent_on": "2026-10-31"}, True, id="agreed on the day"),
        pytest.param({"named_consent_on": "2026-11-01"}, False, id="agrees the day after"),
        pytest.param(
            {"named_consent_on": "2026-01-05", "withdrawn_on": "2026-11-01"}, True,
            id="withdraws the day after",
        ),
        pytest.param(
            {"named_consent_on": "2026-01-05", "withdrawn_on": "2026-10-31"}, False,
            id="withdrew on the day",
        ),
        pytest.param(
            {"named_consent_on": "2026-01-05", "withdrawn_on": "2026-06-01"}, False,
            id="withdrew long ago",
        ),
        pytest.param({"withdrawn_on": "2026-06-01"}, False, id="withdrew what was never given"),
        pytest.param({"photo_consent_on": "2026-01-05"}, False, id="agreed to a photo only"),
    ],
)  # fmt: skip
def test_person_then_named_only_with_consent_in_force(consent: Row, may_be_named: bool) -> None:
    assert consenting(**consent) == may_be_named


def test_person_then_the_as_of_date_decides_not_the_records() -> None:
    consent = {"named_consent_on": "2026-03-02", "withdrawn_on": "2026-06-01"}
    days = [date(2026, 3, 1), date(2026, 3, 2), date(2026, 5, 31), date(2026, 6, 1)]
    assert [consenting(day, **consent) for day in days] == [False, True, True, False]
