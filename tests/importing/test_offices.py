"""Offices, each with tables in a way of its own: a first board from them as they are, then a month later.

The first is case 20 of those that others filed. The second was written by its headings and words alone, as
another county keeps such tables: headings of two rows, names of two departments in a cell, no column for
some of what a board needs. The third keeps four files, none of which names a town.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook

from tests.building import content
from tests.factories import ROOT, Run, run_sunboard

CASES = ROOT / "tests" / "cases"
MOST_QUESTIONS = 12
CHANGED = 10
DAY = ("--as-of", "2026-11-20")


@dataclass(frozen=True)
class Office:
    """An office's workbook, and what somebody there answers."""

    county: str
    book: Path
    answers: Mapping[str, str]
    asked: int
    """How many questions are put."""
    sheet: str
    """The one of which rows are worded anew a month later."""
    ready: str
    """What the trial says could be published."""


OFFICES = [
    Office(
        "清源县",
        CASES / "office-workbook" / "结对共建台账.xlsx",
        {
            "fixed:公开承诺:审批人职务": "县委组织部",
            "fixed:公开承诺:审批日期": "2026-03-10",
            "honours:言行榜": "县委组织部，2026-08-20批准，公示2026-08-10至2026-08-14，推荐：社区党委",
        },
        3,
        "公开承诺",
        "承诺12条、服务单8条",
    ),
    Office(
        "临江区",
        CASES / "office-linjiang" / "临江区双报到双服务台账.xlsx",
        {
            "column:2.民情台账:点单日期": "收集情况 日期",
            "column:3.办实事清单:承诺日期": "2026-03-18",
            "column:3.办实事清单:社区": "服务对象所在社区",
            "column:4.先锋事迹:做了什么": "事迹简述",
            "terms:2.民情台账:分类": "都算「其他」",
            "terms:2.民情台账:收集情况 途径": "一个一个问",
            "term:2.民情台账:收集情况 途径:楼栋长反映": "入户走访",
            "term:2.民情台账:收集情况 途径:网格员上报": "入户走访",
            "term:2.民情台账:收集情况 途径:居民微信群": "微信群",
            "fixed:3.办实事清单:审批人职务": "区委常委会",
            "fixed:3.办实事清单:审批日期": "2026-03-18",
            "names:units": "都是",
        },
        11,
        "2.民情台账",
        "承诺10条、服务单20条",
    ),
]


def begun(folder: Path, office: Office) -> Path:
    """A project of the office's, as `sunboard init` begins it."""
    project = folder / "项目"
    said = ("--county", office.county, "--issuer", "党委", "--phone", "0999-6620100", "--yes")
    assert run_sunboard("init", "-C", project, *said).code == 0
    (project / "data" / "台账.xlsx").unlink()
    return project


def imported(project: Path, book: Path, folder: Path, office: Office) -> Run:
    """The workbook imported by somebody who answers all that is asked."""
    answers = folder / "answers.yml"
    answers.write_text(yaml.safe_dump({**office.answers}, allow_unicode=True), encoding="utf-8")
    return run_sunboard("import", book, "-C", project, "--answers", answers)


def a_month_later(folder: Path, office: Office) -> Path:
    """The workbook under another month's name, with ten rows in other words."""
    book = load_workbook(office.book)
    page = book[office.sheet]
    changed = 0
    for row in page.iter_rows(min_row=4):
        cells = [cell for cell in row if isinstance(cell.value, str) and len(cell.value) > 5]
        if cells and changed < CHANGED:
            cells[-1].value = f"{cells[-1].value}，11月又查看过"
            changed += 1
    assert changed == CHANGED
    path = folder / f"{office.book.stem}11月.xlsx"
    book.save(path)
    return path


LARKHAVEN = Office(
    "Larkhaven",
    CASES / "office-larkhaven" / "Neighbourhood partners 2026.xlsx",
    {
        "fixed:Promises:Approved by": "Harbour ward Neighbourhood Panel",
        "fixed:Promises:Approved on": "2026-03-02",
        "names:units": "Yes, all of them",
    },
    3,
    "Promises",
    "commitments (47), requests (40)",
)
"""A city that keeps its tables in English, of the records of its demonstration."""
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("office", OFFICES, ids=["qingyuan", "linjiang"])
def test_first_board_then_a_month_later_without_a_question(tmp_path: Path, office: Office) -> None:
    project = begun(tmp_path, office)
    run = imported(project, office.book, tmp_path, office)
    assert f"问了{office.asked}个问题，答了{office.asked}个。" in run.out
    assert office.asked <= MOST_QUESTIONS
    assert "还没有定" not in run.out
    assert (project / "data" / office.book.name).read_bytes() == office.book.read_bytes()
    trial = run_sunboard("preview", "-C", project, *DAY)
    assert f"可以公布：{office.ready}" in trial.err, trial.err
    before = content(project / "data")
    later = run_sunboard("import", a_month_later(tmp_path, office), "-C", project, "--yes")
    assert "问了0个问题" in later.out, later.out
    assert f"原来的 {office.book.name} 放在" in later.out
    kept = {"mapping.yml", "names.yml", "programme.yml"} & before.keys()
    now = {
        name: data.replace("11月.xlsx".encode(), b".xlsx")
        for name, data in content(project / "data").items()
    }
    assert {name: now[name] for name in kept} == {name: before[name] for name in kept}
    trial = run_sunboard("preview", "-C", project, *DAY)
    assert f"可以公布：{office.ready}" in trial.err, trial.err


def test_city_s_workbook_in_english_then_its_first_board_and_not_a_word_of_another_language(
    tmp_path: Path,
) -> None:
    project, city = tmp_path / "project", LARKHAVEN
    said = ("--county", city.county, "--issuer", "Office for Neighbourhoods", "--phone", "0999-1")
    runs = [
        run_sunboard("init", "-C", project, *said, "--name", "Charter", "--language", "en", "--yes")
    ]
    (project / "data" / "records.xlsx").unlink()
    runs.append(imported(project, city.book, tmp_path, city))
    assert f"Questions: {city.asked}, answered: {city.asked}." in runs[-1].out
    assert "Still open" not in runs[-1].out
    runs += [run_sunboard(command, "-C", project, *DAY) for command in ("check", "preview")]
    assert f"Could be published: {city.ready}" in runs[-1].err, runs[-1].err
    assert CHINESE.search("".join(run.out + run.err for run in runs)) is None
    later = run_sunboard("import", a_month_later(tmp_path, city), "-C", project, "--yes")
    assert "Questions: 0" in later.out, later.out


LANXI = CASES / "office-lanxi"
"""Four files that name no town: a directory, a private list, a CSV in GB18030, a workbook as of WPS."""
LANXI_ANSWERS = {
    "column:亮诺践诺:承诺日期": "2026-07-28",
    "column:闪光言行推荐:社区": "推荐党组织",
    "column:交办任务:点单日期": "交办时间",
    "term:亮诺践诺:兑现情况:已选址": "还在办",
    "terms:3.居民诉求办理台账（8月）.csv:事项类别": "都算「其他」",
    "terms:3.居民诉求办理台账（8月）.csv:来源": "都算「其他」",
    "names:communities": "都是",
    "names:units": "都是",
    # What this office doesn't know.
    "column:闪光言行推荐:单位": "",
    "column:联席会:召集人": "",
    "fixed:亮诺践诺:审批人职务": "",
    "honours:闪光言行推荐": "",
}


def test_office_whose_tables_name_no_town_then_its_first_board_and_a_month_later(
    tmp_path: Path,
) -> None:
    office = Office("岚溪县", LANXI, LANXI_ANSWERS, 10, "", "承诺15条、服务单108条")
    project = begun(tmp_path, office)
    answers = tmp_path / "answers.yml"
    answers.write_text(yaml.safe_dump({**LANXI_ANSWERS}, allow_unicode=True), encoding="utf-8")
    files = sorted((LANXI / "8月").iterdir())
    run = run_sunboard("import", *files, "-C", project, "--answers", answers)
    assert f"问了{office.asked}个问题" in run.out, run.out
    assert "通讯录 → " not in run.out
    assert "帮扶记录 → " not in run.out
    assert run_sunboard("publish", "--number", "-C", project, *DAY).code == 3
    figures = (project / "build" / "site" / "figures.csv").read_text(encoding="utf-8-sig")
    told = dict(line.split(",", 1) for line in figures.splitlines())
    assert told["county/coverage/estates"].endswith("21,21")
    assert told["county/tasks/all"].endswith("108,")
    assert told["county/commitments/all"].endswith("15,")
    assert told["county/deeds/waiting"].endswith("5,"), "8月中旬 is a day"
    assert "13900000000" not in "".join(
        path.read_text(encoding="utf-8") for path in (project / "build" / "site").rglob("*.html")
    )
    later = run_sunboard("import", *sorted((LANXI / "9月").iterdir()), "-C", project, "--yes")
    # Days that were not there the month before: 2026年9月, and 9月11日完成送电.
    assert "问了2个问题" in later.out, later.out
    assert "没有写到哪一天" in later.out
    assert "有1条的「兑现情况」写着哪天完成的" in later.out


PARTNERS = """Ward,Neighbourhood,Estate,Partner department
North,Quayside,Quay House,Housing
,,Pier Court,Parks
"""


def test_columns_taken_for_granted_in_english_then_named_before_what_is_said_of_them(
    tmp_path: Path,
) -> None:
    project, file = tmp_path / "project", tmp_path / "Partners.csv"
    said = ("--county", "Harbour", "--issuer", "Office", "--phone", "0999-1", "--name", "Charter")
    run_sunboard("init", "-C", project, *said, "--language", "en", "--yes")
    file.write_text(PARTNERS, encoding="utf-8")
    run = run_sunboard("import", file, "-C", project, "--yes")
    assert 'taken for granted: "Neighbourhood", "Ward": 1 cell is blank' in run.out, run.out
