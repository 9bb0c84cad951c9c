"""Ids in YAML files: a line to each mapping, and every byte that was there stays."""

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from sunboard.publishing.numbering.column import UnfitError
from sunboard.publishing.numbering.yaml_files import with_ids

BEFORE = """\
# 甲县
- text: 修好东关#楼
  due: 2026-01-01  # 注

- text: 二
  编号:
- {text: 三, b: "c, d"}
-
  # 说明
  text: 四
  编号: 暂无
-   text: 五
    people: [a-1, a-2]
- 编号: old-1
  text: 六
- text: |
    七
    八
"""
AFTER = """\
# 甲县
- 编号: a-1
  text: 修好东关#楼
  due: 2026-01-01  # 注

- text: 二
  编号: a-2
- {编号: a-3, text: 三, b: "c, d"}
-
  # 说明
  text: 四
  编号: a-4
-   编号: a-5
    text: 五
    people: [a-1, a-2]
- 编号: old-1
  text: 六
- 编号: a-6
  text: |
    七
    八
"""
IDS = {2: "a-1", 5: "a-2", 7: "a-3", 10: "a-4", 12: "a-5", 16: "a-6"}


def is_id(key: str) -> bool:
    return key in ("id", "编号")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_line_to_each_in_the_file_s_own_form(encoding: str, newline: str) -> None:
    before, after = (text.replace("\n", newline).encode(encoding) for text in (BEFORE, AFTER))
    own = encoding.removesuffix("-sig")
    assert with_ids(before, own, IDS, "编号", is_id).content == after
    assert with_ids(after, own, {}, "编号", is_id).content == after


@pytest.mark.parametrize(
    ("before", "ids", "why"),
    [
        ("- text: 一\n", {3: "a-1"}, "有的记录找不到"),
        ("- text: 一\n  id: b-1\n", {1: "a-1"}, "第1行已有编号"),
        ("- {}\n", {1: "a-1"}, "第1行什么也没有写"),
        ("- text: 一\n- [\n", {1: "a-1"}, "后面有写错的地方"),
        ("- text: 一\n- a: &b c\n  d: *b\n  e: [[[[[[[[[[1]]]]]]]]]]\n", {1: "a-1"}, "后面有写错的地方"),
        ("text: 一\n", {1: "a-1"}, "有的记录找不到"),
    ],
)  # fmt: skip
def test_what_can_t_be_written_into_says_why(before: str, ids: dict[int, str], why: str) -> None:
    with pytest.raises(UnfitError, match=why):
        with_ids(before.encode(), "utf-8", ids, "id", is_id)


def test_bytes_that_are_no_text_stop_it() -> None:
    with pytest.raises(UnfitError, match="有的字读不了"):
        with_ids(b"- text: \xff\n", "utf-8", {1: "a-1"}, "id", is_id)


TEXTS = st.text(st.characters(codec="gb18030", exclude_categories=["Cc", "Cs"]), max_size=8)


@given(
    st.lists(
        st.dictionaries(st.sampled_from(["text", "甲", "b c"]), TEXTS, min_size=1), max_size=5
    ),
    st.integers(0, 3),
    st.integers(1, 3),
    st.sampled_from(["utf-8", "gb18030"]),
)
def test_who_reads_it_finds_the_ids_and_what_else_there_was(
    records: list[dict[str, str]], indent: int, gap: int, encoding: str
) -> None:
    lines: list[str] = []
    ids: dict[int, str] = {}
    for record in records:
        ids[len(lines) + 1] = f"a-{len(lines) + 1}"
        starts = [" " * indent + "-" + " " * gap] + [" " * (indent + 1 + gap)] * len(record)
        pairs = (f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in record.items())
        lines += map("".join, zip(starts, pairs, strict=False))
    before = "".join(f"{line}\n" for line in lines).encode(encoding)
    after, *_ = with_ids(before, encoding, ids, "id", is_id)
    told = yaml.safe_load(after.decode(encoding)) or []
    assert told == [
        {"id": own, **record} for own, record in zip(ids.values(), records, strict=True)
    ]
