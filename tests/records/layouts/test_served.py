"""How many an activity was for: found under headings with a unit, and never as what another unit counts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from sunboard.days import Asked
from sunboard.project import check_project
from sunboard.records.layouts.headings import own_field
from sunboard.records.layouts.layout import lay
from sunboard.records.office_csv import read_office_csv
from sunboard.schema import KIND_BY_NAME

from tests.factories import run_sunboard

PROGRAMME = "name: 结对共建\ncounty: 临溪县\nissuer: 临溪县委\nsupervision_phone: 0999-1\n"
PAIRED = "镇,社区,小区,包联单位\n城关镇,东关社区,翠园小区,县民政局\n"


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("服务群众（人次）", "attendances"),
        ("受益群众(人次)", "attendances"),
        ("惠及群众（人次）", "attendances"),
        ("参与人次", "attendances"),
        ("服务人数（人次）", "attendances"),
        ("人数（人次）", "attendances"),
        ("服务群众（人）", "persons"),
        ("参与人数", "persons"),
        ("参加人数", "persons"),
        ("受益人数（人）", "persons"),
        ("受益群众人数", "persons"),
        ("惠及（户）", ""),
        ("服务人数（户）", ""),
        ("受益人数（场）", ""),
        ("人次（人）", ""),
    ],
)
def test_a_heading_with_a_unit_is_the_field_of_that_unit_or_none(heading: str, name: str) -> None:
    found = own_field(KIND_BY_NAME["activities"], (heading,))
    assert (found.name if found else "") == name


def imported(folder: Path, headings: str, *cells: str, kind: str = "服务活动") -> str:
    (folder / "county" / "data").mkdir(parents=True)
    (folder / "county" / "data" / "programme.yml").write_text(PROGRAMME, encoding="utf-8")
    (folder / "包联一览表.csv").write_text(PAIRED, encoding="utf-8")
    day = "活动日期" if kind == "服务活动" else "点单日期"
    text = "活动内容" if kind == "服务活动" else "诉求内容"
    rows = (f"县民政局,东关社区,2026-05-0{n},第{n}次,{each}\n" for n, each in enumerate(cells, 1))
    (folder / f"{kind}.csv").write_text(
        f"单位,社区,{day},{text},{headings}\n{''.join(rows)}", encoding="utf-8"
    )
    run = run_sunboard(
        *("import", folder / "包联一览表.csv", folder / f"{kind}.csv"),
        *("-C", folder / "county", "--yes"),
    )
    assert "处要改" not in run.out, run.out
    return run.out


def counts(folder: Path, field: str) -> list[float]:
    asked = Asked(datetime(2026, 11, 20, tzinfo=UTC))
    table = check_project(folder / "county", asked).checked.records["activities"]
    return [*filter(np.isfinite, table.numbers(field))]


def test_times_and_people_are_counted_apart_and_households_told_as_left_out(tmp_path: Path) -> None:
    said = imported(tmp_path, "服务群众（人次）,参与人数,惠及（户）", "30,20,9", "31,21人,8")
    assert counts(tmp_path, "attendances") == [30, 31]
    assert counts(tmp_path, "persons") == [20, 21]
    assert said.count("惠及") == 1
    assert "这些列没有读取，也不会公布：惠及（户）。" in said


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (("30", "31"), "persons"),
        (("30人", "31名"), "persons"),
        (("30人次", "31人次"), "attendances"),
        (("30人次", "31人"), ""),
        (("老人", "31人"), ""),
        (("", ""), ""),
    ],
)
def test_a_heading_without_a_unit_is_what_its_cells_say(
    tmp_path: Path, cells: tuple[str, str], field: str
) -> None:
    said = imported(tmp_path, "受益群众", *cells)
    for each in ("persons", "attendances"):
        assert bool(counts(tmp_path, each)) == (each == field)
    assert ("也不会公布：受益群众" in said) == (not field)


def test_a_ledger_that_has_no_such_field_tells_them_as_left_out_by_name(tmp_path: Path) -> None:
    said = imported(tmp_path, "服务群众（人次）,惠及（户）", "30,9", "31,8", kind="服务单")
    assert "服务单.csv：这些列没有读取，也不会公布：服务群众（人次）、惠及（户）。" in said


@pytest.mark.parametrize(
    ("headings", "cells", "people", "unread"),
    [
        ("参加党员（人）", ("12", "8人"), "", "参加党员（人）"),
        ("参加党员", ("12", "8名"), "", "参加党员"),
        ("参加党员", ("约20", ""), "", "参加党员"),
        ("参加党员,参加人员", ("12,dy-1", "8,dy-2"), "参加人员", "参加党员"),
        ("参加党员", ("12", "dy-1"), "参加党员", ""),
        ("参加人员", ("20260101", "20260102"), "参加人员", ""),
    ],
)
def test_numbers_under_a_heading_for_people_are_how_many_and_not_who(
    headings: str, cells: tuple[str, str], people: str, unread: str
) -> None:
    rows = "\n".join(f"县民政局,东关社区,2026-05-01,义诊,{each}" for each in cells)
    text = f"单位,社区,活动日期,活动内容,{headings}\n{rows}\n"
    sheet, _ = read_office_csv(text.encode(), "data/服务活动.csv")
    assert sheet is not None
    laid = lay(sheet, kind=KIND_BY_NAME["activities"])
    assert laid.tables[0].headings.get("people", "") == people
    told = [each.text() for each in laid.problems if each.code == "layout-unread"]
    assert told == ([f"这些列没有读取，也不会公布：{unread}。"] if unread else [])


@pytest.mark.parametrize(("cells", "heading"), [(("12", "13"), "党员编号"), (("dy-1", ""), "党员")])
def test_numbers_that_people_are_known_by_are_no_count(
    cells: tuple[str, str], heading: str
) -> None:
    rows = "\n".join(f"县民政局,东关社区,2026-05-01,扶老人过街,{each}" for each in cells)
    sheet, _ = read_office_csv(
        f"单位,社区,时间,事迹,{heading}\n{rows}\n".encode(), "data/光荣榜.csv"
    )
    assert sheet is not None
    laid = lay(sheet, kind=KIND_BY_NAME["deeds"])
    assert laid.tables[0].headings["people"] == heading
