"""What is asked of a sheet, which answers will do, and what is not asked again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from sunboard.days import Asked
from sunboard.importing.asking import Asker
from sunboard.importing.importing import Imported, import_files
from sunboard.importing.question import Question

from tests.factories import ROOT, run_sunboard

OFFICE = ROOT / "tests" / "cases" / "office-workbook" / "结对共建台账.xlsx"
PROGRAMME = "name: 结对共建\ncounty: 清源县\nissuer: 清源县委组织部\nsupervision_phone: 0999-1\n"
HEADINGS = ("序号", "责任单位", "主要内容", "完成期限", "作出承诺的日子", "所属片区", "联系人")
NOW = datetime(2026, 11, 21, tzinfo=UTC)
SHEET = "承诺事项表"


class Clerk:
    """Somebody who answers as stated, by the key of the question, one after another."""

    def __init__(self, answers: Mapping[str, Sequence[str]] | None = None) -> None:
        self._answers = {key: [*each] for key, each in (answers or {}).items()}
        self.asked: list[Question] = []
        self.refused: list[str] = []
        self.told: list[str] = []

    def ask(self, question: Question, refused: str) -> str:
        if refused:
            self.refused.append(refused)
        else:
            self.asked.append(question)
        answers = self._answers.get(question.key, [])
        return answers.pop(0) if answers else ""

    @property
    def keys(self) -> list[str]:
        return [each.key for each in self.asked]

    def question(self, key: str) -> Question:
        return next(each for each in self.asked if each.key == key)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = tmp_path / "county"
    (project / "data").mkdir(parents=True)
    (project / "data" / "programme.yml").write_text(PROGRAMME, encoding="utf-8")
    bring(project, OFFICE, Clerk())
    return project


def bring(project: Path, file: Path, clerk: Clerk, *, again: bool = False) -> Imported:
    asker = Asker(clerk.ask, clerk.told.append)
    return import_files(project, [file], asker, Asked(NOW), again=again)


def promises(folder: Path, name: str = "承诺.xlsx", rows: Iterable[int] = range(1, 6)) -> Path:
    """A sheet that calls the day of a promise, and the community, as nobody else does."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = SHEET
    page.append(HEADINGS)
    for n in rows:
        text = f"修好第{n}号楼的路灯和楼道灯"
        page.append((n, "县住建局", text, f"2026-11-{n:02}", f"2026-03-{n:02}", "东关社区", "某人"))
    folder.mkdir(exist_ok=True)
    book.save(folder / name)
    return folder / name


def mapping(project: Path) -> str:
    path = project / "data" / "mapping.yml"
    return path.read_text(encoding="utf-8") if path.exists() else ""


DAY, PLACE = f"column:{SHEET}:承诺日期", f"column:{SHEET}:社区"


def test_every_column_that_could_be_it_is_offered_with_a_cell(
    project: Path, tmp_path: Path
) -> None:
    clerk = Clerk()
    bring(project, promises(tmp_path / "a"), clerk)
    day, place = clerk.question(DAY), clerk.question(PLACE)
    assert set(zip(day.marks, day.choices, day.notes, strict=True)) == {
        ("D", "完成期限", "例如「2026-11-01」"),
        ("E", "作出承诺的日子", "例如「2026-03-01」"),
    }
    assert day.choices[0] == "作出承诺的日子", "what nothing else is read from comes first"
    assert {"所属片区", "责任单位"} <= {*place.choices}
    assert not {"完成期限", "作出承诺的日子", "序号"} & {*place.choices}
    assert "某人" not in "".join(place.notes)


def test_answer_is_for_the_sheet_and_the_kind(project: Path, tmp_path: Path) -> None:
    clerk = Clerk({DAY: ["作出承诺的日子"], PLACE: ["所属片区"]})
    bring(project, promises(tmp_path / "a"), clerk)
    head = f'{{file: "承诺.xlsx", sheet: "{SHEET}", kind: "承诺", columns: '
    assert f'{head}{{"作出承诺的日子": "承诺日期"}}}}' in mapping(project)
    assert f"「{SHEET}」的F列「所属片区」就是「社区」。" in clerk.told
    report = run_sunboard("check", "-C", project).out
    assert "错误 data/mapping.yml" not in report


@pytest.mark.parametrize(
    ("key", "answer", "why"),
    [
        (DAY, "主要内容", "C列「主要内容」里写的（例如「修好第1号楼的路灯和楼道灯」）当不了「承诺日期」。"),
        (DAY, "完成的期限是年底", "不是日期"),
        (DAY, "1", "不是日期"),
        (DAY, "=", "没有写是什么。"),
        (PLACE, "承诺事项", "社区里没有叫「承诺事项」的"),
        (PLACE, "主要内容", "这一列现在是「承诺内容」，改了就没有「承诺内容」了。"),
        (PLACE, "联系人", "没有"),
        (f"fixed:{SHEET}:审批人职务", "=", "没有写是什么。"),
    ],
)  # fmt: skip
def test_answer_that_can_t_be_is_refused_and_asked_again(
    project: Path, tmp_path: Path, key: str, answer: str, why: str
) -> None:
    before = mapping(project)
    clerk = Clerk({key: [answer]})
    bring(project, promises(tmp_path / "a"), clerk)
    (refused,) = clerk.refused
    assert why in refused
    assert mapping(project) == before


def test_typed_heading_is_the_column_and_an_equals_sign_makes_it_a_value(
    project: Path, tmp_path: Path
) -> None:
    clerk = Clerk({DAY: [" 作出 承诺的日子"], PLACE: ["=东关社区"]})
    bring(project, promises(tmp_path / "a"), clerk)
    assert 'columns: {"作出承诺的日子": "承诺日期"}' in mapping(project)
    assert 'fixed: {"社区": "东关社区"}' in mapping(project)


def test_what_nobody_knew_is_not_asked_again_until_somebody_wants_it(
    project: Path, tmp_path: Path
) -> None:
    carried_on = {"file:承诺11月.xlsx": ["代替它"]}
    first, second, again = Clerk(), Clerk(carried_on), Clerk(carried_on)
    known = Clerk({DAY: ["作出承诺的日子"], "file:承诺.xlsx": ["代替它"]})
    bring(project, promises(tmp_path / "a"), first)
    assert {DAY, PLACE} <= {*first.keys}
    unasked = project / "data" / "unasked.yml"
    assert f'- "{DAY}"  # ' in unasked.read_text(encoding="utf-8")
    came = bring(project, promises(tmp_path / "b", "承诺11月.xlsx", range(11, 16)), second)
    assert (second.keys, came.unasked) == ([*carried_on], len(first.keys))
    bring(project, promises(tmp_path / "b", "承诺11月.xlsx", range(11, 16)), again, again=True)
    assert again.keys == first.keys
    unasked.write_text(f'- "{PLACE}"\n', encoding="utf-8")
    bring(project, promises(tmp_path / "a"), known)
    assert DAY in known.keys
    assert PLACE not in known.keys


def test_what_is_put_off_is_asked_again(project: Path, tmp_path: Path) -> None:
    bring(project, promises(tmp_path / "a"), Clerk({DAY: ["?"]}))
    clerk = Clerk()
    bring(project, promises(tmp_path / "a"), clerk)
    assert clerk.keys == [DAY]


def test_a_name_that_is_another_s_is_not_asked_again(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "诉求.csv"
    path.write_text(
        "社区,反映问题,受理时间,承办单位\n东关社区,路灯坏了几天,2026-10-02,住建\n", encoding="utf-8"
    )
    clerk = Clerk({"name:units:住建": ["不是"]})
    bring(project, path, clerk)
    assert "name:units:住建" in clerk.keys
    again = Clerk()
    bring(project, path, again)
    assert again.keys == []


def test_list_of_what_is_not_asked_that_is_none_is_told(project: Path, tmp_path: Path) -> None:
    (project / "data" / "unasked.yml").write_text("a: 1\n", encoding="utf-8")
    run = run_sunboard("import", promises(tmp_path / "a"), "-C", project, "--yes")
    assert run.code == 2
    assert "data/unasked.yml 读不出来" in run.err


def test_two_rules_of_one_csv_hold_next_month_too(project: Path, tmp_path: Path) -> None:
    rows = "".join(
        f"东关社区,第{n}号路灯不亮请尽快修好,2026-10-{n:02},县住建局,热心人\n" for n in range(1, 6)
    )
    head = "社区,说了什么,哪天说的,承办单位,联系人\n"
    first, second = tmp_path / "诉求9月.csv", tmp_path / "诉求10月.csv"
    first.write_text(head + rows, encoding="utf-8")
    second.write_text(head + rows.replace("号路灯", "栋电梯"), encoding="utf-8")
    clerk = Clerk(
        {
            "kind:诉求9月.csv": ["服务单"],
            "column:诉求9月.csv:点单日期": ["哪天说的"],
            "column:诉求9月.csv:诉求内容": ["说了什么"],
        }
    )
    bring(project, first, clerk)
    assert mapping(project).count("诉求9月.csv") >= 2
    later = Clerk({"file:诉求10月.csv": ["接着它，两份都要"]})
    bring(project, second, later)
    assert [key for key in later.keys if key.startswith(("kind", "column"))] == []
    assert "「说了什么」" not in run_sunboard("check", "-C", project).out


def written(path: Path, title: str, rows: Sequence[Sequence[object]]) -> Path:
    """A workbook of one sheet."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = title
    for row in rows:
        page.append([*row])
    book.save(path)
    return path


def test_a_value_that_a_column_is_called_by_is_meant_where_the_column_won_t_do(
    project: Path, tmp_path: Path
) -> None:
    items = written(
        tmp_path / "事项.xlsx",
        "清单事项",
        [
            ("列入日期", "社区", "事项", "责任单位", "需求清单"),
            ("2026-03-05", "东关社区", "增设桌椅", "县住建局", "第一批"),
        ],
    )
    clerk = Clerk({"column:清单事项:清单": ["需求清单"]})
    bring(project, items, clerk)
    assert clerk.refused == []
    assert any("每一行的「清单」都算「需求清单」" in each for each in clerk.told)


def test_a_sheet_of_no_kind_may_be_left_alone(project: Path, tmp_path: Path) -> None:
    strange = written(
        tmp_path / "别的.xlsx",
        "检查评分",
        [("甲项", "乙项", "丙项", "单位名称", "时间")]
        + [("一", "二", "三", "县住建局", f"2026-03-0{n}") for n in range(1, 5)],
    )
    clerk = Clerk({"kind:检查评分": ["都不是，不读"]})
    bring(project, strange, clerk)
    assert clerk.refused == []
    assert clerk.told == ["「检查评分」不读。"]
    again = Clerk()
    imported = bring(project, strange, again, again=True)
    assert "kind:检查评分" not in again.keys
    assert not [each for each in imported.problems if each.code.startswith("layout-kind")]


def test_what_is_no_outcome_yet_may_be_said_to_go_on(project: Path, tmp_path: Path) -> None:
    promises = written(
        tmp_path / "承诺.xlsx",
        "公开承诺事项",
        [
            ("承诺单位", "社区", "承诺内容", "承诺日期", "完成期限", "兑现情况"),
            ("县住建局", "东关社区", "建书屋", "2026-03-05", "2026-09-30", "已选址"),
        ],
    )
    key = "term:公开承诺事项:兑现情况:已选址"
    clerk = Clerk({key: ["还在办"]})
    bring(project, promises, clerk)
    assert "还在办" in clerk.question(key).choices
    assert clerk.refused == []


APPROVER, APPROVED_ON = (f"fixed:{SHEET}:{label}" for label in ("审批人职务", "审批日期"))


def test_when_something_was_approved_is_asked_of_who_knows_by_whom(
    project: Path, tmp_path: Path
) -> None:
    nobody = Clerk()
    bring(project, promises(tmp_path / "a"), nobody)
    assert APPROVER in nobody.keys
    assert APPROVED_ON not in nobody.keys
    somebody = Clerk({APPROVER: ["县委组织部"], APPROVED_ON: ["下个月"]})
    bring(project, promises(tmp_path / "b"), somebody, again=True)
    (refused,) = somebody.refused
    assert "不是日期" in refused
