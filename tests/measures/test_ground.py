"""What is worked out of a ground is worked out once, and kept on it; never for one entity alone."""

from dataclasses import replace
from datetime import date

import pytest
from sunboard.measures.ground import Ground, Scope, remembered

from tests.factories import COMMUNITIES, ESTATES, UNITS, county_rows, make_measures, make_pages

_calls: list[tuple[object, ...]] = []


@remembered
def nothing_of(ground: Ground) -> None:
    """What was asked is put down; nothing is found, which is a finding too."""
    _calls.append((ground.as_of,))


@remembered
def scope_of(ground: Ground, scope: Scope, kind: str) -> list[str]:
    """A list, so that two can be told apart."""
    _calls.append((ground.as_of, scope, kind))
    return [scope, kind]


@pytest.fixture(autouse=True)
def _fresh() -> None:
    _calls.clear()


def test_asked_again_then_nothing_is_worked_out() -> None:
    ground = make_measures()
    assert scope_of(ground, Scope.TOWN, "tasks") is scope_of(ground, Scope.TOWN, "tasks")
    for _ in range(2):
        nothing_of(ground)
    assert _calls == [(ground.as_of, Scope.TOWN, "tasks"), (ground.as_of,)]


def test_asked_something_else_then_it_is_worked_out_for_that() -> None:
    ground = make_measures()
    assert scope_of(ground, Scope.TOWN, "tasks") == ["towns", "tasks"]
    assert scope_of(ground, Scope.UNIT, "tasks") == ["units", "tasks"]
    assert scope_of(ground, Scope.TOWN, "deeds") == ["towns", "deeds"]


def test_another_ground_then_nothing_of_the_first_is_told() -> None:
    ground = make_measures()
    tomorrow = replace(ground, as_of=date(2026, 11, 1))
    scope_of(ground, Scope.TOWN, "tasks")
    scope_of(tomorrow, Scope.TOWN, "tasks")
    assert [as_of for as_of, *_ in _calls] == [ground.as_of, tomorrow.as_of]


def test_name_and_signature_then_they_are_those_of_the_function() -> None:
    assert scope_of.__name__ == "scope_of"
    assert scope_of.__doc__ == "A list, so that two can be told apart."


def test_more_communities_estates_and_units_then_no_more_is_remembered() -> None:
    rows = county_rows()
    more = {
        "communities": [*COMMUNITIES, {**COMMUNITIES[0], "id": "dongyuan", "name": "东园社区"}],
        "estates": [*ESTATES, {**ESTATES[0], "id": "qinghe-9", "name": "清河新苑"}],
        "units": [
            *UNITS,
            {**UNITS[0], "id": "swj", "name": "云桥县水务局", "short_name": "水务局"},
        ],
    }
    small, large = make_measures(**rows), make_measures(**{**rows, **more})
    assert len(make_pages(large)) > len(make_pages(small))
    assert asked(large) == asked(small)


def asked(ground: Ground) -> set[object]:
    """What is remembered; a figure, which a ground may declare anew, by its key."""
    return {
        (make[0], *map(_in_keys, make[1])) if isinstance(make, tuple) else make
        for make in ground.made
    }


def _in_keys(asked: object) -> object:
    if isinstance(asked, tuple):
        return tuple(map(_in_keys, asked))
    return getattr(asked, "key", asked)
