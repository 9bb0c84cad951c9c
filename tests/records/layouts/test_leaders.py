"""Leaders whose name and office stand in one cell: the office is read, and the name never is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.building import build, content
from tests.factories import run_sunboard

PROGRAMME = "name: 结对共建\ncounty: 临溪县\nissuer: 临溪县委\nsupervision_phone: 0999-1\n"
BOTH = ("周明远 县委书记", "曹　琳\n县委常委、宣传部部长", "欧阳慧  副县长、公安局局长")
OFFICES = ("县委书记", "县委常委、宣传部部长", "副县长、公安局局长")
NAMES = ("周明远", "曹琳", "曹　琳", "欧阳慧")


def county(folder: Path, leaders: tuple[str, ...], heading: str = "包保县领导") -> Path:
    """A project of a pairing ledger with a column of leaders."""
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "programme.yml").write_text(PROGRAMME, encoding="utf-8")
    lines = [
        f'城关镇,{place}关社区,{place}关小区,县{unit}局,"{leader}"\n'
        for place, unit, leader in zip("东西北", ("民政", "司法", "水利"), leaders, strict=True)
    ]
    text = f"镇,社区,小区,包联单位,{heading}\n{''.join(lines)}"
    (folder / "data" / "包联一览表.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("heading", ["包保县领导", "包联领导", "县领导"])
def test_each_cell_has_name_and_office_then_offices_alone_are_published(
    tmp_path: Path, heading: str
) -> None:
    project = county(tmp_path / "county", BOTH, heading)
    check = run_sunboard("check", "-C", project)
    assert f"「{heading}」：一格里写了姓名和职务，只读职务" in check.out
    assert "0个错误" in check.err, check.out
    assert build(project, tmp_path / "site").code == 0
    site = b"\n".join(content(tmp_path / "site").values()).decode(errors="ignore")
    assert all(office in site for office in OFFICES)
    assert not any(name in site for name in NAMES)


@pytest.mark.parametrize(
    "cell",
    ["周明远", "周明远县委书记", "周明远 县委书记、韩立新县长", "县委 书记", "周明远 13811112222"],
)
def test_a_cell_is_otherwise_then_nothing_of_the_column_is_read(tmp_path: Path, cell: str) -> None:
    project = county(tmp_path / "county", (cell, *BOTH[1:]))
    check = run_sunboard("check", "-C", project)
    assert "这些列没有读取，也不会公布：包保县领导" in check.out
    assert "只读职务" not in check.out


def test_column_is_said_to_be_left_unread_then_no_office_is_read(tmp_path: Path) -> None:
    project = county(tmp_path / "county", BOTH)
    (project / "data" / "mapping.yml").write_text(
        "sheets:\n  - {file: 包联一览表.csv, columns: {包保县领导: 不读}}\n", encoding="utf-8"
    )
    assert "只读职务" not in run_sunboard("check", "-C", project).out
