"""Two encodings, decided by the headings, and the characters of GB 18030-2022."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.records.encodings import decode, decode_best, foreign_format, is_ambiguous, is_utf8

from tests.records.reading import BOM, read_csv

# Two bytes in the file → what the Encoding Standard's index-gb18030.txt has for them.
FIXED = {
    b"\xa3\xa0": "\u3000",
    b"\xa6\xd9": "\ufe10",
    b"\xa6\xda": "\ufe12",
    b"\xa6\xdb": "\ufe11",
    b"\xa6\xdc": "\ufe13",
    b"\xa6\xdd": "\ufe14",
    b"\xa6\xde": "\ufe15",
    b"\xa6\xdf": "\ufe16",
    b"\xa6\xec": "\ufe17",
    b"\xa6\xed": "\ufe18",
    b"\xa6\xf3": "\ufe19",
    b"\xa8\xbc": "\u1e3f",
    b"\xfe\x59": "\u9fb4",
    b"\xfe\x61": "\u9fb5",
    b"\xfe\x66": "\u9fb6",
    b"\xfe\x67": "\u9fb7",
    b"\xfe\x6d": "\u9fb8",
    b"\xfe\x7e": "\u9fb9",
    b"\xfe\x90": "\u9fba",
    b"\xfe\xa0": "\u9fbb",
}
RARE_NAMES = "䶮㛃㙓𬭎𬱖𬍛镕喆堃祎玥頔韡龑"


@pytest.mark.parametrize(("written", "meant"), FIXED.items())
def test_characters_that_moved_out_of_private_use(written: bytes, meant: str) -> None:
    content = "编号,名称\n".encode("gb18030") + b"a," + written + b"x\n"
    assert read_csv(content).records == [{"id": "a", "name": meant + "x"}]


@pytest.mark.parametrize("meant", FIXED.values())
def test_the_same_characters_written_in_four_bytes_or_utf8(meant: str) -> None:
    for encoding in ("gb18030", "utf-8"):
        content = f"编号,名称\na,甲{meant}x\n".encode(encoding)
        assert read_csv(content).records == [{"id": "a", "name": f"甲{meant}x"}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("headings", ["编号,名称", "id,name", "id,名称"])
def test_rare_names_in_each_encoding(encoding: str, headings: str) -> None:
    content = f"{headings}\na,{RARE_NAMES}\n".encode(encoding)
    reading = read_csv(content)
    assert (reading.records, reading.said) == ([{"id": "a", "name": RARE_NAMES}], [])


def test_the_header_row_decides_where_the_text_could_be_either() -> None:
    assert "状态".encode("gb18030").decode("utf-8")  # valid, but means nothing
    content = "编号,名称\na,状态\n".encode("gb18030")
    assert read_csv(content).records == [{"id": "a", "name": "状态"}]


def test_nothing_decides_and_so_nothing_is_read() -> None:
    reading = read_csv("id,name\na,状态\n".encode("gb18030"))
    assert reading.records == []
    assert reading.said == [
        "错误 data/towns.csv：看不出文件用的是 UTF-8 还是 GB18030 编码；"
        "请「另存为」CSV UTF-8（逗号分隔）。"
    ]
    assert reading.counts == [(0, 1)]


def test_latin_letters_are_no_doubt_where_a_mark_says_utf8() -> None:
    content = BOM + "id,name\na,Ù´×´\n".encode()
    assert read_csv(content).records == [{"id": "a", "name": "Ù´×´"}]


def test_a_broken_character_costs_its_row_only() -> None:
    for encoding in ("utf-8", "gb18030"):
        lines = [line.encode(encoding) for line in ("编号,名称", "a,甲", "b,乙", "c,丙")]
        lines[2] = b"b,\xff" + lines[2][2:]
        reading = read_csv(b"\n".join(lines))
        assert reading.records == [{"id": "a", "name": "甲"}, {"id": "c", "name": "丙"}]
        assert reading.said == [
            "错误 data/towns.csv 第3行：这里有读不出来的字符（乱码或控制字符）；"
            "请改正后用 UTF-8 编码保存。"
        ]
        assert reading.counts == [(2, 1)]


def test_half_a_character_at_the_end_of_a_line_spoils_no_other_line() -> None:
    content = "编号,名称\n".encode("gb18030") + b"a,\xb1\nb,x\n"
    reading = read_csv(content)
    assert (reading.records, reading.codes) == ([{"id": "b", "name": "x"}], ["bytes-unreadable"])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("编号,名称\n".encode("utf-16"), "file-utf16"),
        ("编号,名称\na,甲\n".encode("utf-16-be"), "file-utf16"),
        ("id,name\na,b\n".encode("utf-16-le"), "file-utf16"),
        ("id,name\n".encode("utf-32"), "file-utf16"),
        (b"PK\x03\x04\x14\0", "file-renamed-workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "file-renamed-workbook"),
        (b"id,name\na,\0b\n", "file-binary"),
        (b"\0" * 50, "file-binary"),
        (b"\0", "file-binary"),
        (b"id,name\n", None),
        (b"", None),
    ],
)
def test_what_is_no_text(data: bytes, code: str | None) -> None:
    assert foreign_format(data) == code


def test_messages_about_what_is_no_text() -> None:
    assert read_csv("编号,名称\n".encode("utf-16")).said == [
        "错误 data/towns.csv：文件是 UTF-16（Unicode 文本）编码；请「另存为」CSV UTF-8（逗号分隔）。"
    ]
    assert read_csv(b"PK\x03\x04").said == [
        "错误 data/towns.csv：这是 Excel 或 WPS 文件改了名，不是 CSV；"
        "请打开原文件后「另存为」CSV UTF-8（逗号分隔）。"
    ]
    assert read_csv(b"id,name\na,\0\n").said == [
        "错误 data/towns.csv：这不是文本文件；请从表格软件「另存为」CSV UTF-8（逗号分隔）。"
    ]


@given(st.binary(max_size=200) | st.text(max_size=80).map(str.encode))
def test_utf8_is_what_python_takes_for_it(data: bytes) -> None:
    from sunboard.records import encodings  # noqa: PLC0415 its constant is changed here

    try:
        data.decode()
        expected = True
    except UnicodeDecodeError:
        expected = False
    assert is_utf8(data) is expected
    large, encodings.LARGE = encodings.LARGE, 0
    try:
        assert is_utf8(data) is expected
    finally:
        encodings.LARGE = large


@given(st.text(st.characters(exclude_categories=["Cs", "Co"]), max_size=60))
def test_text_survives_either_encoding(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode("gb18030"), "gb18030").text.decode() == text
    assert decode(text.encode(), "utf-8").text.decode() == text


@given(st.binary(max_size=200))
def test_any_bytes_can_be_decoded_somehow(data: bytes) -> None:
    for decoded in (decode(data, "utf-8"), decode(data, "gb18030"), decode_best(data)):
        decoded.text.decode()
        assert decoded.bad_lines <= set(range(1, len(data.splitlines()) + 1))
    is_ambiguous(data)
