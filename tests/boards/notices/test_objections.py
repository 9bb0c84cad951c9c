"""Objections: how many came in and what came of them; never whose they were, nor what they were about."""

from __future__ import annotations

from tests.asking import ask
from tests.factories import correction, kept, make_measures, objection

PAGE = "corrections/"
OPEN = objection(id="yy-9", outcome="", answered_on="", answered_by="")


def shown(**rows: list[dict[str, str]]) -> dict[str, str]:
    """The page's figures of objections, by key."""
    found = ask(make_measures(commitments=[kept()], **rows))[PAGE].values
    return {key: value for key, value in found.items() if "/objections/" in key}


def test_objections_then_all_and_each_outcome_are_counted() -> None:
    rows = [
        objection(),
        objection(id="yy-2", outcome="不属实"),
        objection(id="yy-3", outcome="受理中", answered_on="", answered_by=""),
        OPEN,
    ]
    assert shown(objections=rows) == {
        "county/objections/received": "4",
        "county/objections/open": "2",
        "county/objections/upheld": "1",
        "county/objections/partly": "0",
        "county/objections/unfounded": "1",
        "county/objections/refused": "0",
    }


def test_objection_then_neither_its_subject_nor_who_answered_is_told_anywhere() -> None:
    rows = [objection(target="cn-1 东关老街", answered_by="云城街道信访办")]
    pages = ask(make_measures(commitments=[kept()], objections=rows))
    said = " ".join(pages[path].text for path in (PAGE, "commitments/cn-1/", "mechanisms/"))
    assert "东关老街" not in said
    assert "云城街道信访办" not in said


def test_nobody_keeps_objections_then_none_is_spoken_of() -> None:
    rows = {"commitments": [kept()], "corrections": [correction()]}
    county = make_measures(programme_overrides={"kept_from": {}}, **rows)
    assert "异议的" not in ask(county)[PAGE].text
    assert not [key for key in ask(county)[PAGE].values if "/objections/" in key]
