"""Branches, building groups and centre households: zero, unknown and none are three things."""

from sunboard.measures.organisation import Organisation, organisation_of

from tests.factories import Row, make_measures


def estate(number: int, **fields: str) -> Row:
    community = fields.pop("community", "qinghe")
    return {"id": f"xq-{number}", "name": f"小区{number}", "community": community, **fields}


def organisation_with(*estates: Row) -> Organisation:
    return organisation_of(make_measures(estates=list(estates), pairings=[]))


def test_estates_then_what_they_say_is_added_up_by_community() -> None:
    found = organisation_with(
        estate(1, branch="一支部", building_groups="4", buildings="8"),
        estate(2, building_groups="0", buildings="3"),
        estate(3, branch="三支部"),
        estate(4, community="nanyuan", building_groups="2"),
    )
    assert (found.branches.tolist(), found.estates.tolist()) == ([2, 0], [3, 1])
    groups = found.counted["building_groups"]
    assert (groups.total.tolist(), groups.some.tolist(), groups.unknown.tolist()) == (
        [4, 2],
        [1, 1],
        [1, 0],
    )
    assert found.counted["buildings"].total.tolist() == [11, 0]
    assert found.counted["households"].unknown.tolist() == [3, 1]


def test_community_without_estates_then_nothing_is_known_or_unknown() -> None:
    found = organisation_with(estate(1))
    assert found.estates.tolist() == [1, 0]
    assert found.counted["households"].unknown.tolist() == [1, 0]
