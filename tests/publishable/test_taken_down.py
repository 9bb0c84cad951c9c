"""R-25: what was taken down for privacy stands and counts as before, and nobody reads what it says."""

from collections.abc import Iterable

import pytest
from sunboard.boards.blocks import Caution
from sunboard.boards.figure_table import figure_rows
from sunboard.boards.record_links import record_link
from sunboard.checks.records import NOT_PUBLIC
from sunboard.measures.ground import Ground
from sunboard.publishable.records import is_removed
from sunboard.publishing.manifest import told_by
from sunboard.schema import KIND_BY_NAME, FieldType

from tests.factories import (
    PEOPLE,
    Row,
    activity,
    correction,
    county_rows,
    item,
    kept,
    make_measures,
    make_pages,
    position_of,
)
from tests.publishable.test_obeyed import MARK, SAY_NOTHING, everything

TEXTS = (FieldType.TEXT, FieldType.NAME)
NUMBER = "0000-5559990"
"""Stands in the place of each telephone number of what is marked, which may hold nothing else."""


def removal(number: int, target: str) -> Row:
    return correction(
        id=f"gz-{90 + number}",
        target=target,
        category="隐私",
        before="",
        after="",
        date="2026-10-30",
    )


def rows_of(kind: str) -> list[Row]:
    return {**county_rows(), "activities": [activity()], "list_items": [item()]}[kind]


def county(kind: str, marked: Iterable[str], targets: Iterable[str]) -> Ground:
    """A county with all kinds; records of one bear a mark in all that they say, and some are taken down."""
    rows = {**county_rows(), "activities": [activity()], "list_items": [item()]}
    names = {field.name for field in KIND_BY_NAME[kind].fields_of(*TEXTS)}
    phones = {field.name for field in KIND_BY_NAME[kind].fields_of(FieldType.PHONE)}
    marks = {row["id"]: row for row in rows[kind] if row["id"] in set(marked)}
    for row in marks.values():
        row.update({name: text + MARK for name, text in row.items() if text and name in names})
        row.update({name: NUMBER for name, text in row.items() if text and name in phones})
    removals = [removal(number, target) for number, target in enumerate(targets)]
    return make_measures(is_sound=False, **{**rows, "corrections": rows["corrections"] + removals})


@pytest.mark.parametrize("kind", KIND_BY_NAME)
@pytest.mark.parametrize("is_alone", [True, False], ids=["one record", "every record"])
def test_record_of_any_kind_taken_down_then_its_words_stand_nowhere_and_no_figure_moves(
    kind: str, is_alone: bool
) -> None:
    ids = [row["id"] for row in rows_of(kind)][: 1 if is_alone else None]
    before = county(kind, ids, [f"gone-{number}" for number in range(len(ids))])
    after = county(kind, ids, ids)
    assert is_removed(after, kind).sum() == len(ids)
    assert list(figure_rows(after)) == list(figure_rows(before))
    if not is_alone:
        assert any(MARK in said for said in everything(before)) == (kind not in SAY_NOTHING)
    assert not any(MARK in said or NUMBER in said for said in everything(after))


OWN_PAGES = (
    "communities", "estates", "units", "commitments", "deeds", "challenges", "meetings", "stations",
    "notices",
)  # fmt: skip


@pytest.mark.parametrize("kind", OWN_PAGES)
def test_record_with_a_page_taken_down_then_the_page_stays_and_says_when_and_of_what_class(
    kind: str,
) -> None:
    (record, *_) = rows_of(kind)
    ground = county(kind, (), [record["id"]])
    page = make_pages(ground)[record_link(ground, kind, position_of(ground, kind, record["id"]))]
    (mark,) = page.corrections[:1]
    assert isinstance(mark, Caution)
    assert mark.title == "2026年10月30日撤下（隐私）。"
    assert mark.more is not None
    assert mark.more.href.endswith("corrections/#gz-90")


@pytest.mark.parametrize("kind", [kind for kind in KIND_BY_NAME if kind not in OWN_PAGES])
def test_record_without_a_page_taken_down_then_the_front_page_says_nothing_of_it(kind: str) -> None:
    (record, *_) = rows_of(kind)
    assert make_pages(county(kind, (), [record["id"]]))[""].corrections == ()


def test_commitment_taken_down_then_its_page_has_no_words_of_its_own() -> None:
    ground = make_measures(
        commitments=[kept(text="为朱大爷换灯")], corrections=[removal(0, "cn-1")]
    )
    page = make_pages(ground)["commitments/cn-1/"]
    assert page.description == NOT_PUBLIC
    assert "朱大爷" not in repr(page)


def test_correction_of_what_was_taken_down_then_it_tells_nothing_more() -> None:
    rows = [correction(before="原来写了朱大爷"), removal(0, "cn-1")]
    ground = make_measures(commitments=[kept()], corrections=rows)
    assert not any("朱大爷" in said for said in everything(ground))


def test_id_that_records_of_two_kinds_have_then_all_are_taken_down() -> None:
    rows = {"commitments": [kept(id="x-1")], "activities": [activity(id="x-1")]}
    ground = make_measures(**rows, corrections=[removal(0, "x-1")])
    assert is_removed(ground, "commitments").all()
    assert is_removed(ground, "activities").all()


def test_person_taken_down_then_nobody_is_named() -> None:
    rows = {**county_rows(), "corrections": [removal(0, "dy-1")]}
    assert not any(PEOPLE[0]["name"] in said for said in everything(make_measures(**rows)))


def test_any_record_taken_down_then_what_was_published_before_is_withdrawn() -> None:
    before = told_by(make_measures(**county_rows()))
    for kind, target in (("tasks", "fw-1"), ("units", "zjj"), ("people", "dy-1")):
        now = told_by(county(kind, (), [target]))
        assert not before.still_holds(now)
        assert now.still_holds(now)


def test_correction_s_target_changed_then_what_was_published_before_is_withdrawn() -> None:
    then, now = (told_by(county("tasks", (), [target])) for target in ("fw-1", "fw-2"))
    assert not then.still_holds(now)
