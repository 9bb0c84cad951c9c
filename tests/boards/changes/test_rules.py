"""What a change of the rules does to the county's figures: the same records by both, put down once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sunboard.boards.blocks import Facts
from sunboard.boards.changes.rule_words import rules_blocks, rules_section
from sunboard.boards.changes.rules import due_figures, rule_changes
from sunboard.boards.figure_table import county_rows
from sunboard.boards.shut_boards import TITLES, shut_words
from sunboard.boards.values import Fact
from sunboard.language import speaking
from sunboard.measures.ground import Ground, Scope
from sunboard.records.as_ruled import as_ruled, ruled_as
from sunboard.records.rules_ledger import ALL_RULES, RuleLine
from sunboard.schema import BOARDS

from tests.factories import (
    commitment,
    kept,
    make_programme,
    position,
    programme_text,
    programme_tree,
    write_project,
)
from tests.nights.put_down import look, put_down

FIRST = date(2026, 11, 2)
SECOND = FIRST + timedelta(days=1)
OUTCOMES = [
    {"key": "done", "label": "已兑现", "counts_as": "done"},
    {"key": "part-done", "label": "部分兑现", "counts_as": "done"},
    {"key": "not-done", "label": "未兑现", "counts_as": "not_done"},
]
RELABELLED = [
    {**each, "label": "推进中"} if each["key"] == "not-done" else each
    for each in programme_tree()["vocabularies"]["outcomes"]
]
POSTS = [
    {"key": "doctor", "label": "家园医生"},
    {"key": "gardener", "label": "家园园丁"},
    {"key": "keeper", "label": "家园管家"},
]


def listed(*posts: Mapping[str, str]) -> dict[str, Any]:
    """A programme's vocabularies with these posts, all of them due everywhere; with ours, and none due."""
    others = {k: v for k, v in programme_tree()["vocabularies"].items() if k != "positions"}
    everywhere = {"teams": "是", "social_forces": "是"}
    if not posts:
        return {"vocabularies": others, "everywhere": everywhere}
    return {
        "vocabularies": others | {"positions": posts},
        "everywhere": everywhere | {"positions": "是"},
    }


CHANGES: Mapping[str, Mapping[str, Any]] = {
    "a word counts as another": {
        "vocabularies": programme_tree()["vocabularies"] | {"outcomes": OUTCOMES}
    },
    "a list waits a day": {"limits": {"silent_days": "1"}},
    "a step has more days": {
        "steps": [
            {**step, "limit_workdays": "1"} if step["key"] == "completed" else step
            for step in programme_tree()["steps"]
        ]
    },
}


def ruled(project: Path, **rules: Any) -> None:
    (project / "data" / "programme.yml").write_text(
        programme_text(programme_tree(**rules)), "utf-8"
    )


def figures(ground: Ground) -> dict[str, str]:
    return {row.key: row.said for row in county_rows(ground)}


@pytest.mark.parametrize("rules", CHANGES.values(), ids=CHANGES)
def test_rule_is_changed_then_the_figures_are_those_of_the_same_day_by_both(
    tmp_path: Path, rules: Mapping[str, Any]
) -> None:
    project = write_project(tmp_path / "project")
    put_down(project, FIRST)
    checked, before = look(project, SECOND)
    ruled(project, **rules)
    _, now = look(project, SECOND)
    with speaking(checked.programme.tongue):
        was, is_now = figures(before), figures(now)
        found = {each.key: (each.before, each.now) for each in due_figures(now)}
    expected = {
        key: (was.get(key, ""), is_now.get(key, ""))
        for key in {*was, *is_now}
        if was.get(key) != is_now.get(key)
    }
    assert found == expected
    assert found


def test_earlier_day_off_is_added_then_it_is_told_as_a_rule(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    calendar = project / "data" / "calendar.yml"
    calendar.write_text("rest:\n  - {date: 2026-10-30, note: 停水}\n", encoding="utf-8")
    put_down(project, FIRST)
    calendar.write_text(
        "rest:\n  - {date: 2026-10-13}\n  - {date: 2026-10-30, note: 停水}\n", encoding="utf-8"
    )
    checked, ground = look(project, SECOND)
    with speaking(checked.programme.tongue):
        (change,) = rule_changes(ground)
    assert change.rule == "本县另定放假"
    assert (change.before, change.now) == ("2026-10-30，停水", "2026-10-13；2026-10-30，停水")


def test_put_down_then_the_figures_stay_whatever_becomes_of_the_records(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    put_down(project, FIRST)
    ruled(project, **CHANGES["a list waits a day"])
    checked, ground = put_down(project, SECOND)
    with speaking(checked.programme.tongue):
        put = due_figures(ground)
    kinds = {"commitments": [kept(), commitment(id="cn-90", text="新的一项")]}
    write_project(tmp_path / "project", programme_tree(**CHANGES["a list waits a day"]), **kinds)
    checked, ground = put_down(project, SECOND + timedelta(days=1))
    with speaking(checked.programme.tongue):
        assert ground.past.ruled_figures == put
        assert due_figures(ground) == ()
        assert {each.rule for each in rule_changes(ground)} == {"沉默"}


def test_nothing_changed_then_nothing_is_worked_out_twice(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    put_down(project, FIRST)
    _, ground = look(project, SECOND)
    assert due_figures(ground) == ()
    assert not (project / "data" / "ledger" / "ruled_figures.csv").exists()


def test_rules_in_a_line_then_the_same_programme_again() -> None:
    programme = make_programme()
    other = make_programme(limits={"silent_days": 7}, steps=programme.steps[:2])
    assert as_ruled(ruled_as(programme, as_ruled(programme))) == as_ruled(programme)
    assert ruled_as(programme, as_ruled(other)).limits.silent_days == 7
    # A step, a word and a limit of which the line doesn't say anything stay as they are.
    assert ruled_as(programme, as_ruled(other)).steps == programme.steps


@pytest.mark.parametrize(("before", "told"), [("", []), ("page", ["surfaces/share"])])
def test_a_word_of_consent_then_a_new_one_is_no_changed_rule_and_another_meaning_is(
    tmp_path: Path, before: str, told: list[str]
) -> None:
    project = write_project(tmp_path / "project")
    put_down(project, FIRST)
    checked, ground = look(project, SECOND)
    lines = (
        line._replace(said=before) if line.rule == "surfaces/share" else line
        for line in ground.past.rules
    )
    rules = tuple(line for line in lines if line.said)
    with speaking(checked.programme.tongue):
        changes = rule_changes(ground.having(replace(ground.past, rules=rules)))
    assert [change.rule for change in changes] == told


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (POSTS, POSTS[:2], ("家园医生、家园园丁、keeper", "家园医生、家园园丁")),
        (POSTS[:2], POSTS, ("家园医生、家园园丁", "家园医生、家园园丁、家园管家")),
        (POSTS[:2], POSTS[::2], ("家园医生、gardener", "家园医生、家园管家")),
        ((), POSTS, ("没有", "家园医生、家园园丁、家园管家")),
        (POSTS, (), ("家园医生、gardener、keeper", "没有")),
    ],
    ids=["one fewer", "one more", "another", "none before", "none now"],
)
def test_what_every_place_should_have_is_listed_otherwise_then_that_is_told_with_the_figures(
    tmp_path: Path,
    before: Sequence[Mapping[str, str]],
    now: Sequence[Mapping[str, str]],
    said: tuple[str, str],
) -> None:
    rows = {"positions": [position(position="家园医生")]}
    rules = [listed(*posts) for posts in (before, now)]
    project = write_project(tmp_path / "project", programme_tree(**rules[0]), **rows)
    put_down(project, FIRST)
    checked, was = look(project, SECOND)
    write_project(project, programme_tree(**rules[1]), **rows)
    _, ground = look(project, SECOND)
    with speaking(checked.programme.tongue):
        # Of a word that is gone it is told, too, that there is none.
        (change,) = (each for each in rule_changes(ground) if not each.rule.endswith("/word"))
        found = {each.key: (each.before, each.now) for each in due_figures(ground)}
        old, new = figures(was), figures(ground)
        both = {key: (old.get(key, ""), new.get(key, "")) for key in (*old, *new)}
        expected = {key: values for key, values in both.items() if values[0] != values[1]}
        page = "\n".join(f"{fact.label} {fact.text}" for fact in _facts(ground))
    # The ledger keeps keys alone: a word may name somebody who withdraws.
    assert f"{change.before}{change.now}".isascii()
    assert f"{said[1]}（原来：{said[0]}）" in page
    assert found == expected
    # Another post in the place of one leaves as many vacant.
    assert bool(found) is (len(before) != len(now))
    assert "每个社区要有的岗位" in page


@pytest.mark.parametrize("own", [[], ["doctor", "gardener"]])
def test_whatever_was_used_or_listed_was_expected_once_then_that_is_told_with_the_figures(
    tmp_path: Path, own: list[str]
) -> None:
    """As an earlier version put down a list of the county's own, or none; what was used was due as well."""
    rows = {"positions": [position(position="家园医生", community="qinghe")]}
    project = write_project(tmp_path / "project", programme_tree(everywhere={}), **rows)
    put_down(project, FIRST)
    checked, ground = look(project, SECOND)

    def as_it_was(line: RuleLine) -> RuleLine:
        if line.rule == "positions/*":
            return line._replace(said=" ".join(own) or "*")
        if line.rule != ALL_RULES:
            return line
        said = json.loads(line.said)
        said["listed"] = {key: [] for key in said.pop("everywhere")} | {"positions": own}
        return line._replace(said=json.dumps(said))

    earlier = replace(ground.past, rules=tuple(map(as_it_was, ground.past.rules)))
    with speaking(checked.programme.tongue):
        then = ground.having(earlier)
        (change,) = rule_changes(then)
        found = {each.key: (each.before, each.now) for each in due_figures(then)}
    assert (change.rule, change.now) == ("positions/*", "-")
    places = ground.size(Scope.COMMUNITY)
    posts = len({*own, "doctor"})
    assert found["county/positions/vacant"] == (str(places * posts - 1), "")


def test_a_list_that_comes_with_the_program_then_no_rule_is_said_to_have_changed(
    tmp_path: Path,
) -> None:
    project = write_project(tmp_path / "project")
    put_down(project, FIRST)
    checked, ground = look(project, SECOND)
    rules = tuple(line for line in ground.past.rules if not line.rule.endswith("/*"))
    assert len(rules) < len(ground.past.rules)
    with speaking(checked.programme.tongue):
        assert not rule_changes(ground.having(replace(ground.past, rules=rules)))


@pytest.mark.parametrize(
    ("own", "rule", "said"),
    [
        (
            {"vocabularies": programme_tree()["vocabularies"] | {"outcomes": RELABELLED}},
            "「未兑现」怎么写",
            "推进中（原来：未兑现）",
        ),
        ({"boards": {"accountability": "否"}}, "责任传导", "不再公开（原来：公开）"),
        ({"words": {"estate": "院落"}}, "各样事怎么叫", "小区→院落"),
    ],
    ids=["a status is written otherwise", "a board is shut", "a thing is called otherwise"],
)
def test_what_readers_see_is_changed_then_it_is_told_as_a_rule(
    tmp_path: Path, own: Mapping[str, Any], rule: str, said: str
) -> None:
    rows = {"commitments": [kept(), kept(id="cn-5", outcome="not-done", reason="资金没到位")]}
    project = write_project(tmp_path / "project", **rows)
    put_down(project, FIRST)
    ruled(project, **own)
    for day in (SECOND, SECOND + timedelta(days=1)):
        checked, ground = put_down(project, day)
        with speaking(checked.programme.tongue):
            told = {fact.label: fact.text for fact in _facts(ground)}
        assert said in told[rule]
        # Said once: how a word of a list is written isn't what a thing is called as well.
        assert ("各样事怎么叫" in told) == (rule == "各样事怎么叫")
        assert told[rule].startswith("2026年11月3日起：")


def test_board_is_shut_then_its_page_is_gone_and_others_say_since_when(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    _, was = put_down(project, FIRST)
    ruled(project, boards=[each for each in was.programme.boards if each != "accountability"])
    checked, ground = put_down(project, SECOND)
    with speaking(checked.programme.tongue):
        old = figures(was)
        assert [*shut_words(was)] == []
        assert [*shut_words(ground)] == ["2026年11月3日起不再公开责任传导。"]
        lost = {each.key: (each.before, each.now) for each in due_figures(ground)}
    own = {key: (said, "") for key, said in old.items() if key.startswith("county/accountability/")}
    assert own
    assert own.keys() <= lost.keys()
    assert {lost[key][1] for key in own} == {""}
    ruled(project)
    _, again = put_down(project, SECOND + timedelta(days=1))
    with speaking(checked.programme.tongue):
        assert [*shut_words(again)] == []
        told = [each[2:] for each in rule_changes(again) if each.rule == "boards/accountability"]
    assert told == [("", "made"), ("made", "")]


def test_word_is_taken_out_of_a_list_then_nobody_says_that_no_figure_differs(
    tmp_path: Path,
) -> None:
    lists = programme_tree()["vocabularies"]
    fewer = [each for each in lists["outcomes"] if each["key"] != "not-done"]
    rows = {"commitments": [kept(), kept(id="cn-5", outcome="not-done", reason="资金没到位")]}
    project = write_project(tmp_path / "project", **rows)
    put_down(project, FIRST)
    ruled(project, vocabularies=lists | {"outcomes": fewer})
    checked, ground = put_down(project, SECOND)
    with speaking(checked.programme.tongue):
        section = rules_section(ground)
    assert section is not None
    said = repr(section)
    assert "「未兑现」从词表里删去了：写了这个词的记录，这一项从这天起不再算" in said
    assert "全县的数字都一样" not in said


def test_every_board_has_a_name_for_when_it_is_shut() -> None:
    assert {*BOARDS} == {*TITLES}


def test_words_and_boards_that_come_with_the_program_then_no_rule_is_said_to_have_changed(
    tmp_path: Path,
) -> None:
    """As an earlier version put rules down: without words, labels and boards."""
    project = write_project(tmp_path / "project")
    put_down(project, FIRST)
    checked, ground = look(project, SECOND)
    new = ("/label", "/word", "words/*")
    rules = tuple(
        line
        for line in ground.past.rules
        if not (line.rule.endswith(new) or line.rule.startswith("boards/"))
    )
    assert len(rules) < len(ground.past.rules)
    with speaking(checked.programme.tongue):
        then = ground.having(replace(ground.past, rules=rules))
        assert not rule_changes(then)
        assert not due_figures(then)
        assert [*shut_words(then)] == []


def _facts(ground: Ground) -> list[Fact]:
    return [
        fact for block in rules_blocks(ground) if isinstance(block, Facts) for fact in block.facts
    ]
