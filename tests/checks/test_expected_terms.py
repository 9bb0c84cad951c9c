"""What places should have is what the programme says so of: nobody lacks what a list names, or others have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sunboard.checks.expected_terms import with_expected, without_unused
from sunboard.figures.forces import families
from sunboard.measures.ground import Ground, make_ground
from sunboard.measures.positions import report_in_of
from sunboard.publishable.records import obey
from sunboard.records.as_ruled import Expected

from tests.asking import ask
from tests.factories import Row, force, make_measures, numbered, position, team

POSTS = numbered(
    [position(position="家园医生"), position(position="家园园丁", ended_on="2026-05-01")]
)


def county(everywhere: Iterable[str] = (), **rows: list[Row]) -> Ground:
    """A county of these rows, whose programme says that every place should have some words."""
    ground = make_measures(**rows)
    lists = {
        key: replace(vocabulary, everywhere=frozenset(vocabulary.keys) & {*everywhere})
        for key, vocabulary in ground.programme.vocabularies.items()
    }
    programme = replace(ground.programme, vocabularies=lists)
    records, programme = without_unused(ground.records, programme)
    return obey(make_ground(records, programme, ground.as_of))


def labels(ground: Ground, vocabulary: str) -> list[str]:
    return [term.label for term in ground.programme.vocabulary(vocabulary).terms]


def test_posts_that_somebody_has_and_a_list_names_then_nobody_lacks_any() -> None:
    """The list of these programmes is their own: `vocabularies` of `programme.yml` has it."""
    ground = county(positions=POSTS)
    assert labels(ground, "positions") == ["家园园丁", "家园医生"]
    assert report_in_of(ground).named.tolist() == [[0, 1], [0, 0]]
    assert report_in_of(ground).vacant.tolist() == [0, 0]
    pages = ask(ground)
    for path in ("positions/", "c/qinghe/", "c/nanyuan/"):
        assert "空" not in pages[path].text.replace("空缺的", ""), path
        assert not [key for key in pages[path].figures if key.endswith("positions/vacant")]


def test_posts_that_every_place_should_have_then_those_that_lack_them_say_so() -> None:
    ground = county(("pioneer", "doctor"), positions=POSTS)
    assert labels(ground, "positions") == ["家园先锋", "家园园丁", "家园医生"]
    assert report_in_of(ground).vacant.tolist() == [1, 2]
    pages = ask(ground)
    assert "家园先锋 空岗" in pages["c/qinghe/"].text
    assert "家园园丁" not in pages["c/qinghe/"].text
    assert "每个社区都要有的岗位：家园先锋、家园医生" in pages["positions/"].text
    keys = {path: f"community/{path[2:]}positions/vacant" for path in ("c/qinghe/", "c/nanyuan/")}
    assert [pages[path].figures[key].value for path, key in keys.items()] == ["1", "2"]


def test_teams_that_others_have_then_nobody_lacks_one() -> None:
    ground = county(teams=[team(), team(id="ll-2", team="社区民警", community="nanyuan")])
    assert [family.key for family in families(ground)] == ["teams"]
    assert labels(ground, "teams") == ["志愿者", "社区民警"]
    assert "缺" not in ask(ground)["c/qinghe/"].text
    assert "缺" not in ask(ground)["forces/"].text


def test_teams_that_every_place_should_have_then_it_is_said_who_lacks_them() -> None:
    ground = county(("police",), teams=[team(), team(id="ll-2", community="nanyuan")])
    assert labels(ground, "teams") == ["志愿者", "社区民警"]
    assert "缺社区民警" in ask(ground)["c/qinghe/"].text
    assert "每个社区都要有的：社区民警，没有的写「缺」" in ask(ground)["forces/"].text


def test_words_that_are_used_then_every_record_keeps_its_own() -> None:
    rows = [team(), force(id="ll-2"), team(id="ll-3", team="社区民警", role="")]
    before, after = make_measures(teams=rows), county(teams=rows)
    for name in ("team", "force", "role"):
        said = [each.records["teams"].frame[name].tolist() for each in (before, after)]
        assert str(said[0]) == str(said[1])


def test_nothing_of_a_kind_then_its_words_stay_to_be_chosen_from() -> None:
    assert len(labels(county(), "positions")) == 5
    assert len(labels(county(), "force_roles")) == 3


def test_once_whatever_was_used_was_expected_then_it_can_be_worked_out_so_again() -> None:
    ground = county(positions=POSTS)
    once = {"positions": Expected(["pioneer"], and_used=True)}
    _, programme = with_expected(ground.records, ground.programme, once)
    due = [term.key for term in programme.vocabulary("positions").due]
    assert due == ["gardener", "doctor", "pioneer"]
