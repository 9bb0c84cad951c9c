"""Which deeds are honoured, and for whom they count."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sunboard.measures.deeds import Stage, deed_stages_of, deeds_of
from sunboard.measures.ground import Ground, Scope
from sunboard.publishable.records import told
from sunboard.schema.surface import Surface
from sunboard.settings import Vocabulary

from tests.factories import (
    AS_OF,
    Row,
    deed,
    make_measures,
    notice,
    numbered,
    sample_programme,
)

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
            deed(state="已撤榜", reason="事实有出入"), False, True, False, id="revoked"
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
    deeds = deeds_of(make_measures(deeds=[row]))
    found = (deeds.is_honoured[0], deeds.is_revoked[0], deeds.is_window_open[0])
    assert found == (honoured, revoked, window_open)


APPROVED = {"approver": "云城街道党工委", "approved_on": "2026-10-20", "verifier": "社区党委"}


@pytest.mark.parametrize(
    ("row", "stage"),
    [
        (deed(**PENDING, state="已推荐"), Stage.NOMINATED),
        (deed(**{**PENDING, "verifier": "社区党委"}, state="已推荐"), Stage.VERIFIED),
        (deed(**{**PENDING, "approver": "镇党委"}, state="已批准"), Stage.NOMINATED),
        (deed(**{**PENDING, **APPROVED}, state="已核实"), Stage.APPROVED),
        (
            deed(**{**PENDING, **APPROVED, "window_from": "2026-11-02"}, state="已批准"),
            Stage.APPROVED,
        ),
        (
            deed(**{**PENDING, **APPROVED, "window_from": "2026-10-26", "window_to": "2026-10-31"},
                 state="公示中"),
            Stage.IN_WINDOW,
        ),
        (deed(state="公示中"), Stage.UNDECIDED),
        (deed(state="公示中", objection="异议待答复"), Stage.UNDECIDED),
        (deed(), Stage.HONOURED),
        (deed(state="已撤榜", reason="事实有出入"), Stage.REVOKED),
    ],
    ids=lambda value: value.name if isinstance(value, Stage) else "",
)  # fmt: skip
def test_stage_follows_from_what_is_recorded_not_from_the_state(row: Row, stage: Stage) -> None:
    deeds = deeds_of(make_measures(deeds=[row]))
    assert Stage(deeds.stage[0]) is stage


NO_WINDOW = {"window_from": "", "window_to": ""}


@pytest.mark.parametrize(
    ("row", "stage"),
    [
        (deed(result=""), Stage.NOMINATED),
        (deed(recommender="无"), Stage.NOMINATED),
        (deed(unit=""), Stage.NOMINATED),
        (deed(unit="", people=""), Stage.NOMINATED),
        (deed(state=""), Stage.UNDECIDED),
        (deed(**PENDING, state="", result="", recommender=""), Stage.NOMINATED),
        (deed(verifier=""), Stage.NOMINATED),
        (deed(approver=""), Stage.VERIFIED),
        (deed(approved_on=""), Stage.VERIFIED),
        (deed(approver="", approved_on=""), Stage.VERIFIED),
        (deed(state="公示中", approver=""), Stage.VERIFIED),
        (deed(state="公示中", approver="", approved_on=""), Stage.UNDECIDED),
        (deed(**NO_WINDOW), Stage.APPROVED),
        (deed(estate="nowhere"), Stage.NOMINATED),
        (deed(people="赵　强"), Stage.NOMINATED),
        (deed(decided_on="2026-02-30"), Stage.NOMINATED),
        (deed(state="不知道"), Stage.NOMINATED),
        (deed(state="已撤榜", reason="事实有出入", result="", approver=""), Stage.REVOKED),
    ],
)
def test_deed_of_which_something_is_not_written_then_counted_and_not_honoured(
    row: Row, stage: Stage
) -> None:
    ground = make_measures(deeds=[row], is_sound=False)
    assert [Stage(each) for each in deeds_of(ground).stage] == [stage]
    is_told = told(ground, "deeds", Surface.PAGE)
    assert is_told.tolist() == [stage >= Stage.IN_WINDOW]


def test_no_window_asked_for_then_honoured_without_one() -> None:
    kinds = sample_programme().vocabulary("notice_kinds")
    free = tuple(replace(term, workdays=None) for term in kinds.terms)
    vocabularies = {**sample_programme().vocabularies, kinds.key: Vocabulary(kinds.key, free)}
    ground = make_measures(AS_OF, {"vocabularies": vocabularies}, deeds=[deed(**NO_WINDOW)])
    assert [Stage(each) for each in deeds_of(ground).stage] == [Stage.HONOURED]


@pytest.mark.parametrize(
    ("ended_on", "kind", "stage"),
    [
        ("2026-08-21", "拟上榜公示", Stage.HONOURED),
        ("2026-10-30", "拟上榜公示", Stage.HONOURED),
        ("2026-10-31", "拟上榜公示", Stage.IN_WINDOW),
        ("2026-12-31", "拟上榜公示", Stage.IN_WINDOW),
        ("2026-12-31", "办结公示", Stage.HONOURED),
    ],
)
def test_deed_stands_open_as_long_as_its_notice_of_honours(
    ended_on: str, kind: str, stage: Stage
) -> None:
    own = deed()
    noticed = notice(deeds="sg-1", ended_on=ended_on, kind=kind, outcome="")
    ground = make_measures(deeds=[own], notices=[noticed], is_sound=False)
    if stage is Stage.HONOURED:
        assert Stage(deeds_of(ground).stage[0]) is stage
    else:
        # Said to be honoured while its notice runs, it is only counted; as soon as it says so, it is open.
        assert [Stage(each) for each in deeds_of(ground).stage] == [Stage.NOMINATED]
        open_deed = deed(state="公示中", **NO_WINDOW)
        assert (
            Stage(deeds_of(make_measures(deeds=[open_deed], notices=[noticed])).stage[0]) is stage
        )


@pytest.mark.parametrize(
    ("own", "window"),
    [
        ({"window_from": "2026-10-20", "window_to": "2026-11-02"}, ("2026-10-20", "2026-11-06")),
        ({"window_from": "2026-10-20", "window_to": "2026-11-20"}, ("2026-10-20", "2026-11-20")),
        (NO_WINDOW, ("2026-10-27", "2026-11-06")),
    ],
    ids=["its own start", "its own, longer", "none of its own: the last start and end"],
)
def test_window_then_its_own_first_day_and_the_last_of_all_last_days(
    own: Row, window: tuple[str, str]
) -> None:
    days = [("2026-10-27", "2026-11-04"), ("2026-10-26", "2026-11-06")]
    noticed = [notice(deeds="sg-1", started_on=a, ended_on=b, outcome="") for a, b in days]
    rows = {"deeds": [deed(state="公示中", **own)], "notices": numbered(noticed)}
    deeds = deeds_of(make_measures(**rows))
    assert (str(deeds.opens[0]), str(deeds.closes[0])) == window


def test_programme_without_a_notice_of_honours_then_no_window_is_asked_for() -> None:
    vocabularies = {**sample_programme().vocabularies}
    del vocabularies["notice_kinds"]
    deeds = deeds_of(
        make_measures(programme_overrides={"vocabularies": vocabularies}, deeds=[deed(**NO_WINDOW)])
    )
    assert deeds.is_honoured.tolist() == [True]


@settings(max_examples=15)
@given(st.lists(st.sampled_from(range(6)), max_size=12))
def test_stages_add_up_to_the_deeds_in_every_scope(kinds: list[int]) -> None:
    makings = (
        {**PENDING, "state": "已推荐"},
        {**PENDING, "verifier": "社区党委", "state": "已核实"},
        {"state": "公示中"},
        {},
        {"state": "已撤榜"},
        {"people": "dy-3", "unit": "czj", "community": "nanyuan", "estate": "nanyuan-1"},
    )
    rows = numbered([deed(people="", what=f"送餐{n}次") | makings[k] for n, k in enumerate(kinds)])
    ground = make_measures(deeds=rows)
    stages = deed_stages_of(ground, Scope.COUNTY)
    assert stages.sum() == len(rows)
    for scope in (Scope.TOWN, Scope.COMMUNITY, Scope.UNIT):
        assert deed_stages_of(ground, scope).sum(axis=0).tolist() == stages[0].tolist()


def units_of(ground: Ground) -> list[tuple[int, str]]:
    ids = ground.records["units"].frame["id"].to_list()
    return [(deed_, ids[unit]) for deed_, unit in deeds_of(ground).unit_links.tolist()]


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
    ground = make_measures(deeds=[deed(people=people)])
    assert units_of(ground) == [(0, unit) for unit in units]


def test_several_deeds_then_each_has_its_own_units() -> None:
    ground = make_measures(
        deeds=[deed(people="dy-3"), deed(id="sg-2", unit="jyj", people="", date="2026-08-09")]
    )
    assert units_of(ground) == [(0, "zjj"), (0, "czj"), (1, "jyj")]
