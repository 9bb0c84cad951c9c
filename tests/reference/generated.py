"""Small counties full of edges: gaps, mergers, due days on the as-of day, rest days, 0 and 1 of everything.

A seed gives the same county for ever. Rows are drawn freely around valid ones; those that a rule would
find fault with are taken out again, so that what is left is published whole.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from sunboard.days import Asked
from sunboard.problems import Severity
from sunboard.project import check_project

from tests import factories
from tests.factories import Row
from tests.reference.generated_chance import Chance
from tests.reference.generated_more import MORE_KINDS, ledger, local_days, settings
from tests.reference.generated_rows import KINDS
from tests.reference.generated_spoiled import SPOILED, spoil
from tests.reference.records import SHOULD_BE_ALL

NOW = datetime(2027, 3, 31, tzinfo=UTC)


def write_county(folder: Path, seed: int) -> Path:
    """Write the county of a seed, as a project."""
    chance = Chance(seed)
    rows = _drawn(chance)
    programme = factories.programme_tree(as_of=chance.as_of.isoformat(), **settings(chance))
    if seed % 2:
        for vocabulary in SHOULD_BE_ALL:
            del programme["vocabularies"][vocabulary]
    if seed % 4:
        # All, none, or every other word.
        programme["everywhere"] = {} if seed % 4 == 1 else _every_other(programme)
    _write_days(folder, local_days(chance))
    _write(folder, programme, rows)
    for _ in range(8):
        sound = _published(folder, rows)
        if sound == rows:
            if rows["tasks"] and chance.random.random() < 0.5:
                _write_ledger(folder, ledger(chance, rows["tasks"]))
            if seed % 3 == 0:
                _spoil(folder, programme, chance, rows)
            return folder
        rows = sound
        _write(folder, programme, rows)
    raise AssertionError(f"county {seed} is never sound")


def _every_other(programme: dict[str, Any]) -> dict[str, list[str]]:
    """What every place should have, of lists that may be ours."""
    lists = {**factories.programme_tree()["vocabularies"], **programme["vocabularies"]}
    return {name: [term["key"] for term in lists[name][::2]] for name in SHOULD_BE_ALL}


def _drawn(chance: Chance) -> dict[str, list[Row]]:
    """Rows of every kind but some."""
    rows = {kind: [dict(row) for row in some] for kind, some in factories.BASE.items()}
    rows["units"][2] |= {"ended_on": chance.maybe(chance.around(90))}
    if rows["units"][2]["ended_on"]:
        rows["units"][2]["successor"] = "zjj"
    every = {**KINDS, **MORE_KINDS}
    empty = chance.random.sample(sorted(every), chance.random.choice((0, 1, 3)))
    for kind, make in every.items():
        rows[kind] = chance.drawn[kind] = []
        if kind not in empty:
            for number, row in enumerate(make(chance), 1):
                rows[kind].append({**row, "id": f"{kind.replace('_', '-')}-{number}"})
    return rows


def _spoil(
    folder: Path, programme: dict[str, Any], chance: Chance, rows: dict[str, list[Row]]
) -> None:
    """Put the county with cells that can't be read beside the one without those cells."""
    clean, spoiled = spoil(chance, rows)
    shutil.copytree(folder / "data", folder / SPOILED / "data")
    _write(folder / SPOILED, programme, spoiled)
    _write(folder, programme, clean)


def _published(folder: Path, rows: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """The rows that nothing is wrong with."""
    problems = check_project(folder, Asked(NOW)).checked.problems
    faulty = {
        (Path(problem.place.file).stem, problem.place.row)
        for problem in problems
        if problem.severity is Severity.ERROR
    }
    # A row's number is that of its line in the file, of which the first is the heading.
    return {
        kind: [row for line, row in enumerate(some, 2) if (kind, line) not in faulty]
        for kind, some in rows.items()
    }


def _write(folder: Path, programme: dict[str, Any], rows: dict[str, list[Row]]) -> None:
    data = folder / "data"
    every: dict[str, list[Row]] = {**{kind: [] for kind in factories.county_rows()}, **rows}
    for kind in every:
        (data / f"{kind}.csv").unlink(missing_ok=True)
    factories.write_project(folder, programme, **every)


def _write_days(folder: Path, days: dict[str, list[dict[str, str]]]) -> None:
    if days:
        (folder / "data").mkdir(parents=True, exist_ok=True)
        text = yaml.safe_dump(days, allow_unicode=True)
        (folder / "data" / "calendar.yml").write_text(text, encoding="utf-8")


def _write_ledger(folder: Path, lines: list[Row]) -> None:
    file = folder / "data" / "ledger" / "ids.csv"
    file.parent.mkdir()
    text = "\n".join(["day,kind,id,event", *(",".join(line.values()) for line in lines)])
    file.write_text(f"{text}\n", encoding="utf-8")
