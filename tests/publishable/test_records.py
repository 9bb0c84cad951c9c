"""What may be told of the records of each kind: every kind has a rule, and nobody appears without consent."""

from dataclasses import replace
from datetime import date

import pytest
from sunboard.checks.records import WITHHELD
from sunboard.publishable.records import (
    RULES,
    mentions_people,
    names_people,
    obey,
    told,
    told_in_full,
)
from sunboard.schema import KIND_BY_NAME, KINDS
from sunboard.schema.surface import CONSENTED, Surface

from tests.factories import (
    AS_OF,
    PEOPLE,
    Row,
    deed,
    make_measures,
    whole_county,
)


def test_every_kind_has_a_rule() -> None:
    assert RULES.keys() == KIND_BY_NAME.keys()


def test_kind_then_it_tells_of_people_just_where_a_public_field_means_them() -> None:
    nobody = RULES["towns"].mentions
    telling = {kind for kind, rule in RULES.items() if rule.mentions is not nobody}
    meaning = {kind.name for kind in KINDS if any(field.is_public for field in kind.people_fields)}
    assert telling == meaning != set()


def test_name_that_is_withheld_then_nobody_is_named_by_it() -> None:
    people = [{**PEOPLE[0], "name": WITHHELD}, *PEOPLE[1:]]
    before, after = (
        told(make_measures(people=rows), "people", Surface.PAGE) for rows in (PEOPLE, people)
    )
    assert before[0]
    assert not after[0]
    assert (after[1:] == before[1:]).all()


def test_kind_without_a_rule_then_nothing_of_it_is_told() -> None:
    with pytest.raises(KeyError):
        told(make_measures(), "photos", Surface.PAGE)


def test_kind_that_says_nothing_then_the_build_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    ground, silent = make_measures(), replace(KIND_BY_NAME["towns"], name="photos", is_public=False)
    monkeypatch.setitem(KIND_BY_NAME, "photos", silent)
    with pytest.raises(KeyError, match=r"told of photos.*is_public.*publishable/records\.py"):
        obey(ground)


@pytest.mark.parametrize("surface", Surface)
@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_records_then_each_answer_holds_only_of_what_the_answer_before_holds_of(
    kind: str, surface: Surface
) -> None:
    ground = whole_county()
    is_told = told(ground, kind, surface)
    assert is_told.shape == (len(ground.records[kind]),)
    assert not (told_in_full(ground, kind, surface) & ~is_told).any()
    assert not (mentions_people(ground, kind, surface) & ~is_told).any()
    named = names_people(ground, kind, surface)
    assert not (named & ~mentions_people(ground, kind, surface)).any()


def test_unit_s_own_workbook_then_it_has_all_its_people_and_nothing_else() -> None:
    ground = whole_county()
    everything = [kind.name for kind in KINDS if told(ground, kind.name, Surface.WORKBOOK).any()]
    assert everything == ["people"]
    assert told(ground, "people", Surface.WORKBOOK).all()
    assert not told(ground, "people", Surface.PAGE).all()


PENDING = {"approver": "", "approved_on": "", "objection": ""}


@pytest.mark.parametrize(
    ("row", "is_told", "in_full"),
    [
        (deed(), True, True),
        (deed(state="公示中", **{**PENDING, "window_to": "2026-11-06"}), True, True),
        (deed(state="公示中"), True, True),
        (deed(state="已撤榜", reason="事实有出入"), True, False),
        (deed(state="已推荐", **PENDING, window_from="", window_to=""), False, False),
        (deed(state="已批准", window_from="2026-11-01", window_to="2026-11-07"), False, False),
    ],
    ids=["honoured", "in its window", "undecided", "revoked", "recommended", "approved"],
)
def test_deed_then_told_once_it_is_put_up_and_in_full_until_it_is_revoked(
    row: Row, is_told: bool, in_full: bool
) -> None:
    ground = make_measures(deeds=[row])
    for surface in (Surface.PAGE, Surface.SHEET):
        assert told(ground, "deeds", surface).tolist() == [is_told]
        assert told_in_full(ground, "deeds", surface).tolist() == [in_full]
        assert mentions_people(ground, "deeds", surface).tolist() == [is_told]
        assert names_people(ground, "deeds", surface).tolist() == [in_full]


def consenting(as_of: date = AS_OF, **consent: str) -> bool:
    people = [{**PEOPLE[0], "named_consent_on": "", **consent}]
    return bool(told(make_measures(as_of, people=people), "people", Surface.PAGE)[0])


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
        pytest.param(
            {"named_consent_on": "2026-01-05", "consent_until": "2026-10-31"}, True,
            id="agreed until the day",
        ),
        pytest.param(
            {"named_consent_on": "2026-01-05", "consent_until": "2026-10-30"}, False,
            id="agreed until the day before",
        ),
        pytest.param({"consent_until": "2026-12-31"}, False, id="an end of what was never given"),
    ],
)  # fmt: skip
def test_person_then_named_only_with_consent_in_force(consent: Row, may_be_named: bool) -> None:
    assert consenting(**consent) == may_be_named


NAMED_ON = {"named_consent_on": "2026-01-05"}


@pytest.mark.parametrize(
    ("consent", "surfaces"),
    [
        pytest.param(NAMED_ON, {Surface.PAGE, Surface.SHEET}, id="no surface named"),
        pytest.param({**NAMED_ON, "consent_for": "网页"}, {Surface.PAGE}, id="the site alone"),
        pytest.param({**NAMED_ON, "consent_for": "sheet;data"}, {Surface.SHEET, Surface.DATA}, id="keys"),
        pytest.param(
            {**NAMED_ON, "consent_for": "网页、纸单、开放数据、检索、照片、电话、转发"}, set(CONSENTED),
            id="everywhere",
        ),
        pytest.param(
            {**NAMED_ON, "photo_consent_on": "2026-02-01"},
            {Surface.PAGE, Surface.SHEET, Surface.PICTURE}, id="photos besides",
        ),
        pytest.param({"photo_consent_on": "2026-02-01"}, {Surface.PICTURE}, id="photos alone"),
        pytest.param({"consent_for": "网页"}, set(), id="no day"),
        pytest.param(
            {**NAMED_ON, "consent_for": "网页", "withdrawn_on": "2026-10-31"}, set(), id="withdrawn"
        ),
        pytest.param(
            {**NAMED_ON, "photo_consent_on": "2026-02-01", "consent_until": "2026-10-30"},
            set(), id="over",
        ),
    ],
)  # fmt: skip
def test_consent_then_it_covers_the_surfaces_that_it_names_and_no_other(
    consent: Row, surfaces: set[Surface]
) -> None:
    ground = make_measures(people=[{**PEOPLE[0], "named_consent_on": "", **consent}])
    may_appear = {each for each in CONSENTED if told(ground, "people", each)[0]}
    assert may_appear == surfaces


def test_surfaces_that_nobody_knows_then_it_is_said_and_nothing_is_consented_to() -> None:
    people = [{**PEOPLE[0], "consent_for": "网页、电视"}]
    ground = make_measures(people=people, is_sound=False)
    assert not any(told(ground, "people", surface).any() for surface in CONSENTED)


def test_person_then_the_as_of_date_decides_not_the_records() -> None:
    consent = {"named_consent_on": "2026-03-02", "withdrawn_on": "2026-06-01"}
    days = [date(2026, 3, 1), date(2026, 3, 2), date(2026, 5, 31), date(2026, 6, 1)]
    assert [consenting(day, **consent) for day in days] == [False, True, True, False]


def test_consent_withdrawn_since_the_as_of_day_then_the_later_day_decides() -> None:
    people = [{**PEOPLE[0], "withdrawn_on": "2026-11-01"}]
    ground = make_measures(people=people)
    assert told(ground, "people", Surface.PAGE).tolist() == [True]
    tonight = replace(ground, consent_day=date(2026, 11, 1))
    assert told(tonight, "people", Surface.PAGE).tolist() == [False]
