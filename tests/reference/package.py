"""A downloaded package of open data read as a project is: nothing else of the county is at hand."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from tests.reference.county import County
from tests.reference.records import PLACELESS, Project, Row
from tests.reference.workdays import DAY, Workdays

AS_OF = "as_of.csv"
"""Is no part of the archive, which changes when its content does."""


@dataclass(frozen=True)
class Package(Project):
    """The folder that holds `datapackage.json`, its tables and, beside them, the as-of day."""

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of one of its tables, without the cells that are empty; none where there is none."""
        return self.rows(name)

    @cached_property
    def as_of(self) -> date:
        (row,) = self.table("as_of")
        return date.fromisoformat(row["as_of"])

    @cached_property
    def programme(self) -> dict[str, Any]:
        said = {row["name"]: row.get("value", "") for row in self.table("settings")}
        return {
            **said,
            "boards": said["boards"].split(),
            "limits": _below("limits", said),
            "kept_from": _below("kept_from", said),
            "everywhere": {k: v.split() for k, v in _below("everywhere", said).items()},
            "steps": self.table("steps"),
            "vocabularies": self._vocabularies(),
        }

    @cached_property
    def workdays(self) -> Workdays:
        return OddDays(
            frozenset(),
            frozenset(),
            odd={
                date.fromisoformat(row["day"]): (
                    row["is_worked"] == "true",
                    row["is_settled"] == "true",
                )
                for row in self.table("days")
            },
        )

    @cached_property
    def ledger(self) -> tuple[Row, ...]:
        """When each result was published, and when this was first put down."""
        began = self.programme["ledger_began_on"]
        lines: list[Row] = [
            {"day": row["published_on"], "kind": "tasks", "id": row["id"], "event": "completed"}
            for row in self.table("tasks")
            if "published_on" in row
        ]
        return (*lines, *([{"day": began, "kind": "", "id": "", "event": ""}] if began else []))

    def _placed(self, kind: str, row: Row) -> Row:
        """As it is: what is of no known community has "" in its place."""
        return {"community": "", **row} if kind in PLACELESS else row

    def terms(self, vocabulary: str) -> list[dict[str, Any]]:
        """All: the package has the words that go for its county."""
        return self._every_term(vocabulary)

    def _every_term(self, vocabulary: str) -> list[dict[str, Any]]:
        """Of what nobody has anything the package has no words."""
        found: list[dict[str, Any]] = self.programme["vocabularies"].get(vocabulary, [])
        return found

    def _vocabularies(self) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = {}
        for row in self.table("terms"):
            found.setdefault(row["vocabulary"], []).append(dict(row))
        return found

    def _read(self, kind: str) -> Iterator[Row]:
        for path in self._paths.get(kind, ()):
            with (self.folder / path).open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    yield {name: cell for name, cell in row.items() if cell}

    @cached_property
    def _paths(self) -> dict[str, list[str]]:
        described = json.loads((self.folder / "datapackage.json").read_bytes())
        paths = {each["name"]: each["path"] for each in described["resources"]} | {"as_of": AS_OF}
        return {name: [path] if isinstance(path, str) else path for name, path in paths.items()}


def _below(name: str, said: dict[str, str]) -> dict[str, str]:
    return {
        key.removeprefix(f"{name}."): text
        for key, text in said.items()
        if key.startswith(f"{name}.")
    }


@dataclass(frozen=True)
class OddDays(Workdays):
    """Working days as the package has them: each day that its weekday alone doesn't tell of."""

    odd: dict[date, tuple[bool, bool]] = None  # type: ignore[assignment] - a field behind one with a default

    def is_one(self, day: date) -> bool:
        is_worked, is_settled = self.odd.get(day, (day.weekday() < 5, True))
        return is_worked if is_settled or self.doubtful_are is None else self.doubtful_are

    def is_open(self, first: date, last: date) -> bool:
        return any(
            not self.odd.get(first + DAY * n, (True, True))[1]
            for n in range((last - first).days + 1)
        )


@dataclass(frozen=True)
class CountedCounty(County):
    """A county of which some records have no row: what figures ask of them is counted."""

    project: Package

    def months_with(self, kind: str, field: str) -> list[str]:
        own = super().months_with(kind, field)
        return own + [row["period"] for row in self._of(kind, "unlisted") if "period" in row]

    def units_of_people(self, row: Row) -> set[str]:
        return set(row.get("people_units", "").split(";")) - {""}

    def honoured_in(self, quarter: str, _rows: list[Row]) -> tuple[int, int]:
        counts = [row for row in self._of("deeds", "all") if row["period"] == quarter]
        people, units = (
            _sum(r for r in counts if r["what"] == what) for what in ("people", "units")
        )
        return people, units

    def in_post(self, unit: str, month: str) -> int:
        return _sum(
            row
            for row in self._of("positions", "all")
            if row.get("state") == "in-post" and (row["unit"], row["period"]) == (unit, month)
        )

    def reported(self, unit: str) -> list[bool]:
        mine = [row for row in self._of("people", "all") if row["unit"] == unit]
        every = _sum(row for row in mine if "state" not in row)
        missing = _sum(row for row in mine if row.get("state") == "reported-nowhere")
        return [True] * (every - missing) + [False] * missing

    def visits_in(self, unit: str, month: str) -> int:
        return _sum(
            row
            for row in self._of("visits", "all")
            if row["what"] == "visits" and (row.get("unit"), row.get("period")) == (unit, month)
        )

    def unlisted_stages(self, owner: str, name: str) -> list[str]:
        column = {"county": "community", "quarter": "period"}.get(owner, owner)
        mine = (row for row in self._of("deeds", "unlisted") if _by(row, "state", column))
        return [
            row["state"]
            for row in mine
            if owner == "county"
            or name == (_quarter(row[column]) if owner == "quarter" else row[column])
            for _ in range(int(row["count"]))
        ]

    def unlisted_corrections(self, key: str) -> int:
        every = (row for row in self._of("corrections", "unlisted") if _by(row, "state", "period"))
        return _sum(row for row in every if row["state"] == key)

    def last_unlisted(self, kind: str = "") -> list[tuple[dict[str, list[str]], date]]:
        found = []
        for row in self.project.table("counts"):
            if "last_on" in row and kind in ("", row["kind"]):
                where = {name: [row[name]] if name in row else [] for name in _OWNERS}
                found.append((where, date.fromisoformat(row["last_on"])))
        return found

    def lost(self, kind: str, owner: str, name: str, _dates: Iterable[str]) -> list[date | None]:
        return [
            date.fromisoformat(row["last_on"]) if "last_on" in row else None
            for row in self._of(kind, "unclear")
            if _by(row, owner) and row[owner] == name
        ]

    def has_lost_of_whole(self, kind: str, community: str) -> bool:
        return any(
            (row["state"], row["community"]) == ("estate-unknown", community)
            for row in self._of(kind, "unclear")
            if _by(row, "state", "community")
        )

    def _kept_from(self, kind: str) -> str | None:
        kept = {row["name"]: row.get("kept_from", "") for row in self.project.table("kinds")}
        return kept.get(kind)

    def _of(self, kind: str, covers: str) -> list[Row]:
        if (kind, covers) not in self._counts:
            self._counts[kind, covers] = [
                row
                for row in self.project.table("counts")
                if (row["kind"], row["covers"]) == (kind, covers)
            ]
        return self._counts[kind, covers]

    @cached_property
    def _counts(self) -> dict[tuple[str, str], list[Row]]:
        return {}


_OWNERS = ("unit", "community", "estate")


def _by(row: Row, *columns: str) -> bool:
    """Whether a count is broken down by these columns and no others."""
    return row.get("breakdown", "").split() == list(columns)


def _sum(rows: Any) -> int:
    return sum(int(row["count"]) for row in rows)


def _quarter(month: str) -> str:
    return f"{month[:4]}-q{(int(month[5:7]) + 2) // 3}"
