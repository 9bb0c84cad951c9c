"""How a cause is said: one line for all its places, through the door of every report (`checks/saying.py`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sunboard.checks.causes import NO_COLUMN, SUMMED, Cause, is_one_wording, varying_params
from sunboard.checks.saying import format_line, format_problem, heading_said, sayable
from sunboard.language import listed, say, say_in, say_many
from sunboard.problems import Place, Problem

MOST_RANGES = 5
"""Runs of rows that a line names."""
MOST_COLUMNS = 4
MOST_WORDS = 5
"""Of different cells with the same fault so many are quoted."""
MOST_FILES = 3

_HERE = "\ue000"
"""Stands where the values go, and in no words."""
_QUOTED_HERE = re.compile(f"([「“])([^「」“”]*){_HERE}([^「」“”]*)([」”])")
_SAID_BY_THE_HEADING = frozenset((*NO_COLUMN, "required"))
"""What follows of itself where a column is not there."""


def format_cause(cause: Cause) -> Iterator[str]:
    """One line of what is wrong, where and what would do; and one of what follows from it."""
    if cause.count == cause.first.stands_for:
        yield format_problem(cause.first)
    else:
        words = wording(cause.problems)
        yield format_line(cause.first.severity, _places_said(cause), words, cause.first.rule)
    records = [problem for problem in cause.follows if problem.code not in _SAID_BY_THE_HEADING]
    if records:
        yield _following_said(records, cause.unlisted_follows)


def wording(problems: Sequence[Problem]) -> str:
    """What is said of a cause: the words of all its problems, several cells quoted; or those of the first."""
    varying = varying_params(problems)
    if not varying or not is_one_wording(problems):
        return sayable(problems[0]).text()
    if varying == [SUMMED]:
        first, total = problems[0], sum(int(str(each.params[SUMMED])) for each in problems)
        return sayable(replace(first, params={**first.params, SUMMED: total})).text()
    different = _first_of_each(problems, lambda problem: problem.params.get(varying[0]))
    return _joined([*map(sayable, different[: MOST_WORDS + 1])], varying[0])


def _first_of_each(problems: Iterable[Problem], key: Callable[[Problem], object]) -> list[Problem]:
    """The first problem of each sort."""
    found: dict[object, Problem] = {}
    for problem in problems:
        found.setdefault(key(problem), problem)
    return [*found.values()]


def _joined(problems: Sequence[Problem], name: str) -> str:
    """The words with several values of a param in the place of one, each quoted as that one is."""
    words = replace(problems[0], params={**problems[0].params, name: _HERE}).text()
    where = _columns_by_value(problems[:MOST_WORDS], name)
    more = [say("……")] if len(problems) > MOST_WORDS else []
    words = _QUOTED_HERE.sub(_quoting(where, more), words)
    # Where it stands without quotation marks.
    values = (f"{value}{column}" for value, column in where.items())
    return words.replace(_HERE, listed([*values, *more]))


def _columns_by_value(problems: Sequence[Problem], name: str) -> dict[str, str]:
    """The values of a param, each with the columns where it stands; with "" where all are in one."""
    found: dict[str, dict[str, None]] = {}
    for problem in problems:
        place = problem.place
        value = str(problem.params[name])
        column = say("{letter}列", letter=place.letter) if place.letter else column_said(place)
        is_itself = not place.letter and heading_said(place) == value
        found.setdefault(value, {})["" if is_itself else column] = None
    columns = {column for each in found.values() for column in each}
    if len(columns) == 1:
        return dict.fromkeys(found, "")
    return {
        value: say("（{columns}）", columns=listed(filter(None, each))) if any(each) else ""
        for value, each in found.items()
    }


def _quoting(where: Mapping[str, str], more: Sequence[str]) -> Callable[[re.Match[str]], str]:
    """What a quotation becomes for several values: what stands around one stands around each."""

    def quoted(one: re.Match[str]) -> str:
        opening, before, after, closing = one.groups()
        between = say_in("引文之间", "」「")
        texts = [f"{before}{value}{after}" for value in where] + [*more]
        columns = [*where.values(), *("" for _ in more)]
        parts = (
            f"{text}{between.replace(closing, f'{closing}{column}', 1)}"
            for text, column in zip(texts[:-1], columns[:-1], strict=True)
        )
        return f"{opening}{''.join(parts)}{texts[-1]}{closing}{columns[-1]}"

    return quoted


def _places_said(cause: Cause) -> str:
    """Where a cause's problems are: files or sheets, columns, how many, and which rows."""
    where, rows = _counted(cause), _rows_said(cause)
    return say("{where}（{rows}）", where=where, rows=rows) if rows else where


def _counted(cause: Cause) -> str:
    places, named = _sources(cause.problems), _columns(cause.problems)
    if each := _each_with_its_columns(cause):
        return say_many("{files}共{n}处", cause.count, files=each)
    files, columns = _sources_said(places), _columns_said(named)
    ends_with_sheet = len(places) <= MOST_FILES and bool(places[-1].sheet)
    if not named:
        if ends_with_sheet:
            return say_many("{files}共{n}处", cause.count, files=files)
        return say_many("{files} 共{n}处", cause.count, files=files)
    if ends_with_sheet or not named[0].letter:
        return say_many("{files}{columns}共{n}处", cause.count, files=files, columns=columns)
    return say_many("{files} {columns}共{n}处", cause.count, files=files, columns=columns)


def _each_with_its_columns(cause: Cause) -> str:
    """Each sheet with its own columns, where those are not the same in all; "" where they are, or are many."""
    by_source: dict[object, list[Problem]] = {}
    for problem in cause.problems:
        by_source.setdefault(problem.place.source, []).append(problem)
    columns = [_columns_said(_columns(found)) for found in by_source.values()]
    if len({*columns}) == 1 or len(columns) > MOST_FILES:
        return ""
    sources = _source_names(_sources(cause.problems))
    return listed(f"{source}{own}" for source, own in zip(sources, columns, strict=True))


def _sources(problems: Iterable[Problem]) -> list[Place]:
    """A place in each file, or sheet of one, as it may be said."""
    firsts = _first_of_each(problems, lambda problem: problem.place.source)
    return [sayable(problem).place for problem in firsts]


def _source_names(places: Sequence[Place]) -> list[str]:
    """What they are called, as many as are named; of several sheets of one workbook its name is said once."""
    return [
        say("「{sheet}」", sheet=place.sheet)
        if at and place.sheet and place.file == places[0].file
        else str(place.said_source)
        for at, place in enumerate(places[:MOST_FILES])
    ]


def _sources_said(places: Sequence[Place]) -> str:
    names = _source_names(places)
    if len(places) <= MOST_FILES:
        return listed(names)
    if places[0].sheet:
        return say("{names}等{n}个表", names=listed(names), n=len(places))
    return say("{names}等{n}个文件", names=listed(names), n=len(places))


def _columns(problems: Iterable[Problem]) -> list[Place]:
    """A place in each column, as it may be said."""
    firsts = _first_of_each(problems, lambda problem: (problem.place.letter, problem.place.column))
    places = [sayable(problem).place for problem in firsts]
    return [place for place in places if place.column or place.letter]


def _columns_said(named: Sequence[Place]) -> str:
    if not named:
        return ""
    first, *others = map(column_said, named[:MOST_COLUMNS])
    for other in others:
        first = say("{columns}{column}", columns=first, column=other)
    if len(named) > MOST_COLUMNS:
        return say("{columns}等{n}列", columns=first, n=len(named))
    return first


def column_said(place: Place) -> str:
    """A column by the letter in its margin and its heading, as far as it has them."""
    heading = heading_said(place)
    if not place.letter:
        return say("「{heading}」", heading=heading) if heading else ""
    if not heading:
        return say("{letter}列", letter=place.letter)
    return say("{letter}列「{heading}」", letter=place.letter, heading=heading)


def _rows_said(cause: Cause) -> str:
    """The rows of a single sheet, and the row of which the words are where they are an example."""
    row = cause.first.place.row
    parts = []
    if len(cause.sources) == 1 and row is not None:
        ranges = row_ranges(problem.place.row or 0 for problem in cause.problems)
        is_all = cause.count == sum(problem.stands_for for problem in cause.problems)
        more = "…" if len(ranges) > MOST_RANGES or not is_all else ""
        parts.append(rows_said(ranges[:MOST_RANGES], more))
    if not is_one_wording(cause.problems):
        parts.append(say("以第{row}行为例", row=row) if row else say("以第一个为例"))
    return say("，").join(parts)


def rows_said(ranges: Sequence[str], more: str = "") -> str:
    """Rows as `row_ranges` has them, and that there are `more`: 第2–5、7行."""
    is_one = len(ranges) == 1 and ranges[0].isdigit()
    return say_many("第{rows}行", 1 if is_one else len(ranges) + 1, rows=f"{listed(ranges)}{more}")


def row_ranges(rows: Iterable[int]) -> list[str]:
    """Rows in order, runs of them as one: 2–5, 7."""
    runs: list[list[int]] = []
    for row in sorted({*rows}):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return [str(first) if first == last else f"{first}–{last}" for first, last in runs]


def _following_said(follows: Sequence[Problem], unlisted: int) -> str:
    """What is said of records for others' sake."""
    count = Counter(sayable(problem).place.said_source for problem in follows)
    files = listed(
        say_many("{file} {n}条", n, file=source) for source, n in count.most_common(MOST_FILES)
    )
    if len(count) > MOST_FILES:
        files = say("{files}等{n}处", files=files, n=len(count))
    return say_many(
        "  另有{n}条记录因此不公布，或者少一格（{files}）；改好上面的就行。",
        len(follows) + unlisted,
        files=files,
    )


def cause_as_json(cause: Cause) -> dict[str, object]:
    """A cause for programs: as its first problem, with how many there are and every place that is listed.

    Rows stand as runs ("2–5, 7"), so that a county whose every row is wrong takes some kilobytes.
    """
    first = sayable(cause.first)
    return {
        "severity": first.severity.value,
        "code": first.code,
        "rule": first.rule,
        "count": cause.count,
        "file": first.place.file,
        "row": first.place.row,
        "column": first.place.column,
        "message": wording(cause.problems),
        "places": _places_as_json(cause.problems),
        "follows": _places_as_json(cause.follows),
        "follows_count": len(cause.follows) + cause.unlisted_follows,
    }


def _places_as_json(problems: Iterable[Problem]) -> list[dict[str, str]]:
    by_column: dict[tuple[str, str, str, str | None], list[int]] = {}
    for problem in problems:
        place = problem.place
        key = (place.file, place.sheet, place.letter, place.column)
        by_column.setdefault(key, []).append(place.row or 0)
    return [
        {
            "file": said.file,
            **({"sheet": said.sheet} if said.sheet else {}),
            **({"letter": said.letter} if said.letter else {}),
            "column": said.column or "",
            "rows": ", ".join(row_ranges(row for row in rows if row)),
        }
        for (file, sheet, letter, column), rows in by_column.items()
        for said in [
            sayable(Problem(Place(file, None, column, sheet, letter), "more-errors")).place
        ]
    ]
