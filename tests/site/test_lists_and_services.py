"""The lists and the services counted again from the records, by other means."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date

import pytest

from tests.site import records
from tests.site.pages import SitePage
from tests.site.records import Row, as_of, counts_as, day, key_of, programme, rows

Pages = dict[str, SitePage]
Values = dict[str, str]


@pytest.fixture(scope="module")
def values(pages: Pages) -> Values:
    """Each figure's value by its key."""
    return {
        element.get("data-figure"): element.get("data-value")
        for page in pages.values()
        for element in page.tree.xpath("//*[@data-figure]")
    }


def sessions(activity: Row) -> int:
    return int(activity.get("sessions", "1"))


def test_the_matrix_has_every_session_of_every_service(values: Values) -> None:
    counted: Counter[tuple[str, str]] = Counter()
    for row in rows("activities"):
        service = key_of("services", row["service"]) if "service" in row else ""
        counted[row["community"], service] += sessions(row)
    shown = {
        (community, service): values[f"community/{community}/services/service-{service}"]
        for community in records.ids("communities")
        for service in (term["key"] for term in programme()["vocabularies"]["services"])
    }
    assert shown == {pair: str(counted[pair]) for pair in shown}
    gaps = sum(value == "0" for value in shown.values())
    assert gaps > 0
    assert values["county/services/came"] == f"{len(shown) - gaps}/{len(shown)}"


@pytest.mark.parametrize("field", ["community", "unit"])
def test_sessions_attendances_and_people_add_up(values: Values, field: str) -> None:
    names = {"sessions": "sessions", "attendances": "attendances", "persons": "persons"}
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows("activities"):
        for name in names:
            default = "1" if name == "sessions" else "0"
            sums[row[field]][name] += int(row.get(name, default))
    for owner, counted in sums.items():
        held = [row for row in rows("activities") if row[field] == owner]
        for name in names:
            is_unknown = name != "sessions" and not any(name in row for row in held)
            shown = values[f"{field}/{owner}/services/{name}"]
            assert shown == ("未登记" if is_unknown else str(counted[name])), (owner, name)


def test_every_activity_has_an_address_on_its_communitys_page(pages: Pages) -> None:
    for row in rows("activities"):
        assert pages[f"services/{row['community']}/index.html"].ids[row["id"]] == 1


def test_every_item_stands_once_on_its_communitys_page(pages: Pages) -> None:
    for row in rows("list_items"):
        assert pages[f"lists/{row['community']}/index.html"].ids[row["id"]] == 1


@pytest.mark.parametrize("field", ["community", "unit"])
def test_items_are_counted_matched_and_stuck(values: Values, field: str) -> None:
    items = rows("list_items")
    used = {row.get("matched_with") for row in items}
    for owner in {row[field] for row in items if field in row}:
        own = [row for row in items if row.get(field) == owner]
        needs = [row for row in own if meaning(row) == "need"]
        matched = sum("matched_with" in row for row in needs)
        about = f"{field}/{owner}/lists"
        assert values[f"{about}/all"] == str(len(own))
        expected = f"{matched}/{len(needs)}" if needs else "—"
        assert values.get(f"{about}/matched", expected) == expected
        assert values[f"{about}/orphans"] == f"{sum(is_stuck(row, used) for row in own)}/{len(own)}"


def test_a_fulfilled_item_leads_to_something_on_the_site(pages: Pages) -> None:
    for row in rows("list_items"):
        if "fulfilled_by" not in row:
            continue
        page = pages[f"lists/{row['community']}/index.html"]
        links = page.tree.xpath(f"//tr[@id='{row['id']}']/td[last()]/a/@href")
        assert len(links) == 1
        assert re.search(rf"[#/]{re.escape(row['fulfilled_by'])}/?$", links[0]), row["id"]


def meaning(item: Row) -> str:
    return counts_as("lists", item["list"])


def is_stuck(item: Row, used: set[str | None]) -> bool:
    is_resource = meaning(item) == "resource"
    is_waiting = (
        "fulfilled_by" not in item and "matched_with" not in item and item["id"] not in used
    )
    waited = (as_of() - (day(item, "listed_on") or date.max)).days
    is_slow = is_waiting and waited > int(programme()["limits"]["match_days"])
    if is_resource:
        return "unit" not in item or is_slow
    return (
        "unit" not in item
        or "due" not in item
        or (meaning(item) == "need" and is_slow)
        or ("fulfilled_by" not in item and (day(item, "due") or date.max) < as_of())
        or ("fulfilled_by" not in item and item["unit"] in ended_units())
    )


def ended_units() -> set[str]:
    return {row["id"] for row in rows("units") if (day(row, "ended_on") or date.max) <= as_of()}
