"""Names that are confirmed to mean records whose ids are kept outside of the office's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import Run, run_sunboard

PROGRAMME = "name: 结对共建\ncounty: 临溪县\nissuer: 临溪县委\nsupervision_phone: 0999-1\n"
PAIRINGS = """镇,社区,小区,包联单位
城关镇,文庙东关社区,阳光花园小区一期,国网临溪县供电公司
城关镇,西关社区,西关小区,县城市管理局
"""
REQUESTS = """反映时间,社区,小区,诉求内容,承办单位,办理状态
2026-09-02,{community},{estate},单元门口的路灯不亮了,{unit},办理中
"""
PLAIN = {"community": "文庙东关社区", "estate": "阳光花园小区一期", "unit": "国网临溪县供电公司"}
AS_OF = ("--as-of", "2026-09-30")


@pytest.fixture
def numbered(tmp_path: Path) -> Path:
    """A project of a pairing ledger alone: whom it tells of has ids that no cell of it can hold."""
    project = tmp_path / "county"
    (project / "data").mkdir(parents=True)
    (project / "data" / "programme.yml").write_text(PROGRAMME, encoding="utf-8")
    bring(project, tmp_path / "包联一览表.csv", PAIRINGS)
    assert run_sunboard("number", "-C", project).code == 0
    return project


def bring(project: Path, file: Path, text: str, answers: str = "") -> Run:
    file.write_text(text, encoding="utf-8")
    said = file.with_name("answers.yml")
    said.write_text(answers, encoding="utf-8")
    more = ("--answers", said) if answers else ()
    return run_sunboard("import", file, "-C", project, "--yes", *more)


def given_id(project: Path, kind: str, at: int = 0) -> str:
    kept = (project / "data" / "ids" / "包联一览表.csv.csv").read_text(encoding="utf-8")
    return [line.split(",")[1] for line in kept.splitlines() if line.startswith(f"{kind},")][at]


@pytest.mark.parametrize(
    ("kind", "written", "key"),
    [
        ("units", {"unit": "县供电公司"}, "县供电公司"),
        ("communities", {"community": "文苗东关社区"}, "文苗东关社区"),
        ("estates", {"estate": "阳光花园一期"}, "文庙东关社区/阳光花园一期"),
    ],
)
def test_suggestion_is_taken_then_it_is_kept_and_every_run_knows_it(
    numbered: Path, tmp_path: Path, kind: str, written: dict[str, str], key: str
) -> None:
    requests = REQUESTS.format(**{**PLAIN, **written})
    asked = bring(numbered, tmp_path / "诉求.csv", requests)
    assert "还没有定：" in asked.out, asked.out
    run = bring(numbered, tmp_path / "诉求.csv", requests, f"name:{kind}:{key}: 是\n")
    assert "不行" not in run.out + run.err
    assert run.code == 0, run.out + run.err
    assert "还没有定" not in run.out
    names = (numbered / "data" / "names.yml").read_text(encoding="utf-8")
    assert f'"{key}": "{given_id(numbered, kind)}"' in names
    check = run_sunboard("check", "-C", numbered, *AS_OF)
    assert "0个错误" in check.err, check.out
    assert run_sunboard("publish", "--number", "-C", numbered, *AS_OF).code == 0
    assert "0个错误" in run_sunboard("check", "-C", numbered, *AS_OF).err


def test_names_of_a_place_and_of_what_lies_in_it_then_both_are_known(
    numbered: Path, tmp_path: Path
) -> None:
    (numbered / "data" / "names.yml").write_text(
        f"communities:\n  东关居委会: {given_id(numbered, 'communities')}\n"
        f"estates:\n  {given_id(numbered, 'communities')}/阳光一期: {given_id(numbered, 'estates')}\n"
        f"units:\n  供电: {given_id(numbered, 'units')}\n",
        encoding="utf-8",
    )
    requests = REQUESTS.format(community="东关居委会", estate="阳光一期", unit="供电")
    bring(numbered, tmp_path / "诉求.csv", requests)
    check = run_sunboard("check", "-C", numbered, *AS_OF)
    assert "0个错误" in check.err, check.out


def test_id_that_nobody_has_then_it_is_said(numbered: Path) -> None:
    (numbered / "data" / "names.yml").write_text("units:\n  供电: nobody\n", encoding="utf-8")
    assert "没有编号或名称是「nobody」的记录" in run_sunboard("check", "-C", numbered).out
