"""Months without a day, and words that a list doesn't have: asked once for a column of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from sunboard.days import Asked
from sunboard.importing.asking import Asker
from sunboard.importing.importing import Imported, import_files
from sunboard.importing.question import Question
from sunboard.project import check_project

from tests.factories import county_rows, write_project

NOW = Asked(datetime(2026, 11, 20, tzinfo=UTC))
DEEDS = ("序号", "所在单位", "社区", "时间", "主要事迹", "取得成效")
ROSTER = ("序号", "姓名", "报到社区", "认领岗位", "报到类型", "报到情况")
UNIT = "云桥县住房和城乡建设局"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    kinds = ("towns", "communities", "estates", "units")
    return write_project(
        tmp_path / "county", **{kind: [] for kind in county_rows() if kind not in kinds}
    )


def book(folder: Path, name: str, title: str, rows: Sequence[Sequence[object]]) -> Path:
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = title
    for row in rows:
        page.append(row)
    folder.mkdir(exist_ok=True)
    made.save(folder / name)
    return folder / name


def brought(
    project: Path, file: Path, answers: Mapping[str, str]
) -> tuple[Imported, dict[str, Question]]:
    asked: dict[str, Question] = {}

    def ask(question: Question, refused: str) -> str:
        asked[question.key] = question
        return "" if refused else answers.get(question.key, "")

    return import_files(project, [file], Asker(ask), NOW), asked


def deeds(folder: Path, name: str, days: Sequence[str]) -> Path:
    rows = (
        (n, UNIT, "清河社区", day, f"清理第{n}栋楼道杂物{n}车", "12户受益")
        for n, day in enumerate(days, 1)
    )
    title = ("2026年党员闪光言行榜",)
    return book(folder, name, "言行榜", [title, DEEDS, *rows])


def days_of(project: Path) -> list[str]:
    table = check_project(project, NOW).checked.records["deeds"]
    return sorted(table.days("date").astype(str))


KEY = "days:言行榜:时间"
LAST = "都按最后一天算"


def test_months_are_asked_about_once_and_stand_for_their_last_day(
    project: Path, tmp_path: Path
) -> None:
    file = deeds(tmp_path / "9", "言行榜9月.xlsx", ["2026年7月", "8月", "2026-08-16", "8月"])
    _, asked = brought(project, file, {KEY: LAST})
    assert [key for key in asked if key.startswith("days")] == [KEY]
    assert "有3格没有写到哪一天" in asked[KEY].text
    assert "2026年7月、2026年8月" in asked[KEY].text
    assert days_of(project) == ["2026-07-31", "2026-08-16", "2026-08-31", "2026-08-31"]

    more = ["2026年7月", "8月", "2026-08-16", "8月", "10月"]
    found, asked = brought(project, deeds(tmp_path / "10", "言行榜10月.xlsx", more), {})
    assert KEY not in asked, "the answer holds for the column, and not for the months in it"
    assert days_of(project)[-1] == "2026-10-31"
    told = {str(e.params["found"]) for e in found.problems if e.code == "date-period"}
    assert told == {"2026年7月", "2026年8月", "2026年10月"}


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026年上半年", ["2026-06-30"]),
        ("2026年第一季度", ["2026-03-31"]),
        ("2025年", ["2025-12-31"]),
        ("2026年13月", []),
    ],
)
def test_longer_times_stand_for_their_last_day_and_what_is_no_time_for_none(
    project: Path, tmp_path: Path, written: str, day: list[str]
) -> None:
    brought(project, deeds(tmp_path / "a", "言行榜.xlsx", ["2026年7月", written]), {KEY: LAST})
    assert days_of(project) == sorted([*day, "2026-07-31"])


def test_nobody_knows_then_the_months_are_told_and_no_day_is_made_up(
    project: Path, tmp_path: Path
) -> None:
    file = deeds(tmp_path / "9", "言行榜9月.xlsx", ["2026年7月", "2026-08-16"])
    found, _ = brought(project, file, {})
    assert "date-no-day" in {each.code for each in found.problems}
    assert days_of(project) == ["2026-08-16"]


def roster(folder: Path, words: Sequence[str]) -> Path:
    rows = (
        (n, f"甲{n}", "清河社区", "家园先锋", word, reported)
        for n, (word, reported) in enumerate(
            zip(words, ("已报到", "未报到", "√", "2026-08-05", "否"), strict=True), 1
        )
    )
    return book(folder, "双报到.xlsx", "双报到", [ROSTER, *rows])


def test_words_of_a_column_are_asked_about_at_once(project: Path, tmp_path: Path) -> None:
    key = "terms:双报到:报到类型"
    file = roster(tmp_path / "a", ("双报到", "是", "√", "已报到", "双报到"))
    _, asked = brought(project, file, {key: "都算「居住地社区」"})
    assert asked[key].choices[:2] == ("都算「单位结对社区」", "都算「居住地社区」")
    assert not [each for each in asked if each.startswith("term:双报到:报到类型")]
    problems = check_project(project, NOW).checked.problems
    assert not [each for each in problems if each.code.startswith("R-10-term")]


def test_reported_without_a_day_is_told_and_not_yet_is_none(project: Path, tmp_path: Path) -> None:
    found, _ = brought(project, roster(tmp_path / "a", ("居住地社区",) * 5), {})
    reached = [str(e.params["found"]) for e in found.problems if e.code == "date-reached"]
    assert reached == ["已报到", "√"]
    not_yet = [str(e.params["found"]) for e in found.problems if e.code == "date-progress"]
    assert not_yet == ["未报到", "否"]


def test_a_list_that_no_column_tells_is_chosen_from(project: Path, tmp_path: Path) -> None:
    heads, row = ("序号", "时间", "议题"), (1, "2026-08-20", "停车")
    file = book(tmp_path / "a", "联席会议.xlsx", "联席会议", [heads, row])
    key = "column:联席会议:层级"
    _, asked = brought(project, file, {key: "每一行都是「县」"})
    assert "每一行都是「社区」" in asked[key].choices
    assert len(asked[key].choices) == len(asked[key].marks) == len(asked[key].notes)
    levels = check_project(project, NOW).checked.records["meetings"].codes("level")
    assert levels.tolist() == [3]


def test_names_of_people_are_no_words_of_a_list_and_are_written_nowhere(
    project: Path, tmp_path: Path
) -> None:
    heads = ("序号", "姓名", "报到社区", "认领岗位", "联系人")
    rows = (
        (1, "司马蓁", "清河社区", "家园先锋", "诸葛菁"),
        (2, "欧阳茴", "南苑社区", "家园先锋", "诸葛菁"),
    )
    file = book(tmp_path / "a", "双报到.xlsx", "双报到", [heads, *rows])
    key = "column:双报到:报到关系"
    _, asked = brought(project, file, {key: "姓名"})
    assert not {"姓名", "联系人"} & {*asked[key].choices}
    said = [f"{each.text}{each.choices}{each.notes}" for each in asked.values()]
    written = [
        path.read_text(encoding="utf-8")
        for path in (project / "data").glob("*.yml")
        if path.name != "programme.yml"
    ]
    for name in ("司马蓁", "欧阳茴", "诸葛菁"):
        assert name not in "".join((*said, *written))
