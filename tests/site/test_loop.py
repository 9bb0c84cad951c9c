"""The loop of the built county against its records and its ledger, read by other means."""

from __future__ import annotations

import re

from tests.site import records
from tests.site.loop import is_done, is_within, median_days, published
from tests.site.pages import SitePage
from tests.site.records import rows

Pages = dict[str, SitePage]


def values(page: SitePage) -> dict[str, str]:
    """Each figure of a page by its key."""
    return {
        element.get("data-figure"): element.get("data-value")
        for element in page.tree.xpath("//*[@data-figure]")
    }


def test_days_to_publication_are_what_the_ledger_says(pages: Pages) -> None:
    shown = values(pages["loop/index.html"])
    steps = {step["key"]: step for step in records.programme()["steps"]}
    limit = int(steps["published"]["limit_workdays"])
    within = [days for days in published().values() if is_within(*days, limit)]
    assert len(published()) > 1000
    assert 0 < len(within) < len(published())
    assert shown["county/loop/published-in-time"] == f"{len(within)}/{len(published())}"
    assert shown["county/loop/published-median"] == f"{median_days()}天"
    done = sum(map(is_done, rows("tasks")))
    assert shown["county/loop/published"].startswith(f"{done}/")


def test_results_were_mostly_public_the_next_morning_and_some_later() -> None:
    days = [(public - done).days for done, public in published().values()]
    assert 0.6 * len(days) < days.count(1) < 0.95 * len(days)
    assert max(days) > 14


def test_communities_add_up_to_the_county(pages: Pages) -> None:
    shown = values(pages["loop/index.html"])
    for name in ("overdue", *(f"{s['key']}/waiting" for s in records.programme()["steps"][1:])):
        parts = [
            _numbers(value)
            for key, value in shown.items()
            if re.fullmatch(rf"community/[^/]+/loop/{name}", key)
        ]
        assert len(parts) == len(records.ids("communities")), name
        whole = _numbers(shown.get(f"county/loop/{name}", "0"))
        assert tuple(map(sum, zip(*parts, strict=True))) == whole, name


def _numbers(value: str) -> tuple[int, ...]:
    """The parts of "3" or "3/40"."""
    return tuple(map(int, value.split("/")))


def test_every_place_and_unit_has_its_anchor(pages: Pages) -> None:
    loop, answers = pages["loop/index.html"], pages["accountability/index.html"]
    assert records.ids("communities") <= loop.ids.keys()
    linked = {
        str(href).rpartition("#")[2]
        for page in pages.values()
        for href in page.tree.xpath("//a[contains(@href, 'accountability/#')]/@href")
    }
    assert linked
    assert linked <= answers.ids.keys() | {"overdue", "shown"}


def test_units_add_up_to_what_is_overdue(pages: Pages) -> None:
    shown = values(pages["accountability/index.html"])
    units = [
        int(value.split("/")[0].replace("—", "0"))
        for key, value in shown.items()
        if re.fullmatch(r"unit/[^/]+/accountability/overdue", key)
    ]
    home = values(pages["index.html"])
    overdue = int(home["county/tasks/past-due"]) + int(home["county/commitments/past-due"])
    assert int(shown["county/accountability/overdue"].split("/")[0]) == overdue
    assert sum(units) <= overdue
