"""The stage as a whole: it never raises, rows are conserved, and messages have their words."""

import random
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sunboard.checks.saying import format_problem
from sunboard.messages.files import FILE_MESSAGES
from sunboard.records import read_programme, read_records

from tests.records.reading import BOM, read_csv, read_yaml, write_files

ROOT = Path(__file__).parents[2]
CSV = '编号,社区,诉求内容,点单日期,承办人\na,k,"修,灯",2026-01-05,p、q\nb,k,修门,2026-01-06,\n'
YAML = "# x\n- id: a\n  community: k\n  text: '修: 灯'\n  people: [p, q]\n- id: b\n  text: |\n    a\n    b\n"
PARTS = [
    b"\n",
    b"\r",
    b'"',
    b"'",
    b",",
    b";",
    b"\t",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"- ",
    b": ",
    b"#",
    b"[",
    b"{",
    b"&a ",
    b"!",
    b"|",
    b"\xc2\x85",
]


@st.composite
def mutated(draw: st.DrawFn, text: str) -> bytes:
    data = bytearray(text.encode(draw(st.sampled_from(["utf-8", "gb18030", "utf-16"]))))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 3)))
        data[start:end] = draw(st.sampled_from(PARTS) | st.binary(max_size=3))
    return bytes(data)


@given(st.binary(max_size=300) | mutated(CSV))
@example(b"\xef\xbb\xbf")
@example(BOM + b'"')
@example('编号,名称\n"'.encode())
@settings(max_examples=300)
def test_no_csv_crashes_the_reader(data: bytes) -> None:
    reading = read_csv(data, "tasks")
    assert all(line and "\n" not in line for line in reading.said + reading.said_in_english)
    assert sum(count for count, _ in reading.counts) == len(reading.records)


@given(st.binary(max_size=300) | mutated(YAML))
@example(b"\xef\xbb\xbf")
@example(b"---")
@example(b"%YAML 9.9\n---\n- a\n")
@settings(max_examples=300)
def test_no_yaml_crashes_the_reader(data: bytes) -> None:
    reading = read_yaml(data, "tasks")
    assert all(line and "\n" not in line for line in reading.said + reading.said_in_english)
    assert sum(count for count, _ in reading.counts) == len(reading.records)


def test_no_programme_crashes_the_reader(tmp_path: Path) -> None:
    good = (ROOT / "data" / "programme.yml").read_bytes()
    dice = random.Random(20261031)
    for _ in range(60):
        data = bytearray(good)
        for _ in range(dice.randrange(1, 8)):
            start = dice.randrange(len(data))
            data[start : start + dice.randrange(3)] = dice.choice(PARTS)
        write_files(tmp_path, {"programme.yml": bytes(data)})
        programme, problems = read_programme(tmp_path)
        assert programme is None or problems == []
        assert all(format_problem(problem) for problem in problems)


@given(
    st.lists(
        st.sampled_from(["a,k,x,2026-01-01,", "a,k", "a,k,x,y,z,w", "", ",,,,", " "]), max_size=30
    )
)
@settings(max_examples=100)
def test_rows_are_conserved(rows: list[str]) -> None:
    reading = read_csv("\n".join(["编号,社区,诉求内容,点单日期,承办人", *rows]), "tasks")
    written = [row for row in rows if row.strip(", ")]
    assert sum(sum(counts) for counts in reading.counts) == len(written)
    assert len(reading.codes) == sum(refused for _, refused in reading.counts) + (
        not any(rows) or not "".join(rows).strip()
    )


def test_the_real_records() -> None:
    tables, problems = read_records(ROOT)
    assert [format_problem(problem) for problem in problems] == []
    assert all(len(table.cells) for table in tables.values())


def test_the_same_files_give_the_same_tables(tmp_path: Path) -> None:
    write_files(tmp_path, {"tasks.csv": CSV, "towns.csv": "编号,名称\n" + "a,甲\n" * 200_000})
    first, second = read_records(tmp_path), read_records(tmp_path)
    assert first[1] == second[1]
    for name, table in first[0].items():
        assert table.files == second[0][name].files
        assert table.cells.equals(second[0][name].cells)


@pytest.mark.parametrize("code", FILE_MESSAGES)
def test_every_message_says_what_would_do(code: str) -> None:
    message = FILE_MESSAGES[code]
    assert message.text.endswith("。")
    assert any(word in message.text for word in ("请", "应当", "只能", "；"))
