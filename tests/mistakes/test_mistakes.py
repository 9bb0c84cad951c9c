"""What clerks do wrong gets words that they can act on; every report is read whenever it changes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from sunboard.checks.causes import causes_of
from sunboard.checks.summing import format_cause

from tests.checks.broken_data import judge, lay_out

FOLDER = Path(__file__).parent
REPORTS = FOLDER / "reports.txt"
MOST_LINES = 6
UNTOUCHED = "nothing-wrong"
"""The case of the county as it is."""


@cache
def mistakes() -> dict[str, dict[str, str]]:
    listed = yaml.safe_load((FOLDER / "mistakes.yml").read_text(encoding="utf-8"))
    return {mistake["name"]: mistake for mistake in listed}


def report_of(mistake: dict[str, str]) -> str:
    """What is said of the county with one mistake in it."""
    with TemporaryDirectory() as folder:
        root = lay_out(UNTOUCHED, Path(folder))
        path = root / "data" / mistake["file"]
        text = mistake.get("text")
        if text is None:
            before = path.read_text(encoding="utf-8")
            assert mistake["from"] in before
            text = before.replace(mistake["from"], mistake["to"], 1)
        path.write_text(text, encoding="utf-8", newline="")
        problems = judge(root).problems
    return "".join(f"{line}\n" for cause in causes_of(problems) for line in format_cause(cause))


def stated() -> dict[str, str]:
    parts = REPORTS.read_text(encoding="utf-8").split("## ")[1:]
    return {name: report.strip("\n") for name, report in (part.split("\n", 1) for part in parts)}


@pytest.mark.golden
def test_reports_are_as_stated(request: pytest.FixtureRequest) -> None:
    reports = {name: report_of(mistake) for name, mistake in mistakes().items()}
    if request.config.getoption("--renew-golden"):
        text = "\n".join(f"## {name}\n{report}" for name, report in reports.items())
        REPORTS.write_text(text, encoding="utf-8", newline="\n")
    assert {name: report.strip("\n") for name, report in reports.items()} == stated()


@pytest.mark.parametrize("name", mistakes())
def test_a_mistake_is_told_in_few_lines(name: str) -> None:
    assert len(stated()[name].splitlines()) <= MOST_LINES
