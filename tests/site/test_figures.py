"""The figures of the site against each other, and against the records read by other means."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date

import pytest
from lxml.html import HtmlElement

from tests.site import records
from tests.site.loop import is_done
from tests.site.pages import SitePage
from tests.site.records import Row, as_of, counts_as, day, rows

Pages = dict[str, SitePage]
Values = dict[str, str]

NOT_COUNTED = ("withdrawn", "superseded", "not_assessable")


@pytest.fixture(scope="module")
def values(pages: Pages) -> Values:
    """Each figure's value by its key, as the pages say it: "12" or "3/4"."""
    said = _said(pages)
    return {key: next(iter(found)) for key, found in said.items()}


def test_a_figure_says_the_same_on_every_page(pages: Pages) -> None:
    assert {key: found for key, found in _said(pages).items() if len(found) > 1} == {}


def test_a_figure_shows_the_numbers_it_is_known_by(pages: Pages) -> None:
    faults = []
    for page in pages.values():
        for element in page.tree.xpath("//*[@data-figure]"):
            shown = re.sub(r"\s", "", without_small(element))
            value = re.escape(element.get("data-value"))
            if not re.match(rf"{value}(?![\d/])|{value}(?=\d+%)", shown):
                faults.append((page.path, element.get("data-figure"), shown))
    assert faults == []


def without_small(element: HtmlElement) -> str:
    """What an element says, but for what is said small beside it."""
    parts = (f"{'' if c.tag == 'small' else without_small(c)}{c.tail or ''}" for c in element)
    return f"{element.text or ''}{''.join(parts)}"


def test_places_and_units_have_the_figures_of_their_records(values: Values) -> None:
    owners = {"community": "communities", "estate": "estates", "unit": "units"}
    missing = [
        key
        for owner, kind in owners.items()
        for place in records.ids(kind)
        for measure in ("commitments/all", "commitments/fulfilled", "tasks/all", "tasks/fulfilled")
        if (key := f"{owner}/{place}/{measure}") not in values
    ]
    assert missing == []


def test_the_county_counts_every_record(values: Values) -> None:
    assert values["county/commitments/all"] == str(len(records.ids("commitments")))
    assert values["county/tasks/all"] == str(len(records.ids("tasks")))


@pytest.mark.parametrize("field", ["community", "estate"])
@pytest.mark.parametrize("kind", ["commitments", "tasks"])
def test_a_place_counts_its_own_records(values: Values, kind: str, field: str) -> None:
    counted = defaultdict(int)
    for row in rows(kind):
        counted[row.get(field)] += 1
    places = records.ids("communities" if field == "community" else "estates")
    shown = {place: values[f"{field}/{place}/{kind}/all"] for place in places}
    assert shown == {place: str(counted[place]) for place in places}


@pytest.mark.parametrize("measure", ["all", "fulfilled", "on-time", "past-due"])
@pytest.mark.parametrize("kind", ["commitments", "tasks"])
def test_the_communities_add_up_to_the_county(values: Values, kind: str, measure: str) -> None:
    parts = [
        _numbers(value)
        for key, value in values.items()
        if re.fullmatch(rf"community/[^/]+/{kind}/{measure}", key)
    ]
    assert len(parts) == len(records.ids("communities"))
    whole = _numbers(values[f"county/{kind}/{measure}"])
    assert tuple(map(sum, zip(*(_padded(p, len(whole)) for p in parts), strict=True))) == whole


def test_commitments_are_judged_by_their_original_date(values: Values) -> None:
    """Counted again from the cells alone, by the rules of the method page."""
    due = [row for row in rows("commitments") if _has_come_due(row)]
    done = [row for row in due if _is_done(row)]
    on_time = [row for row in done if _done_on(row) <= _due(row)]
    late = [row for row in rows("commitments") if _is_open(row) and _due(row) < as_of()]
    assert values["county/commitments/fulfilled"] == f"{len(done)}/{len(due)}"
    assert values["county/commitments/on-time"] == f"{len(on_time)}/{len(due)}"
    assert values["county/commitments/past-due"] == str(len(late))


def test_coverage_counts_every_place_and_unit(values: Values) -> None:
    current = [row for row in rows("pairings") if _runs(row)]
    by_unit = [row for row in current if counts_as("pairing_kinds", row["kind"]) == "unit"]
    whole = {row["community"] for row in by_unit if "estate" not in row}
    estates = {row["estate"] for row in by_unit if "estate" in row}
    covered = [e for e in rows("estates") if e["id"] in estates or e["community"] in whole]
    units = [u for u in rows("units") if (day(u, "ended_on") or date.max) > as_of()]
    busy = {row["unit"] for row in current}
    assert _numbers(values["county/coverage/estates"]) == (len(covered), len(rows("estates")))
    communities = {row["community"] for row in by_unit}
    assert _numbers(values["county/coverage/communities"]) == (
        len(communities),
        len(rows("communities")),
    )
    assert _numbers(values["county/coverage/units"]) == (
        sum(unit["id"] in busy for unit in units),
        len(units),
    )
    positions = [p for p in rows("positions") if (day(p, "ended_on") or date.max) >= as_of()]
    assert _numbers(values["county/coverage/positions"]) == (
        sum("reported_on" in position for position in positions),
        len(positions),
    )


def test_the_loop_counts_the_steps_that_are_dated(pages: Pages) -> None:
    judged = {row["subject"] for row in rows("evaluations") if _is_by_resident(row)}
    dated = ("raised_on", "reported_on", "dispatched_on", "accepted_on", "completed_on")
    wanted = [sum(field in task for task in rows("tasks")) for field in dated]
    wanted.append(sum(is_done(task) for task in rows("tasks")))
    wanted.append(sum(task["id"] in judged for task in rows("tasks")))
    steps = pages["index.html"].tree.xpath("//ol[@class='sb-funnel']/li/strong")
    assert [int(step.text_content().removesuffix("件")) for step in steps] == wanted


def test_satisfaction_counts_residents_and_finished_tasks_only(values: Values) -> None:
    """Which tasks count as finished hangs on their events; those without any are surely counted."""
    disturbed = {row["task"] for row in rows("task_events")}
    finished = {row["id"] for row in rows("tasks") if "completed_on" in row}
    surely, at_most = Counter[str](), Counter[str]()
    for row in rows("evaluations"):
        if row["subject"] in finished and _is_by_resident(row):
            people = {counts_as("eval_levels", row["level"]): int(row.get("count", "1"))}
            at_most.update(people)
            if row["subject"] not in disturbed:
                surely.update(people)
    satisfied, asked = _numbers(values["county/satisfaction"])
    assert 0 < surely["satisfied"] <= satisfied <= at_most["satisfied"]
    assert surely.total() <= asked <= at_most.total()


def test_the_months_add_up_to_all_tasks(pages: Pages) -> None:
    months = pages["index.html"].tree.xpath("//ol[@class='sb-strip']/li")
    counts = [int(month.xpath("string(.//text()[normalize-space()][1])")) for month in months]
    assert sum(counts) == len(rows("tasks"))


def test_a_place_on_the_front_page_says_what_its_own_page_says(
    values: Values, pages: Pages
) -> None:
    faults = []
    home = pages["index.html"].tree
    for card in home.xpath(
        "//li[contains(@class, 'sb-place') and h4] | //ul[@class='sb-units']/li"
    ):
        href = card.xpath(".//a/@href")[0]
        kind, place = href.removeprefix("./").strip("/").split("/")
        owner = {"c": "community", "u": "unit"}[kind]
        said = dict(re.findall(r"(承诺|服务单)到期\S+ (\d+ / \d+|—)", card.text_content()))
        for name, measure in (("承诺", "commitments"), ("服务单", "tasks")):
            value = values[f"{owner}/{place}/{measure}/fulfilled"]
            if said.get(name) != value.replace("/", " / "):
                faults.append((href, name, said.get(name), value))
    assert faults == []


def test_a_share_is_given_in_percent_only_of_enough(pages: Pages) -> None:
    least = int(records.programme()["limits"]["min_cell"])
    faults = []
    for page in pages.values():
        for element in page.tree.xpath("//*[@data-figure]"):
            percent = re.search(r"(\d+)%", element.text_content())
            if percent:
                part, whole = _numbers(element.get("data-value"))
                rounded = (200 * part + whole) // (2 * whole)
                # All and none are said only of all and none.
                rounded = (
                    min(max(rounded, part > 0), 100 - (part < whole)) if part <= whole else rounded
                )
                if whole < least or int(percent[1]) != rounded:
                    faults.append((page.path, element.get("data-figure"), percent[0]))
    assert faults == []


def test_honoured_deeds_are_counted_by_quarter(values: Values) -> None:
    honoured: dict[str, int] = defaultdict(int)
    for deed in rows("deeds"):
        is_held = (day(deed, "window_to") or date.min) >= as_of() or (
            "objection" in deed and counts_as("objection_states", deed["objection"]) == "open"
        )
        if counts_as("deed_states", deed["state"]) == "honoured" and not is_held:
            on = day(deed, "date")
            honoured[f"{on.year}-q{(on.month + 2) // 3}"] += 1
    shown = {
        key.split("/")[1]: value
        for key, value in values.items()
        if re.fullmatch(r"deeds/[^/]+/honoured", key)
    }
    assert shown == {quarter: f"{honoured[quarter]}件" for quarter in shown}
    assert honoured.keys() <= shown.keys()


def _said(pages: Pages) -> dict[str, set[str]]:
    said: dict[str, set[str]] = defaultdict(set)
    for page in pages.values():
        for element in page.tree.xpath("//*[@data-figure]"):
            said[element.get("data-figure")].add(element.get("data-value"))
    assert said, "no page has a figure"
    return said


def _numbers(value: str) -> tuple[int, ...]:
    """The numbers of a figure; nothing of nothing where it says —."""
    return (0, 0) if value == "—" else tuple(int(part) for part in value.split("/"))


def _padded(numbers: tuple[int, ...], length: int) -> tuple[int, ...]:
    return (*numbers, *([0] * (length - len(numbers))))


def _is_by_resident(evaluation: Row) -> bool:
    return counts_as("evaluator_types", evaluation["evaluator"]) == "resident"


def _runs(pairing: Row) -> bool:
    started, ended = day(pairing, "started_on"), day(pairing, "ended_on")
    return started <= as_of() and (ended is None or ended >= as_of())


def _due(commitment: Row) -> date:
    return day(commitment, "due") or date.max


def _done_on(commitment: Row) -> date:
    return day(commitment, "done_on") or date.max


def _meaning(commitment: Row) -> str:
    word = commitment.get("outcome")
    return counts_as("outcomes", word) if word else "done" if "done_on" in commitment else ""


def _is_open(commitment: Row) -> bool:
    return not _meaning(commitment)


def _is_done(commitment: Row) -> bool:
    return _meaning(commitment) == "done" and {"done_on", "result"} <= commitment.keys()


def _has_come_due(commitment: Row) -> bool:
    if _meaning(commitment) in NOT_COUNTED:
        return False
    return _due(commitment) <= as_of()
