"""Words that are a county's own come into its lists by one answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from sunboard.importing.own_words import UnlistedError, may_have_own, with_words
from sunboard.importing.question import OwnWords
from sunboard.records import read_programme
from sunboard.records.vocabularies import COUNTS_AS, default_vocabularies

from tests.factories import Run, run_sunboard
from tests.importing.test_next_month import project

__all__ = ["project"]
FILE = "岗位认领.csv"
POSTS = ("楼道长", "河道巡护员", "文明劝导员", "家园医生", "普法宣传员", "平安巡防员")
OURS = "本县自己的，收进名单"
PROGRAMME = Path("data", "programme.yml")


def bring(project: Path, folder: Path, answer: str = "", posts: tuple[str, ...] = POSTS) -> Run:
    rows = [f"dy-{number},东关社区,{post},单位结对社区" for number, post in enumerate(posts)]
    head = "党员编号,社区,岗位,报到关系"
    (folder / FILE).write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    answers = folder / "answers.yml"
    answers.write_text(answer, encoding="utf-8")
    more = ("--answers", answers) if answer else ()
    return run_sunboard("import", folder / FILE, "-C", project, "--yes", *more)


def labels(project: Path, vocabulary: str) -> list[str]:
    programme, problems = read_programme(project)
    assert programme is not None
    assert not problems
    return [term.label for term in programme.vocabulary(vocabulary).terms]


def test_posts_of_the_county_then_one_question_and_a_list_of_its_own(
    project: Path, tmp_path: Path
) -> None:
    before = (project / PROGRAMME).read_text(encoding="utf-8")
    assert "里有5个词不认识" in bring(project, tmp_path).out
    run = bring(project, tmp_path, f"terms:{FILE}:岗位: {OURS}\n")
    assert "问了1个问题" in run.out, run.out + run.err
    after = (project / PROGRAMME).read_text(encoding="utf-8")
    assert after.startswith(before)
    # What nobody holds any more is lacking nowhere.
    assert labels(project, "positions") == ["家园医生", *(e for e in POSTS if e != "家园医生")]
    assert "不在可选范围内" not in run_sunboard("check", "-C", project).out


def test_one_more_next_month_then_it_comes_behind_the_others(project: Path, tmp_path: Path) -> None:
    bring(project, tmp_path, f"terms:{FILE}:岗位: {OURS}\n")
    answer = f"term:{FILE}:岗位:食堂帮厨员: {OURS}\n"
    run = bring(project, tmp_path, answer, (*POSTS, "食堂帮厨员"))
    assert "问了1个问题" in run.out, run.out + run.err
    assert labels(project, "positions")[-1] == "食堂帮厨员"


def test_somebodys_name_among_them_then_refused_and_nothing_is_written(
    project: Path, tmp_path: Path
) -> None:
    before = (project / PROGRAMME).read_bytes()
    run = bring(
        project,
        tmp_path,
        f"term:{FILE}:岗位:找王建国: {OURS}\n",
        ("家园医生", "找王建国13900001234"),
    )
    assert (project / PROGRAMME).read_bytes() == before
    assert "13900001234" not in run.out + run.err


ADDED = '- {key: yi, label: "艺"}\n'
THEIRS = "vocabularies:\n  teams:  # 我们的\n  - {key: a, label: 甲}\n  - key: b\n    label: 乙\n"
OTHERS, REST = "  positions: []\n", "\n# 完\nboards: []\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: a\n", f"name: a\nvocabularies:\n  teams:\n    {ADDED}"),
        (f"vocabularies:\n{OTHERS}{REST}", f"vocabularies:\n  teams:\n    {ADDED}{OTHERS}{REST}"),
        (
            f"vocabularies:\n  # 队伍\n{OTHERS}",
            f"vocabularies:\n  teams:\n    {ADDED}  # 队伍\n{OTHERS}",
        ),
        (f"{THEIRS}{REST}", f"{THEIRS}  {ADDED}{REST}"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_item_a_line_then_it_comes_behind_the_others_and_all_else_stays(
    text: str, expected: str, end: str
) -> None:
    now = default_vocabularies()["teams"]
    changed = with_words(text.replace("\n", end), OwnWords("teams", ("艺",)), now)
    assert changed == expected.replace("\n", end)


@pytest.mark.parametrize(
    "text",
    [
        "vocabularies: {teams: []}\n",
        "vocabularies:\n  teams: []\n",
        "vocabularies:\n  teams: {guides: 向导}\n",
        "vocabularies:\n  teams:\n    guides: 向导\n",
    ],
)
def test_list_written_otherwise_then_it_is_said_what_to_do(text: str) -> None:
    now = default_vocabularies()["teams"]
    with pytest.raises(UnlistedError, match="请打开它自己添上"):
        with_words(text, OwnWords("teams", ("艺",)), now)


def test_words_that_spell_alike_then_keys_of_their_own() -> None:
    text = with_words("", OwnWords("teams", ("艺", "义", "!")), default_vocabularies()["teams"])
    assert [line.partition("key: ")[2].partition(",")[0] for line in text.splitlines()[2:]] == [
        "yi",
        "yi-2",
        "word",
    ]


def test_list_of_which_the_program_knows_every_word_then_it_has_no_other() -> None:
    own = {key for key in default_vocabularies() if may_have_own(key)}
    assert {"positions", "services", "need_categories", "channels"} <= own
    assert not own & {key for key, meanings in COUNTS_AS.items() if "" not in meanings}
