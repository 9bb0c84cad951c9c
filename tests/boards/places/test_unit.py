"""A unit's page says what sort of unit it is, where that is known."""

import pytest

from tests.asking import ask
from tests.factories import UNITS, make_measures


@pytest.mark.parametrize(
    ("given", "shown"),
    [("机关", [("类别", "机关")]), ("organ", [("类别", "机关")]), ("", [])],
)
def test_facts_then_its_sort_comes_first(given: str, shown: list[tuple[str, str]]) -> None:
    units = [{**UNITS[0], "type": given}, *UNITS[1:]]
    page = ask(make_measures(units=units))[f"u/{UNITS[0]['id']}/"]
    facts = [(fact.label, fact.text) for fact in page.facts]
    assert [fact for fact in facts if fact[0] == "类别"] == shown
    assert facts[: len(shown)] == shown
