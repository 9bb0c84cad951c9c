"""Headings and names of sheets in a programme's words, which an office writes above its columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from sunboard.cli import main
from sunboard.records import read_records

from tests.records.reading import write_files
from tests.records.test_programme import FOUR

WORDS = "words: {estate: 网格, community: 村, unit: 机关, task: 民情单, commitment: 公约}\n"
STEPS = "steps: {dispatched: 分}\n"


def read(
    tmp_path: Path, files: dict[str, str], programme: str = WORDS
) -> dict[str, list[dict[str, str]]]:
    write_files(tmp_path, {"programme.yml": FOUR + programme, **files})
    tables, _ = read_records(tmp_path)
    return {
        name: [{key: text for key, text in row.items() if text} for row in rows]
        for name, table in tables.items()
        if (rows := table.cells.to_dict("records"))
    }


@pytest.mark.parametrize(
    ("file", "text", "kind", "record"),
    [
        (
            "estates.csv",
            "网格编号,网格名称,所属村\na,甲,k\n",
            "estates",
            {"id": "a", "name": "甲", "community": "k"},
        ),
        # What was always read still is.
        (
            "estates.csv",
            "小区编号,小区名称,所属社区\na,甲,k\n",
            "estates",
            {"id": "a", "name": "甲", "community": "k"},
        ),
        (
            "estates.yml",
            "- 网格名称: 甲\n  所属村: k\n",
            "estates",
            {"name": "甲", "community": "k"},
        ),
        # An office's own file: its kind is known by its name, and by what stands in its headings.
        (
            "网格.csv",
            "序号,网格名称,所属村,户数\n1,甲,东关,30\n",
            "estates",
            {"name": "甲", "community": "东关", "households": "30"},
        ),
        (
            "公约.csv",
            "责任机关,公约内容,所在村\n住建局,换灯,东关\n",
            "commitments",
            {"unit": "住建局", "text": "换灯", "community": "东关"},
        ),
    ],
)
def test_own_words_above_columns_then_read(
    tmp_path: Path, file: str, text: str, kind: str, record: dict[str, str]
) -> None:
    assert read(tmp_path, {file: text})[kind] == [record]


def test_own_word_of_a_step_then_its_date_is_read(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {"tasks.csv": "编号,诉求内容,点单日期,分单日期\na,修灯,2026-01-05,2026-01-06\n"},
        STEPS,
    )
    assert found["tasks"][0]["dispatched_on"] == "2026-01-06"


def test_word_that_is_another_thing_s_by_default_then_it_is_the_programme_s(tmp_path: Path) -> None:
    words = "words: {estate: 社区, community: 片区}\n"
    text = "编号,社区名称,片区\na,甲,k\n"
    assert read(tmp_path, {"estates.csv": text}, words)["estates"] == [
        {"id": "a", "name": "甲", "community": "k"}
    ]


def test_own_words_then_nobody_else_hears_them(tmp_path: Path) -> None:
    assert read(tmp_path / "one", {"estates.csv": "网格名称,所属村\n甲,k\n"})["estates"]
    assert read(tmp_path / "two", {"estates.csv": "网格名称,所属村\n甲,k\n"}, "") == {}


def test_own_heading_misspelt_then_the_near_one_is_proposed(tmp_path: Path) -> None:
    write_files(
        tmp_path, {"programme.yml": FOUR + WORDS, "estates.csv": "网格名称,所属村庄\n甲,k\n"}
    )
    _, problems = read_records(tmp_path)
    (problem,) = (each for each in problems if each.code == "heading-misspelt")
    assert problem.place.column == "所属村庄"


def test_number_then_own_headings_are_known(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "programme.yml": FOUR + WORDS,
            "towns.csv": "编号,名称\nt,甲镇\n",
            "communities.csv": "编号,村名称,所属城镇\nk,东关村,t\n",
            "estates.csv": "网格名称,所属村\n甲院,k\n",
            "units.csv": "编号,机关名称\nu,住建局\n",
        },
    )
    result = CliRunner().invoke(main, ["number", "-C", str(tmp_path)])
    assert result.exit_code == 0, result.output
    written = (tmp_path / "data" / "estates.csv").read_text(encoding="utf-8")
    assert written == "网格名称,所属村,编号\n甲院,k,k-1\n"
