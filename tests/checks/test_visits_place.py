"""Where a visit was, of two estates of one name the community says which; and what is said of its day."""

from __future__ import annotations

from tests.checks.small_county import check, codes

VISIT = {
    "id": "zf-1",
    "unit": "zhujian",
    "estate": "锦绣花园",
    "started_on": "2026-03-01",
    "ended_on": "2026-03-01",
    "households": "4",
    "visits": "4",
}
OTHER = {"id": "liuan", "name": "柳岸社区", "town": "dongshan"}
ESTATES = [
    {"id": f"{community}-9", "name": "锦绣花园", "community": community, "households": "100"}
    for community in ("songyuan", "liuan")
]


def test_estate_of_a_name_that_two_have_is_the_community_s() -> None:
    checked = check(communities=[OTHER], estates=ESTATES, visits=[{**VISIT, "community": "liuan"}])
    assert "R-10-several-names" not in codes(checked.problems)
    (estate,) = checked.records["visits"].codes("estate").tolist()
    assert checked.records["estates"].texts("id")[estate] == "liuan-9"


def test_without_a_community_nobody_can_tell() -> None:
    checked = check(communities=[OTHER], estates=ESTATES, visits=[VISIT])
    assert "R-10-several-names" in codes(checked.problems)


def test_a_day_that_cannot_be_read_is_told_without_what_follows_from_it() -> None:
    alone = {name: cell for name, cell in VISIT.items() if name not in ("ended_on", "visits")}
    alone["estate"] = "songyuan-1"
    said = codes(check(visits=[{**alone, "started_on": "8.2"}]).problems)
    assert ("date-no-year" in said, "required" in said) == (True, False)
    for none in ({**alone, "started_on": ""}, {**alone, "ended_on": "无"}):
        assert "required" in codes(check(visits=[none]).problems)
