"""Visits and leaders of the demonstration county: realistic, with the gaps that boards must show."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from tests.sunboard_demo.reading import Row, SampleCounty


def is_leader(pairing: Row) -> bool:
    return pairing["kind"] == "领导包联"


def test_visits_are_many_and_never_fewer_than_households(demo_county: SampleCounty) -> None:
    visits = demo_county.rows["visits"]
    assert 800 < len(visits) < 1000
    assert all(int(row["households"]) <= int(row["visits"]) for row in visits)
    assert 0.5 < sum("person" in row for row in visits) / len(visits) < 0.9


def test_units_call_only_where_and_while_they_answer_for_the_place(
    demo_county: SampleCounty,
) -> None:
    community = {row["id"]: row["community"] for row in demo_county.rows["estates"]}
    pairings = defaultdict(list)
    for row in demo_county.rows["pairings"]:
        pairings[row["unit"], row.get("estate", row["community"])].append(row)
    for row in demo_county.rows["visits"]:
        estate = row["estate"]
        held = pairings[row["unit"], estate] + pairings[row["unit"], community[estate]]
        first, last = day(row["started_on"]), day(row["ended_on"])
        assert any(
            day(p["started_on"]) <= first and last <= day(p.get("ended_on", "2099-01-01"))
            for p in held
        ), row


def test_visitors_belong_to_their_unit(demo_county: SampleCounty) -> None:
    unit = {row["id"]: row["unit"] for row in demo_county.rows["people"]}
    assert all(unit[r["person"]] == r["unit"] for r in demo_county.rows["visits"] if "person" in r)


def test_some_units_never_call_and_some_no_longer_do(demo_county: SampleCounty) -> None:
    latest: dict[str, date] = defaultdict(lambda: date.min)
    for row in demo_county.rows["visits"]:
        latest[row["unit"]] = max(latest[row["unit"]], day(row["ended_on"]))
    current = {row["id"] for row in demo_county.rows["units"] if "ended_on" not in row}
    assert len(current - latest.keys()) >= 2
    assert sum(date.min < latest[unit] < date(2026, 8, 1) for unit in current) >= 2


def test_leaders_are_linked_with_one_or_two_estates_but_for_the_awkward_ones(
    demo_county: SampleCounty,
) -> None:
    linked: Counter[tuple[str, str]] = Counter()
    for row in filter(is_leader, demo_county.rows["pairings"]):
        linked[row["unit"], row["leader_office"]] += "estate" in row
    assert Counter(linked.values()).keys() == {0, 1, 2, 3}
    assert list(linked.values()).count(3) == list(linked.values()).count(0) == 1
    communities = {row["community"] for row in filter(is_leader, demo_county.rows["pairings"])}
    assert len({row["id"] for row in demo_county.rows["communities"]} - communities) == 1


def test_key_households_stand_on_leaders_pairings_only(demo_county: SampleCounty) -> None:
    pairings = demo_county.rows["pairings"]
    assert not any("key_households" in row for row in pairings if not is_leader(row))
    helped = Counter(row["key_households"] for row in pairings if "key_households" in row)
    assert helped["2"] >= 8
    assert helped["1"] == helped["3"] == 1


def test_household_links_are_in_range_but_for_a_few_and_some_unknown(
    demo_county: SampleCounty,
) -> None:
    reported = [row for row in demo_county.rows["positions"] if "reported_on" in row]
    outside = [row["households"] for row in reported if row.get("households", "3") not in "345"]
    assert sorted(outside) == ["1", "2", "6"]
    assert 10 < sum("households" not in row for row in reported) < 20


def test_some_communities_have_a_position_that_nobody_holds(demo_county: SampleCounty) -> None:
    held = {(row["community"], row["position"]) for row in demo_county.rows["positions"]}
    posts = {position for _, position in held}
    vacant = [c["id"] for c in demo_county.rows["communities"]
              if not {(c["id"], post) for post in posts} <= held]  # fmt: skip
    assert len(vacant) == 3


def day(text: str) -> date:
    return date.fromisoformat(text)
