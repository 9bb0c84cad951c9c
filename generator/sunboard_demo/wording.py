"""The texts in `texts/*.yml`, and filling their blanks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any, TypeVar

import yaml

Slots = dict[str, int | str]
Choice = TypeVar("Choice")


@cache
def load(name: str) -> Any:
    """What `texts/<name>.yml` holds, read once; not to be changed."""
    return yaml.safe_load(package_text(f"texts/{name}.yml"))


def package_text(path: str) -> str:
    """The text of a file of this package."""
    return files("sunboard_demo").joinpath(path).read_text(encoding="utf-8")


def draw_numbers(rng: Random, template: Mapping[str, Any]) -> Slots:
    """A value for each of the blanks `{n}`, `{m}` and `{b}` that the template gives a range for."""
    return {
        name: _round(rng.randint(*template[name])) for name in ("n", "m", "b") if name in template
    }


def suits(template: Mapping[str, Any], month: int) -> bool:
    """Whether a template may be used in a month of the year."""
    return month in template.get("months", range(1, 13))


_HUNDRED, _TEN_THOUSAND = 300, 10_000


def _round(number: int) -> int:
    """A number as people plan it: big ones end in zeros."""
    if number >= _TEN_THOUSAND:
        return number // 1000 * 1000
    return number // 10 * 10 if number >= _HUNDRED else number


def draw(weights: Mapping[Choice, float], rng: Random) -> Choice:
    """One of the keys, by weight."""
    return rng.choices(tuple(weights), tuple(weights.values()))[0]
