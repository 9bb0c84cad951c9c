"""The ledgers of the demonstration county: as if the site had been published every night since March."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
from sunboard.checks import check_records
from sunboard.measures.ground import make_ground
from sunboard.publishing.ledger import new_entries, new_promises
from sunboard.records import read_programme, read_records
from sunboard.records.promises import read_published_commitments
from sunboard.records.publications import read_publications
from sunboard_demo.days import add_workdays

from tests.sunboard_demo.reading import SampleCounty

FIRST, LAST = date(2026, 3, 2), date(2026, 10, 31)


def lines(county: SampleCounty) -> list[dict[str, str]]:
    text = county.files["ledger/ids.csv"].decode()
    return list(csv.DictReader(text.splitlines()))


def test_every_line_then_in_order_and_on_a_night_the_site_was_published(
    demo_county: SampleCounty,
) -> None:
    found = [tuple(line.values()) for line in lines(demo_county)]
    assert found == sorted(set(found))
    assert (found[0][0], found[-1][0]) <= (FIRST.isoformat(), LAST.isoformat())
    assert found[0][0] == FIRST.isoformat()
    kinds = Counter((kind, event) for _, kind, _, event in found)
    assert kinds.keys() == {
        ("commitments", "published"),
        ("deeds", "published"),
        ("tasks", "completed"),
        ("tasks", "published"),
    }


def test_result_then_public_after_it_was_done_and_the_task_before(
    demo_county: SampleCounty,
) -> None:
    tasks = demo_county.by_id("tasks")
    published = {x["id"]: x["day"] for x in lines(demo_county) if x["event"] == "published"}
    for line in lines(demo_county):
        if line["event"] == "completed":
            task = tasks[line["id"]]
            assert task["result"], line
            assert published[line["id"]] <= line["day"], line


def test_recorded_build_then_only_the_last_night_is_missing(
    demo_county: SampleCounty, tmp_path: Path
) -> None:
    root = tmp_path / "county"
    for name, content in demo_county.files.items():
        file = root / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    programme, _ = read_programme(root)
    assert programme is not None
    tables, _ = read_records(root)
    published = read_published_commitments(root)
    checked = check_records(tables, programme, LAST, published=published)
    # No promise reads otherwise than it was put down.
    assert [p for p in checked.problems if p.code.startswith("R-9") and p.code != "R-9-void"] == []
    ground = make_ground(checked.records, programme, LAST, read_publications(root))
    assert len(new_promises(root, ground)) < 5
    assert 0 < len(new_entries(root, ground)) < 200


def test_days_of_its_own_then_the_generator_counts_by_them_as_well(
    demo_county: SampleCounty,
) -> None:
    programme, problems = read_programme(demo_county.root)
    assert programme is not None
    assert problems == []
    assert [local.is_work for local in programme.local_days] == [False, True]
    start = date(2026, 7, 15)
    for count in range(5):
        (expected,) = programme.calendar.add_workdays(np.array([start], "datetime64[D]"), count)
        assert add_workdays(start, count) == expected
