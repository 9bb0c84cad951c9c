"""A body cut into pieces reads as if it had not been cut."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sunboard.records import csv_files, encodings, pieces
from sunboard.records.bodies import CsvBody
from sunboard.records.headings import Header

from tests.records.reading import read_csv

texts = st.lists(
    st.sampled_from(
        ["a,甲", "b,乙,丙", "", ",", 'c,"丁\n戊"', 'd,"己', "e", 'f,"""庚"', "\ufffd,x"]
    ),
    max_size=30,
).map("\n".join)


def body(text: str) -> CsvBody:
    data = b"head\n" + text.encode()
    header = Header(("id",), (), {})
    return CsvBody("x.csv", 0, data, 5, len(data), 2, frozenset(), ",", header)


@given(texts, st.integers(1, 60), st.integers(1, 6), st.integers(4, 40))
def test_pieces_are_the_body(text: str, run: int, lines: int, longest: int) -> None:
    whole = body(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "BYTES_A_RUN", run)
        patch.setattr(pieces, "MOST_LINES", lines)
        patch.setattr(pieces, "LONGEST_LINE", longest)
        parts = list(pieces.without_long_lines(whole))
        cut = [(piece, count) for part, _ in parts for piece, count in pieces.pieces(part)]
    assert b"".join(piece.text[piece.start : piece.end] for piece, _ in cut) == text.encode()
    for piece, count in cut:
        before = whole.text[: piece.start]
        assert piece.first_line == before.count(b"\n") + 1
        assert before.endswith(b"\n")
        assert count == piece.count(b"\n")
    for part, is_long in parts:
        longest_line = max(map(len, part.text[part.start : part.end].split(b"\n")))
        assert is_long == (longest_line > longest)
        assert not is_long or part.count(b"\n") <= 1


@given(texts, st.sampled_from(["utf-8", "gb18030"]), st.integers(1, 40), st.integers(1, 5))
@settings(max_examples=300)
def test_rows_do_not_depend_on_the_pieces(text: str, encoding: str, run: int, lines: int) -> None:
    data = f"编号,名称\n{text}".encode(encoding, "replace").replace(b"?", b"\xff")
    whole = read_csv(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "BYTES_A_RUN", run)
        patch.setattr(pieces, "MOST_LINES", lines)
        patch.setattr(csv_files, "BYTES_A_RUN", run)
        patch.setattr(csv_files, "MOST_LINES", lines)
        patch.setattr(encodings, "PART_BYTES", run)
        cut = read_csv(data)
    assert cut.table.cells.equals(whole.table.cells)
    assert cut.table.lines.tolist() == whole.table.lines.tolist()
    assert (sorted(cut.said), cut.counts) == (sorted(whole.said), whole.counts)
