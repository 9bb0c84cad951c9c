"""Which teams stand in a community, how strong they are, and which kinds are missing."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sunboard.measures.forces import Forces, Strength, forces_of

from tests.factories import AS_OF, COMMUNITIES, Row, force, make_measures, numbered, team

TEAMS = ("机关下沉干部", "社区工作者", "在职党员", "党员中心户", "志愿者", "社区民警")
VOLUNTEERS = TEAMS.index("志愿者")


def forces_with(*rows: Row, as_of: date = AS_OF) -> Forces:
    return forces_of(make_measures(as_of, teams=numbered(rows)))


@pytest.mark.parametrize(
    ("started", "ended", "stands"),
    [
        ("", "", True),
        ("2026-10-31", "", True),
        ("2026-11-01", "", False),
        ("2025-01-01", "2026-10-31", True),
        ("2025-01-01", "2026-10-30", False),
    ],
    ids=["nobody knows since when", "from today", "from tomorrow", "to today", "to yesterday"],
)
def test_team_then_it_stands_from_its_first_day_through_its_last(
    started: str, ended: str, stands: bool
) -> None:
    forces = forces_with(team(started_on=started, ended_on=ended))
    assert forces.stands.tolist() == [stands]
    assert forces.teams.teams[0, VOLUNTEERS] == stands
    assert forces.teams.people[0, VOLUNTEERS] == 30 * stands


def test_team_of_nobody_then_it_is_there_with_no_people() -> None:
    found = forces_with(team(size="0")).teams
    assert (found.teams[0, VOLUNTEERS], found.people[0, VOLUNTEERS]) == (1, 0)


def test_two_organisations_of_a_kind_then_one_kind_and_the_people_of_both() -> None:
    found = forces_with(force(size="9"), force(name="清河社工站", size="4")).social
    assert (found.teams > 0).sum(axis=1).tolist() == [1, 0]
    assert (found.teams[0, 0], found.people[0, 0]) == (2, 13)


def test_team_without_a_role_then_it_counts_in_the_last_column() -> None:
    roles = forces_with(team(role=""), team(team="社区民警", role="主力军", size="2")).roles
    assert roles.people[0].tolist() == [2, 0, 0, 30]


rows = st.lists(
    st.builds(
        lambda community, field, size, role, ended: team(
            community=community["id"],
            team=field if field in TEAMS else "",
            force=field if field not in TEAMS else "",
            size=str(size),
            role=role,
            ended_on=ended,
        ),
        st.sampled_from(COMMUNITIES),
        st.sampled_from([*TEAMS, "社会组织", "物业企业"]),
        st.integers(0, 200),
        st.sampled_from(["主力军", "生力军", "同盟军", ""]),
        st.sampled_from(["", "2026-10-30", "2026-12-31"]),
    ),
    max_size=12,
)


@settings(max_examples=25)
@given(rows)
def test_any_teams_then_kinds_and_roles_add_up_to_those_that_stand(found: list[Row]) -> None:
    forces = forces_with(*found)
    standing = [row for row in found if row["ended_on"] != "2026-10-30"]

    def total(*parts: Strength) -> tuple[int, int]:
        return sum(int(p.teams.sum()) for p in parts), sum(int(p.people.sum()) for p in parts)

    expected = (len(standing), sum(int(row["size"]) for row in standing))
    assert total(forces.teams, forces.social) == expected
    assert total(forces.roles) == expected
