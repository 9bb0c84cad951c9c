"""The way through a sheet: which tables stand in it, of which kind, and what each row of them says."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from sunboard.language import Later
from sunboard.problems import Place, Problem
from sunboard.records.headings import normalise_heading
from sunboard.records.layouts.blocks import Region, regions_of
from sunboard.records.layouts.headings import has_cards, is_known
from sunboard.records.layouts.laid import Laid
from sunboard.records.layouts.mapping import NO_MAPPING, Mapping, Said
from sunboard.records.layouts.name_lists import list_of_names
from sunboard.records.layouts.table import lay_table
from sunboard.records.layouts.together import mark_between_cells
from sunboard.records.sheets import Sheet
from sunboard.schema import KIND_BY_NAME, Kind

FEWEST_OF_A_TABLE = 3
"""So many rows with so many texts each are a table, if one of unknown headings, and no page of words."""
FEWEST_OF_A_FILE = 2
"""So many such rows are one in a file that holds nothing else: its headings and a row."""


def lay(sheet: Sheet, mapping: Mapping = NO_MAPPING, kind: Kind | None = None) -> Laid:
    """What a sheet holds; `kind` is what its file's name says that it is, None where that says nothing."""
    said = mapping.of(sheet)
    if said.is_unread:
        place = Place(sheet.file, sheet=sheet.name)
        return Laid(problems=(*said.again_note(sheet), Problem(place, "layout-said-unread")))
    regions = regions_in(sheet, said)
    if not regions:
        listed = list_of_names(sheet, said.kind or kind)
        return lay_table(listed[0], said, listed[1]) if listed else _no_table(sheet)
    laid = _laid(regions, said, kind)
    return Laid(
        tables=tuple(table for each in laid for table in each.tables),
        problems=(
            *said.again_note(sheet),
            *(problem for each in laid for problem in each.problems),
        ),
        unfounded=tuple(problem for each in laid for problem in each.unfounded),
        feet=frozenset[int]().union(*(each.feet for each in laid)),
        left_out=sum(each.left_out for each in laid),
        unread=sum(each.unread for each in laid),
    )


def _laid(regions: Sequence[Region], said: Said, kind: Kind | None) -> list[Laid]:
    """The tables, each by itself; one that may be of the kind of all others of its sheet is of that."""
    laid = [lay_table(region, said, kind) for region in regions]
    known = {each.tables[0].kind.name for each in laid if each.tables}
    if not known or all(each.tables for each in laid):
        return laid
    return [
        each if each.tables else _beside(region, said, each, known)
        for region, each in zip(regions, laid, strict=True)
    ]


def _beside(region: Region, said: Said, laid: Laid, known: Collection[str]) -> Laid:
    """A table that is not known by itself, beside others of some kinds.

    What the mapping says of the sheet would be said of those, too, so that it can't help.
    """
    (problem,) = laid.problems
    (other, *more) = known
    if not more and other in problem.params.get("rivals", ()):
        return lay_table(region, said, KIND_BY_NAME[other])
    if problem.code not in _UNDECIDED:
        return laid
    return replace(laid, problems=(Problem(problem.place, "layout-kind-beside"),))


_UNDECIDED = ("layout-kind-unknown", "layout-kind-doubt")


def regions_in(sheet: Sheet, said: Said) -> list[Region]:
    """The tables of a sheet, of which some headings are known by what is said of it."""
    mapped = {
        normalise_heading(heading)
        for each in said.entries
        for heading in (*each.columns, *each.values)
    }

    def knows(text: str) -> bool:
        return is_known(text) or (bool(mapped) and normalise_heading(text) in mapped)

    return regions_of(sheet, knows)


def _no_table(sheet: Sheet) -> Laid:
    """A sheet without headings: a cover, a table of contents, or a table that nothing is known of."""
    counts = [sum(1 for cell in row if cell.strip()) for row in sheet.cells]
    rows = sum(count >= FEWEST_OF_A_TABLE for count in counts)
    if not any(counts):
        return Laid()
    place = Place(sheet.file, sheet=sheet.name)
    filled = sum(map(bool, counts))
    if between := mark_between_cells(sheet):
        params = {"delimiter": Later(between), "count": filled}
        return Laid(problems=(Problem(place, "layout-together", params),), unread=filled)
    if rows < (FEWEST_OF_A_TABLE if sheet.name else FEWEST_OF_A_FILE):
        return Laid(problems=(Problem(place, "layout-no-table"),))
    if any(has_cards([(cell,) for cell in row]) for row in sheet.cells):
        return Laid(problems=(Problem(place, "layout-persons"),))
    return Laid(problems=(Problem(place, "layout-no-headings", {"count": filled}),), unread=filled)
