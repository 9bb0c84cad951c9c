"""The texts of the sample county: complete, and fit for a public board."""

from __future__ import annotations

import re
import string
from pathlib import Path
from typing import Any

import pytest
from sunboard_demo.wording import load, package_text

from tests.sunboard_demo.reading import SampleCounty

ROOT = Path(__file__).parents[2]
UNITS = {row[0] for row in load("units")["units"]}
GIVEN = {
    "requests": {"b", "where"},
    "commitments": {"k", "place", "by"},
    "deeds": {"estate"},
}
"""The blanks that are filled for every text of a file; a template gives ranges for its others."""

FORBIDDEN = re.compile(r"[Xx×]{2}|__|……|待定|示例|\d余|近\d|1[3-9]\d{9}|\d单元\d|□|某某")


def templates(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = load(name)
    return loaded


def texts_of(template: dict[str, Any]) -> list[str]:
    names = ("text", "result", "what", "baseline", "target", "part", "where")
    texts: list[str] = []
    for name in names:
        value = template.get(name, [])
        texts += [value] if isinstance(value, str) else value
    return texts


def test_the_programme_is_the_one_of_the_demonstration_county() -> None:
    assert package_text("programme.yml") == (ROOT / "data" / "programme.yml").read_text("utf-8")


@pytest.mark.parametrize("name", GIVEN)
def test_every_blank_can_be_filled(name: str) -> None:
    for template in templates(name):
        for text in texts_of(template):
            blanks = {blank for _, blank, _, _ in string.Formatter().parse(text) if blank}
            assert blanks <= GIVEN[name] | template.keys(), text


@pytest.mark.parametrize("name", GIVEN)
def test_every_unit_is_known(name: str) -> None:
    named = {unit for template in templates(name) for unit in template.get("units", ())}
    assert named <= UNITS


@pytest.mark.parametrize(("name", "fewest"), [("requests", 60), ("commitments", 50), ("deeds", 40)])
def test_there_are_enough_different_texts(name: str, fewest: int) -> None:
    assert len(templates(name)) >= fewest


def test_every_category_has_requests_in_every_month() -> None:
    for month in range(1, 13):
        fitting = [t for t in templates("requests") if month in t.get("months", [month])]
        assert len({template["category"] for template in fitting}) == 9


def test_texts_hold_nothing_unfinished_and_nothing_private(demo_county: SampleCounty) -> None:
    names = [row["name"].replace("　", "") for row in demo_county.rows["people"]]
    pattern = re.compile("|".join(sorted(map(re.escape, names))))
    for kind in ("commitments", "tasks", "deeds", "task_events", "extensions"):
        for row in demo_county.rows[kind]:
            for field, text in row.items():
                if field in ("text", "result", "what", "reason", "baseline", "target", "evidence"):
                    assert not FORBIDDEN.search(text), text
                    assert not pattern.search(text), text
                    assert not set(text) & set("{}") or "{Open}" in text, text
