"""Values and details of a sheet to its texts, and what is said of those that were not read."""

from __future__ import annotations

from collections.abc import Mapping

from sunboard.problems import Place, Problem
from sunboard.records.sheets import Sheet
from sunboard.records.workbooks.cells import Values, text_of
from sunboard.records.workbooks.hiding import hide
from sunboard.records.workbooks.odd_cells import blank_odd_cells, by_column
from sunboard.records.workbooks.sheet_xml import SheetDetails
from sunboard.records.workbooks.styles import NumberForm
from sunboard.records.workbooks.texts import Texts


def sheet_of(
    place: Place, values: Values, details: SheetDetails, forms: Mapping[int, NumberForm]
) -> tuple[Sheet, list[Problem]]:
    """The texts of all that is shown of a sheet, and what is said of the rest."""
    cells = [[v if type(v) is str else text_of(v) for v in row] for row in values.rows]
    texts = Texts(place, cells, values.first_row, values.first_column)
    for row, column, style in details.styled:
        if (row, column) in texts:
            value = values.rows[row - values.first_row][column - values.first_column]
            texts[row, column] = forms[style].text(value) or texts[row, column]
    for row, column, error in details.errors:
        texts[row, column] = error  # calamine has "" for it
    for at in details.uncomputed:
        texts[at] = ""
    merged, problems = hide(texts, values.merged, details.hidden_rows, details.hidden_columns)
    problems += blank_odd_cells(texts)
    shown = [at for at in details.uncomputed if not details.hides(*at)]
    problems += by_column(texts, "cells-uncomputed", shown)
    return texts.made(merged), problems
