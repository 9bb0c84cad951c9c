"""沉默: the units, communities and estates that nothing is recorded of, by rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from tests.reference.county import County
from tests.reference.deeds import units_of
from tests.reference.records import Row, a_day, day, members
from tests.reference.spans import now
from tests.reference.unclear import may_be_paired, may_have
from tests.reference.words import Figures, Lists, month_of, share


def figures(county: County) -> Figures:
    silence = Silence(county)
    listed = {unit for name in silence.unit_rules for unit in silence.listed(name)}
    found = {"county/silent/units": share(len(listed), len(county.standing_units))}
    for name in silence.rules:
        found[f"silent/{name}"] = share(len(silence.listed(name)), len(silence.of(name)))
    return found


def rows(county: County) -> Lists:
    """Whom each rule lists, by name, in the order they are recorded in."""
    silence, found = Silence(county), {}
    for rule in silence.rules:
        names = county.project.by_id(_KINDS[rule[0]])
        found[f"silent/{rule}"] = [names[name]["name"] for name in silence.listed(rule)]
    return found


_COUNTED = ("commitments", "tasks", "deeds", "visits", "activities", "shifts", "meetings")
"""算作记录的."""

_KINDS = {"u": "units", "c": "communities", "e": "estates"}
"""The kind of record that a rule lists, by the first letter of its name."""


_WORKED = {
    "commitments": ("made_on", "done_on"),
    "tasks": ("raised_on", "accepted_on", "completed_on"),
}
"""The days of the kinds of which a county may have such as can't be made out."""


@dataclass(frozen=True)
class Silence:
    """Who is listed by which rule."""

    county: County

    @cached_property
    def unit_rules(self) -> Mapping[str, Callable[[str], bool]]:
        makes, kept, then = self.county.project.makes, self.county.is_kept, self._was_kept
        does_report = makes("positions") and kept("people", "positions")
        serves = makes("services") or makes("obligations")
        rules: tuple[tuple[bool, str, Callable[[str], bool]], ...] = (
            (then(*_COUNTED), "unit-no-record", lambda unit: self._is_silent("unit", unit)),
            (kept("commitments"), "unit-no-commitment", lambda unit: unit not in self._promising),
            (kept("pairings"), "unit-no-pairing", lambda unit: unit not in self._paired),
            (self._names_any, "unit-no-liaison", lambda unit: not self._is_named(unit)),
            (does_report, "unit-no-report-in", lambda unit: not any(self._reported(unit))),
            (
                does_report,
                "unit-part-report-in",
                lambda unit: any(self._reported(unit)) and not all(self._reported(unit)),
            ),
            (
                makes("positions") and then("visits"),
                "unit-no-visit",
                lambda unit: self._lacks("visits", "ended_on", unit),
            ),
            (
                serves and then("activities"),
                "unit-no-activity",
                lambda unit: self._lacks("activities", "date", unit),
            ),
        )
        return {name: rule for holds, name, rule in rules if holds}

    @cached_property
    def rules(self) -> Mapping[str, Callable[[str], bool]]:
        found = dict(self.unit_rules)
        if self._was_kept(*_COUNTED):
            found["community-no-record"] = lambda place: self._is_silent("community", place)
        # No meeting is an estate's.
        if self._was_kept(*(kind for kind in _COUNTED if kind != "meetings")):
            found["estate-no-record"] = lambda place: self._is_silent("estate", place)
        if self.county.is_kept("pairings"):
            found["estate-no-pairing"] = lambda place: place not in self._covered
        return found

    def _was_kept(self, *kinds: str) -> bool:
        """Whether one of these kinds was kept from the first of the days that are looked at."""
        first = self.county.as_of - timedelta(days=self.county.project.limit("silent_days"))
        return any(self.county.keeps(kind, month_of(first)) for kind in kinds)

    def _is_silent(self, kind: str, name: str) -> bool:
        return self.is_long_ago(self.last[kind].get(name))

    def listed(self, rule: str) -> list[str]:
        return [
            name
            for name in self.of(rule)
            if self.rules[rule](name) and not self._is_unclear(rule, name)
        ]

    def _is_unclear(self, rule: str, name: str) -> bool:
        """Whether what can't be made out may be what somebody lacks: nobody can say that they have none."""
        owner = _KINDS[rule[0]]
        one = {"units": "unit", "communities": "community", "estates": "estate"}[owner]
        if rule.endswith("-no-pairing"):
            return may_be_paired(self.county, one, name)
        if rule == "unit-no-commitment":
            return may_have(self.county, "commitments", one, name)
        if not rule.endswith("-no-record"):
            return False
        since = self.county.as_of - timedelta(days=self.county.project.limit("silent_days"))
        return any(
            may_have(self.county, kind, one, name, dates, since) for kind, dates in _WORKED.items()
        )

    def of(self, rule: str) -> list[str]:
        """The ids of all that a rule may list."""
        kind = _KINDS[rule[0]]
        return self.county.standing_units if kind == "units" else self.county.project.ids(kind)

    def is_long_ago(self, last: date | None) -> bool:
        """很久: earlier than the as-of day less the days that the programme says; or never."""
        limit = timedelta(days=self.county.project.limit("silent_days"))
        return last is None or last < self.county.as_of - limit

    @cached_property
    def last(self) -> dict[str, dict[str, date]]:
        """The last day on which anything counts as a record, by unit, community and estate."""
        found: dict[str, dict[str, date]] = {"unit": {}, "community": {}, "estate": {}}
        for where, on in self._records():
            for kind, names in where.items():
                for name in names:
                    found[kind][name] = max(found[kind].get(name, on), on)
        return found

    def _records(self) -> list[tuple[dict[str, list[str]], date]]:
        """算作记录的有 …: whose record it is, and its day."""
        county, found = self.county, []
        stations, estates = county.project.by_id("stations"), county.project.by_id("estates")
        for work, dates in (
            *((item, ("made_on", "done_on")) for item in county.commitments),
            *((item, ("accepted_on", "completed_on")) for item in county.tasks),
        ):
            found += [(_where(work.row, [work.unit]), on) for on in _days(work.row, dates)]
        found += [(_where(t.row, []), a_day(t.row, "raised_on")) for t in county.tasks]
        for row in county.rows("deeds"):
            found.append((_where(row, units_of(county, row)), a_day(row, "date")))
        for row in county.rows("visits"):
            place = estates[row["estate"]]["community"]
            found.append(
                (_where({**row, "community": place}, [row["unit"]]), a_day(row, "ended_on"))
            )
        found += county.last_unlisted()
        for row in county.activities:
            found.append((_where(row, [row["unit"]]), a_day(row, "date")))
        for row in county.rows("shifts"):
            if county.project.counts_as("shift_states", row.get("state")) == "held":
                found.append((_where(stations[row["station"]], [row["unit"]]), a_day(row, "date")))
        for row in county.rows("meetings"):
            found.append((_where(row, members(row, "units")), a_day(row, "date")))
        return found

    def _lacks(self, kind: str, field: str, unit: str) -> bool:
        days = [a_day(row, field) for row in self.county.rows(kind) if row["unit"] == unit]
        days += [on for where, on in self.county.last_unlisted(kind) if unit in where["unit"]]
        return self.is_long_ago(max(days, default=None))

    def _reported(self, unit: str) -> list[bool]:
        """For each registered member of a unit, whether anything says that they reported in."""
        return self.county.reported(unit)

    def _is_named(self, unit: str) -> bool:
        row = self.county.project.by_id("units")[unit]
        return "leader_office" in row and "department" in row

    @cached_property
    def _names_any(self) -> bool:
        """Whether any unit says who answers for it."""
        return any(
            "leader_office" in row or "department" in row for row in self.county.rows("units")
        )

    @cached_property
    def _promising(self) -> set[str]:
        return {row["unit"] for row in self.county.rows("commitments")}

    @cached_property
    def _paired(self) -> set[str]:
        return {row["unit"] for row in now(self.county)}

    @cached_property
    def _covered(self) -> set[str]:
        by_unit = now(self.county, "unit")
        whole = {row["community"] for row in by_unit if "estate" not in row}
        single = {row["estate"] for row in by_unit if "estate" in row}
        return {
            row["id"]
            for row in self.county.rows("estates")
            if row["id"] in single or row["community"] in whole
        }


def _where(row: Row, units: Iterable[str]) -> dict[str, list[str]]:
    return {
        "unit": [unit for unit in units if unit],
        "community": [row["community"]] if "community" in row else [],
        "estate": [row["estate"]] if "estate" in row else [],
    }


def _days(row: Row, fields: tuple[str, ...]) -> list[date]:
    return [found for name in fields if (found := day(row, name))]
