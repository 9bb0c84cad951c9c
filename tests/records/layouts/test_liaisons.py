"""联络员 and their telephones: a landline is the unit's; no name or mobile is read, and that is told once."""

from __future__ import annotations

from pathlib import Path

import pytest
from sunboard.records.layouts.liaisons import landline

from tests.building import build, content
from tests.factories import run_sunboard

PROGRAMME = "name: 结对共建\ncounty: 临溪县\nissuer: 临溪县委\nsupervision_phone: 0999-1\n"
NAMES = ("周明远", "曹琳", "欧阳慧")
PHONES = ("0999-6100012", "13800138000", "139 0013 9001")
NEVER = (*NAMES, "13800138000", "13900139001", "139 0013 9001", "0013 9001")
TAKEN = "只读座机1个，算单位的办公电话"


def imported(
    folder: Path, headings: str, *cells: str, units: tuple[str, ...] = ("民政", "司法", "水利")
) -> str:
    (folder / "county" / "data").mkdir(parents=True)
    (folder / "county" / "data" / "programme.yml").write_text(PROGRAMME, encoding="utf-8")
    rows = (
        f"城关镇,{place}关社区,{place}关小区,{unit}局,{cell}\n"
        for place, unit, cell in zip("东西北", units, cells, strict=True)
    )
    text = f"镇,社区,小区,包联单位,{headings}\n{''.join(rows)}"
    (folder / "包联一览表.csv").write_text(text, encoding="utf-8")
    return run_sunboard("import", folder / "包联一览表.csv", "-C", folder / "county", "--yes").out


def site(folder: Path) -> str:
    build(folder / "county", folder / "site")
    return b"\n".join(content(folder / "site").values()).decode(errors="ignore")


@pytest.mark.parametrize(
    ("headings", "between"),
    [
        ("联络员,联络员电话", ","),
        ("联系人,联系人电话", ","),
        ("单位联络员姓名,单位联络员联系方式", ","),
        ("联络员,联系电话", ","),
        ("联系人,电话", ","),
        ("联络员及电话", " "),
        ("联络员（电话）", ""),
    ],
)
def test_landlines_are_read_and_names_and_mobiles_never_told_in_one_line(
    tmp_path: Path, headings: str, between: str
) -> None:
    cells = (f"{name}{between}{phone}" for name, phone in zip(NAMES, PHONES, strict=True))
    said = imported(tmp_path, headings, *cells)
    about = [line for line in said.splitlines() if any(h in line for h in headings.split(","))]
    assert len(about) == 1, said
    assert TAKEN in about[0]
    assert "姓名和手机号没有读取，也不会公布" in about[0]
    assert "问了0个问题" in said
    assert "处要改" not in said
    shown = site(tmp_path)
    assert "0999-6100012" in shown
    assert not [each for each in NEVER if each in shown]


@pytest.mark.parametrize(
    "headings",
    ["社区联络员,社区联络员电话", "单位负责人,负责人电话", "联络员,联络员手机", "联络员,备注"],
)
def test_whoever_is_not_there_for_the_unit_has_nothing_of_theirs_read(
    tmp_path: Path, headings: str
) -> None:
    cells = (f"{name},{phone}" for name, phone in zip(NAMES, PHONES, strict=True))
    said = imported(tmp_path, headings, *cells)
    assert f"这些列没有读取，也不会公布：{headings.replace(',', '、')}" in said
    assert "座机" not in said
    shown = site(tmp_path)
    assert not [each for each in (*NEVER, "6100012") if each in shown]


def test_no_landline_is_there_then_it_says_so(tmp_path: Path) -> None:
    cells = (f"{name},13800138000" for name in NAMES)
    said = imported(tmp_path, "联络员,联络员电话", *cells)
    assert "里没有能读的座机；姓名和手机号没有读取，也不会公布" in said


def test_a_landline_beside_several_units_is_nobody_s(tmp_path: Path) -> None:
    units = ("民政局、司法", "水利", "财政")
    cells = ("周明远,0999-6100012", "曹琳,0999-6100013", "欧阳慧,")
    assert TAKEN in imported(tmp_path, "联络员,联络员电话", *cells, units=units)
    shown = site(tmp_path)
    assert "6100013" in shown
    assert "6100012" not in shown


def test_an_office_says_itself_what_the_column_is_then_that_holds(tmp_path: Path) -> None:
    imported(tmp_path, "联络员,联络员电话", *(f"{n},0999-6100012" for n in NAMES))
    mapping = "sheets:\n  - {file: 包联一览表.csv, columns: {联络员电话: 不读}}\n"
    (tmp_path / "county" / "data" / "mapping.yml").write_text(mapping, encoding="utf-8")
    assert "座机" not in run_sunboard("check", "-C", tmp_path / "county").out
    assert "6100012" not in site(tmp_path)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("0999-6100012", "0999-6100012"),
        ("（0999）6100012", "(0999)6100012"),
        ("周明远　０９９９－６１００１２３", "0999-6100123"),
        ("6100012", "6100012"),
        ("0999-6100012转801", "0999-6100012转801"),
        ("13800138000、0999-6100012", "0999-6100012"),
        ("0999-6100012 138 0013 8000", "0999-6100012"),
        ("0999-6100012/0999-6100013", ""),
        ("13800138000", ""),
        ("+86 138-0013-8000", ""),
        ("(139)61234567", ""),
        ("139、61234567", ""),
        ("139.6123.4567", ""),
        ("QQ 61234567", ""),
        ("0999-6xxx318", ""),
        ("110101199003076543", ""),
        ("周明远", ""),
        ("", ""),
    ],
)
def test_a_landline_is_found_and_no_part_of_another_number(cell: str, number: str) -> None:
    assert landline(cell) == number
