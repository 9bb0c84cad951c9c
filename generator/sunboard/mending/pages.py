"""A page for each unit, or community where no unit is named, with what is to be mended: to be forwarded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from sunboard.checks.causes import Cause, causes_of, is_one_wording
from sunboard.checks.saying import SEVERITY, escaped, sayable
from sunboard.checks.summing import column_said, row_ranges, rows_said, wording
from sunboard.language import mark, say, say_many, spoken
from sunboard.problems import Place, Problem, Severity

NOBODY = mark("没有写明单位的")
"""Whose the problems are that are of no unit and of no community."""
MOST_PLACES = 30
"""Columns of sheets that are listed under one cause."""
_LONGEST_NAME = 60
_IN_NAMES = frozenset("-_（）()")
"""Signs that any system takes in a name."""


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

    lang: str
    """As HTML has it."""
    title: str
    lead: str
    items: tuple[Item, ...]
    foot: str


def make_pages(problems: Iterable[Problem]) -> dict[str, bytes]:
    """The pages by the names of their files."""
    by_owner: dict[str, list[Problem]] = {}
    for problem in problems:
        by_owner.setdefault(problem.whose or say(NOBODY), []).append(problem)
    names = _file_names(sorted(by_owner))
    return {
        names[owner]: rendered(_page(owner, found)) for owner, found in sorted(by_owner.items())
    }


def rendered(page: Page) -> bytes:
    """The page as a file, which needs no other."""
    return _template().render(page=page).encode()


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    return environment.get_template("page.html")


def _file_names(owners: Sequence[str]) -> dict[str, str]:
    """A name for each that any system takes, none twice."""
    names: dict[str, str] = {}
    for owner in owners:
        plain = "".join(c if c.isalnum() or c in _IN_NAMES else "_" for c in owner)[:_LONGEST_NAME]
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
        lang=spoken().tag,
        title=say(
            "{owner}：{errors}处要改，{warnings}处请看看",
            owner=escaped(owner),
            errors=errors,
            warnings=warnings,
        ),
        lead=say_many("同样的归成{n}条。改好原来的表格再交，不用在这里填。", len(causes)),
        items=tuple(map(_item, causes)),
        foot=say("这一页只供改表用，请不要公开转发。"),
    )


def _item(cause: Cause) -> Item:
    severity = cause.first.severity
    places = list(_places(cause.problems))
    if len(places) > MOST_PLACES:
        places = [*places[:MOST_PLACES], say("另有{n}处", n=len(places) - MOST_PLACES)]
    words = wording(cause.problems)
    if cause.first.place.row and not is_one_wording(cause.problems):
        words = say("{words}（以第{row}行为例）", words=words, row=cause.first.place.row)
    return Item(severity.value, say(SEVERITY[severity]), words, tuple(places))


def _places(problems: Iterable[Problem]) -> Iterator[str]:
    """Each column of a sheet with its rows."""
    rows: dict[Place, list[int]] = {}
    for problem in problems:
        place = problem.place
        whole = Place(place.file, None, place.column, place.sheet, place.letter)
        rows.setdefault(whole, []).append(place.row or 0)
    for place, found in rows.items():
        said = sayable(Problem(place, "file-empty")).place
        ranges = row_ranges(row for row in found if row)
        where = rows_said(ranges) if ranges else ""
        yield _place_said(str(said.said_source), column_said(said), where)


def _place_said(source: str, column: str, rows: str) -> str:
    if column and rows:
        return say("{source} {column}{rows}", source=source, column=column, rows=rows)
    return f"{source} {column or rows}".strip()
