"""Open data name somebody with consent to open data: one to pages and sheets is none to what is copied on."""

from __future__ import annotations

import pytest
from sunboard.measures.ground import Ground

from tests.factories import (
    PEOPLE,
    UNITS,
    Row,
    correction,
    deed,
    finished,
    kept,
    make_measures,
    position,
    task,
)
from tests.open_data import rows_of, said_in_data

NAME, ID = PEOPLE[0]["name"], PEOPLE[0]["id"]
PAGES, DATA = "网页、纸单", "网页、纸单、开放数据"
MOBILE = "13912345678"


def county(consent_for: str, **overrides: str) -> Ground:
    """Somebody has done what people are named for, and is spoken of."""
    person = {**PEOPLE[0], "consent_for": consent_for, **overrides}
    return make_measures(
        is_sound=False,
        people=[person, *PEOPLE[1:]],
        deeds=[deed(people="dy-1、dy-2")],
        positions=[position(), position(id="gw-2", person="dy-2")],
        tasks=[finished(people="dy-1"), task(id="fw-2", people="dy-1", text="水管漏水")],
        commitments=[kept(person="dy-1", result=f"由{NAME}换灯40盏")],
    )


def test_consent_to_open_data_then_name_id_and_what_is_theirs() -> None:
    ground = county(DATA)
    (person,) = rows_of(ground, "people")
    assert (person["id"], person["name"]) == (ID, NAME)
    assert [row["person"] for row in rows_of(ground, "positions")] == [ID]
    (told,) = rows_of(ground, "deeds")
    assert (told["people"], told["people_units"], told["people_count"]) == (ID, "zjj;zjj", "2")
    done, open_ = rows_of(ground, "tasks")
    assert done["people"] == ID
    # Shortfalls name units, never people.
    assert (open_.get("people"), open_.get("people_units")) == (None, None)
    assert NAME in rows_of(ground, "commitments")[0]["result"]


WITHOUT = {
    "consent to pages and sheets": {"consent_for": PAGES},
    "the form's consent": {"consent_for": ""},
    "withdrawn": {"consent_for": DATA, "withdrawn_on": "2026-10-01"},
    "over": {"consent_for": DATA, "consent_until": "2026-10-01"},
    "not yet": {"consent_for": DATA, "named_consent_on": "2026-12-01"},
    "none": {"consent_for": DATA, "named_consent_on": ""},
}


@pytest.mark.parametrize("how", WITHOUT)
def test_no_consent_to_open_data_then_neither_name_nor_id_in_any_file(how: str) -> None:
    ground = county(**WITHOUT[how])
    said = "".join(said_in_data(ground))
    assert NAME not in said
    assert f'"{ID}"' not in said
    assert (rows_of(ground, "people"), rows_of(ground, "positions")) == ([], [])
    (told,) = rows_of(ground, "deeds")
    assert (told.get("people"), told["people_units"], told["people_count"]) == (
        None,
        "zjj;zjj",
        "2",
    )
    assert rows_of(ground, "commitments")[0]["result"] == "（涉及隐私，已隐去）"


def test_person_taken_down_then_neither_name_nor_id() -> None:
    removal = correction(target=ID, category="隐私", before="", after="")
    person = {**PEOPLE[0], "consent_for": DATA}
    ground = make_measures(people=[person, *PEOPLE[1:]], deeds=[deed()], corrections=[removal])
    said = "".join(said_in_data(ground))
    assert NAME not in said
    assert f'"{ID}"' not in said


@pytest.mark.parametrize(
    ("consent_for", "is_told"), [("电话", False), ("网页、电话", False), ("开放数据、电话", True)]
)
def test_mobile_then_told_with_consent_to_both(consent_for: str, *, is_told: bool) -> None:
    person = {**PEOPLE[0], "consent_for": consent_for, "mobile": MOBILE}
    rows: list[Row] = [{**row} for row in UNITS]
    rows[0]["office_phone"] = MOBILE
    ground = make_measures(people=[person, *PEOPLE[1:]], units=rows)
    phone = rows_of(ground, "units")[0]["office_phone"]
    assert phone == (MOBILE if is_told else "（涉及隐私，已隐去）")
    assert (MOBILE in "".join(said_in_data(ground))) == is_told
