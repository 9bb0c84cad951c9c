"""Words of our own that nobody uses: no place is said to lack what they name."""

from __future__ import annotations

from dataclasses import replace

from sunboard.checks.expected_terms import without_unused
from sunboard.figures.forces import families
from sunboard.measures.ground import Ground, make_ground
from sunboard.measures.positions import report_in_of
from sunboard.publishable.records import obey

from tests.asking import ask
from tests.factories import Row, force, make_measures, numbered, position, team

POSTS = numbered(
    [position(position="家园医生"), position(position="家园园丁", ended_on="2026-05-01")]
)


def county(own: tuple[str, ...] = (), **rows: list[Row]) -> Ground:
    """A county of these rows, whose programme writes no lists but those named."""
    ground = make_measures(**rows)
    lists = {
        key: replace(vocabulary, is_default=key not in own)
        for key, vocabulary in ground.programme.vocabularies.items()
    }
    programme = replace(ground.programme, vocabularies=lists)
    records, programme = without_unused(ground.records, programme)
    return obey(make_ground(records, programme, ground.as_of))


def labels(ground: Ground, vocabulary: str) -> list[str]:
    return [term.label for term in ground.programme.vocabulary(vocabulary).terms]


def test_posts_that_nobody_ever_took_then_no_place_lacks_them() -> None:
    ground = county(positions=POSTS)
    assert labels(ground, "positions") == ["家园园丁", "家园医生"]
    # One whose holder has gone is vacant.
    assert report_in_of(ground).named.tolist() == [[0, 1], [0, 0]]
    pages = ask(ground)
    assert "家园园丁 空岗" in pages["c/qinghe/"].text
    assert "家园先锋" not in pages["c/qinghe/"].text + pages["positions/"].text


def test_a_programme_that_lists_them_then_all_of_them_are_expected() -> None:
    ground = county(own=("positions",), positions=POSTS)
    assert len(labels(ground, "positions")) == 5
    assert report_in_of(ground).vacant.tolist() == [4, 5]


def test_teams_alone_then_nobody_lacks_a_social_force() -> None:
    ground = county(teams=[team(), team(id="ll-2", team="社区民警", community="nanyuan")])
    assert [family.key for family in families(ground)] == ["teams"]
    assert labels(ground, "teams") == ["志愿者", "社区民警"]
    assert "缺社区民警" in ask(ground)["c/qinghe/"].text


def test_words_that_are_used_then_every_record_keeps_its_own() -> None:
    rows = [team(), force(id="ll-2"), team(id="ll-3", team="社区民警", role="")]
    before, after = make_measures(teams=rows), county(teams=rows)
    for name in ("team", "force", "role"):
        said = [each.records["teams"].frame[name].tolist() for each in (before, after)]
        assert str(said[0]) == str(said[1])


def test_nothing_of_a_kind_then_its_words_stay_to_be_chosen_from() -> None:
    assert len(labels(county(), "positions")) == 5
    assert len(labels(county(), "force_roles")) == 3
