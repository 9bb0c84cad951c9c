"""YAML record by record: what is refused, and that its neighbours are not."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from sunboard.schema import KIND_BY_NAME

from tests.records.reading import read_yaml

A, Z = "- id: a\n  name: 甲\n", "- id: z\n  name: 末\n"


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (
            "- id: b\n  name: 乙\n  id: c\n",
            "第5行「id」：「id」在同一条里写了两次（或写了意思相同的两项）；请只留一个。",
        ),
        (
            "- id: b\n  编号: c\n",
            "第4行「编号」：「编号」在同一条里写了两次（或写了意思相同的两项）；请只留一个。",
        ),
        (
            "- id: b\n  name: [乙, 丙]\n",
            "第4行「name」：「name」只能有一个值，这里写成了列表；请只留一个。",
        ),
        (
            "- id: b\n  name: {全称: 乙}\n",
            "第4行「name」：「name」的内容应当是文字，这里又分了层；请写在一行里，有冒号的请加引号。",
        ),
        (
            "- id: &x b\n  name: 乙\n",
            "第3行「id」：这里用了 YAML 的引用符号（& 或 *）；"
            "请把内容完整写出来，本来就有这个符号的请加引号。",
        ),
        (
            "- id: b\n  name: *x\n",
            "第4行「name」：这里用了 YAML 的引用符号（& 或 *）；"
            "请把内容完整写出来，本来就有这个符号的请加引号。",
        ),
        (
            "- id: b\n  <<: *x\n",
            "第4行「<<」：这里用了 YAML 的引用符号（& 或 *）；"
            "请把内容完整写出来，本来就有这个符号的请加引号。",
        ),
        (
            "- id: b\n  name: !!python/object:os.system x\n",
            "第4行「name」：这里用了 YAML 的类型标记（!）；请删掉，内容本来以感叹号开头的请加引号。",
        ),
        ("- 乙\n", "第3行：这一条不是记录；每条应当由「名称: 内容」组成，例如「- id: a-1」。"),
        ("-\n", "第3行：这一条不是记录；每条应当由「名称: 内容」组成，例如「- id: a-1」。"),
        (
            "- [a, [b, [c]]]\n",
            "第3行：这一条不是记录；每条应当由「名称: 内容」组成，例如「- id: a-1」。",
        ),
        ("- ? [b]\n  : 乙\n", "第3行：这里的名称不是一个词；请写成「名称: 内容」。"),
        (
            "- id: b\n  nane: 乙\n",
            "第4行「nane」：不认识「nane」；是不是「名称」？"
            "请改成「名称」（也可以写 name、镇名、街道、城镇、城镇名称）。",
        ),
        (
            "- id: b\n  name: 乙\x07\n",
            "第4行：这里有读不出来的字符（乱码或控制字符）；请改正后用 UTF-8 编码保存。",
        ),
    ],
)
def test_a_bad_record_is_refused_alone(bad: str, said: str) -> None:
    reading = read_yaml(A + bad + Z)
    assert [record["id"] for record in reading.records] == ["a", "z"]
    assert reading.said == [f"错误 data/towns.yml {said}"]
    assert reading.counts == [(2, 1)]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (
            "- id: b\n  name: 乙: 丙\n",
            "第4行：这一行多了一个冒号，往后没有读取；内容里有「: 」的请给内容加引号，或用全角冒号。",
        ),
        (
            "- id: b\n\tname: 乙\n",
            "第4行：这一行有不能放在开头的字符，往后没有读取；缩进请用空格（不用 Tab），内容请加引号。",
        ),
        (
            "- id: b\n  name: @乙\n",
            "第4行：这一行有不能放在开头的字符，往后没有读取；缩进请用空格（不用 Tab），内容请加引号。",
        ),
        (
            '- id: b\n  name: "乙\n',
            "第4行：从这里起有一个引号没有收尾，往后没有读取；请补上或删掉这个引号。",
        ),
        (
            "- id: b\n name: 乙\n",
            "第4行：这里的缩进或符号对不上，往后没有读取；请与上面的行左边对齐，冒号后面留一个空格。",
        ),
        (
            "- id: b\n  name\n  town: c\n",
            "第5行：这里的缩进或符号对不上，往后没有读取；请与上面的行左边对齐，冒号后面留一个空格。",
        ),
        (
            "- {id: b\n",
            "第4行：这里的缩进或符号对不上，往后没有读取；请与上面的行左边对齐，冒号后面留一个空格。",
        ),
    ],
)
def test_where_yaml_breaks_off_the_rest_is_refused(bad: str, said: str) -> None:
    reading = read_yaml(A + bad + Z)
    assert [record["id"] for record in reading.records] == ["a"]
    assert reading.said == [f"错误 data/towns.yml {said}"]
    assert reading.counts == [(1, 2)]


def test_a_second_document_is_refused() -> None:
    reading = read_yaml(A + "---\n" + Z)
    assert [record["id"] for record in reading.records] == ["a"]
    assert reading.said == [
        "错误 data/towns.yml 第3行：这里用「---」开始了另一份文档，往后没有读取；"
        "请删掉「---」，一个文件只放一份。"
    ]
    assert reading.counts == [(1, 1)]


@pytest.mark.parametrize("root", ["towns:\n  - id: a\n", "abc\n", "!x\n- id: a\n", "&x\n- id: a\n"])
def test_the_root_must_be_a_list(root: str) -> None:
    reading = read_yaml(root)
    assert reading.records == []
    assert reading.codes == ["yaml-not-list"]


def test_no_records() -> None:
    for content in ("[]\n", "---\n...\n", "# nothing yet\n", "~\n", "null\n"):
        assert (read_yaml(content).records, read_yaml(content).codes) in (
            ([], ["file-no-rows"]),
            ([], []),
        )


def test_scalars_stay_as_they_are_written() -> None:
    content = "".join(
        f"- id: a\n  name: {value}\n"
        for value in [
            "no",
            "010",
            "12:30",
            "1_000",
            "1.10",
            "2026-02-30",
            "on",
            "1e3",
            ".inf",
            "=",
            "0x1f",
        ]
    )
    names = [record["name"] for record in read_yaml(content).records]
    assert names == [
        "no",
        "010",
        "12:30",
        "1_000",
        "1.10",
        "2026-02-30",
        "on",
        "1e3",
        ".inf",
        "=",
        "0x1f",
    ]


def test_nothing_is_an_empty_cell_unless_it_is_quoted() -> None:
    content = (
        "- {id: a, name: ~}\n- {id: b, name: null}\n- id: c\n  name:\n- {id: d, name: 'null'}\n"
    )
    reading = read_yaml(content)
    assert [record.get("name", "") for record in reading.records] == ["", "", "", "null"]


def test_lists_of_references_are_joined() -> None:
    content = (
        "- id: a\n  people: [p-1, 'p-2']\n- id: b\n  people:\n    - p-3\n    - p-4\n"
        "- id: c\n  people: p-5、p-6\n"
    )
    people = [record["people"] for record in read_yaml(content, "tasks").records]
    assert people == ["p-1、p-2", "p-3、p-4", "p-5、p-6"]
    assert read_yaml("- id: a\n  people: [[p-1]]\n", "tasks").codes == ["yaml-nested"]


def test_keys_in_chinese_and_where_records_stand() -> None:
    reading = read_yaml(
        "# 城镇\n\n- 镇编号: a\n  镇名: 甲\n\n-\n  编号: b\n  名称: |\n    乙\n    丙\n- {编号: c}\n"
    )
    assert reading.records == [
        {"id": "a", "name": "甲"},
        {"id": "b", "name": "乙\n丙\n"},
        {"id": "c"},
    ]
    assert reading.table.lines.tolist() == [3, 7, 11]
    assert reading.table.files[0].headings == {"id": "镇编号", "name": "镇名"}


def test_an_unknown_key_is_mentioned_once() -> None:
    reading = read_yaml("- id: a\n  备注: x\n- id: b\n  备注: y\n")
    assert [record["id"] for record in reading.records] == ["a", "b"]
    assert reading.said == [
        "提醒 data/towns.yml 第2行「备注」：不认识「备注」，这一项没有读取，也不会公布；不需要就不用管它。"
    ]


def test_gb18030_and_line_ends() -> None:
    content = "- 编号: a\r\n  名称: 䶮㛃𬭎\r\n"
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        assert read_yaml(content.encode(encoding)).records == [{"id": "a", "name": "䶮㛃𬭎"}]


def test_bombs_do_nothing() -> None:
    deep = "- " + "[" * 5000 + "]" * 5000 + "\n"
    laughs = "- &a [x,x]\n- &b [*a,*a]\n- &c [*b,*b]\n"
    reading = read_yaml(A + deep + Z)
    assert (reading.codes, reading.counts) == (["yaml-deep"], [(1, 2)])
    assert read_yaml(laughs).codes == ["yaml-anchor"] * 3


field_names = [field.name for field in KIND_BY_NAME["communities"].fields]
records = st.lists(
    st.dictionaries(
        st.sampled_from(field_names),
        st.text(
            st.characters(exclude_categories=["Cs", "Co", "Cc"], include_characters="\n"),
            max_size=12,
        ),
        min_size=1,
    ),
    max_size=6,
)


@given(
    records, st.booleans(), st.sampled_from([None, "'", '"']), st.sampled_from(["utf-8", "gb18030"])
)
@settings(max_examples=200)
def test_what_is_written_is_read(
    written: list[dict[str, str]], is_flow: bool, style: str | None, encoding: str
) -> None:
    text = yaml.safe_dump(
        written, allow_unicode=True, default_flow_style=is_flow, default_style=style
    )
    reading = read_yaml(text.encode(encoding), "communities")
    if reading.codes not in ([], ["file-no-rows"]):
        assert set(reading.codes) <= {"encoding-ambiguous", "row-total", "row-footer"}
        return
    assert reading.records == [
        {key: text for key, text in record.items() if text} for record in written
    ]


@pytest.mark.parametrize("value", ["修好 #3 楼", "#3 楼", "修好\t# 楼", "修好\n    东路 #3 楼"])
def test_a_text_cut_by_a_hash_is_refused(value: str) -> None:
    reading = read_yaml(f"- id: a\n  name: {value}\n- id: b\n  name: 乙\n")
    assert (reading.codes, reading.counts) == (["yaml-hash"], [(1, 1)])
    assert reading.problems[0].place.row == 2


@pytest.mark.parametrize(
    "value", ["'修好 #3 楼'", '"修好 #3 楼" # 注', "修好#3楼", "|\n    修好 #3 楼", "修好\n  # 注"]
)
def test_a_hash_that_cuts_nothing_is_no_matter(value: str) -> None:
    reading = read_yaml(f"- id: a # 注\n  name: {value}\n")
    assert (len(reading.records), reading.codes) == (1, [])


@pytest.mark.parametrize(
    "people",
    [
        "甲 #3",
        "[甲, #乙\n    丙]",
        "[甲 #3\n    , 乙]",
        "\n    - 甲 #3\n    - 乙",
        "\n    - #3\n    - 乙",
    ],
)
def test_a_name_or_an_item_of_a_list_cut_by_a_hash_is_refused(people: str) -> None:
    text = f"- id: a\n  people: {people}\n- id: b\n"
    reading = read_yaml(text, "tasks")
    assert (reading.codes, reading.counts) == (["yaml-hash"], [(1, 1)])


@pytest.mark.parametrize(
    ("people", "read_as"),
    [
        ("a-1 # 甲", "a-1"),
        ("[a-1, a-2] #3", "a-1、a-2"),
        ("[a-1, # 甲\n    a-2]", "a-1、a-2"),
        ("['甲 #3', 乙]", "甲 #3、乙"),
        ("\n    - a-1 # 甲\n    #- a-3\n    - '甲 #3' #注", "a-1、甲 #3"),
    ],
)
def test_a_comment_behind_an_item_of_a_list_is_no_matter(people: str, read_as: str) -> None:
    reading = read_yaml(f"- id: a\n  people: {people}\n", "tasks")
    assert (reading.codes, reading.records) == ([], [{"id": "a", "people": read_as}])


def test_a_hash_behind_a_line_end_of_yaml_is_found() -> None:
    reading = read_yaml("- id: a\n  name: '甲\u2028乙'\n- id: b\n  name: 修好 #3 楼\n")
    assert reading.codes == ["yaml-hash"]


def test_byte_order_marks_between_files_put_together_are_dropped() -> None:
    reading = read_yaml("- id: a\n  name: 甲\n\ufeff- id: b\n  name: 乙\n")
    assert ([record["id"] for record in reading.records], reading.codes) == (["a", "b"], [])
