"""The package is what its description says, as a program reads it that nobody here wrote."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from frictionless import Package, system
from sunboard.language import speaking
from sunboard.licences import Licence
from sunboard.measures.ground import Ground
from sunboard.publishable.open_data import tables
from sunboard.publishable.records import obey

from tests.factories import AS_OF, county_rows, make_measures
from tests.open_data import data_files
from tests.reference.generated import write_county
from tests.reference.generated_spoiled import SPOILED
from tests.reference.pages import ROOT, read_county


def findings(site: Path) -> list[str]:
    """What frictionless finds wrong with the open data of a site, each table row by row."""
    with system.use_context(trusted=True):
        report = Package(str(site / "data" / "datapackage.json")).validate()
    assert len(report.tasks) > 20
    found = [f"{name}: {message}" for name, message in report.flatten(["name", "message"])]
    return found + [error.message for error in report.errors]


def written(files: dict[str, bytes], site: Path) -> Path:
    for path, content in files.items():
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return site


def sample(_: Path) -> Ground:
    return read_county(ROOT / "tests" / "sample_data")


def full_of_edges(folder: Path) -> Ground:
    return read_county(write_county(folder, 3) / SPOILED, is_spoiled=True)


@pytest.mark.parametrize("county", [sample, full_of_edges])
def test_package_then_frictionless_finds_nothing(
    county: Callable[[Path], Ground], tmp_path: Path
) -> None:
    made = obey(county(tmp_path))
    with speaking(made.programme.tongue):
        files = data_files(made)
    assert findings(written(files, tmp_path / "site")) == []


def test_table_of_several_files_and_a_cell_that_is_wrong_then_it_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 1)
    files = data_files(make_measures(**county_rows()))
    assert findings(written(files, tmp_path)) == []
    wrong = files["data/tasks-2026.csv"].replace(b'"zjj"', b'"nobody"', 1)
    assert findings(written({"data/tasks-2026.csv": wrong}, tmp_path)) != []


def described(ground: Ground) -> dict[str, object]:
    tree: dict[str, object] = json.loads(data_files(ground)["data/datapackage.json"])
    return tree


def test_description_then_whose_it_is_and_under_which_terms() -> None:
    licence = Licence("CC-BY-4.0", "署名", "https://example.org/by/")
    said = described(make_measures(programme_overrides={"licence": licence}))
    assert said["title"] == "云桥县部门单位联社区包小区公开数据"
    assert said["licenses"] == [
        {"name": "CC-BY-4.0", "title": "署名", "path": "https://example.org/by/"}
    ]
    assert "licenses" not in described(make_measures())


def test_each_table_then_its_size_and_hash_are_those_of_its_file() -> None:
    files = data_files(make_measures(**county_rows()))
    for table in json.loads(files["data/datapackage.json"])["resources"]:
        content = files[f"data/{table['path']}"]
        if table["name"] == "as_of":
            assert "hash" not in table
        else:
            digest = f"sha256:{sha256(content).hexdigest()}"
            assert (table["bytes"], table["hash"]) == (len(content), digest)


def test_next_day_then_no_file_changes_but_the_one_that_says_it() -> None:
    # In rows that rest: nothing comes due, nothing is open.
    rows = {"tasks": [], "commitments": []}
    days = (AS_OF - timedelta(days=1), AS_OF)
    before, after = (data_files(make_measures(day, **rows)) for day in days)
    assert before.keys() == after.keys()
    assert [path for path in before if before[path] != after[path]] == ["data/as_of.csv"]
