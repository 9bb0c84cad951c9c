"""A page for each unit, or community where no unit is named, with what is to be mended: to be forwarded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sunboard.checks.causes import Cause, causes_of, is_one_wording
from sunboard.checks.saying import escaped, sayable, severity_said
from sunboard.checks.summing import row_ranges, wording
from sunboard.problems import Language, Place, Problem, Severity

NOBODY = "没有写明单位的"
"""Whose the problems are that are of no unit and of no community."""
MOST_PLACES = 30
"""Columns of sheets that are listed under one cause."""
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Item:
    """One cause."""

    css: str
    mark: str
    words: str
    places: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """What somebody has to mend."""

    title: str
    lead: str
    items: tuple[Item, ...]
    foot: str


def make_pages(problems: Iterable[Problem]) -> dict[str, bytes]:
    """The pages by the names of their files."""
    by_owner: dict[str, list[Problem]] = {}
    for problem in problems:
        by_owner.setdefault(problem.whose or NOBODY, []).append(problem)
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    template = environment.get_template("page.html")
    names = _file_names(sorted(by_owner))
    return {
        names[owner]: template.render(page=_page(owner, found)).encode()
        for owner, found in sorted(by_owner.items())
    }


def _file_names(owners: Sequence[str]) -> dict[str, str]:
    """A name for each that any system takes, none twice."""
    names: dict[str, str] = {}
    for owner in owners:
        plain = "".join(c if c.isalnum() or c in "-_（）()" else "_" for c in owner)[:_LONGEST_NAME]
        taken = {name.casefold() for name in names.values()}
        name, number = f"{plain}.html", 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain}-{number}.html"
        names[owner] = name
    return names


def items_of(problems: Iterable[Problem]) -> tuple[Item, ...]:
    """What somebody has to mend, a cause each."""
    return tuple(_item(cause) for cause in causes_of(problems) if not cause.first.rest_of)


def _page(owner: str, problems: Sequence[Problem]) -> Page:
    causes = [cause for cause in causes_of(problems) if not cause.first.rest_of]
    errors = sum(len(c.problems) for c in causes if c.first.severity is Severity.ERROR)
    warnings = sum(len(cause.problems) for cause in causes) - errors
    return Page(
        title=f"{escaped(owner)}：{errors}处要改，{warnings}处请看看",
        lead=f"同样的归成{len(causes)}条。改好原来的表格再交，不用在这里填。",
        items=tuple(map(_item, causes)),
        foot="这一页只供改表用，请不要公开转发。",
    )


def _item(cause: Cause) -> Item:
    mark, _ = severity_said(cause.first.severity, Language.ZH)
    places = list(_places(cause.problems))
    if len(places) > MOST_PLACES:
        places = [*places[:MOST_PLACES], f"另有{len(places) - MOST_PLACES}处"]
    words = wording(cause.problems)
    if cause.first.place.row and not is_one_wording(cause.problems):
        words = f"{words}（以第{cause.first.place.row}行为例）"
    return Item(cause.first.severity.value, mark, words, tuple(places))


def _places(problems: Iterable[Problem]) -> Iterator[str]:
    """Each column of a sheet with its rows."""
    rows: dict[Place, list[int]] = {}
    for problem in problems:
        place = problem.place
        whole = Place(place.file, None, place.column, place.sheet, place.letter)
        rows.setdefault(whole, []).append(place.row or 0)
    for place, found in rows.items():
        said = sayable(Problem(place, "file-empty")).place
        letter = f"{said.letter}列" if said.letter else ""
        column = f"{letter}「{said.column}」" if said.column else letter
        ranges = "、".join(row_ranges(row for row in found if row))
        yield f"{said.source} {column}{f'第{ranges}行' if ranges else ''}".strip()
