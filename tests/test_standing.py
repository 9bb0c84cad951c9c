"""R-9: whoever changes, deletes, moves or breaks what was published moves no figure, and it is told."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl import load_workbook
from sunboard.records.log import read_log

from tests.building import build
from tests.factories import (
    ROOT,
    Row,
    build_site,
    correction,
    county_rows,
    event,
    run_sunboard,
    write_project,
    write_rows,
)

County = dict[str, list[Row]]


def changes(kind: str, record_id: str, **cells: str) -> Callable[[County], None]:
    def edit(county: County) -> None:
        (row,) = [row for row in county[kind] if row["id"] == record_id]
        row.update(cells)

    return edit


def deletes(kind: str, *ids: str) -> Callable[[County], None]:
    def edit(county: County) -> None:
        county[kind] = [row for row in county[kind] if row["id"] not in ids]

    return edit


class Edit(NamedTuple):
    """A dishonest edit, and what the page of changes lists for it."""

    does: Callable[[County], None]
    listed: str


EDITS = {
    "a promise is deleted": Edit(deletes("commitments", "cn-2"), "承诺 cn-2"),
    "another unit promised it": Edit(changes("commitments", "cn-2", unit="czj"), "承诺单位"),
    "it was promised to another place": Edit(
        changes("commitments", "cn-2", community="nanyuan", estate="nanyuan-1"), "社区"
    ),
    "a promise that was kept is open again": Edit(
        changes("commitments", "cn-1", outcome="", done_on="", result="", evidence=""), "完成日期"
    ),
    "what was partly kept is withdrawn from view": Edit(
        changes("commitments", "cn-4", reason=""), "原因"
    ),
    "a task is deleted": Edit(deletes("tasks", "fw-2"), "服务单 fw-2"),
    "a late task was done in time": Edit(
        changes("tasks", "fw-3", completed_on="2026-09-05"), "办结日期"
    ),
    "a task was raised later": Edit(changes("tasks", "fw-2", raised_on="2026-10-01"), "点单日期"),
    "a task has another limit": Edit(changes("tasks", "fw-2", due="2026-12-31"), "办理期限"),
    "a task is another unit's": Edit(changes("tasks", "fw-4", unit="zjj"), "承办单位"),
    "a task is another community's": Edit(
        changes("tasks", "fw-4", community="qinghe", estate="qinghe-1"), "社区"
    ),
    "a result is better than it was": Edit(
        changes("tasks", "fw-1", result="更换照明灯20盏", quantity="20"), "办理结果"
    ),
    "a task becomes about something else": Edit(
        changes("tasks", "fw-2", text="水管已经修好"), "诉求内容"
    ),
    "a cell is broken": Edit(changes("tasks", "fw-2", raised_on="某天"), "点单日期"),
    "a required cell is emptied": Edit(changes("tasks", "fw-2", text=""), "诉求内容"),
    "every dissatisfied resident is deleted": Edit(deletes("evaluations", "pj-2"), "评价 pj-2"),
    "a dissatisfied resident is satisfied": Edit(
        changes("evaluations", "pj-2", level="满意"), "等次"
    ),
    "one satisfied resident is many": Edit(changes("evaluations", "pj-1", count="900"), "人数"),
    "an evaluation is of another task": Edit(
        changes("evaluations", "pj-2", subject="fw-1"), "评价对象"
    ),
    "an extension is deleted": Edit(deletes("extensions", "yq-1"), "延期 yq-1"),
    "an extension is longer": Edit(changes("extensions", "yq-1", new_due="2026-12-31"), "新期限"),
    "an event of a task is deleted": Edit(deletes("task_events", "bd-1"), "服务单变动 bd-1"),
    "a task was halted earlier": Edit(changes("task_events", "bd-1", date="2026-07-08"), "日期"),
    "a pairing never was": Edit(deletes("pairings", "bl-2"), "结对包联 bl-2"),
    "a pairing is another unit's": Edit(changes("pairings", "bl-1", unit="czj"), "单位"),
    "an estate is moved": Edit(changes("estates", "nanyuan-2", community="qinghe"), "社区"),
    "a community is deleted": Edit(deletes("communities", "nanyuan"), "社区 nanyuan"),
    "a unit is deleted": Edit(deletes("units", "czj"), "单位 czj"),
    "a decision is deleted": Edit(deletes("decisions", "yd-1"), "议定事项 yd-1"),
    "a challenge has another end": Edit(changes("challenges", "bt-2", due="2027-12-31"), "期限"),
    "a shift that was missed was held": Edit(changes("shifts", "lz-2", state="已到岗"), "到岗情况"),
    "a correction is deleted": Edit(deletes("corrections", "gz-1"), "更正 gz-1"),
    "a unit's reply is deleted": Edit(deletes("replies", "sm-1"), "单位说明 sm-1"),
    "a unit's reply says something else": Edit(
        changes("replies", "sm-1", text="早就装完了"), "说明内容"
    ),
    "a unit's reply is about something else": Edit(
        changes("replies", "sm-1", subject="cn-3"), "说明的事"
    ),
    "a unit's reply was given earlier": Edit(
        changes("replies", "sm-1", date="2026-08-30"), "说明日期"
    ),
    "an objection is deleted": Edit(deletes("objections", "yy-2"), "异议 yy-2"),
    "an objection that was right was none": Edit(
        changes("objections", "yy-1", outcome="不属实"), "异议结果"
    ),
    "an objection is being looked into again": Edit(
        changes("objections", "yy-2", outcome="受理中"), "异议结果"
    ),
    "more observers are active": Edit(changes("observers", "gcy-1", active="99"), "人数"),
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A county that was published, and its site beside it."""
    folder = tmp_path_factory.mktemp("published")
    build_site(
        write_project(folder / "project"), folder / "site", "--record", "--as-of", "2026-10-30"
    )
    return folder


def after(published: Path, folder: Path, edit: Callable[[County], None]) -> Path:
    """The same project, edited, as it lies the night after."""
    project = folder / "project"
    shutil.copytree(published / "project", project)
    county = county_rows()
    edit(county)
    for kind, rows in county.items():
        write_rows(project / "data" / f"{kind}.csv", kind, rows)
    return project


def figures(site: Path) -> dict[str, str]:
    """Every figure of a site, by key."""
    with (site / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row[0]: ",".join(row[1:]) for row in csv.reader(file)}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_published_record_that_is_improved_then_no_figure_moves_and_it_is_told(
    published: Path, tmp_path: Path, edit: Edit
) -> None:
    project, site = after(published, tmp_path, edit.does), tmp_path / "site"
    # Of some kinds the only record is gone, which somebody says is right.
    accepted = ("--accept", "extensions", "--accept", "task_events")
    run = build(project, site, "--as-of", "2026-10-30", *accepted)
    assert run.code == 3, run
    assert "错误" in run.out
    before, now = figures(published / "site"), figures(site)
    assert {key: now.get(key) for key in before} == before
    page = (site / "changes" / "index.html").read_text(encoding="utf-8")
    assert edit.listed in page


def test_nothing_changed_then_nothing_is_put_down_and_nothing_told(
    published: Path, tmp_path: Path
) -> None:
    project, site = after(published, tmp_path, lambda _: None), tmp_path / "site"
    ledger = project / "data" / "ledger"
    before = {path.name: path.read_bytes() for path in ledger.rglob("*.jsonl")}
    build_site(project, site, "--record")
    assert {path.name: path.read_bytes() for path in ledger.rglob("*.jsonl")} == before
    assert "cn-" not in (site / "changes" / "index.html").read_text(encoding="utf-8")


def adds(kind: str, **cells: str) -> Callable[[County], None]:
    return lambda county: county[kind].append(cells)


def both(*edits: Callable[[County], None]) -> Callable[[County], None]:
    def edit(county: County) -> None:
        for each in edits:
            each(county)

    return edit


CORRECTED = {"id": "gz-9", "date": "2026-10-31"}
IN_THE_OPEN = {
    "a correction names the column": (
        both(
            changes("tasks", "fw-3", completed_on="2026-09-09"),
            adds(
                "corrections",
                **correction(target="fw-3", field="办结日期", before="", after="", **CORRECTED),
            ),
        ),
        ("tasks", "fw-3", "completed_on", "2026-09-09", "changed", "gz-9"),
    ),
    "a correction says what it was and is": (
        both(
            changes("tasks", "fw-3", completed_on="2026-09-09"),
            adds(
                "corrections",
                **correction(
                    target="fw-3", before="2026年9月10日", after="9月9日办结", **CORRECTED
                ),
            ),
        ),
        ("tasks", "fw-3", "completed_on", "2026-09-09", "changed", "gz-9"),
    ),
    "a correction says whose it was and is": (
        both(
            changes("pairings", "bl-2", unit="zjj"),
            adds(
                "corrections",
                **correction(target="bl-2", before="县财政局", after="县住建局", **CORRECTED),
            ),
        ),
        ("pairings", "bl-2", "unit", "zjj", "changed", "gz-9"),
    ),
    "a correction of wording, and the cell stays as it is": (
        adds(
            "corrections",
            **correction(target="fw-2", category="文字", before="漏水", after="渗水", **CORRECTED),
        ),
        ("tasks", "fw-2", "text", "水管渗水", "changed", "gz-9"),
    ),
    "a task is done again": (
        both(
            changes(
                "tasks", "fw-3", completed_on="", result="", quantity="", measure="", evidence=""
            ),
            adds("task_events", **event("重办", "2026-10-31", id="bd-9", task="fw-3")),
        ),
        ("tasks", "fw-3", "completed_on", "", "changed", "bd-9"),
    ),
    "a task is passed on": (
        both(
            changes("tasks", "fw-4", unit="zjj"),
            adds("task_events", **event("转办", "2026-10-31", id="bd-9", task="fw-4", unit="zjj")),
        ),
        ("tasks", "fw-4", "unit", "zjj", "changed", "bd-9"),
    ),
    "a task is done": (
        changes("tasks", "fw-2", completed_on="2026-10-31", result="换水管4米"),
        ("tasks", "fw-2", "completed_on", "2026-10-31", "progressed", ""),
    ),
    "a unit is called otherwise": (
        changes("units", "czj", name="云桥县财政和国资局"),
        ("units", "czj", "name", "云桥县财政和国资局", "progressed", ""),
    ),
}


@pytest.mark.parametrize(("edit", "told"), IN_THE_OPEN.values(), ids=IN_THE_OPEN)
def test_change_in_the_open_then_accepted_and_put_down(
    published: Path,
    tmp_path: Path,
    edit: Callable[[County], None],
    told: tuple[str, str, str, str, str, str],
) -> None:
    project, site = after(published, tmp_path, edit), tmp_path / "site"
    run = build(project, site, "--record", "--as-of", "2026-10-31")
    assert "[R-9]" not in run.out, run
    kind, record_id, field, value, what, by = told
    log = read_log(project)
    standing = log.accepted.of(kind)[record_id]
    assert standing.values.get(field, "") == value
    (event_,) = [
        each for each in log.publications[-1].events if (each.kind, each.id) == (kind, record_id)
    ]
    assert (event_.what, event_.by) == (what, by)
    # The same once more is nothing new, and the declaration serves for nothing else.
    assert len(log.publications) == 2
    build(project, site, "--record", "--as-of", "2026-10-31")
    assert len(read_log(project).publications) == 2


WRONG_DAY = changes("tasks", "fw-3", completed_on="2026-09-05")
ABOUT = {"target": "fw-3", "field": "办结日期", "before": "", "after": ""}
DECLARES_NOTHING = {
    "without a reason": correction(**{**ABOUT, **CORRECTED, "reason": ""}),
    "without who decided": correction(**{**ABOUT, **CORRECTED, "decided_by": ""}),
    "of no day": correction(**{**ABOUT, **CORRECTED, "date": "某天"}),
    "of a day to come": correction(**{**ABOUT, **CORRECTED, "date": "2027-10-31"}),
    "of no class": correction(**{**ABOUT, **CORRECTED, "category": "随便"}),
    "of the wording": correction(**{**ABOUT, **CORRECTED, "category": "文字"}),
    "that says nothing": correction(**{**ABOUT, **CORRECTED, "field": ""}),
    "event of no day": event("重办", "某天", id="bd-9", task="fw-3"),
    "event of a day to come": event("重办", "2027-10-31", id="bd-9", task="fw-3"),
}


@pytest.mark.parametrize("row", DECLARES_NOTHING.values(), ids=DECLARES_NOTHING)
def test_declaration_that_doesn_t_count_then_no_change_is_accepted_by_it(
    published: Path, tmp_path: Path, row: dict[str, str]
) -> None:
    kind = "task_events" if "event" in row else "corrections"
    project = after(published, tmp_path, both(WRONG_DAY, adds(kind, **row)))
    run = build(project, tmp_path / "site", "--record", "--as-of", "2026-10-31")
    assert "[R-9]" in run.out
    assert read_log(project).accepted.of("tasks")["fw-3"].values["completed_on"] == "2026-09-10"


def test_record_that_is_gone_and_comes_back_then_nothing_is_said_any_more(
    published: Path, tmp_path: Path
) -> None:
    project, site = after(published, tmp_path, deletes("tasks", "fw-2")), tmp_path / "site"
    build(project, site, "--record", "--as-of", "2026-10-31")
    month = site / "c" / "qinghe" / "2026-10" / "index.html"
    said = "台账中已没有这一条，这里是"
    assert said in month.read_text(encoding="utf-8")
    write_rows(project / "data" / "tasks.csv", "tasks", county_rows()["tasks"])
    assert "[R-9]" not in build(project, site, "--record", "--as-of", "2026-10-31").out
    assert said not in month.read_text(encoding="utf-8")
    assert "fw-2" not in (site / "changes" / "index.html").read_text(encoding="utf-8")


def test_task_whose_text_is_hidden_and_whose_row_is_deleted_then_it_counts_as_before(
    tmp_path: Path,
) -> None:
    tasks = county_rows()["tasks"]
    next(row for row in tasks if row["id"] == "fw-2")["text"] = "水管漏水，请打13812345678"
    project = write_project(tmp_path / "project", tasks=tasks)
    build(project, tmp_path / "before", "--record", "--as-of", "2026-10-30")
    left = [row for row in tasks if row["id"] != "fw-2"]
    write_rows(project / "data" / "tasks.csv", "tasks", left)
    run = build(project, tmp_path / "site", "--as-of", "2026-10-30")
    assert "必须填写" not in run.out
    assert figures(tmp_path / "site") == figures(tmp_path / "before")


def test_wording_corrected_then_shown_and_told_and_mending_the_cell_is_nothing_new(
    published: Path, tmp_path: Path
) -> None:
    words = correction(
        id="gz-9", date="2026-10-31", target="fw-2", category="文字", before="漏水", after="渗水"
    )
    project, site = after(published, tmp_path, adds("corrections", **words)), tmp_path / "site"
    build(project, site, "--record", "--as-of", "2026-10-31")
    month = site / "c" / "qinghe" / "2026-10" / "index.html"
    said = month.read_text(encoding="utf-8")
    assert "水管渗水" in said
    assert "2026年10月31日更正了文字：原来写「漏水」，现在写「渗水」" in said
    county = county_rows()
    changes("tasks", "fw-2", text="水管渗水")(county)
    write_rows(project / "data" / "tasks.csv", "tasks", county["tasks"])
    assert "[R-9]" not in build(project, site, "--record", "--as-of", "2026-10-31").out
    assert len(read_log(project).publications) == 2
    assert "更正了文字" not in month.read_text(encoding="utf-8")


@pytest.mark.parametrize("words", ["渗水，请打13912345678", "渗水3天"], ids=["private", "a number"])
def test_wording_that_may_not_stand_then_the_accepted_words_do(
    published: Path, tmp_path: Path, words: str
) -> None:
    row = correction(
        id="gz-9", date="2026-10-31", target="fw-2", category="文字", before="漏水", after=words
    )
    project, site = after(published, tmp_path, adds("corrections", **row)), tmp_path / "site"
    build(project, site, "--record", "--as-of", "2026-10-31")
    assert read_log(project).accepted.of("tasks")["fw-2"].values["text"] == "水管漏水"
    assert "水管漏水" in (site / "c" / "qinghe" / "2026-10" / "index.html").read_text("utf-8")


def test_day_corrected_past_what_residents_said_then_they_count_as_before_and_it_is_told(
    published: Path, tmp_path: Path
) -> None:
    edit = both(
        changes("tasks", "fw-3", completed_on="2026-10-30"),
        adds(
            "corrections",
            **correction(target="fw-3", field="办结日期", before="", after="", **CORRECTED),
        ),
    )
    project, site = after(published, tmp_path, edit), tmp_path / "site"
    run = build(project, site, "--record", "--as-of", "2026-10-31")
    assert "评价日期" in run.out or "R-6" in run.out
    before, now = figures(published / "site"), figures(site)
    (key,) = (each for each in before if each.startswith("county/") and "群众满意" in before[each])
    assert now[key] == before[key]
    page = (site / "changes" / "index.html").read_text(encoding="utf-8")
    assert "评价 pj-2" in page
    assert "日期和别的记录后来改的对不上，这里是2026年10月30日公布的" in page


VOID = {"date": "2026-10-30", "category": "作废", "before": "", "after": ""}


def voided(folder: Path, published: Path, **cells: str) -> tuple[Path, Path]:
    """A project in which one more record is void, and where its site is to lie."""
    row = correction(id="gz-9", **{**VOID, **cells})
    return after(published, folder, adds("corrections", **row)), folder / "site"


def without_a_row(project: Path, kind: str, *ids: str) -> None:
    county = county_rows()
    deletes(kind, *ids)(county)
    write_rows(project / "data" / f"{kind}.csv", kind, county[kind])


def test_void_task_then_it_leaves_every_figure_and_says_so_where_it_stood(
    published: Path, tmp_path: Path
) -> None:
    project, site = voided(
        tmp_path, published, target="fw-2", successor="fw-3", reason="登记了两次"
    )
    run = build(project, site, "--record", "--as-of", "2026-10-30")
    assert "错误" not in run.out, run
    page = (site / "c" / "qinghe" / "index.html").read_text(encoding="utf-8")
    assert "另有1件作废，没有计入" in page
    assert "水管漏水" not in page
    before, now = figures(published / "site"), figures(site)
    changed = {key for key in before if now.get(key) != before[key]}
    assert "county/tasks/all" in changed
    assert not {key for key in changed if "/nanyuan/" in key or "/commitments/" in key}
    month = (site / "c" / "qinghe" / "2026-10" / "index.html").read_text(encoding="utf-8")
    assert 'id="fw-2"' in month
    assert "登记了两次" in month
    # Whether the office keeps its row or not, it is void; and nothing is said to be missing.
    without_a_row(project, "tasks", "fw-2")
    run = build(project, site, "--record", "--as-of", "2026-10-30")
    assert "错误" not in run.out, run
    assert figures(site) == now


def test_void_promise_then_its_address_says_so_and_what_was_told_of_it_goes_along(
    published: Path, tmp_path: Path
) -> None:
    project, site = voided(tmp_path, published, target="cn-2", successor="cn-1")
    assert "错误" not in build(project, site, "--record", "--as-of", "2026-10-30").out
    page = (site / "commitments" / "cn-2" / "index.html").read_text(encoding="utf-8")
    assert "这一条已经作废" in page
    assert 'href="../../commitments/cn-1/"' in page
    assert "更换单元门" not in page
    # A table that was published stays, without the rows that went along.
    extensions = (site / "data" / "extensions.csv").read_text(encoding="utf-8")
    assert len(extensions.splitlines()) == 1
    assert 'href="../commitments/cn-2/"' in (site / "corrections" / "index.html").read_text("utf-8")


def test_void_and_taken_down_then_it_counts_without_words_and_the_log_keeps_none(
    published: Path, tmp_path: Path
) -> None:
    rows = [
        correction(id="gz-9", **{**VOID, "target": "fw-2"}),
        correction(id="gz-8", **{**VOID, "target": "fw-2", "category": "隐私"}),
    ]
    project = after(published, tmp_path, both(*(adds("corrections", **row) for row in rows)))
    build(project, tmp_path / "site", "--record", "--as-of", "2026-10-30")
    key = "county/tasks/all"
    assert figures(tmp_path / "site")[key] == figures(published / "site")[key]
    texts = (project / "data" / "ledger" / "texts").iterdir()
    assert not [file.name for file in texts if "水管漏水" in file.read_text(encoding="utf-8")]


def test_what_declares_void_is_deleted_then_it_stays_void(published: Path, tmp_path: Path) -> None:
    project, site = voided(tmp_path, published, target="fw-2")
    build(project, site, "--record", "--as-of", "2026-10-30")
    now = figures(site)
    write_rows(project / "data" / "corrections.csv", "corrections", county_rows()["corrections"])
    run = build(project, site, "--record", "--as-of", "2026-10-30")
    assert "更正「gz-9」在表里没有了" in run.out
    assert figures(site) == now


@pytest.mark.parametrize("target", ["qinghe", "qinghe-1", "zjj", "sg-1"])
def test_places_units_and_honours_then_no_correction_makes_them_void(
    published: Path, tmp_path: Path, target: str
) -> None:
    project, site = voided(tmp_path, published, target=target)
    build(project, site, "--record", "--as-of", "2026-10-30")
    before, now = figures(published / "site"), figures(site)
    keys = {key for key in before if "/corrections/" not in key}
    assert {key: now.get(key) for key in keys} == {key: before[key] for key in keys}


def test_row_of_a_workbook_is_deleted_then_it_stays_though_its_places_have_their_ids_elsewhere(
    tmp_path: Path,
) -> None:
    project = tmp_path / "project"
    shutil.copytree(ROOT / "tests" / "cases" / "office-workbook", project / "data")
    run_sunboard("publish", "--number", "-C", project)
    site = project / "build" / "site"
    before, book = figures(site), project / "data" / "结对共建台账.xlsx"
    opened = load_workbook(book)
    opened["公开承诺"].delete_rows(4)
    opened.save(book)
    run = build(project, tmp_path / "site")
    assert "没有编号是" not in run.out
    assert "承诺「dongguan-cn1」在表里没有了" in run.out
    assert (tmp_path / "site" / "commitments" / "dongguan-cn1" / "index.html").is_file()
    assert figures(tmp_path / "site") == before
