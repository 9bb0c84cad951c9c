"""The texts in `texts/*.yml`, and those of the English-speaking city in `texts/en/`; filling their blanks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any, TypeVar

import yaml

Slots = dict[str, int | str]
Choice = TypeVar("Choice")


CHINESE, ENGLISH = "zh", "en"
"""The languages in which there is a demonstration: a county, and a city."""


class _Texts:
    """The language that is written: one at a time."""

    language = CHINESE


def language() -> str:
    """The language that is written."""
    return _Texts.language


@contextmanager
def texts_in(chosen: str) -> Iterator[None]:
    """Write in a language for a while."""
    before, _Texts.language = _Texts.language, chosen
    try:
        yield
    finally:
        _Texts.language = before


def load(name: str) -> Any:
    """What the language's texts of a name hold, read once; not to be changed."""
    return _loaded(own_path(f"texts/{name}.yml"))


def own_path(path: str) -> str:
    """Where the language keeps a file of this package: `texts/en/units.yml` for `texts/units.yml`."""
    folder, _, name = path.rpartition("/")
    inner = "" if language() == CHINESE else f"{language()}/"
    return f"{folder}/{inner}{name}" if folder else f"{inner}{name}"


@cache
def _loaded(path: str) -> Any:
    return yaml.load(package_text(path), yaml.CSafeLoader)


def phrase(key: str, **blanks: object) -> str:
    """One of the generator's own words."""
    return str(load("words")[key]).format_map(blanks)


def sentence(text: str) -> str:
    """A text that may begin with what filled its first blank: a capital begins it."""
    return text[:1].upper() + text[1:]


def spoken_month(day: date) -> str:
    """2026年4月; April 2026."""
    return phrase("month", year=day.year, name=month_name(day))


def spoken_day(day: date) -> str:
    """2026年4月5日; 5 April 2026."""
    return phrase("day", year=day.year, name=month_name(day), day=day.day)


def month_name(day: date) -> str:
    """4月; April."""
    return str(load("words")["months"][day.month - 1])


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
