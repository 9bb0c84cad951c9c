"""Positions, household links, visits and leaders, counted again from the records by other means."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

import pytest

from tests.site import records
from tests.site.pages import SitePage
from tests.site.records import Row, as_of, counts_as, day, rows

Values = dict[str, str]


@pytest.fixture(scope="module")
def values(pages: dict[str, SitePage]) -> Values:
    """Each figure's value by its key, on the pages of positions and pairings."""
    said: dict[str, set[str]] = defaultdict(set)
    for name in ("positions", "pairings"):
        for element in pages[f"{name}/index.html"].tree.xpath("//*[@data-figure]"):
            said[element.get("data-figure")].add(element.get("data-value"))
    assert {key: found for key, found in said.items() if len(found) > 1} == {}
    return {key: found.pop() for key, found in said.items()}


def held() -> list[Row]:
    return [row for row in rows("positions") if (day(row, "ended_on") or date.max) >= as_of()]


def reported() -> list[Row]:
    return [row for row in held() if "reported_on" in row]


def current_units() -> list[str]:
    return [row["id"] for row in rows("units") if (day(row, "ended_on") or date.max) > as_of()]


def share(part: int, whole: int) -> str:
    return f"{part}/{whole}" if whole else "—"


def test_communities_count_their_own_positions(values: Values) -> None:
    named, here = (Counter(row["community"] for row in found) for found in (held(), reported()))
    communities = records.ids("communities")
    assert {c: values[f"community/{c}/positions/reported"] for c in communities} == {
        c: share(here[c], named[c]) for c in communities
    }


def test_a_position_that_nobody_holds_is_vacant(values: Values) -> None:
    posts = defaultdict(set)
    for row in held():
        posts[row["community"]].add(row["position"])
    of = len(records.programme()["vocabularies"]["positions"])
    vacant = {c: of - len(posts[c]) for c in records.ids("communities")}
    assert any(vacant.values()), "the demonstration has no vacant position"
    assert {c: int(values[f"community/{c}/positions/vacant"]) for c in vacant} == vacant
    assert int(values["county/positions/vacant"]) == sum(vacant.values())


@pytest.mark.parametrize("relation", ["unit", "home"])
def test_units_count_the_members_who_reported_in(values: Values, relation: str) -> None:
    unit = {row["id"]: row["unit"] for row in rows("people")}
    members = Counter(unit.values())
    # A post that ended after its holder had reported in was no failing of theirs.
    people = {
        row["person"]
        for row in rows("positions")
        if counts_as("relations", row["relation"]) == relation
        and (day(row, "reported_on") or date.max) <= as_of()
    }
    there = Counter(unit[person] for person in people)
    assert {u: values[f"unit/{u}/positions/{relation}"] for u in current_units()} == {
        u: share(there[u], members[u]) for u in current_units()
    }


def test_households_are_added_up_by_community(values: Values) -> None:
    linked, known = Counter[str](), Counter[str]()
    for row in reported():
        linked[row["community"]] += int(row.get("households", 0))
    for row in rows("estates"):
        known[row["community"]] += int(row.get("households", 0))
    assert {c: values[f"community/{c}/households/linked"] for c in known} == {
        c: share(linked[c], known[c]) for c in known
    }
    assert values["county/households/linked"] == share(linked.total(), known.total())


def test_household_links_are_told_apart_by_the_range(values: Values) -> None:
    limits = records.programme()["limits"]
    least, most = int(limits["households_min"]), int(limits["households_max"])
    numbers = [int(row["households"]) for row in reported() if "households" in row]
    assert values["county/households/within"] == share(
        sum(least <= n <= most for n in numbers), len(reported())
    )
    assert int(values["county/households/below"]) == sum(n < least for n in numbers) > 0
    assert int(values["county/households/above"]) == sum(n > most for n in numbers) > 0
    unknown = len(reported()) - len(numbers)
    assert int(values["county/households/unknown"]) == unknown > 0


def test_visits_are_added_up_by_unit(values: Values) -> None:
    made = Counter[str]()
    for row in rows("visits"):
        made[row["unit"]] += int(row["visits"])
    shown = {u: int(values[f"unit/{u}/visits/visits"]) for u in current_units()}
    assert shown == {u: made[u] for u in current_units()}
    assert 0 in shown.values(), "the demonstration has no unit that never calls on anybody"
    assert int(values["county/visits/visits"]) == made.total()


def test_months_keep_households_and_visits_apart(pages: dict[str, SitePage]) -> None:
    made: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows("visits"):
        on = day(row, "ended_on")
        made[f"{on.year}年{on.month}月"].update(
            households=int(row["households"]), visits=int(row["visits"])
        )
    table = pages["positions/index.html"].tree.xpath("//table[contains(caption, '各月走访')]")[0]
    shown = {
        row.xpath("string(th)"): [cell.text_content() for cell in row.iter("td")][1:]
        for row in table.iterfind("tbody/tr")
    }
    assert made.keys() <= shown.keys()
    assert shown == {
        month: [f"{made[month]['households']}户", f"{made[month]['visits']}次"] for month in shown
    }


def test_leaders_are_told_apart_by_how_many_estates_they_are_linked_with(values: Values) -> None:
    estates: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in _leaders():
        estates[row["unit"], row["leader_office"]].update({row.get("estate", "")} - {""})
    limits = records.programme()["limits"]
    least, most = int(limits["leader_estates_min"]), int(limits["leader_estates_max"])
    counts = [len(found) for found in estates.values()]
    within = sum(least <= count <= most for count in counts)
    assert values["county/pairings/within"] == share(within, len(counts))
    assert int(values["county/pairings/below"]) == sum(count < least for count in counts) > 0
    assert int(values["county/pairings/above"]) == sum(count > most for count in counts) > 0
    led = {row["community"] for row in _leaders()}
    assert values["county/coverage/leaders"] == share(len(led), len(records.ids("communities")))


def test_months_of_guidance_are_counted_once_each(values: Values) -> None:
    leader = {
        row["id"]: (row["unit"], row["leader_office"], row["community"])
        for row in rows("pairings")
        if "leader_office" in row
    }
    first = min(day(row, "date") for row in rows("meetings"))
    began: dict[tuple[str, ...], date] = {}
    for row in _leaders():
        key = leader[row["id"]]
        began[key] = min(began.get(key, date.max), day(row, "started_on"))
    due = {key: set(_whole_months(max(on, first.replace(day=1)))) for key, on in began.items()}
    guided = {
        (leader[row["guided_by"]], (on.year, on.month))
        for row in rows("meetings")
        if "guided_by" in row and (on := day(row, "date"))
    }
    counted = sum(month in due.get(key, ()) for key, month in guided)
    assert values["county/pairings/guided"] == share(counted, sum(map(len, due.values())))
    assert counted


def _leaders() -> list[Row]:
    ended = {row["id"]: day(row, "ended_on") or date.max for row in rows("units")}
    return [
        row
        for row in rows("pairings")
        if counts_as("pairing_kinds", row["kind"]) == "leader"
        and day(row, "started_on") <= as_of() <= (day(row, "ended_on") or date.max)
        and ended[row["unit"]] > as_of()
    ]


def _whole_months(start: date) -> list[tuple[int, int]]:
    """The months that began on or after a day and have ended by the as-of date."""
    months = [(year, month) for year in range(start.year, 2100) for month in range(1, 13)]
    return [
        (year, month)
        for year, month in months
        if date(year, month, 1) >= start
        and date(year + month // 12, month % 12 + 1, 1).toordinal() <= as_of().toordinal() + 1
    ]
