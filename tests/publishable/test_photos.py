"""Which photos a page may show: by consent, by an office's word, and only where their subject has a page."""

from __future__ import annotations

from typing import Any

import pytest
from sunboard.measures.ground import Ground
from sunboard.publishable.photos import may_be_shown, photos_of, portraits, untold_photos
from sunboard.publishable.records import _OWN_PLACE
from sunboard.schema import KIND_BY_NAME

from tests.factories import (
    PEOPLE,
    Row,
    commitment,
    correction,
    deed,
    finished,
    kept,
    make_measures,
    picture,
    task,
)

PORTRAIT = {"person": "dy-1", "subject": "", "sort": "人像"}
AGREED = [dict(PEOPLE[0], photo_consent_on="2026-01-05"), *PEOPLE[1:]]


def ground_of(rows: list[Row], *, is_sound: bool = True, **others: Any) -> Ground:
    kinds: dict[str, Any] = {
        "people": AGREED,
        "deeds": [deed()],
        "commitments": [kept(), commitment(id="cn-2")],
        "tasks": [finished(), task(id="fw-2")],
    } | others
    return make_measures(is_sound=is_sound, pictures=rows, **kinds)


def test_every_kind_that_a_photo_may_be_of_says_where_it_stands() -> None:
    assert _OWN_PLACE.keys() == {*KIND_BY_NAME["pictures"].field_by_name["subject"].refers_to}


@pytest.mark.parametrize(
    ("row", "is_shown"),
    [
        pytest.param({}, True, id="a deed"),
        pytest.param({"subject": "cn-1"}, True, id="a promise"),
        pytest.param({"subject": "fw-1"}, True, id="a task"),
        pytest.param({"subject": "fw-2", "sort": "之前的样子"}, True, id="one that isn't done yet"),
        pytest.param({"subject": "fw-2", "people": "dy-1"}, False, id="nobody on what isn't done"),
        pytest.param({"subject": "fw-1", "people": "dy-1"}, True, id="somebody on what is done"),
        pytest.param({"subject": "cn-2", "people": "dy-1"}, False, id="nobody on what isn't kept"),
        pytest.param({"people": "dy-1"}, True, id="somebody who agreed"),
        pytest.param({"people": "dy-3"}, False, id="somebody who agreed to the name alone"),
        pytest.param({"people": "dy-1、dy-3"}, False, id="one of two"),
        pytest.param({"checked_by": ""}, False, id="unchecked"),
        pytest.param(PORTRAIT, True, id="a portrait"),
        pytest.param(PORTRAIT | {"person": "dy-3"}, False, id="a portrait of somebody else"),
        pytest.param(PORTRAIT | {"people": "dy-2"}, False, id="who isn't alone on it"),
    ],
)
def test_row_then_shown_or_not(row: Row, is_shown: bool) -> None:
    ground = ground_of([picture(**row)])
    assert bool(may_be_shown(ground)) is is_shown


@pytest.mark.parametrize(
    ("row", "others"),
    [
        pytest.param(
            {}, {"deeds": [deed(state="已批准", window_from="", window_to="")]}, id="not put up"
        ),
        pytest.param(PORTRAIT, {"deeds": [deed(people="dy-3")]}, id="honoured for nothing"),
        pytest.param(
            PORTRAIT,
            {"people": [dict(AGREED[0], consent_for="照片"), *PEOPLE[1:]]},
            id="pages may not name them",
        ),
        pytest.param(
            {"subject": "fw-1"}, {"programme_overrides": {"boards": ["deeds"]}}, id="no page"
        ),
    ],
)
def test_subject_on_no_page_then_said_and_not_shown(row: Row, others: dict[str, Any]) -> None:
    ground = ground_of([picture(**row)], is_sound=False, **others)
    assert may_be_shown(ground) == []
    said = [(each.code, each.place.file) for each in untold_photos(ground)]
    assert said == [("photo-untold", "data/pictures/after.png")]


def test_nobody_agreed_then_what_the_check_says_is_enough() -> None:
    assert [
        *untold_photos(ground_of([picture(people="dy-3"), picture(id="tp-2", checked_by="")]))
    ] == []


@pytest.mark.parametrize("target", ["tp-1", "sg-1"])
def test_taken_down_by_itself_or_with_its_subject_then_not_shown(target: str) -> None:
    gone = correction(target=target, category="隐私", before="", after="", reason="涉及隐私")
    assert may_be_shown(ground_of([picture()], corrections=[gone])) == []


def test_several_then_before_comes_first_and_the_newest_portrait_counts() -> None:
    rows = [
        picture(id="tp-1", taken_on="2026-08-09"),
        picture(id="tp-2", sort="之前的样子", taken_on="2026-08-08"),
        picture(id="tp-3", **PORTRAIT, taken_on="2026-05-01", alt="一名戴帽子的人"),
        picture(id="tp-4", **PORTRAIT, taken_on="2026-02-01", alt="一名不戴帽子的人"),
    ]
    ground = ground_of(rows)
    assert [each.files[0].path for each in photos_of(ground, "deeds")[0]] == [
        "photos/tp-2-200.jpg", "photos/tp-1-200.jpg",
    ]  # fmt: skip
    assert portraits(ground)[0].alt == "一名戴帽子的人"
