"""How a cause is said: one line for all its places, through the door of every report (`checks/saying.py`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from sunboard.checks.causes import COMPANIONS, NO_COLUMN, Cause, is_one_wording, varying_params
from sunboard.checks.saying import format_problem, sayable, severity_said
from sunboard.problems import Language, Place, Problem

MOST_RANGES = 5
"""Runs of rows that a line names."""
MOST_COLUMNS = 4
MOST_WORDS = 5
"""Of different cells with the same fault so many are quoted."""
MOST_FILES = 3

_HERE = "\ue000"
"""Stands where the values go, and in no words; a number follows."""
_SAID_BY_THE_HEADING = frozenset((*NO_COLUMN, "required"))
"""What follows of itself where a column is not there."""


def format_cause(cause: Cause, language: Language = Language.ZH) -> Iterator[str]:
    """One line of what is wrong, where and what would do; and one of what follows from it."""
    if cause.count == cause.first.stands_for:
        yield format_problem(cause.first, language)
    else:
        mark, colon = severity_said(cause.first.severity, language)
        rule = f" [{cause.first.rule}]" if cause.first.rule else ""
        words = wording(cause.problems, language)
        yield f"{mark} {_places_said(cause, language)}{colon}{words}{rule}"
    records = [problem for problem in cause.follows if problem.code not in _SAID_BY_THE_HEADING]
    if records:
        yield _following_said(records, cause.unlisted_follows, language)


def wording(problems: Sequence[Problem], language: Language = Language.ZH) -> str:
    """What is said of a cause: the words of all its problems, several cells quoted; or those of the first."""
    varying = varying_params(problems)
    if not varying or not is_one_wording(problems):
        return sayable(problems[0]).text(language)
    different = _first_of_each(problems, lambda problem: problem.params.get(varying[0]))
    return _joined([*map(sayable, different[: MOST_WORDS + 1])], varying[0], language)


def _first_of_each(problems: Iterable[Problem], key: Callable[[Problem], object]) -> list[Problem]:
    """The first problem of each sort."""
    found: dict[object, Problem] = {}
    for problem in problems:
        found.setdefault(key(problem), problem)
    return [*found.values()]


def _joined(problems: Sequence[Problem], name: str, language: Language) -> str:
    """The words with several values of a param in the place of one, each quoted as that one is."""
    names = [name, *(each for each, other in COMPANIONS.items() if other == name)]
    names = [each for each in names if each in problems[0].params]
    params = {**problems[0].params, **{each: f"{_HERE}{at}" for at, each in enumerate(names)}}
    words = replace(problems[0], params=params).text(language)
    between = "" if language is Language.ZH else ", "
    for at, each in enumerate(names):
        values = [*dict.fromkeys(str(problem.params[each]) for problem in problems[:MOST_WORDS])]
        more = ["……"] if len(problems) > MOST_WORDS else []
        quoted = _quoting(values, more, between)
        words = re.sub(f"([「“])([^「」“”]*){_HERE}{at}([^「」“”]*)([」”])", quoted, words)
        # Labels in English stand without quotation marks.
        words = words.replace(f"{_HERE}{at}", ", ".join([*values, *more]))
    return words


def _quoting(
    values: Sequence[str], more: Sequence[str], between: str
) -> Callable[[re.Match[str]], str]:
    """What a quotation becomes for several values: what stands around one stands around each."""

    def quoted(one: re.Match[str]) -> str:
        opening, before, after, closing = one.groups()
        texts = [*(f"{before}{value}{after}" for value in values), *more]
        return between.join(f"{opening}{text}{closing}" for text in texts)

    return quoted


def _places_said(cause: Cause, language: Language) -> str:
    """Where a cause's problems are: files or sheets, columns, how many, and which rows."""
    files, columns = (
        _sources_said(cause.problems, language),
        _columns_said(cause.problems, language),
    )
    rows = _rows_said(cause, language)
    if language is Language.EN:
        return f"{files}{columns}, {cause.count} times{f' ({rows})' if rows else ''}"
    gap = "" if files.endswith("」") or columns.startswith("「") else " "
    return f"{files}{gap}{columns}共{cause.count}处{f'（{rows}）' if rows else ''}"


def _sources_said(problems: Iterable[Problem], language: Language) -> str:
    firsts = _first_of_each(problems, lambda problem: problem.place.source)
    places = [sayable(problem).place for problem in firsts[:MOST_FILES]]
    # Of several sheets of one workbook its name is said once.
    names = [
        f"「{place.sheet}」"
        if at and place.sheet and place.file == places[0].file
        else place.source
        for at, place in enumerate(places)
    ]
    if len(firsts) <= MOST_FILES:
        return "、".join(names) if language is Language.ZH else ", ".join(names)
    if language is Language.EN:
        return f"{', '.join(names)} and {len(firsts) - MOST_FILES} more"
    return f"{'、'.join(names)}等{len(firsts)}个{'表' if firsts[0].place.sheet else '文件'}"


def _columns_said(problems: Iterable[Problem], language: Language) -> str:
    firsts = _first_of_each(problems, lambda problem: (problem.place.letter, problem.place.column))
    places = [sayable(problem).place for problem in firsts]
    named = [place for place in places if place.column or place.letter]
    if language is Language.EN:
        words = [f'{p.letter} "{p.column}"'.strip() for p in named[:MOST_COLUMNS]]
        return f", column {', '.join(words)}" if words else ""
    words = [f"{f'{p.letter}列' if p.letter else ''}「{p.column}」" for p in named[:MOST_COLUMNS]]
    return "".join(words) + (f"等{len(named)}列" if len(named) > MOST_COLUMNS else "")


def _rows_said(cause: Cause, language: Language) -> str:
    """The rows of a single sheet, and the row of which the words are where they are an example."""
    in_chinese, row = language is Language.ZH, cause.first.place.row
    parts = []
    if len(cause.sources) == 1 and row is not None:
        ranges = row_ranges(problem.place.row or 0 for problem in cause.problems)
        more = "…" if len(ranges) > MOST_RANGES else ""
        said = ("、" if in_chinese else ", ").join(ranges[:MOST_RANGES]) + more
        parts.append(f"第{said}行" if in_chinese else f"rows {said}")
    if not is_one_wording(cause.problems):
        one = f"第{row}行" if row else "第一个"
        parts.append(
            f"以{one}为例" if in_chinese else f"{f'row {row}' if row else 'the first'} for example"
        )
    return ("，" if in_chinese else "; ").join(parts)


def row_ranges(rows: Iterable[int]) -> list[str]:
    """Rows in order, runs of them as one: 2–5, 7."""
    runs: list[list[int]] = []
    for row in sorted({*rows}):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return [str(first) if first == last else f"{first}–{last}" for first, last in runs]


def _following_said(follows: Sequence[Problem], unlisted: int, language: Language) -> str:
    """What is said of records for others' sake."""
    count = len(follows) + unlisted
    by_source = Counter(sayable(problem).place.source for problem in follows)
    if language is Language.EN:
        files = ", ".join(f"{source}: {n}" for source, n in by_source.most_common(MOST_FILES))
        return f"  {count} more records wait for these ({files}); mend those above, and they are shown."
    files = "、".join(f"{source} {n}条" for source, n in by_source.most_common(MOST_FILES))
    more = f"等{len(by_source)}处" if len(by_source) > MOST_FILES else ""
    return f"  另有{count}条记录因此不公布，或者少一格（{files}{more}）；改好上面的就行。"


def cause_as_json(cause: Cause, language: Language = Language.ZH) -> dict[str, object]:
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
        "message": wording(cause.problems, language),
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
