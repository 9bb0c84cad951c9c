"""One table under its headings: its kind, its records, and what else its rows tell of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from sunboard.problems import Problem
from sunboard.records.headings import normalise_heading
from sunboard.records.layouts import notes
from sunboard.records.layouts.blocks import Region
from sunboard.records.layouts.body import Body, body_of, rows_below
from sunboard.records.layouts.columns import Columns, columns_of, is_mapped
from sunboard.records.layouts.deadlines import with_deadline
from sunboard.records.layouts.derived import Listing, derive
from sunboard.records.layouts.fill import Ditto, fill_dittos, fill_merged, fill_places
from sunboard.records.layouts.fixed import said_of_all, with_fixed
from sunboard.records.layouts.headings import (
    forms,
    has_cards,
    is_beside,
    is_directory,
    written,
)
from sunboard.records.layouts.kinds import choose
from sunboard.records.layouts.laid import Laid, LaidTable, Unread
from sunboard.records.layouts.leaders import offices_alone, with_leaders
from sunboard.records.layouts.liaisons import landlines_alone, with_liaison
from sunboard.records.layouts.mapping import Said
from sunboard.records.layouts.measures import with_offices
from sunboard.records.layouts.months import FIRST, spread_months
from sunboard.records.layouts.own_ids import as_id, with_ids
from sunboard.records.layouts.said_days import said_days_notes, with_said_days
from sunboard.records.layouts.served import with_served, without_counted
from sunboard.records.layouts.titled import said_in_titles, with_titled
from sunboard.records.layouts.told_at_length import sentences_notes
from sunboard.records.layouts.values import translate
from sunboard.records.layouts.words import is_serial
from sunboard.records.layouts.years import Years, complete, years_of
from sunboard.records.text_tables import given_at
from sunboard.schema import FieldType, Kind


def lay_table(region: Region, said: Said, kind: Kind | None) -> Laid:
    """The records of a table; `kind` is what its file is called by, None where that says nothing."""
    columns = _columns(region, said, said.kind or kind)
    if isinstance(columns, Problem):
        return Laid(problems=(columns,), unread=sum(map(any, rows_below(region))))
    body = body_of(region, columns)
    filled, dittos = _fill(region, body, columns)
    rows, records = body.records
    _join_more(columns, records)
    lines = [region.grid.line(row) for row in rows]
    entries = said.for_kind(columns.kind)
    given = [*translate(region.head.paths, columns, entries, records, lines)]
    cut, landlines = [*offices_alone(columns, records)], landlines_alone(columns, records)
    above = said_of_all(region, columns)
    fixed = {**above, **said.fixed(columns.kind)}
    titled = said_in_titles(region, columns, records, fixed)
    years = _years(region, said.year(columns.kind))
    own, year_notes = _own(region, columns, records, lines, years)
    own = with_said_days(region, columns, own, said.days_in(columns.kind), years)
    own = with_fixed(with_titled(own, titled), fixed, given)
    mapped = said.columns(columns.kind)
    own = replace(own, last_days=_last_days(region, columns, said.last_days(columns.kind)))
    own = replace(own, unread=(*_unread(region, columns, mapped, records),))
    derived, differing = derive(_listing(region, columns, records, lines))
    own, *derived = (_with_dittos(region, each, dittos, lines) for each in (own, *derived))
    problems = (
        notes.read_note(region, [own, *derived]),
        *said.faults(columns.kind, region.grid.sheet, _names_of(region.head.paths)),
        *notes.missing(region, columns, {*fixed, *titled}),
        *notes.headings_note(region, columns),
        *notes.above_notes(region, columns.kind, above),
        *notes.titled_notes(columns.kind, titled),
        *notes.offices_notes(region, cut),
        *notes.liaison_note(region, columns, landlines),
        *said_days_notes(region, columns, own),
        *sentences_notes(region, columns, own, mapped, records),
        *_unheaded(region, records),
        *notes.rows_note(region, body.feet),
        *filled,
        *year_notes,
        *differing,
    )
    feet = frozenset(map(region.grid.line, body.feet))
    unfounded = said.unfounded(columns.kind, region.grid.sheet, _names_of(region.head.paths))
    return Laid((own, *derived), problems, (*unfounded,), feet, left_out=len(feet))


def _join_more(columns: Columns, records: Sequence[list[str]]) -> None:
    """Put what further columns say of a field below what its own says."""
    for name, column in columns.more:
        own_cell = columns.own[name]
        for record in records:
            record[own_cell] = "\n".join(filter(None, (record[own_cell], record[column])))


def _names_of(paths: Sequence[tuple[str, ...]]) -> list[str]:
    """All that a mapping may call the columns by."""
    return [text for path in paths for text in ("".join(path), *forms(path), *path[:1])]


def _columns(region: Region, said: Said, kind: Kind | None) -> Columns | Problem:
    """What the columns are, or the problem where nobody knows of which kind the records are."""
    paths = region.head.paths
    if kind is not None:
        mapped = said.columns(kind)
        return _by_cells(region, columns_of(kind, paths, mapped), mapped)
    sheet = region.grid.sheet
    name = sheet.name or PurePosixPath(sheet.file).stem
    choice = choose(paths, said.columns, name, region.titles)
    found = choice.columns.kind if choice.columns else None
    # Of what is read of them otherwise, the mapping says.
    is_listed = found is None or bool(found.owner_as)
    if is_directory(paths, (name, *region.titles)) or (is_listed and has_cards(paths)):
        return Problem(notes.place_of(region), "layout-persons")
    if choice.columns is None:
        return notes.doubt(region, choice.rivals)
    return _by_cells(region, choice.columns, said.columns(choice.columns.kind))


def _by_cells(region: Region, columns: Columns, mapped: Mapping[str, str]) -> Columns:
    """The columns, once it is looked at what stands in those whose headings mean several things."""
    rows = rows_below(region)
    paths = [() if is_mapped(path, mapped) else path for path in region.head.paths]
    columns = with_deadline(columns, paths, rows)
    columns = with_liaison(with_offices(with_ids(columns, rows), paths, rows), paths)
    columns = without_counted(with_leaders(columns, paths, rows), paths, rows)
    return with_served(columns, paths, rows)


def _fill(region: Region, body: Body, columns: Columns) -> tuple[list[Problem], Sequence[Ditto]]:
    """Write into the records what stands above; the notes of it, and which cells said so themselves."""
    rows, records = body.records
    read = sorted(columns.read)
    merged = fill_merged(region.grid, rows, records)
    dittos = fill_dittos(records, read)
    places = fill_places(region.grid, body.groups, columns)
    read_merged = {column: count for column, count in merged.items() if column in columns.read}
    by_column = Counter(each.column for each in dittos)
    problems = [
        *notes.filled_notes(region, read_merged, "layout-merged"),
        *notes.filled_notes(region, by_column, "layout-ditto"),
        *notes.filled_notes(region, places, "layout-filled"),
    ]
    return problems, dittos


def _with_dittos(
    region: Region, table: LaidTable, dittos: Sequence[Ditto], lines: Sequence[int]
) -> LaidTable:
    """A table that knows where the text of each cell stands that said 同上: faults are said there once."""
    rows: dict[tuple[int, int], list[int]] = {}
    for each in dittos:
        rows.setdefault((each.column, each.above), []).append(lines[each.row])
    given = [
        given_at(name, replace(notes.place_of(region, None, column), row=lines[above]), own)
        for (column, above), found in rows.items()
        for name, letter in table.letters.items()
        if letter == region.grid.letters(column) and (own := sorted({*found} & {*table.lines}))
    ]
    return replace(table, given=(*given, *table.given)) if given else table


def _own(
    region: Region,
    columns: Columns,
    records: Sequence[Sequence[str]],
    lines: list[int],
    years: Years,
) -> tuple[LaidTable, list[Problem]]:
    """The table's own records, and notes of the years that their dates were given."""
    kind, paths = columns.kind, region.head.paths
    texts = {name: [record[at] for record in records] for name, at in columns.own.items()}
    if "id" in texts:
        texts["id"] = [*map(as_id, texts["id"])]
    dates = [each.name for each in kind.fields_of(FieldType.DATE) if each.name in texts]
    of_months = spread_months(texts, columns.own, years)
    given = complete(texts, dates, years)
    if of_months:
        given[FIRST] = of_months
    table = LaidTable(
        kind=kind,
        headings={name: written(paths[at]) for name, at in columns.own.items()},
        letters={name: region.grid.letters(at) for name, at in columns.own.items()},
        columns=texts,
        lines=lines,
        header_line=region.grid.line(region.head.bottom),
    )
    return table, [*notes.year_notes(region, columns, given)]


def _years(region: Region, year: int | None) -> Years:
    """The years that are said around a table, at its foot too if it says when it was filled in."""
    sheet = region.grid.sheet
    feet = [cell for row in rows_below(region)[-_FOOT_ROWS:] for cell in row if cell]
    names = (sheet.name, PurePosixPath(sheet.file).stem)
    return years_of(region.titles, feet, names, year)


_FOOT_ROWS = 5
LONGEST_NAME = 20
"""Characters of a cell that may be the name of a place or a unit."""


def _last_days(region: Region, columns: Columns, headings: frozenset[str]) -> frozenset[str]:
    """The fields whose column the office calls by one of some headings, or by their own label."""
    return frozenset(
        name
        for name, at in columns.own.items()
        for text in (columns.kind.field_by_name[name].label, *_names_of([region.head.paths[at]]))
        if normalise_heading(text) in headings
    )


def _listing(
    region: Region, columns: Columns, records: Sequence[Sequence[str]], lines: Sequence[int]
) -> Listing:
    return Listing(
        columns=columns,
        records=records,
        lines=lines,
        headings={at: written(path) for at, path in enumerate(region.head.paths)},
        letters={at: region.grid.letters(at) for at in range(region.grid.width)},
        header_line=region.grid.line(region.head.bottom),
        place=lambda line, at: replace(notes.place_of(region, None, at), row=line),
    )


def _unread(
    region: Region,
    columns: Columns,
    mapped: Mapping[str, str],
    records: Sequence[Sequence[str]],
) -> Iterator[Unread]:
    """The columns that are read as nothing, those left aside that somebody said are not to be read."""
    for at in columns.unread:
        path = region.head.paths[at]
        if is_mapped(path, mapped) or is_beside(path):
            continue
        texts = Counter(row[at] for row in records if 0 < len(row[at]) <= LONGEST_NAME)
        if texts:
            yield Unread(notes.shown(region, at), region.grid.letters(at), texts)


def _unheaded(region: Region, records: Sequence[Sequence[str]]) -> Iterator[Problem]:
    """A note of each column without a heading in which something stands."""
    for at, path in enumerate(region.head.paths):
        if not path and any(row[at] and not is_serial(row[at]) for row in records):
            yield Problem(
                notes.place_of(region), "layout-unheaded", {"letter": region.grid.letters(at)}
            )
