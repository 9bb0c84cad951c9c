"""Towns, communities and estates: first those listed in places.yml, then made-up ones."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any

from sunboard_demo.county import Community, Estate, Row
from sunboard_demo.size import Size
from sunboard_demo.wording import load, phrase

_FEWEST_HOUSEHOLDS, _MOST_HOUSEHOLDS, _USUAL_HOUSEHOLDS = 120, 1900, 520
_HOUSEHOLDS_PER_BUILDING = 46


def make_places(size: Size, rng: Random) -> tuple[tuple[Row, ...], tuple[Community, ...]]:
    """The county's towns, and its communities with their estates."""
    listed = load("places")["communities"][: size.communities]
    made_up = _made_up(rng, taken={item["id"] for item in load("places")["communities"]})
    items = [*listed, *(next(made_up) for _ in range(size.communities - len(listed)))]
    towns = _towns(size.towns)
    known = {town["id"] for town in towns}
    communities = []
    for position, item in enumerate(items):
        fallback = towns[position * len(towns) // len(items)]["id"]
        town = item["town"] if item.get("town") in known else fallback
        estates = _estates(item, size.estates_each, rng)
        communities.append(Community(item["id"], item["name"], town, estates))
    return towns, tuple(communities)


def town_rows(towns: tuple[Row, ...]) -> list[Row]:
    """One row a town."""
    return [dict(town) for town in towns]


def community_rows(communities: tuple[Community, ...]) -> list[Row]:
    """One row a community."""
    return [
        {
            "id": community.id,
            "name": community.full_name,
            "town": community.town,
            "branch": phrase("community_branch", community=community.full_name),
            "office_phone": f"0000-{6200001 + position}",
        }
        for position, community in enumerate(communities)
    ]


def estate_rows(communities: tuple[Community, ...], rng: Random) -> list[Row]:
    """One row an estate."""
    return [
        _estate_row(community, estate, rng)
        for community in communities
        for estate in community.estates
    ]


def _estate_row(community: Community, estate: Estate, rng: Random) -> Row:
    row = {
        "id": estate.id,
        "name": estate.name,
        "community": community.id,
        "households": str(estate.households),
        "buildings": str(estate.buildings),
    }
    groups = max(1, round(estate.buildings * rng.uniform(0.3, 0.9)))
    if estate.id in load("places")["without_branch"]:
        return row | {"building_groups": "0", "centre_households": "0"}
    return row | {
        "branch": phrase("estate_branch", estate=estate.name),
        "building_groups": str(groups),
        "centre_households": str(groups + rng.randint(0, groups)),
    }


def _towns(count: int) -> tuple[Row, ...]:
    listed = [dict(town) for town in load("places")["towns"][:count]]
    names = (("town", head, tail) for head, tail in _pairs())
    while len(listed) < count:
        _, (hanzi, pinyin), (last, last_pinyin) = next(names)
        number = len(listed) + 1
        listed.append({"id": f"town-{pinyin}{last_pinyin}-{number}", "name": f"{hanzi}{last}镇"})
    return tuple(listed)


def _pairs() -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    places = load("places")
    return product(places["heads"].items(), places["tails"].items())


def _made_up(rng: Random, taken: set[str]) -> Iterator[dict[str, Any]]:
    """Communities with names of two or three characters, ids in pinyin, each once."""
    pairs = list(_pairs())
    rng.shuffle(pairs)
    for side, side_pinyin in load("places")["sides"].items():
        for (head, head_pinyin), (tail, tail_pinyin) in pairs:
            slug = f"{head_pinyin}{tail_pinyin}{side_pinyin}"
            number = 1
            while f"{slug}{number if number > 1 else ''}" in taken:
                number += 1
            identifier = f"{slug}{number if number > 1 else ''}"
            taken.add(identifier)
            yield {"id": identifier, "name": f"{head}{tail}{side}", "estates": []}


def _estates(item: dict[str, Any], count: int | None, rng: Random) -> tuple[Estate, ...]:
    listed = item["estates"]
    wanted = count or len(listed) or rng.randint(3, 5)
    quiet_from = {} if count else load("places")["quiet_from"]
    rows = [*listed[:wanted], *_made_up_estates(item["name"], wanted - len(listed), rng)]
    return tuple(
        Estate(identifier, name, households, buildings, quiet_from.get(identifier))
        for identifier, name, households, buildings in (
            (f"{item['id']}-{number}", *row) for number, row in enumerate(rows, start=1)
        )
    )


def _made_up_estates(community: str, count: int, rng: Random) -> Iterator[tuple[str, int, int]]:
    if count <= 0:
        return
    for tail in rng.sample(load("places")["estate_tails"], count):
        drawn = round(rng.triangular(_FEWEST_HOUSEHOLDS, _MOST_HOUSEHOLDS, _USUAL_HOUSEHOLDS))
        households = drawn // 2 * 2
        yield f"{community}{tail}", households, max(2, round(households / _HOUSEHOLDS_PER_BUILDING))
