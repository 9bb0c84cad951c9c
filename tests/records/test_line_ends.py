"""The same records, saved with any line end: LF, CR LF, CR alone, and files of each beside one another."""

from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sunboard.records.encodings import first_line

from tests.records.reading import Reading, read, read_csv

ENDS = ("\n", "\r\n", "\r")
PEOPLE = {
    "people/a.csv": "编号,姓名,单位,同意公开姓名日期\nx-1,甲,u,2026-01-05\n",
    "people/b.csv": "编号,姓名,单位,同意公开照片日期\nx-2,乙,u,2026-01-06\n",
    "people/c.yml": "- id: x-3\n  name: 丙\n  unit: u\n",
}
"""As many columns, and headings that differ: read under each other's, a photo consent becomes a name's."""

TOWNS = ["编号,名称", "a,甲", 'b,"乙\n丙"', "", "c,丁,戊", ",", 'd,"己""庚"', "e,辛"]


def told(reading: Reading) -> object:
    """All that came of a reading but the paths."""
    return (
        reading.table.cells.to_dict("list"),
        reading.table.lines.tolist(),
        reading.table.file_codes.tolist(),
        reading.said,
        reading.counts,
    )


@pytest.mark.parametrize("ends", list(product(ENDS, repeat=3)))
def test_every_file_is_read_under_its_own_headings(ends: tuple[str, ...]) -> None:
    files = {
        name: text.replace("\n", end)
        for (name, text), end in zip(PEOPLE.items(), ends, strict=True)
    }
    reading = read(files, "people")
    assert told(reading) == told(read(PEOPLE, "people"))
    assert [record["id"] for record in reading.records] == ["x-1", "x-2", "x-3"]
    assert reading.records[0]["named_consent_on"] == "2026-01-05"
    assert "named_consent_on" not in reading.records[1]


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_rows_faults_and_lines_are_the_same(end: str, encoding: str) -> None:
    reading = read_csv("\n".join(TOWNS).replace("\n", end).encode(encoding))
    assert told(reading) == told(read_csv("\n".join(TOWNS)))
    assert reading.table.lines.tolist() == [2, 3, 8, 9]
    assert reading.records[1]["name"] == "乙\n丙"


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize(
    "lines",
    [
        ["各镇名单", "编号,名称", "a,甲"],
        ["编号、名称", "a、甲", "b、乙"],
        ["镇子,全称", "a,甲"],
        ["编号,名称", "a,甲\ufffd", "b,乙"],
        ["编号,名称", 'a,"甲', "", "b,乙", "c,丙"],
    ],
)
def test_what_is_refused_is_refused_alike(lines: list[str], end: str) -> None:
    def saved(with_end: str) -> bytes:
        return with_end.join(lines).encode().replace(b"\xef\xbf\xbd", b"\xff")

    assert told(read_csv(saved(end))) == told(read_csv(saved("\n")))


@pytest.mark.parametrize("end", ENDS)
def test_headings_before_a_long_body_are_cut_at_any_line_end(end: str) -> None:
    lines = ["编号,名称", *(f"x-{number},{'甲' * 30}" for number in range(1_000))]
    reading = read_csv(end.join(lines).encode("gb18030"))
    assert (len(reading.records), reading.said) == (1_000, [])


cells = st.text('甲a,"\n ', max_size=5)


@given(
    st.lists(st.lists(st.tuples(cells, cells), max_size=5), min_size=1, max_size=4),
    st.lists(st.tuples(st.sampled_from(ENDS), st.booleans()), min_size=4, max_size=4),
)
@example([[("甲", "乙")], [("丙", "丁")]], [("\r", False), ("\r", True)] * 2)
@settings(max_examples=150)
def test_a_folder_reads_the_same_whatever_ends_the_lines(
    tables: list[list[tuple[str, str]]], styles: list[tuple[str, bool]]
) -> None:
    plain, mixed = {}, {}
    for number, (rows, (end, is_turned)) in enumerate(zip(tables, styles, strict=False)):
        names = ["名称", "所属城镇"][:: -1 if is_turned else 1]
        lines = [
            [f"k-{number}-{at}", *(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row)]
            for at, row in enumerate(rows)
        ]
        text = "\n".join(",".join(line) for line in [["编号", *names], *lines])
        plain[f"communities/{number}.csv"] = text
        mixed[f"communities/{number}.csv"] = text.replace("\n", end)
    assert told(read(mixed, "communities")) == told(read(plain, "communities"))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a,b\nc", b"a,b\n"),
        (b"a,b\r\nc", b"a,b\r\n"),
        (b"a,b\rc\n", b"a,b\r"),
        (b"a,b", b""),
        (b"abcdefgh\n", b""),
        (b"", b""),
    ],
)
def test_the_first_line(data: bytes, expected: bytes) -> None:
    assert first_line(data, 8) == expected
