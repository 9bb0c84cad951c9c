"""`write_demo`: the sizes asked for, the same bytes each time, nothing of anybody else's overwritten."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from sunboard.checks import check_records
from sunboard.problems import Problem, Severity
from sunboard.records import read_programme, read_records
from sunboard.records.ledger_files import SITE_MARKER
from sunboard_demo import write_demo
from sunboard_demo.folder import make_free

from tests.sunboard_demo.reading import SampleCounty

ROOT = Path(__file__).parents[2]

INTENDED_WARNINGS = {
    "R-1-no-date",
    "R-9-void",
    "R-1-no-result",
    "R-15-households",
    "R-15-leader-estates",
    "R-17-not-taken-up",
    "R-18-no-owner",
    "R-18-unmatched",
    "R-2-praise",
    "R-31-no-outcome",
    "R-7-unanswered",
}


def problems_of(root: Path) -> list[Problem]:
    programme, faults = read_programme(root)
    assert programme is not None
    assert programme.as_of is not None
    tables, problems = read_records(root)
    checked = check_records(tables, programme, programme.as_of)
    return [*faults, *problems, *checked.problems]


def test_the_demonstration_county_has_the_promised_size(demo_county: SampleCounty) -> None:
    promised = {
        "towns": 4,
        "communities": 14,
        "estates": 60,
        "units": 40,
        "people": 600,
        "commitments": 220,
        "extensions": 35,
        "tasks": 4000,
        "deeds": 160,
    }
    assert {kind: demo_county.counts[kind] for kind in promised} == promised
    assert 2100 < demo_county.counts["evaluations"] < 2600
    written = {kind: len(rows) for kind, rows in demo_county.rows.items()}
    assert written == demo_county.counts
    assert sum(map(len, demo_county.files.values())) < 4_000_000


def test_the_demonstration_county_passes_every_check(demo_county: SampleCounty) -> None:
    problems = problems_of(demo_county.root)
    assert {problem.code for problem in problems} <= INTENDED_WARNINGS
    assert all(problem.severity is Severity.WARNING for problem in problems)
    assert len(problems) < 50


def test_the_repository_holds_what_the_generator_writes(demo_county: SampleCounty) -> None:
    here = SampleCounty(ROOT, {}).files
    made = demo_county.files
    # The build adds to the ledgers what the last night published.
    ledgers = {name: content for name, content in made.items() if name.startswith("ledger/")}
    for name, content in ledgers.items():
        assert here[name].startswith(content), name
    others = made.keys() - ledgers.keys()
    assert here.keys() - ledgers.keys() == {*others, "README.md"}
    assert {name: here[name] for name in others} == {name: made[name] for name in others}


@pytest.mark.parametrize("options", [{}, {"commitments_each": 2, "tasks_each": 3}])
def test_the_same_seed_writes_the_same_bytes(tmp_path: Path, options: dict[str, int]) -> None:
    counties = []
    for name, seed in (("one", 7), ("two", 7), ("other", 8)):
        counts = write_demo(tmp_path / name, communities=3, seed=seed, **options)
        counties.append(SampleCounty(tmp_path / name, counts).files)
    one, two, other = counties
    assert one == two
    # Which things there are pictures of depends on what was done.
    names = [{name for name in each if not name.startswith("pictures/")} for each in (one, other)]
    assert names[0] == names[1]
    assert one != other


@pytest.mark.parametrize("communities", [1, 2, 5, 22])
def test_a_county_of_any_size_has_no_errors(tmp_path: Path, communities: int) -> None:
    counts = write_demo(tmp_path, communities=communities)
    assert counts["communities"] == communities
    assert counts["tasks"] == round(4000 * communities / 14)
    assert [p for p in problems_of(tmp_path) if p.severity is Severity.ERROR] == []


def test_a_county_may_have_no_people(tmp_path: Path) -> None:
    counts = write_demo(tmp_path, communities=2, people=False)
    county = SampleCounty(tmp_path, counts)
    assert "people" not in counts
    assert "positions" not in counts
    assert not any(row.get("people") or row.get("person") for row in every_row(county))


def test_a_plain_county_has_as_many_of_each_as_asked_for(plain_county: SampleCounty) -> None:
    for kind, each in (("commitments", 6), ("tasks", 12), ("deeds", 3), ("estates", 4)):
        counts = Counter(row["community"] for row in plain_county.rows[kind])
        assert len(counts) == 20, kind
        assert set(counts.values()) == {each}, kind
    assert plain_county.counts["units"] == 20
    assert not plain_county.rows["people"]


def test_a_plain_county_has_one_file_a_kind(plain_county: SampleCounty) -> None:
    assert sorted(plain_county.files) == [
        ".demonstration.sha256",
        "calendar.yml",
        "commitments.csv",
        "communities.yml",
        "deeds.csv",
        "estates.yml",
        "evaluations.csv",
        "extensions.csv",
        "pairings.csv",
        "programme.yml",
        "task_events.csv",
        "tasks.csv",
        "towns.yml",
        "units.yml",
    ]
    assert b"\nboards: [communities]\n" in plain_county.files["programme.yml"]
    assert [p for p in problems_of(plain_county.root) if p.severity is Severity.ERROR] == []


@pytest.mark.parametrize("fixture", ["demo_county", "plain_county"])
def test_every_id_is_used_once(fixture: str, request: pytest.FixtureRequest) -> None:
    county: SampleCounty = request.getfixturevalue(fixture)
    for kind, rows in county.rows.items():
        counts = Counter(row["id"] for row in rows)
        assert not [name for name, count in counts.items() if count > 1], kind


def test_an_earlier_sample_county_is_replaced(tmp_path: Path) -> None:
    write_demo(tmp_path, communities=2)
    data = tmp_path / "data"
    (data / "README.md").write_text("ours")
    assert (data / "ledger" / "ids.csv").is_file()
    counts = write_demo(tmp_path, communities=2, tasks_each=1)
    assert not (data / "tasks").exists()
    assert not (data / "people.csv").exists()
    assert not (data / "ledger").exists()
    assert (data / "README.md").read_text() == "ours"
    assert counts["tasks"] == 2


@pytest.mark.parametrize("name", ["tasks.csv", "programme.yml"])
def test_real_records_are_never_overwritten(tmp_path: Path, name: str) -> None:
    file = tmp_path / "data" / name
    file.parent.mkdir()
    file.write_text("county: 真县\n")
    with pytest.raises(FileExistsError, match="no demonstration"):
        write_demo(tmp_path)
    assert file.read_text() == "county: 真县\n"


def every_row(county: SampleCounty) -> list[dict[str, str]]:
    return [row for rows in county.rows.values() for row in rows]


@pytest.mark.parametrize(("site", "out"), [("", ""), ("", "a/b"), ("data", "")])
def test_nothing_is_written_into_a_published_site(tmp_path: Path, site: str, out: str) -> None:
    (tmp_path / site).mkdir(exist_ok=True)
    (tmp_path / site / SITE_MARKER).write_text("", encoding="utf-8")
    with pytest.raises(FileExistsError, match="网站"):
        make_free(tmp_path / out, replaces=True)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [SITE_MARKER]
