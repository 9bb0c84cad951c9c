"""Units that a list of pairings told of come into a table of their own, and get new names or short ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import run_sunboard

PAIRINGS = """类型,单位,社区,小区,开始日期
单位包联,{first},东街社区,望江苑,2026-01-05
单位包联,县住建局,西街社区,江湾里,2026-01-05
"""
PROMISES = """承诺单位,社区,小区,承诺内容,目标,承诺日期,完成期限
{first},东街社区,望江苑,为望江苑更换楼道灯30盏,30盏全部换好,2026-03-15,2026-12-30
县住建局,西街社区,江湾里,为江湾里修补路面200平方米,修好,2026-03-15,2026-12-30
"""
OLD, NEW = "县城管局", "县城市管理局"


def write(project: Path, first: str, units: str = "") -> None:
    data = project / "data"
    (data / "结对包联.csv").write_text(PAIRINGS.format(first=first), encoding="utf-8")
    (data / "承诺.csv").write_text(PROMISES.format(first=first), encoding="utf-8")
    if units:
        (data / "部门单位.csv").write_text(units, encoding="utf-8")


def publish(project: Path, day: str) -> int:
    asked = ("--as-of", day, "--consent-day", day, "--workers", "1")
    return run_sunboard("publish", "--number", "-C", project, *asked).code


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """An office that keeps no list of units has published once."""
    project = tmp_path / "office"
    said = ("--county", "安平县", "--issuer", "安平县办", "--phone", "0999-1234567", "--yes")
    assert run_sunboard("init", "-C", project, *said).code == 0
    (project / "data/台账.xlsx").unlink()
    write(project, OLD)
    assert publish(project, "2026-11-20") == 0
    return project


@pytest.mark.parametrize(
    ("first", "units"),
    [
        (OLD, f"名称,简称\n{OLD},\n县住建局,\n"),
        (OLD, f"名称,简称\n{OLD},城管\n县住建局,住建\n"),
        (NEW, f"名称,曾用名\n{NEW},{OLD}\n县住建局,\n"),
        (OLD, f"名称,曾用名\n{NEW},{OLD}\n县住建局,\n"),
    ],
    ids=["as they were", "with short names", "renamed", "renamed in its table alone"],
)
def test_units_in_a_table_of_their_own_then_known_again(
    project: Path, first: str, units: str
) -> None:
    write(project, first, units)
    assert publish(project, "2026-11-21") == 0
    site = project / "build/site"
    assert {path.parent.name for path in site.glob("u/*/index.html")} >= {
        "chengguanju",
        "zhujianju",
    }
    assert units.splitlines()[1].partition(",")[0] in (site / "u/chengguanju/index.html").read_text(
        encoding="utf-8"
    )


def test_another_unit_of_a_name_that_none_had_then_it_is_asked_about_or_new(project: Path) -> None:
    write(project, OLD, f"名称,简称\n{OLD},\n县住建局,\n县水利局,\n")
    assert publish(project, "2026-11-21") == 0
    assert (project / "build/site/u/shuiliju/index.html").is_file()
