"""Results that say on which day they came: asked once a sheet, and read so only once somebody says yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sunboard.days import Asked
from sunboard.importing.asking import Asker
from sunboard.importing.importing import Imported, import_files
from sunboard.importing.question import Question
from sunboard.project import check_project

from tests.importing.test_next_month import project

__all__ = ["project"]
HEAD = "承诺单位,社区,承诺内容,承诺日期,完成期限,践诺结果\n"
ROW = "{unit},{place},{what},2026-03-01,2026-09-30,{result}\n"
WHO = (("县住建局", "东关社区", "检修燃气管线"), ("县城管局", "西关社区", "修好全部路灯"))
PAST, AHEAD, PRIVATE = "6月28日完成", "12月28日完成", "6月28日完成，联系13912345678"
YES, NO = "是，都按那天算", "不是，不算"
NOVEMBER, JANUARY = datetime(2026, 11, 20, tzinfo=UTC), datetime(2027, 1, 20, tzinfo=UTC)


def promises(folder: Path, name: str, results: Sequence[str]) -> Path:
    rows = (
        ROW.format(unit=unit, place=place, what=what, result=result)
        for (unit, place, what), result in zip(WHO, results, strict=True)
    )
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(HEAD + "".join(rows), encoding="utf-8")
    return folder / name


def brought(
    project: Path, file: Path, answers: Mapping[str, str]
) -> tuple[Imported, dict[str, Question]]:
    asked: dict[str, Question] = {}

    def ask(question: Question, refused: str) -> str:
        asked[question.key] = question
        return "" if refused else answers.get(question.key, "")

    return import_files(project, [file], Asker(ask), Asked(NOVEMBER)), asked


def days(project: Path, now: datetime = NOVEMBER) -> tuple[list[str], set[str]]:
    checked = check_project(project, Asked(now)).checked
    found = checked.records["commitments"].days("done_on").astype(str)
    return [*found], {each.code for each in checked.problems}


@pytest.mark.parametrize(
    ("answer", "found"), [(YES, ["2026-06-28", "NaT"]), (NO, ["NaT", "NaT"]), ("", ["NaT", "NaT"])]
)
def test_they_are_asked_about_once_and_read_on_yes_alone(
    project: Path, tmp_path: Path, answer: str, found: list[str]
) -> None:
    file = promises(tmp_path / "a", "承诺台账11月.csv", (PAST, AHEAD))
    key = "said:承诺台账11月.csv:践诺结果"
    _, asked = brought(project, file, {key: answer})
    assert "有2条的「践诺结果」写着哪天完成的，没有一列写「完成日期」" in asked[key].text
    assert asked[key].notes[0] == "例如「6月28日完成、12月28日完成」"
    assert days(project)[0] == found
    later = promises(tmp_path / "b", "承诺台账12月.csv", (PAST, AHEAD))
    _, asked = brought(project, later, {})
    assert not [each for each in asked if each.startswith("said:")]
    assert days(project)[0] == found


def test_a_day_that_has_not_come_counts_as_none_and_is_told(project: Path, tmp_path: Path) -> None:
    file = promises(tmp_path / "a", "承诺台账.csv", (PAST, AHEAD))
    brought(project, file, {"said:承诺台账.csv:践诺结果": YES})
    found, codes = days(project)
    assert (found, "date-said-ahead" in codes) == (["2026-06-28", "NaT"], True)
    assert "R-4-future" not in codes
    found, codes = days(project, JANUARY)
    assert (found, "date-said-ahead" in codes) == (["2026-06-28", "2026-12-28"], False)


def test_what_is_private_is_no_example(project: Path, tmp_path: Path) -> None:
    _, asked = brought(project, promises(tmp_path / "a", "承诺.csv", (PRIVATE, AHEAD)), {})
    question = asked["said:承诺.csv:践诺结果"]
    assert question.notes[0] == "例如「12月28日完成」"
