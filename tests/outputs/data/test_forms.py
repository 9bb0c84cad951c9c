"""The three forms of a table say the same, each as its readers take it."""

from __future__ import annotations

import csv
import io
import json

import pyarrow as pa
import pytest
from sunboard.measures.ground import Ground
from sunboard.outputs.data.forms import csv_of, for_offices
from sunboard.outputs.data.texts import without_formulas
from sunboard.publishable.open_data import tables
from sunboard.schema import KINDS

from tests.factories import finished, make_measures, numbered
from tests.open_data import data_files, members

BEGINNINGS = (
    "=",
    "+",
    "-",
    "@",
    "＝",
    "＋",
    "－",
    "＠",
    " =",
    "\u3000=",
    "\xa0=",
    "\t",
    "\r",
    "\0=",
)
FORMULAS = ("+1+1", "-1+1", "@SUM(1)")
TEXTS = (*FORMULAS, '说“"好"”', "一，二,三", "a\\b", "3=2", "&<b>")


@pytest.fixture(scope="module")
def ground() -> Ground:
    """Tasks that say what office programs, CSV and JSON each take for something else."""
    return make_measures(tasks=numbered([finished(result=text) for text in TEXTS]))


@pytest.fixture(scope="module")
def files(ground: Ground) -> dict[str, bytes]:
    return data_files(ground)


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def test_every_kind_that_is_kept_and_told_then_in_every_form(files: dict[str, bytes]) -> None:
    every = {kind.name for kind in KINDS}
    for form in ("data/{}.csv", "data/excel/{}.csv", "data/{}.json"):
        # Visits are told as sums alone, pictures on pages alone.
        assert {name for name in every if form.format(name) in files} == every - {
            "visits",
            "pictures",
        }


def test_for_programs_then_no_mark_and_lines_of_unix(files: dict[str, bytes]) -> None:
    content = files["data/tasks.csv"]
    assert content.startswith(b'"id","community"')
    assert b"\r" not in content
    heads, *rows = cells(content)
    assert [row[heads.index("result")] for row in rows] == list(TEXTS)
    # What is empty has no quotation marks, and everything else has.
    assert b",," in content
    assert b',""' not in content


def test_for_offices_then_a_mark_heads_in_words_and_no_formula(files: dict[str, bytes]) -> None:
    content = files["data/excel/tasks.csv"]
    assert content.startswith('\ufeff"编号"'.encode())
    heads, *rows = cells(content.removeprefix("\ufeff".encode()))
    said = [row[heads.index("办理结果")] for row in rows]
    assert said == [f"'{text}" if text in FORMULAS else text for text in TEXTS]


def test_head_that_a_programme_calls_like_a_formula_then_none_and_still_one_cell() -> None:
    rows = pa.table({"a": ["1"], "b": ["2"]})
    heads, *_ = cells(
        for_offices(rows, ["=1+1", '＝"x"'], csv_of(rows)).removeprefix(b"\xef\xbb\xbf")
    )
    assert heads == ["'=1+1", '\'＝"x"']


def test_beginnings_of_formulas_then_an_apostrophe_before_them_and_before_nothing_else() -> None:
    texts = [f"{sign}1" for sign in BEGINNINGS]
    column = pa.array([*texts, "1=1", " 1", "", None], pa.large_string())
    changed = without_formulas(column).to_pylist()
    assert changed == [*(f"'{text}" for text in texts), "1=1", " 1", "", None]


@pytest.mark.parametrize("name", ["tasks", "counts", "people", "days"])
def test_json_then_the_same_rows(name: str, files: dict[str, bytes]) -> None:
    heads, *rows = json.loads(files[f"data/{name}.json"])
    own_heads, *own = cells(files[f"data/{name}.csv"])
    assert heads == own_heads

    def written(value: object) -> str:
        return "" if value is None else json.dumps(value) if isinstance(value, bool) else str(value)

    assert [[written(value) for value in row] for row in rows] == own


def test_table_longer_than_a_file_then_a_file_a_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    earlier = dict.fromkeys(("raised_on", "reported_on"), "2025-12-30")
    found = data_files(make_measures(tasks=numbered([finished(**earlier), finished(), finished()])))
    assert "data/tasks.csv" not in found
    years = {year: cells(found[f"data/tasks-{year}.csv"])[1:] for year in (2025, 2026)}
    assert {year: len(rows) for year, rows in years.items()} == {2025: 1, 2026: 2}
    described = json.loads(found["data/datapackage.json"])
    (paths,) = [each["path"] for each in described["resources"] if each["name"] == "tasks"]
    assert paths == ["tasks-2025.csv", "tasks-2026.csv"]


def test_archive_then_all_tables_and_what_describes_them_but_no_day(
    files: dict[str, bytes],
) -> None:
    held = members(files["data/all.zip"])
    described = json.loads(held.pop("datapackage.json"))
    tables = {
        name.removeprefix("data/")
        for name in files
        if name.endswith(".csv") and name.count("/") == 1
    }
    assert held.keys() == tables - {"as_of.csv"}
    assert {each["path"] for each in described["resources"]} == held.keys()
    assert all(content == files[f"data/{name}"] for name, content in held.items())
