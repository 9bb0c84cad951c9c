"""Small projects as offices kept them (`tests/cases/`), built by the command: what their pages say."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.building import build
from tests.factories import ROOT, Run, programme_text, programme_tree, report_of

CASES = ROOT / "tests" / "cases"


@dataclass(frozen=True)
class Built:
    """What came of a case."""

    run: Run
    site: Path

    def said(self, page: str) -> str:
        """A page's words, spaces made even."""
        return " ".join(re.sub(r"<[^>]+>", " ", self._html(page)).split())

    @property
    def report(self) -> Any:
        """What `build-report.json` says."""
        return report_of(self.site.parent)

    def figures(self, page: str = "index.html") -> Mapping[str, str]:
        """A page's figures by key, as `data-value` has them."""
        found = re.findall(r'data-figure="([^"]*)"[^>]*data-value="([^"]*)"', self._html(page))
        return dict(found)

    def _html(self, page: str) -> str:
        return (self.site / page).read_text(encoding="utf-8")


Cases = Callable[[str], Built]


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Cases:
    built: dict[str, Built] = {}

    def case(name: str) -> Built:
        if name not in built:
            built[name] = _build(name, tmp_path_factory.mktemp(name))
        return built[name]

    return case


def _build(name: str, project: Path) -> Built:
    shutil.copytree(CASES / name, project / "data")
    own = project / "data" / "programme.yml"
    ours = yaml.safe_load(own.read_text(encoding="utf-8")) if own.exists() else {}
    if "supervision_phone" not in ours:
        own.write_text(programme_text(programme_tree(**ours)), encoding="utf-8")
    return Built(build(project, project / "site"), project / "site")


def test_programme_of_four_lines_then_it_will_do(cases: Cases) -> None:
    case = cases("small-programme")
    assert (case.run.code, case.run.out.count("错误")) == (0, 0), case.run
    assert case.figures()["county/commitments/all"] == "1"


def test_deeds_as_kept_then_counted_as_to_be_verified_and_nobody_named(cases: Cases) -> None:
    case = cases("what-offices-keep")
    board = case.said("deeds/progress/index.html")
    assert "待核实 3 待批准 0 待公示 0" in board
    pages = [path.read_text(encoding="utf-8") for path in case.site.rglob("*.html")]
    assert not [page for page in pages if re.search("赵.?强|王.?芳|刘.?洋|陈志远|水管，保障", page)]


def test_commitment_approved_by_nobody_then_shown_and_said(cases: Cases) -> None:
    case = cases("what-offices-keep")
    assert case.figures()["county/commitments/all"] == "2"
    assert "审批 没有写明审批人 践诺" in case.said("commitments/k-1/index.html")
    listed = "审批 按县委2026年3月10日批准的清单 2026-03-10 践诺"
    assert listed in case.said("commitments/k-2/index.html")


@pytest.mark.parametrize("name", ["office-workbook", "office-csv"])
def test_files_as_an_office_keeps_them_then_all_of_them_is_on_boards(
    cases: Cases, name: str
) -> None:
    case = cases(name)
    published = Counter[str]()
    for count in case.report["files"]:
        published[count["kind"]] += count["published"]
    stated = {"towns": 2, "communities": 6, "estates": 20, "units": 17, "pairings": 20}
    assert published >= Counter(stated | {"commitments": 12, "tasks": 8}), case.run
    boards = {folder: len([*(case.site / folder).glob("*/")]) for folder in ("c", "e", "u")}
    assert boards == {"c": 6, "e": 20, "u": 17}


def test_deeds_of_an_office_then_counted_as_to_be_verified(cases: Cases) -> None:
    assert "待核实 3 待批准 0 待公示 0" in cases("office-workbook").said(
        "deeds/progress/index.html"
    )


def test_a_workbook_and_the_same_sheets_as_csv_then_the_same_figures(cases: Cases) -> None:
    figures = cases("office-workbook").figures()
    assert figures == cases("office-csv").figures()
    assert figures["county/commitments/all"] == "12"
    assert figures["county/tasks/all"] == "8"
    assert figures["county/coverage/estates"] == "20/20"


def test_task_of_no_community_then_counted_for_the_county(cases: Cases) -> None:
    case = cases("what-offices-keep")
    assert case.figures()["county/tasks/all"] == "4"
    boards = {name: case.figures(f"c/{name}/index.html") for name in ("c-1", "c-2")}
    assert [board[f"community/{n}/tasks/all"] for n, board in boards.items()] == ["1", "1"]
    assert "2件未写明社区" in case.said("index.html")
    unit = case.said("u/u-1/index.html")
    assert "公交车不进站" in unit
    assert "未写明社区" in unit


def test_case_number_of_another_system_then_published_nowhere(cases: Cases) -> None:
    case = cases("what-offices-keep")
    assert "来件编号" not in case.run.out
    files = [path for path in case.site.rglob("*") if path.suffix in (".html", ".csv", ".json")]
    said = [path for path in files if b"WX202606010012" in path.read_bytes()]
    assert (len(files) > 20, said) == (True, [])


def test_headings_with_a_note_then_their_columns_count(cases: Cases) -> None:
    case = cases("heading-with-note")
    assert case.run.code == 0
    figures = case.figures()
    assert figures["county/commitments/fulfilled"] == "0/2"
    assert figures["county/commitments/past-due"] == "1"


def test_cells_that_say_nothing_then_nothing_is_done_by_them(cases: Cases) -> None:
    case = cases("none-counts-as-done")
    figures = case.figures()
    assert figures["county/tasks/fulfilled"] == "0/10"
    assert figures["county/commitments/fulfilled"] == "0/2"
    assert "其中10件只报称办结，不算办结" in case.said("index.html")


def test_deed_approved_by_nothing_then_only_the_other_is_on_the_board(cases: Cases) -> None:
    case = cases("none-counts-as-done")
    assert [path.name for path in (case.site / "deeds").glob("sg-*")] == ["sg-1"]
    assert "灯亮了……路就好走了。" in case.said("deeds/index.html")


def test_commitment_kept_by_nothing_then_only_reported(cases: Cases) -> None:
    said = cases("none-counts-as-done").said("commitments/c-1/index.html")
    assert "所以：报称兑现，按期，仅自报。" in said
    assert "没有结果，没有佐证" in said


def test_commitment_not_kept_for_no_reason_then_not_kept_without_one(cases: Cases) -> None:
    said = cases("none-counts-as-done").said("commitments/c-2/index.html")
    assert "所以：未兑现，期限已过，尚无结果。" in said
    assert "没有写原因" in said


@pytest.mark.parametrize(
    ("file", "rows", "heading"),
    [
        ("tasks", range(2, 12), "办理结果"),
        ("tasks", range(2, 12), "佐证"),
        ("commitments", [2], "践诺结果"),
        ("commitments", [2], "佐证"),
        ("commitments", [3], "原因"),
        ("deeds", [3], "结果"),
        ("deeds", [3], "推荐"),
        ("deeds", [3], "核实"),
        ("deeds", [3], "审批"),
    ],
)
def test_cells_that_say_nothing_then_each_is_named(
    cases: Cases, file: str, rows: Iterable[int], heading: str
) -> None:
    report = cases("none-counts-as-done").report
    told = [
        range(int(run.split("–")[0]), int(run.split("–")[-1]) + 1)
        for cause in report["problems"]
        if cause["rule"] == "R-24"
        for place in cause["places"]
        if (place["file"], place["column"]) == (f"data/{file}.csv", heading)
        for run in place["rows"].split(", ")
    ]
    assert sorted(chain(*told)) == list(rows)


def test_text_cut_by_a_hash_then_refused_and_nothing_of_it_published(cases: Cases) -> None:
    case = cases("yaml-hash-truncates")
    assert case.run.code == 3
    (problem,) = case.run.out.strip().splitlines()[:1]
    assert problem.startswith("错误 data/commitments.yml 第4行「text」：")
    assert "请给整个内容加引号" in problem
    assert "「due」" not in case.run.out
    pages = [path.read_text(encoding="utf-8") for path in case.site.rglob("*.html")]
    assert not [page for page in pages if "修好" in page]


def test_only_record_of_a_kind_refused_then_the_kind_is_not_called_absent(cases: Cases) -> None:
    case = cases("yaml-hash-truncates")
    assert "另有1项看不清，没有计入" in case.said("commitments/index.html")
    (absent,) = re.findall("这里没有登记：(.*?)。", case.said("mechanisms/index.html"))
    assert "承诺" not in absent.split("、")


def test_task_across_an_unannounced_new_year_then_not_late_and_provisional(cases: Cases) -> None:
    case = cases("next-years-holidays-unknown")
    assert "提醒 data/calendar.yml：还没有2027年的放假安排" in case.run.out
    said = case.said("c/dong/2027-01/index.html")
    assert "2027-02-18（暂定）" in said
    assert "按法定节假日推算，以公布为准" in said
    assert case.figures()["county/tasks/past-due"] == "0"
    assert "晚6个工作日" not in said


def test_blanks_and_links_in_sentences_then_published_as_written(cases: Cases) -> None:
    case = cases("ellipsis-and-links-withheld")
    assert (case.run.code, case.run.out.count("R-24")) == (0, 0)
    assert case.figures()["county/tasks/fulfilled"] == "3/3"
    assert "居民说：“灯……又灭了。”请修。" in case.said("c/dong/2026-09/index.html")
    assert "水管渗水，待定的6楼也请修。" in case.said("c/xi/2026-09/index.html")
