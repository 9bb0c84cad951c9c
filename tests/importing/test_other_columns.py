"""A column that is called as one of a list, and says something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from sunboard.records import read_records

from tests.factories import Run, run_sunboard
from tests.importing.test_next_month import project

__all__ = ["project"]
ROLES = """镇,社区,小区,包联单位,单位类别
城关镇,南关社区,南关小区,县水利局,{}
城关镇,北关社区,北关小区,县民政局,{}
城关镇,北关社区,北苑小区,县司法局,{}
"""
FILE, ASKED = "结对名单.csv", "「单位类别」里写「牵头单位」"
NOT_IT = "不是这一列，不读"


def bring(project: Path, folder: Path, words: tuple[str, str, str], answer: str = "") -> Run:
    (folder / FILE).write_text(ROLES.format(*words), encoding="utf-8")
    answers = folder / "answers.yml"
    answers.write_text(answer, encoding="utf-8")
    more = ("--answers", answers) if answer else ()
    return run_sunboard("import", folder / FILE, "-C", project, "--yes", *more)


def test_no_word_is_of_the_list_then_the_column_may_be_another_and_is_left_alone(
    project: Path, tmp_path: Path
) -> None:
    words = ("牵头单位", "成员单位", "成员单位")
    assert ASKED in bring(project, tmp_path, words).out
    run = bring(project, tmp_path, words, f"term:{FILE}:单位类别:牵头单位: {NOT_IT}\n")
    assert "还没有定" not in run.out, run.out + run.err
    assert "成员单位" not in run.out
    check = run_sunboard("check", "-C", project)
    assert "不在可选范围内" not in check.out
    assert "没有读取，也不会公布：单位类别" in check.out
    assert "问了0个问题" in bring(project, tmp_path, words).out


def test_some_word_is_of_the_list_then_it_is_that_column(project: Path, tmp_path: Path) -> None:
    words = ("牵头单位", "机关", "事业单位")
    run = bring(project, tmp_path, words, f"term:{FILE}:单位类别:牵头单位: {NOT_IT}\n")
    assert run.code == 2
    assert f"不能答「{NOT_IT}」" in run.err


DEEDS = """社区,事迹人,类别,主要事迹,时间
东关社区,王某,闪光行,扶老人过街并送到医院,2026-05-02
西关社区,李某,闪光言,提出停车位错时共享的办法,2026-05-04
"""


def test_words_of_another_list_of_the_record_then_the_column_may_be_that(
    project: Path, tmp_path: Path
) -> None:
    file, answers = tmp_path / "闪光言行.csv", tmp_path / "answers.yml"
    file.write_text(DEEDS, encoding="utf-8")
    assert "「类别」里写「闪光行」" in run_sunboard("import", file, "-C", project, "--yes").out
    key = f"term:{file.name}:类别:闪光行"
    answers.write_text(f"{key}: 这一列就是「言或行」\n", encoding="utf-8")
    run = run_sunboard("import", file, "-C", project, "--yes", "--answers", answers)
    mapping = (project / "data" / "mapping.yml").read_text(encoding="utf-8")
    assert 'columns: {"类别": "言或行"}' in mapping, run.out + run.err
    assert "闪光行" not in run_sunboard("check", "-C", project).out


def test_list_that_lacks_units_of_files_brought_in_before_then_they_are_said(
    project: Path, tmp_path: Path
) -> None:
    file = tmp_path / "部门单位.csv"
    file.write_text("单位名称,单位类别\n县司法局,机关\n", encoding="utf-8")
    run = run_sunboard("import", file, "-C", project, "--yes")
    assert "「部门单位」的表里没有这里写的2个名称：县住建局、县城管局" in run.out, run.out


PROMISES = """承诺单位,社区,承诺内容,完成期限,完成情况,是否完成
县水利局,南关社区,上门检修燃气,2026-06-30,6月28日完成,是
"""


def test_a_status_beside_a_text_then_the_report_says_in_one_line_which_is_which(
    project: Path, tmp_path: Path
) -> None:
    file = tmp_path / "承诺台账.csv"
    file.write_text(PROMISES, encoding="utf-8")
    run = run_sunboard("import", file, "-C", project, "--yes")
    assert "「完成情况」这一列读作「践诺结果」，「是否完成」读作「兑现情况」\n" in run.out


TOLD = """承诺单位,社区,承诺内容,承诺日期,完成期限,落实情况说明
县住建局,东关社区,上门检修燃气,2026-03-01,2026-06-30,"已入户检修管线320户，更换软管45根"
县城管局,西关社区,修好全部路灯,2026-03-01,2026-09-30,"路灯6月28日修好，一共20盏"
"""
TOLD_KEY, TOLD_ASKED = "told:承诺台账.csv:落实情况说明", "「落实情况说明」写的多是一句一句的话"


@pytest.mark.parametrize(
    ("answer", "results"),
    [
        ("践诺结果", ["已入户检修管线320户，更换软管45根", "路灯6月28日修好，一共20盏"]),
        ("不读", ["", ""]),
    ],
)
def test_sentences_under_an_unknown_heading_then_asked_once_which_column_they_are(
    project: Path, tmp_path: Path, answer: str, results: list[str]
) -> None:
    file, answers = tmp_path / "承诺台账.csv", tmp_path / "answers.yml"
    file.write_text(TOLD, encoding="utf-8")
    assert TOLD_ASKED in run_sunboard("import", file, "-C", project, "--yes").out
    answers.write_text(f"{TOLD_KEY}: {answer}\n", encoding="utf-8")
    run_sunboard("import", file, "-C", project, "--yes", "--answers", answers)
    tables, _ = read_records(project, ("commitments",))
    assert [each or "" for each in tables["commitments"].texts["result"].to_pylist()] == results
    assert TOLD_ASKED not in run_sunboard("import", file, "-C", project, "--yes").out
