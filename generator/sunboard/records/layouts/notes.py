"""What is told of a sheet: what was taken for granted, and what could not be known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sunboard.language import Later, later, later_many, several
from sunboard.problems import Place, Problem
from sunboard.records.headings import label_and_others, quotable_heading
from sunboard.records.layouts.blocks import Region
from sunboard.records.layouts.columns import Columns
from sunboard.records.layouts.derived import key_at
from sunboard.records.layouts.feet import Foot
from sunboard.records.layouts.headings import forms, is_known, is_of_consent, written
from sunboard.records.layouts.laid import LaidTable
from sunboard.records.layouts.shorter import shorter
from sunboard.records.layouts.titled import Titled
from sunboard.records.layouts.years import Source
from sunboard.schema import KIND_BY_NAME, Field, FieldType, Kind, told_by

_MOST_ROWS_NAMED = 10


def place_of(region: Region, row: int | None = None, column: int | None = None) -> Place:
    """Where a row of a table, or one of its cells, stands; None for the row of its headings."""
    sheet = region.grid.sheet
    line = region.grid.line(region.head.bottom if row is None else row)
    if column is None:
        return Place(sheet.file, line, sheet=sheet.name)
    heading = shown(region, column)
    return Place(sheet.file, line, heading, sheet=sheet.name, letter=region.grid.letters(column))


def shown(region: Region, column: int) -> str:
    """A heading as a note may say it: of a row in which few texts are headings, the others may be anything."""
    path, head = region.head.paths[column], region.head
    is_table = head.known * 2 >= sum(map(bool, head.paths))
    is_heading = is_table or any(map(is_known, forms(path)))
    return quotable_heading(written(path) if is_heading else "", column)


def headings_note(region: Region, columns: Columns) -> Iterator[Problem]:
    """What became of the headings: columns not read, two that mean the same, what is needed and missing."""
    of_consent = [at for at in columns.unread if is_of_consent(region.head.paths[at])]
    unread = several(shown(region, at) for at in columns.unread if at not in of_consent)
    if unread.items:
        yield Problem(place_of(region), "layout-unread", {"headings": unread})
    for at in of_consent:
        yield Problem(place_of(region, None, at), "layout-consent")
    for name, column in columns.more:
        label = columns.kind.field_by_name[name].heading
        yield Problem(place_of(region, None, column), "layout-more", {"label": label})
    for name, column in columns.results:
        term = columns.kind.field_by_name[name]
        params = {
            "result": columns.kind.field_by_name[term.otherwise].heading,
            "first": shown(region, columns.own[name]),
            "label": term.heading,
        }
        yield Problem(place_of(region, None, column), "layout-result", params)
    yield from _deadline_note(region, columns)
    for name, column in columns.second:
        label = columns.kind.field_by_name[name].heading
        first = shown(region, columns.own[name])
        params = {"first": first, "label": label}
        yield Problem(place_of(region, None, column), "layout-second", params)


def _deadline_note(region: Region, columns: Columns) -> Iterator[Problem]:
    """That a column headed as the day of completion is read as the due date."""
    if columns.deadline:
        due, done, at = columns.deadline
        fields = columns.kind.field_by_name
        params = {"label": fields[due].heading, "other": fields[done].heading}
        yield Problem(place_of(region, None, at), "layout-deadline", params)


def offices_notes(region: Region, columns: Iterable[int]) -> Iterator[Problem]:
    """Of which columns only the offices were read, and not the names before them."""
    for at in columns:
        yield Problem(place_of(region, None, at), "layout-office-alone")


def liaison_note(region: Region, columns: Columns, landlines: int) -> Iterator[Problem]:
    """What was read of the columns of a liaison, and what never is."""
    if columns.liaison:
        headings = several(
            later("「{heading}」", heading=shown(region, at)) for at in sorted(columns.liaison)
        )
        code = "layout-liaison" if landlines else "layout-liaison-none"
        params = {"headings": headings, "count": landlines}
        yield Problem(place_of(region), code, params if landlines else {"headings": headings})


def above_notes(region: Region, kind: Kind, above: Iterable[str]) -> Iterator[Problem]:
    """Which fields are what a line above the headings says of all rows."""
    for name in above:
        yield Problem(
            place_of(region),
            "layout-above",
            {"label": kind.field_by_name[name].heading},
        )


def titled_notes(kind: Kind, titled: Titled) -> Iterator[Problem]:
    """Of which fields each row has what its place, or a title, says, and how many have it."""
    for name, (texts, place) in titled.items():
        for word, count in Counter(filter(None, texts)).items():
            params = {"label": kind.field_by_name[name].heading, "word": word, "count": count}
            yield Problem(replace(place, column=None), "layout-titled", params)


def missing(region: Region, columns: Columns, fixed: Container[str]) -> Iterator[Problem]:
    """A problem for each field that is required, or expected, and has neither a column nor a fixed value."""
    kind = columns.kind.title
    for each in columns.kind.fields:
        names = (each.name, *(other.name for other in told_by(columns.kind, each)))
        is_there = any(name in columns.own or name in fixed for name in names)
        if _is_looked_for(each) and not is_there:
            params = {
                "kind": kind,
                "read": several(_may_mean(region, columns, each)),
                "meaning": Later(each.description),
                **label_and_others(each),
            }
            code = "heading-missing-in-sheet" if each.required else "heading-expected-in-sheet"
            yield Problem(place_of(region), code, params)


def _is_looked_for(field: Field) -> bool:
    return field.expected or (field.required and field.type is not FieldType.ID)


def _may_mean(region: Region, columns: Columns, lacking: Field) -> Iterator[str]:
    """The headings that are read as something of the same type that may be left out."""
    for name, column in columns.own.items():
        found = columns.kind.field_by_name[name]
        is_alike = found.type is lacking.type and found.refers_to == lacking.refers_to
        if is_alike and not found.required:
            yield shown(region, column)


def rows_note(region: Region, feet: Mapping[int, Foot]) -> Iterator[Problem]:
    """Which rows are no records, and why."""
    if feet:
        named = [
            later(foot.value, row=region.grid.line(row))
            for row, foot in list(feet.items())[:_MOST_ROWS_NAMED]
        ]
        rest = later("等{n}行", n=len(feet)) if len(feet) > _MOST_ROWS_NAMED else ""
        params = {"rows": several(named, rest), "count": len(feet)}
        yield Problem(place_of(region), "layout-left-out", params)


def filled_notes(region: Region, filled: Mapping[int, int], code: str) -> Iterator[Problem]:
    """In which columns cells were filled from above."""
    for column, count in sorted(filled.items()):
        yield Problem(place_of(region, None, column), code, {"count": count})


def year_notes(
    region: Region, columns: Columns, given: Mapping[str, Counter[tuple[int, Source]]]
) -> Iterator[Problem]:
    """In which columns dates were given a year, and where it is from."""
    for name, counts in given.items():
        for (year, source), count in counts.items():
            params = {"count": count, "year": year, "source": later(source.value)}
            yield Problem(place_of(region, None, columns.own[name]), "layout-year", params)


def read_note(region: Region, tables: Sequence[LaidTable]) -> Problem:
    """As what a table was read, and how many records it holds and tells of."""
    own, *derived = (each for each in tables if not each.lacks_place)
    if not any(map(len, tables)):
        return Problem(replace(place_of(region), row=None), "layout-read-none")
    params = {"label": own.kind.words, "count": len(own)}
    if not derived:
        return Problem(place_of(region), "layout-read", params)
    told = several(later_many("{kind}{n}个", _told(each), kind=each.kind.words) for each in derived)
    return Problem(place_of(region), "layout-read-told", {**params, "kinds": told})


def _told(derived: LaidTable) -> int:
    """How many records a table tells of along with its own, without those that are asked about."""
    keys = {key_at(derived, at) for at in range(len(derived))}
    return len(derived) - len(shorter(derived.kind, keys))


def doubt(region: Region, rivals: Sequence[Kind]) -> Problem:
    """The problem with a table of which nothing tells which of `rivals` it is; there may be none."""
    sheet = region.grid.sheet
    name = sheet.name or sheet.file.removeprefix("data/")
    key = "sheet" if sheet.name else "file"
    how = {
        "key": key,
        "name": name,
        "kind": (rivals or [KIND_BY_NAME["commitments"]])[0].title,
    }
    if not rivals:
        known = several(shown(region, at) for at, p in enumerate(region.head.paths) if p)
        return Problem(place_of(region), "layout-kind-unknown", {"headings": known, **how})
    kinds = several(later("「{kind}」", kind=kind.words) for kind in rivals)
    params = {"kinds": kinds, "rivals": tuple(kind.name for kind in rivals), **how}
    return Problem(place_of(region), "layout-kind-doubt", params)
