"""`sunboard import`: what files are taken for, what is asked and written, and what never happens by itself."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from sunboard.importing.asking import FROM_TERMINAL
from sunboard.importing.question import Confirmation, Entry, Meaning, Question
from sunboard.importing.writing import write_answers
from sunboard.records import read_records
from sunboard.records.confirmed_names import read_confirmed_names
from sunboard.records.layouts.mapping_file import read_sheet_mapping
from sunboard.records.yaml_nodes import load_tree

from tests.building import content
from tests.factories import ROOT, Run, run_sunboard

OFFICE = ROOT / "tests" / "cases" / "office-workbook" / "结对共建台账.xlsx"
PROGRAMME = "name: 结对共建\ncounty: 清源县\nissuer: 清源县委组织部\nsupervision_phone: 0999-1\n"
MOST_QUESTIONS = 12


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "county" / "data").mkdir(parents=True)
    (tmp_path / "county" / "data" / "programme.yml").write_text(PROGRAMME, encoding="utf-8")
    return tmp_path / "county"


def bring(project: Path, file: Path, *more: str | Path) -> Run:
    return run_sunboard("import", file, "-C", project, "--yes", *more)


def test_an_office_s_workbook_is_taken_for_what_it_is(project: Path) -> None:
    run = bring(project, OFFICE)
    said = run.out
    assert "公开承诺 → 按「承诺」读，12条记录" in said
    assert "从中列出城镇2个、社区6个、小区20个、部门单位17个" in said
    assert "「完成时限」、「承诺时间」2格没有写年份，按填报日期的2026年算" in said
    asked = int(said.split("问了")[1].split("个问题")[0])
    assert asked <= MOST_QUESTIONS
    assert (project / "data" / OFFICE.name).read_bytes() == OFFICE.read_bytes()
    assert f"sunboard preview -C {project}" in said


def test_an_answer_that_is_deleted_is_asked_for_again(project: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yml"
    answers.write_text("fixed:公开承诺:审批人职务: 县委组织部\n", encoding="utf-8")
    assert "答案写在 data/mapping.yml" in bring(project, OFFICE, "--answers", answers).out
    mapping = project / "data" / "mapping.yml"
    lines = mapping.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "审批人职务" not in line]
    assert len(kept) < len(lines)
    mapping.write_text("".join(kept), encoding="utf-8")
    run = bring(project, OFFICE)
    assert "「审批人职务」；都一样的写在这里" in run.out
    assert "答案写在" not in run.out


def test_answers_are_kept_and_never_asked_for_again(project: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yml"
    answers.write_text(
        "fixed:公开承诺:审批人职务: 县委组织部\nfixed:公开承诺:审批日期: '2026-03-10'\n",
        encoding="utf-8",
    )
    run = bring(project, OFFICE, "--answers", answers)
    assert "还没有定：「公开承诺」" not in run.out
    mapping = (project / "data" / "mapping.yml").read_text(encoding="utf-8")
    said = '{file: "结对共建台账.xlsx", sheet: "公开承诺", kind: "承诺", fixed: {"审批人职务": "县委组织部"}}'
    assert said in mapping
    again = bring(project, OFFICE)
    assert "公开承诺」里12条没有" not in again.out


def next_month(tmp_path: Path, rows: int) -> Path:
    """The office's workbook a month later, with some of its commitments worded anew."""
    book = load_workbook(OFFICE)
    page = book["公开承诺"]
    for row in range(4, 4 + rows):
        for column in range(1, page.max_column + 1):
            cell = page.cell(row, column)
            if isinstance(cell.value, str) and len(cell.value) > 8:
                cell.value = f"{cell.value}（11月更新）"
    path = tmp_path / "结对共建台账11月.xlsx"
    book.save(path)
    return path


def test_next_month_s_file_takes_the_place_of_the_one_before(project: Path, tmp_path: Path) -> None:
    bring(project, OFFICE)
    run = bring(project, next_month(tmp_path, 10))
    assert "原来的 结对共建台账.xlsx 放在 .sunboard/replaced/0001-结对共建台账.xlsx" in run.out
    assert [path.name for path in (project / "data").glob("*.xlsx")] == ["结对共建台账11月.xlsx"]
    aside = project / ".sunboard" / "replaced" / "0001-结对共建台账.xlsx"
    assert aside.read_bytes() == OFFICE.read_bytes()


def csv_file(folder: Path, name: str, topics: range) -> Path:
    folder.mkdir(exist_ok=True)
    lines = [f"东关社区,第{n}号路灯不亮请尽快修好,2026-10-{n:02},县住建局" for n in topics]
    path = folder / name
    path.write_text("社区,反映问题,受理时间,承办单位\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_another_month_s_requests_stand_beside_those_before(project: Path, tmp_path: Path) -> None:
    bring(project, csv_file(tmp_path / "a", "诉求9月.csv", range(1, 11)))
    run = bring(project, csv_file(tmp_path / "b", "诉求10月.csv", range(11, 21)))
    assert "诉求9月.csv 还在，两份的记录都算。" in run.out
    assert len(list((project / "data").glob("*.csv"))) == 2


def test_nothing_happens_where_nobody_says_which(project: Path, tmp_path: Path) -> None:
    bring(project, csv_file(tmp_path / "a", "诉求9月.csv", range(1, 11)))
    before = content(project / "data")
    run = bring(project, csv_file(tmp_path / "b", "诉求10月.csv", range(8, 18)))
    assert run.code == 1
    assert "新的这份是代替它，还是接着它？ 没有回答，什么也没有放进去。" in run.err
    assert content(project / "data") == before
    answers = tmp_path / "answers.yml"
    answers.write_text("file:诉求10月.csv: 代替它\n", encoding="utf-8")
    run = bring(project, tmp_path / "b" / "诉求10月.csv", "--answers", answers)
    assert [path.name for path in (project / "data").glob("*.csv")] == ["诉求10月.csv"]


def without_pairings(tmp_path: Path) -> Path:
    """The office's workbook a month later, without the sheet that tells of its places and units."""
    path = next_month(tmp_path, 0)
    book = load_workbook(path)
    del book["包联一览表"]
    book.save(path)
    return path


def test_sheet_that_the_new_file_lacks_is_told_and_asked_about(
    project: Path, tmp_path: Path
) -> None:
    bring(project, OFFICE)
    assert run_sunboard("number", "-C", project).code == 0
    ids = ids_of(project)
    later = without_pairings(tmp_path)
    answers = tmp_path / "answers.yml"
    answers.write_text(f"file:{later.name}: 代替它\n", encoding="utf-8")
    before = content(project / "data")
    run = bring(project, later, "--answers", answers)
    assert (run.code, content(project / "data")) == (1, before)
    gone = "「包联一览表」（城镇2条、社区6条、小区20条、部门单位17条、结对包联20条）"
    assert f"原来的 结对共建台账.xlsx 里有、新的 结对共建台账11月.xlsx 里没有的：{gone}" in run.err
    # Whoever wants it so gets it; no row has a new id in silence because its places are gone.
    text = answers.read_text(encoding="utf-8") + f"lost:{later.name}: 换上，这些不要了\n"
    answers.write_text(text, encoding="utf-8")
    bring(project, later, "--answers", answers)
    assert "还有23行没有编号" in run_sunboard("number", "-C", project).out
    assert ids_of(project) <= ids


def ids_of(project: Path) -> set[str]:
    tables, _ = read_records(project)
    return {each for table in tables.values() for each in table.texts["id"].to_pylist() if each}


def test_sheet_saved_as_a_file_of_its_own_is_not_gone(project: Path, tmp_path: Path) -> None:
    bring(project, OFFICE)
    book = load_workbook(OFFICE)
    for name in book.sheetnames:
        if name != "包联一览表":
            del book[name]
    book.save(tmp_path / "包联底数.xlsx")
    bring(project, tmp_path / "包联底数.xlsx")
    answers = tmp_path / "answers.yml"
    answers.write_text("file:结对共建台账11月.xlsx: 代替它\n", encoding="utf-8")
    bring(project, without_pairings(tmp_path), "--answers", answers)
    assert sorted(path.name for path in (project / "data").glob("*.xlsx")) == [
        "包联底数.xlsx",
        "结对共建台账11月.xlsx",
    ]


def test_unread_column_of_names_is_asked_about(project: Path, tmp_path: Path) -> None:
    bring(project, OFFICE)
    path = tmp_path / "热线.csv"
    rows = [
        f"东关社区,{estate},东关片,第{n}号路灯不亮,2026-10-01"
        for n, estate in enumerate(("东关花园", "锦绣家园", "教育"))
    ]
    path.write_text("\n".join(["诉求社区,点位,片区,反映问题,受理时间", *rows]), encoding="utf-8")
    run = bring(project, path)
    assert "热线.csv：这些列没有读取，也不会公布：点位、片区。" in run.out
    assert "「热线.csv」的「点位」写的多是小区的名称，是哪一列？" in run.out
    answers = tmp_path / "answers.yml"
    answers.write_text("names:热线.csv:点位: 小区\n", encoding="utf-8")
    bring(project, path, "--answers", answers)
    mapping = (project / "data" / "mapping.yml").read_text(encoding="utf-8")
    assert '{file: "热线.csv", kind: "服务单", columns: {"点位": "小区"}}' in mapping
    assert "「点位」写的多是" not in bring(project, path).out


def test_column_that_is_not_to_be_read_is_not_asked_about_again(
    project: Path, tmp_path: Path
) -> None:
    bring(project, OFFICE)
    path = tmp_path / "热线.csv"
    rows = "\n".join(
        f"{place},第{n}号灯不亮,2026-10-01" for n, place in enumerate(("东关社区", "西关社区"))
    )
    path.write_text(f"点位,反映问题,受理时间\n{rows}\n", encoding="utf-8")
    answers = tmp_path / "answers.yml"
    answers.write_text("names:热线.csv:点位: 不读\n", encoding="utf-8")
    assert "「点位」写的多是社区的名称" in bring(project, path).out
    bring(project, path, "--answers", answers)
    assert "写的多是" not in bring(project, path).out


def test_word_that_is_no_answer_yet_may_be_said_to_be_none(project: Path, tmp_path: Path) -> None:
    bring(project, OFFICE)
    path = tmp_path / "热线.csv"
    path.write_text(
        "社区,反映问题,受理时间,办结时间,办理结果,是否解决\n"
        "东关社区,灯不亮,2026-10-01,2026-10-03,修好1盏,正在协调\n"
        "东关社区,水不通,2026-10-02,2026-10-04,修好1处,待核\n",
        encoding="utf-8",
    )
    asked = "「热线.csv」第3行的「是否解决」里写「待核」，是哪一个？"
    run = bring(project, path)
    assert asked in run.out
    assert "正在协调" not in run.out
    answers = tmp_path / "answers.yml"
    answers.write_text("term:热线.csv:是否解决:待核: 还没有回答，不算\n", encoding="utf-8")
    bring(project, path, "--answers", answers)
    assert asked not in bring(project, path).out


def test_near_name_is_never_taken_for_granted(project: Path, tmp_path: Path) -> None:
    bring(project, OFFICE)
    file = csv_file(tmp_path / "a", "诉求.csv", range(1, 4))
    file.write_text(file.read_text(encoding="utf-8").replace("县住建局", "住建"), encoding="utf-8")
    run = bring(project, file)
    assert "还没有定：「住建」是「" in run.out
    assert not (project / "data" / "names.yml").exists()
    answers = tmp_path / "answers.yml"
    answers.write_text("name:units:住建: 是\n", encoding="utf-8")
    bring(project, file, "--answers", answers)
    assert '"住建": ' in (project / "data" / "names.yml").read_text(encoding="utf-8")


def test_short_form_of_another_unit_is_asked_and_may_be_one_of_its_own(
    project: Path, tmp_path: Path
) -> None:
    file = tmp_path / "包联.csv"
    file.write_text(
        "所属镇,社区,小区,包联单位\n"
        "城关镇,东关社区,阳光花园,县市场监督管理局\n"
        "城关镇,东关社区,和平小区,市监局\n"
        "城关镇,西门社区,锦绣苑,县文化局\n"
        "城关镇,西门社区,湖滨苑,县文物保护和开发利用化育局\n",
        encoding="utf-8",
    )
    run = bring(project, file)
    assert "还没有定：「市监局」是「县市场监督管理局」" in run.out
    assert "还没有定：「县文化局」是「" in run.out
    answers = tmp_path / "answers.yml"
    answers.write_text(
        "name:units:市监局: 是\nname:units:县文化局: 不是，另是一个\n", encoding="utf-8"
    )
    run = bring(project, file, "--answers", answers)
    assert "还没有定" not in run.out
    names = (project / "data" / "names.yml").read_text(encoding="utf-8")
    assert '"县文化局": "县文化局"' in names
    said = run_sunboard("check", "-C", project).out
    assert "没有叫" not in said
    assert "没有另算一个" in said
    assert "部门单位3条" in said


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("- 甲\n", "读不成答案"),
        ("a: [\n", "读不成答案"),
        ("name:units:住建: 也许\n", "不能答「也许」。可以答：是、不是"),
    ],
)
def test_answers_that_are_none_are_told(
    project: Path, tmp_path: Path, answers: str, said: str
) -> None:
    bring(project, OFFICE)
    before = content(project / "data")
    file = csv_file(tmp_path / "a", "诉求.csv", range(1, 4))
    file.write_text(file.read_text(encoding="utf-8").replace("县住建局", "住建"), encoding="utf-8")
    path = tmp_path / "answers.yml"
    path.write_text(answers, encoding="utf-8")
    run = bring(project, file, "--answers", path)
    assert (run.code, said in run.err) == (2, True)
    assert content(project / "data") == before


def test_file_that_is_not_there(project: Path, tmp_path: Path) -> None:
    run = bring(project, tmp_path / "没有.xlsx")
    assert run.code == 2
    assert f"没有 '{tmp_path / '没有.xlsx'}'。" in run.err


def test_folder_without_a_project(tmp_path: Path) -> None:
    run = bring(tmp_path, OFFICE)
    assert run.code == 2
    assert "请先运行 sunboard init" in run.err


def test_a_ledger_of_months_is_asked_about_once(project: Path, tmp_path: Path) -> None:
    book = Workbook()
    for month in (7, 8, 9):
        page = book.create_sheet(f"{month}月")
        page.append(["社区", "上报时间", "处置单位", "类别"])
        page.append(["东关社区", f"2026-{month:02}-03", "县住建局", "邻里纠纷"])
    del book["Sheet"]
    path = tmp_path / "网格事项台账.xlsx"
    book.save(path)
    bring(project, OFFICE)
    asked = [line for line in bring(project, path).out.splitlines() if "还没有定" in line]
    assert len(asked) == len({*asked})
    assert sum("网格事项台账.xlsx" in line for line in asked) == len(asked)
    answers = tmp_path / "answers.yml"
    answers.write_text("column:网格事项台账.xlsx:点单日期: 上报时间\n", encoding="utf-8")
    run = bring(project, path, "--answers", answers)
    assert "哪一列是「点单日期」" not in run.out
    mapping = (project / "data" / "mapping.yml").read_text(encoding="utf-8")
    for month in (7, 8, 9):
        sheet = f'{{file: "网格事项台账.xlsx", sheet: "{month}月", kind: "服务单", '
        assert f'{sheet}columns: {{"上报时间": "点单日期"}}}}' in mapping


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).filter(
    lambda text: text == text.strip() and "/" not in text
)


@given(WORDS, WORDS, WORDS)
def test_whatever_is_answered_is_read_back(sheet: str, heading: str, word: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "data").mkdir()
        write_answers(root, [Entry(sheet=sheet, fixed=((heading, word),))])
        write_answers(root, [Entry(sheet=sheet, values=((heading, ((word, heading),)),))])
        write_answers(root, [Confirmation("units", word, heading)])
        write_answers(root, [Confirmation("units", f"{word}二", heading)])
        mapping, _ = read_sheet_mapping(root)
        assert [(each.sheet, dict(each.fixed)) for each in mapping.sheets] == [
            (sheet, {heading: word}),
            (sheet, {}),
        ]
        assert dict(mapping.sheets[1].values[heading]) == {word: heading}
        names, _ = read_confirmed_names(root)
        assert {(each.name, each.means) for each in names["units"]} == {
            (word, heading),
            (f"{word}二", heading),
        }


def test_what_people_wrote_stays(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    mapping = tmp_path / "data" / "mapping.yml"
    mapping.write_text("# 我们的\nsheets:\n    - {kind: 承诺, year: 2026}\n", encoding="utf-8")
    write_answers(tmp_path, [Entry(sheet="甲", kind="承诺")])
    assert mapping.read_text(encoding="utf-8") == (
        '# 我们的\nsheets:\n    - {kind: 承诺, year: 2026}\n    - {sheet: "甲", kind: "承诺"}\n'
    )
    assert load_tree(mapping.read_bytes(), "mapping.yml")[1] == []


def answered(typed: str) -> str:
    """What somebody who types so much at a terminal has answered."""
    question = Question(
        *("key", "哪一列？", lambda _: Meaning(), ("甲", "乙"), ("C", "E"), ("例如「一」", "")),
        takes_text=True,
    )

    @click.command()
    def ask() -> None:
        click.echo(f"@{FROM_TERMINAL.ask(question, '')}@")

    said = CliRunner().invoke(ask, input=typed)
    assert said.exit_code == 0, said.output
    assert "   C  甲  例如「一」\n   E  乙\n" in said.output
    return str(said.output.split("@")[1])


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("e\n", "乙"), ("Ｅ\n", "乙"), ("乙\n", "乙"), ("1\n", "1"), ("=E\n", "=E"), ("\n", ""), ("？\n", "?")],
)  # fmt: skip
def test_column_is_chosen_by_its_letter_and_a_number_is_a_value(typed: str, answer: str) -> None:
    assert answered(typed) == answer


def test_another_office_s_headings_are_heard(project: Path) -> None:
    """Two rows of headings, 乡镇街道, 村（社区）, 网格小区, 结对单位, 承诺主体, and an export of 12345."""
    files = sorted((ROOT / "tests" / "cases" / "office-mingchuan").iterdir())
    run = run_sunboard("import", *files, "-C", project, "--yes")
    assert "1.结对名册 → 按「结对包联」读，5条记录；从中列出城镇2个、社区3个、小区6个" in run.out
    assert "2.承诺践诺 → 按「承诺」读，4条记录" in run.out
    assert "3.干部走访 → 按「包联走访」读，3条记录" in run.out
    assert "12345热线办件.csv → 按「服务单」读，5条记录" in run.out
    assert "「闪光言行（三季度）.csv」的「地点」写的多是小区的名称，是哪一列？" in run.out
    # Which column the community is, is asked once, and not again as a column of names.
    assert run.out.count("「2.承诺践诺」按「承诺」读，哪一列是「社区」？") == 1
    assert "「服务对象」写的多是" not in run.out
    assert run.out.count("还没有定") <= MOST_QUESTIONS


def test_same_file_again_after_its_copy_was_mended_then_the_copy_stays_and_it_is_said(
    project: Path,
) -> None:
    bring(project, OFFICE)
    own = project / "data" / OFFICE.name
    book = load_workbook(own)
    book["公开承诺"]["B4"] = "县住建局"
    book.save(own)
    mended = own.read_bytes()
    run = bring(project, OFFICE, "--ask-again")
    assert own.read_bytes() == mended
    assert f"{OFFICE.name} 和上次放进来的一样" in run.out
    assert "为准" not in run.out
    assert "还没有定" in run.out
    # Once it is taken away, or the office's own file has changed, the new one comes.
    later = own.parents[2] / "later" / OFFICE.name
    later.parent.mkdir()
    book["公开承诺"]["B4"] = "县财政局"
    book.save(later)
    run = bring(project, later)
    assert "从现在起以新的这份为准" in run.out
    assert own.read_bytes() == later.read_bytes()
