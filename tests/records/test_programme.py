"""`programme.yml`: the real one, and what is said about faults."""

from dataclasses import replace
from pathlib import Path

import pytest
from sunboard.checks.saying import HIDDEN, format_problem
from sunboard.records import read_programme
from sunboard.schema import BOARDS, DEFAULT_BOARDS, KINDS, TO_PASS_ON
from sunboard.settings import Programme, Term

from tests.records.reading import write_files

ROOT = Path(__file__).parents[2]
GOOD = (ROOT / "tests" / "sample_data" / "data" / "programme.yml").read_text(encoding="utf-8")
"""With every setting written out."""
FOUR = "name: 甲\ncounty: 乙\nissuer: 丙\nsupervision_phone: 丁\n"


def read(tmp_path: Path, content: str | bytes) -> tuple[Programme | None, list[str]]:
    write_files(tmp_path, {"programme.yml": content})
    programme, problems = read_programme(tmp_path)
    return programme, [format_problem(problem) for problem in problems]


def test_the_real_programme() -> None:
    programme, problems = read_programme(ROOT)
    assert (problems, programme is None) == ([], False)
    assert programme
    assert programme.boards == tuple(BOARDS)
    assert [t.key for t in programme.vocabulary("outcomes").terms if t.counts_as == "done"] == [
        "done"
    ]
    assert programme.vocabulary("objection_states").keys[0] == "none"
    assert programme.steps[2].limit_workdays == 2
    assert programme.vocabulary("eval_levels").terms[0].label == "很满意"


def test_read_again_then_the_same_is_said_once_and_what_has_changed_since(tmp_path: Path) -> None:
    once = read(tmp_path, FOUR + "name: 戊\nnix: 己\n")
    assert len(once[1]) == 2
    assert read(tmp_path, FOUR + "name: 戊\nnix: 己\n") == once
    programme, problems = read(tmp_path, FOUR.replace("甲", "庚"))
    assert (problems, programme and programme.name) == ([], "庚")


def test_gb18030_will_do(tmp_path: Path) -> None:
    real, _ = read_programme(ROOT / "tests" / "sample_data")
    assert real is not None
    assert read(tmp_path, GOOD.encode("gb18030")) == (replace(real, local_days=()), [])


@pytest.mark.parametrize("score", ["100", "很高"])
def test_what_an_earlier_version_asked_for_is_no_fault(tmp_path: Path, score: str) -> None:
    earlier = GOOD.replace("counts_as: satisfied}", f"counts_as: satisfied, score: {score}}}")
    assert score in earlier
    programme, problems = read(tmp_path, earlier)
    assert problems == []
    assert programme is not None


@pytest.mark.parametrize(
    ("asked", "boards"),
    [
        ("", [*DEFAULT_BOARDS]),
        ("boards:\n", [*DEFAULT_BOARDS]),
        ("boards: {obligations: 是}", [b for b in BOARDS if b not in TO_PASS_ON]),
        (
            "boards: {share: yes, home: 否}",
            [b for b in BOARDS if b in DEFAULT_BOARDS[1:] or b == "share"],
        ),
        ("boards: {silent: 否}", [b for b in DEFAULT_BOARDS if b != "silent"]),
        ("boards: [obligations, home]", ["home", "obligations"]),
        ("boards: home", ["home"]),
    ],
)
def test_nobody_is_judged_by_a_rule_that_the_county_never_made(
    tmp_path: Path, asked: str, boards: list[str]
) -> None:
    programme, said = read(tmp_path, f"{FOUR}{asked}\n")
    assert said == []
    assert programme
    assert [*programme.boards] == boards


@pytest.mark.parametrize("asked", ["{obligation: 是}", "[obligation]"])
def test_a_board_that_there_is_none_of_is_told(tmp_path: Path, asked: str) -> None:
    programme, said = read(tmp_path, f"{FOUR}boards: {asked}\n")
    assert programme is None or "obligations" not in programme.boards
    assert len(said) == 1
    assert "没有这个榜；是不是 obligations？" in said[0]


@pytest.mark.parametrize("more", ["", "limits:\nas_of: ~\nsteps:\nvocabularies:\n  levels:\n"])
def test_four_lines_then_everything_else_has_its_default(tmp_path: Path, more: str) -> None:
    programme, said = read(tmp_path, FOUR + more)
    assert said == []
    assert programme
    assert (programme.as_of, programme.time_zone, programme.is_demonstration) == (
        None,
        "Asia/Shanghai",
        False,
    )
    assert (programme.boards, programme.limits.min_cell) == (DEFAULT_BOARDS, 5)
    assert "".join(step.label for step in programme.steps) == "点报派接办晒评"
    assert programme.finishing_workdays is None, "nobody is late by a limit that nobody set"
    assert {step.limit_workdays for step in programme.steps} == {None}
    for kind in KINDS:
        for field in kind.fields:
            assert not field.vocabulary or programme.vocabulary(field.vocabulary).terms


@pytest.mark.parametrize(
    ("key", "written", "number"),
    [
        ("icp", "京ICP备05070218号-1", "京ICP备05070218号-1"),
        ("icp", "粤ＩＣＰ备 2021012345号", "粤ICP备2021012345号"),
        ("icp", "京ICP证030173号", "京ICP证030173号"),
        ("police", "京公网安备 11040102700068号", "京公网安备11040102700068号"),
        ("site_code", "bm01000001", "bm01000001"),
        ("site_code", "1101050026", "1101050026"),
    ],
)
def test_number_of_a_register_is_taken_without_its_blanks(
    tmp_path: Path, key: str, written: str, number: str
) -> None:
    programme, said = read(tmp_path, f"{FOUR}filings:\n  {key}: {written}\n")
    assert said == []
    assert programme
    assert getattr(programme.filings, key) == number


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("非常满意", "satisfied"),
        ("满意", "satisfied"),
        ("基本满意", "satisfied"),
        ("不满意", "dissatisfied"),
        ("非常不满意", "dissatisfied"),
    ],
)
def test_five_levels_of_services_then_each_is_known(
    tmp_path: Path, word: str, meaning: str
) -> None:
    programme, _ = read(tmp_path, FOUR)
    assert programme
    terms = programme.vocabulary("eval_levels").terms
    assert [t.counts_as for t in terms if word in (t.label, *t.aliases)] == [meaning]


def test_own_list_then_it_stands_instead_of_the_default(tmp_path: Path) -> None:
    own = "vocabularies:\n  unit_types:\n    - {key: office, label: 县直单位}\n  obligations: []\n"
    programme, said = read(tmp_path, FOUR + own)
    assert said == []
    assert programme
    assert programme.vocabulary("unit_types").terms == (Term("office", "县直单位"),)
    assert programme.vocabulary("obligations").terms == ()


def test_mapping_then_only_what_it_says_differs_from_the_default(tmp_path: Path) -> None:
    own = (
        "steps:\n  dispatched: {limit_workdays: 3}\n"
        "vocabularies:\n  outcomes:\n    done: 办好了\n    part-done: {label: 办了一半, aliases: [一半]}\n"
    )
    programme, said = read(tmp_path, FOUR + own)
    default, _ = read(tmp_path, FOUR)
    assert said == []
    assert programme
    assert default
    done, half, *rest = programme.vocabulary("outcomes").terms
    was_done, was_half, *others = default.vocabulary("outcomes").terms
    # Records may go on saying what they said.
    assert done == replace(
        was_done, label="办好了", aliases=(*was_done.aliases[:-1], "已兑现", "Kept")
    )
    assert half == replace(was_half, label="办了一半", aliases=("一半", "部分兑现", "Partly kept"))
    assert rest == others
    changed = {step.key: step for step in programme.steps}
    assert changed.pop("dispatched").limit_workdays == 3
    assert [*changed.values()] == [step for step in default.steps if step.key != "dispatched"]


def test_labels_that_change_places_then_each_means_what_it_says_now(tmp_path: Path) -> None:
    own = "vocabularies:\n  relations: {unit: 居住地社区, home: 单位结对社区}\n"
    programme, said = read(tmp_path, FOUR + own)
    assert said == []
    assert programme
    terms = [(t.key, t.label, t.aliases) for t in programme.vocabulary("relations").terms]
    unit, home = "The department’s neighbourhood", "Where they live"
    assert terms == [("unit", "居住地社区", (unit,)), ("home", "单位结对社区", (home,))]


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (
            "steps:\n  sent: 派单\n",
            "第6行「sent」：steps 的默认值里没有「sent」；这样写只能改默认的几项：raised、reported、",
        ),
        (
            "vocabularies:\n  levels:\n    village: 村\n",
            "第7行「village」：levels 的默认值里没有「village」；这样写只能改默认的几项：estate、",
        ),
        (
            "vocabularies:\n  levels:\n    town: [镇]\n",
            "第7行「label」：「label」的内容应当是文字；",
        ),
        (
            "vocabularies:\n  levels:\n    town: 县\n",
            "第7行「levels」：词表 levels 里「county」与「town」用了同一个词；",
        ),
        (
            "vocabularies:\n  levels: 四级\n",
            "第6行「levels」：「levels」下面应当是列表，每项以「- 」开头；",
        ),
        (
            "vocabularies:\n  level: []\n",
            "第6行「level」：不认识「level」；是不是「levels」？",
        ),
        (
            "vocabularies:\n  unit_types: []\n",
            "第6行「unit_types」：词表 unit_types 里一个词也没有，「部门单位」的「类别」要用它；",
        ),
    ],
)
def test_faults_of_what_differs_from_the_default(tmp_path: Path, own: str, said: str) -> None:
    programme, lines = read(tmp_path, FOUR + own)
    assert programme is None
    assert [said in line for line in lines] == [True], lines


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("county: 云桥县", "county: ''", "第3行「county」：缺少「county」；请填写。"),
        (
            "county: 云桥县",
            "country: 云桥县",
            "第3行「country」：不认识「country」；是不是「county」？可用的有：",
        ),
        ("as_of: 2026-10-31", "as_of: 2026-02-30", "「as_of」应当是日期，写成 2026-10-31 的样子。"),
        ("as_of: 2026-10-31", "as_of: 0001-01-01", "年份要在 1940 到 2120 之间；请核对日期。"),
        ("as_of: 2026-10-31", "as_of: 9999-12-31", "年份要在 1940 到 2120 之间；请核对日期。"),
        ("as_of: 2026-10-31", "as_of: 20261031", "「as_of」应当是日期，写成 2026-10-31 的样子。"),
        (
            "demonstration: 是",
            "demonstration: 也许",
            "第4行「demonstration」：「demonstration」应当填 是 或 否。",
        ),
        ("Asia/Shanghai", "Asia/Peking", "「time_zone」：不认识这个时区；中国请填 Asia/Shanghai。"),
        (
            "Asia/Shanghai",
            "../../etc/passwd",
            "「time_zone」：不认识这个时区；中国请填 Asia/Shanghai。",
        ),
        (
            "[home, ",
            "[hone, ",
            "「boards」：没有这个榜；是不是 home？可用的有：home、communities、",
        ),
        ("min_cell: 5", "min_cell: 五", "「min_cell」应当是不小于 0 的整数，例如 30。"),
        ("min_cell: 5", "min_cells: 5", "不认识「min_cells」；是不是「min_cell」？"),
        (
            "households_min: 3",
            "households_min: 6",
            "户数下限大于上限；请调整 households_min 和 households_max。",
        ),
        ("date_field: due", "date_field: nix", ""),
        (
            "date_field: raised_on",
            "date_field: raised",
            "服务单没有这个日期字段；可用的有：raised_on、",
        ),
        (
            "{key: reported, label: 报",
            "{key: raised, label: 报",
            "环节「raised」写了两次；请只留一个。",
        ),
        (
            "{key: organ, label: 机关}",
            "{key: 机关, label: 机关}",
            "词表 unit_types 里的 key 只能用小写字母、数字和连字符。",
        ),
        ("{key: organ, label: 机关}", "{key: organ}", "「label」：缺少「label」；请填写。"),
        (
            "{key: organ, label: 机关}",
            "organ",
            "「unit_types」下面应当是「名称: 内容」；请对照示例改写。",
        ),
        (
            "label: 事业单位}",
            "label: 机关}",
            "词表 unit_types 里「institution」与「organ」用了同一个词；"
            "请改掉一个（各词的名称和别名都不能重复）。",
        ),
        (
            "label: 单位包联, counts_as: unit}",
            "label: 单位包联, counts_as: units}",
            "「counts_as」：词表 pairing_kinds 里的 counts_as 只能是：unit、leader。",
        ),
        (
            "label: 单位包联, counts_as: unit}",
            "label: 单位包联}",
            "词表 pairing_kinds 里的 counts_as 只能是：unit、leader。",
        ),
        (
            "label: 机关}",
            "label: 机关, counts_as: x}",
            "词表 unit_types 不用填 counts_as；请删掉。",
        ),
        (
            "  unit_types:",
            "  unit_type:",
            "不认识「unit_type」；是不是「unit_types」？可用的有：",
        ),
        (
            "name: 部门单位联社区包小区",
            "name: 甲\nname: 乙",
            "「name」在同一条里写了两次（或写了意思相同的两项）；请只留一个。",
        ),
        (
            "name: 部门单位联社区包小区",
            "name: [甲]",
            "「name」的内容应当是文字；请写在一行里，有冒号的请加引号。",
        ),
        ("name: 部门单位联社区包小区", "name: &a 甲", "这里用了 YAML 的引用符号（& 或 *）"),
        ("name: 部门单位联社区包小区", "name: 甲: 乙", "第2行：这一行多了一个冒号"),
        (
            "name: 部门单位联社区包小区",
            "name: [[[[[[[[[甲]]]]]]]]]",
            "这里分的层太多；请对照示例改写。",
        ),
        ("name: 部门单位联社区包小区", "name: 甲\x07", "第2行：这里有读不出来的字符"),
    ],
)
def test_faults(tmp_path: Path, old: str, new: str, said: str) -> None:
    content = GOOD.replace(old, new)
    programme, lines = read(tmp_path, content)
    if content == GOOD:
        assert lines == []
        return
    assert programme is None
    assert any(said in line for line in lines), lines
    assert all(line.startswith("错误 data/programme.yml 第") for line in lines), lines


def test_no_file_and_no_mapping(tmp_path: Path) -> None:
    assert [problem.code for problem in read_programme(tmp_path)[1]] == ["programme-missing"]
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "programme.yml").symlink_to(ROOT / "data" / "programme.yml")
    assert [problem.code for problem in read_programme(tmp_path)[1]] == ["file-link"]
    (tmp_path / "data" / "programme.yml").unlink()
    for content in ("", "- a\n", "abc", "~"):
        assert read(tmp_path, content) == (
            None,
            ["错误 data/programme.yml：文件里应当是一行行「名称: 内容」；请对照示例改写。"],
        )
    assert read(tmp_path, b"name: b\n\0")[1] == [
        "错误 data/programme.yml：这不是文本文件；请从表格软件「另存为」CSV UTF-8（逗号分隔）。"
    ]


@pytest.mark.parametrize(
    ("old", "value", "most"),
    [
        ("answer_workdays: 7", "30000", 2500),
        ("silent_days: 90", "99999999999999999999", 3650),
        ("min_cell: 5", "9" * 5000, 10_000),
        ("date_field: completed_on, limit_workdays: 10", "2501", 2500),
        ("counts_as: visits, target: 1", "1001", 1000),
        ("counts_as: window, workdays: 5", "2501", 2500),
    ],
)
def test_numbers_have_a_range(tmp_path: Path, old: str, value: str, most: int) -> None:
    assert old in GOOD
    begins, _, _ = old.rpartition(" ")
    programme, said = read(tmp_path, GOOD.replace(old, f"{begins} {value}"))
    assert programme is None
    shown = value if len(value) <= 11 else HIDDEN
    assert said[0].endswith(f"写的是 {shown}，应当在 0 到 {most} 之间；请核对数字。")
    programme, said = read(tmp_path, GOOD.replace(old, f"{begins} {most}"))
    assert said == []


@pytest.mark.parametrize("value", ["0", "3651"])
def test_a_sheet_hangs_for_a_day_at_least(tmp_path: Path, value: str) -> None:
    old = "month_days: 31"
    assert old in GOOD
    _, said = read(tmp_path, GOOD.replace(old, f"month_days: {value}"))
    assert said[0].endswith(f"写的是 {value}，应当在 1 到 3650 之间；请核对数字。")
