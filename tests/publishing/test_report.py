"""The report accounts for every row, and lies beside the site."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sunboard.checks import Checked, check_records
from sunboard.publishing.report import ConservationError, write_report

from tests.factories import (
    AS_OF,
    BASE,
    Row,
    commitment,
    county_rows,
    finished,
    make_programme,
    numbered,
    task,
    text_table,
)


def checked(**rows: list[Row]) -> Checked:
    tables = {kind: text_table(kind, some) for kind, some in {**BASE, **rows}.items()}
    return check_records(tables, make_programme(), AS_OF)


def report_of(folder: Path, found: Checked) -> dict[str, object]:
    write_report(folder / "build-report.json", found, as_of=AS_OF, pages=7)
    report: dict[str, object] = json.loads((folder / "build-report.json").read_text("utf-8"))
    return report


def test_report_then_day_pages_files_and_problems(tmp_path: Path) -> None:
    report = report_of(
        tmp_path, checked(tasks=numbered([finished(), task(raised_on="2027-01-01")]))
    )
    assert (report["as_of"], report["pages"]) == ("2026-10-31", 7)
    counts = {file["path"]: file for file in report["files"]}
    tasks = counts["data/tasks.csv"]
    counted = (tasks["read"], tasks["published"], tasks["counted_only"], tasks["withheld"])
    assert counted == (2, 1, 1, 0)
    assert {problem["rule"] for problem in report["problems"]} >= {"R-4"}
    assert all(set(p) >= {"file", "row", "column", "message"} for p in report["problems"])


def test_a_file_and_a_sheet_called_as_somebody_is_are_not_told(tmp_path: Path) -> None:
    found = checked(people=[{"id": "p-9", "name": "尉迟敬业", "unit": "zjj"}])
    counts = [
        replace(each, path="data/尉迟敬业台账.xlsx", sheet="尉迟敬业")
        for each in found.records.counts
    ]
    found = replace(found, records=replace(found.records, counts=tuple(counts)))
    told = report_of(tmp_path, found)["files"]
    assert {(file["path"], file["sheet"]) for file in told} == {("data/***.xlsx", "***")}


def test_rows_then_every_one_is_published_or_withheld(tmp_path: Path) -> None:
    rows = county_rows()
    rows["units"][0] = {**rows["units"][0], "name": "?"}
    report = report_of(tmp_path, checked(**rows))
    for file in report["files"]:
        told = file["published"] + file["counted_only"]
        assert file["read"] == told + file["withheld"] + file["refused"], file
    counts = {file["path"]: file for file in report["files"]}
    assert counts["data/units.csv"]["withheld"] == 1
    # What the withheld unit promised is withheld with it; what residents asked for stays.
    assert counts["data/commitments.csv"]["withheld"] == 3
    assert counts["data/tasks.csv"]["withheld"] == 0


def test_row_that_is_not_accounted_for_then_an_error(tmp_path: Path) -> None:
    found = checked(commitments=[commitment()])
    lost = replace(found.records.counts[0], published=0)
    broken = replace(found, records=replace(found.records, counts=(lost,)))
    with pytest.raises(
        ConservationError, match=r"data/towns\.csv: 2 read, 0 published, 0 counted only"
    ):
        write_report(tmp_path / "r.json", broken, as_of=AS_OF, pages=0)
    assert not (tmp_path / "r.json").exists()


def test_private_values_then_never_in_the_report(tmp_path: Path) -> None:
    rows = county_rows()
    rows["people"][1] = {**rows["people"][1], "named_consent_on": "吴晓岚的本子"}
    rows["deeds"][1] = {**rows["deeds"][1], "people": "吴晓岚"}
    write_report(tmp_path / "r.json", checked(**rows), as_of=AS_OF, pages=0)
    assert "吴晓岚" not in (tmp_path / "r.json").read_text("utf-8")


def test_same_records_then_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_report(tmp_path / name, checked(**county_rows()), as_of=AS_OF, pages=40)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
