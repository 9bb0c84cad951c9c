"""The second pass over a sheet is left out where it can find nothing."""

import pytest
from sunboard.records.workbooks.sheet_xml import details_of, is_plain

CELL = b'<c r="A1" t="inlineStr"><is><t>&#32534;&#21495; &lt; "&#65;"</t></is></c>'
"""A text whose characters stand by their numbers, as openpyxl writes Chinese where lxml isn't there."""


def sheet(cells: bytes) -> bytes:
    return b'<worksheet><sheetData><row r="1">%s</row></sheetData></worksheet>' % cells


def test_characters_of_texts_by_their_numbers_then_nothing_is_looked_for() -> None:
    assert is_plain(sheet(CELL), ())


@pytest.mark.parametrize(
    "attributes",
    [b't="&#101;"', b"t='&#x65;'", b't= "&#101;"', b's="1" r="A&#49;" t="e"', b'x=">" t="&#101;"'],
)
def test_characters_of_attributes_by_their_numbers_then_the_error_is_found(
    attributes: bytes,
) -> None:
    part = sheet(b"<c %s><v>#REF!</v></c>" % attributes)
    assert not is_plain(part, ())
    assert [text for *_, text in details_of(part, (), trusts_results=True).errors] == ["#REF!"]
