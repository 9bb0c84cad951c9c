"""The fast way through YAML comes to the same as the exact one."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sunboard.records.bodies import Body, join
from sunboard.records.fast.yaml_lines import split_lines
from sunboard.records.fast.yaml_plain import is_plain, read_plain
from sunboard.records.gathering import Rows
from sunboard.records.headings import HeadingTable
from sunboard.records.yaml_rows import read_exactly
from sunboard.schema import KIND_BY_NAME

from tests.records.reading import outcome

KIND = KIND_BY_NAME["tasks"]
TABLE = HeadingTable(KIND)

VALUES = [
    *[
        "a",
        "更换路灯 12 盏",
        "12:30",
        "2026-01-05",
        "-5",
        "- a",
        "a: b",
        "a:",
        "a #b",
        "a#b",
        "#",
        "# a",
    ],
    *[
        "'a'",
        "''",
        "'it''s'",
        "'a: b'",
        "'null'",
        "'a",
        "a'",
        '"a"',
        '""',
        '"a\\n"',
        '"a" b',
        "'a' # b",
    ],
    *[
        "null",
        "~",
        "NULL",
        "nullable",
        "",
        " ",
        "  a",
        "a ",
        "[a, b]",
        "[a,b]",
        "[]",
        "[a, null]",
        "[a",
    ],
    *[
        "'[a, b]'",
        "[a b]",
        "{a: b}",
        "{}",
        "&x a",
        "*x",
        "!t a",
        "|",
        ">-",
        "@a",
        "`a",
        "%a",
        "?",
        "? a",
    ],
    *[
        "a, b",
        "（甲）",
        "\u3000甲",
        "甲\u00a0",
        "a\u0085b",
        "a\u2028b",
        "·",
        "\ufeff",
        "\uffff",
        "𬭎",
        "\x7f",
        "a\tb",
    ],
    *["a\\b", "<<", "=", ".5", "+1", "/a", "_a", "(a)", "$a", "a]", "a}", "---", "..."],
]
KEYS = [
    "id",
    "编号",
    "text",
    "people",
    "党员编号",
    "due",
    "备注",
    "<<",
    "'id'",
    "a b",
    "note: due",
    "id ",
    "",
    "&a id",
]
BREAKS = [
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\n# c\n",
    "\n  # c: d\n",
    "\n    - a\n",
    "\n---\n",
    "\n...\n",
    "\n \n",
    "\n   a\n",
]
values, keys, breaks = (
    st.sampled_from(VALUES),
    st.sampled_from(KEYS[:6]),
    st.sampled_from(BREAKS[:5]),
)
plain_pairs = st.tuples(st.sampled_from(["- ", "  ", "  "]), keys, values, breaks)
odd_pairs = st.tuples(
    st.sampled_from(["- ", "  ", "", " ", "   ", "-  ", "- - ", "-\n  "]),
    st.sampled_from(KEYS),
    values,
    st.sampled_from(BREAKS),
)
starts = st.sampled_from(
    ["", "", "# 说明: 一\n", "---\n", "# a\n---\n# b\n", "\n", "%YAML 1.1\n---\n"]
)


def joined(start: str, pairs: list[tuple[str, str, str, str]]) -> str:
    return start + "".join(f"{lead}{key}: {value}{end}" for lead, key, value, end in pairs)


plain_texts = st.builds(joined, starts, st.lists(plain_pairs, max_size=12))
odd_texts = st.builds(joined, starts, st.lists(odd_pairs, max_size=8))


def body(text: str, file_code: int = 0) -> Body:
    data = text.encode()
    return Body(f"{file_code}.yml", file_code, data, 0, len(data), 1, frozenset())


def exactly(bodies: Sequence[Body]) -> object:
    rows = Rows()
    for one in bodies:
        read_exactly(one, TABLE, rows)
    return outcome(KIND, rows)


def plainly(bodies: Sequence[Body]) -> object:
    rows = Rows()
    read_plain(bodies, TABLE, rows)
    return outcome(KIND, rows)


@given(plain_texts | odd_texts)
@example("- id: a\n  text: 'b'\n  people: '[a, b]'\n")
@example("---\n- id: a\n---\n- id: b\n")
@example("- id: a\n\n- id: b\n# c\n  text: d\n  due:\n")
@settings(max_examples=500)
def test_what_passes_for_plain_is_read_alike(text: str) -> None:
    one = body(text)
    if is_plain(one):
        assert plainly([one]) == exactly([one])


@given(st.lists(plain_texts, min_size=2, max_size=6))
@settings(max_examples=100)
def test_many_files_are_read_as_one(texts: list[str]) -> None:
    bodies = [body(text, code) for code, text in enumerate(texts)]
    bodies = [one for one in bodies if is_plain(one)]
    if bodies:
        assert plainly(bodies) == exactly(bodies)


@pytest.mark.parametrize("value", VALUES)
def test_each_value_is_read_alike(value: str) -> None:
    for key in ("people", "text"):
        one = body(f"- id: a\n  {key}: {value}\n- id: b\n  text: c\n")
        assert plainly([one]) == exactly([one])


@pytest.mark.parametrize(
    "text",
    [
        "- id: a\n  text: 更换路灯 12 盏\n",
        "---\n# 说明\n- id: a\n\n  text: 'b'\n  due:\n- text: c\n  people: [p-1, p-2]\n",
        '- 编号: "a"\n  诉求内容: 12:30 · （甲）\n',
    ],
)
def test_common_files_go_the_fast_way(text: str) -> None:
    assert is_plain(body(text))
    assert split_lines(join([body(text)])) is not None
