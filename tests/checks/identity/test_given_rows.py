"""Names that are confirmed to mean rows whose ids are kept outside of their file."""

from __future__ import annotations

import numpy as np
from sunboard.checks import check_records
from sunboard.checks.identify import identify
from sunboard.checks.identity.fingerprints import fingerprints
from sunboard.checks.identity.given_rows import given_rows
from sunboard.checks.parsing.drafting import parse_tables
from sunboard.records.confirmed_names import Confirmed
from sunboard.records.gathering import make_table
from sunboard.records.given_ids import Given
from sunboard.records.known_people import Before
from sunboard.records.text_tables import TextTable
from sunboard.schema import KINDS

from tests.checks.small_county import AS_OF, Row, county, programme

COMMUNITIES: list[Row] = [{"id": "", "name": "东关社区"}, {"id": "", "name": "西关社区"}]
ESTATES: list[Row] = [
    {"id": "", "name": "长寿家园", "community": "东关居委会"},
    {"id": "", "name": "长寿家园", "community": "西关社区"},
]
KEPT = {"communities": ("dongguan", "xiguan"), "estates": ("dongguan-1", "xiguan-1")}
CONFIRMED = {
    "communities": (Confirmed("", "东关居委会", "dongguan", 2),),
    "estates": (Confirmed("东关社区", "长寿", "dongguan-1", 4),),
}


def tables(task: Row | None = None) -> dict[str, TextTable]:
    some = county(communities=COMMUNITIES, estates=ESTATES, tasks=[task] if task else [])
    return {each.name: some.get(each.name, make_table(each, [], [])) for each in KINDS}


def before(confirmed: dict[str, tuple[Confirmed, ...]]) -> Before:
    """What is kept of the rows once each has its id."""
    given = {}
    read = tables()
    named = {"communities": (Confirmed("", "东关居委会", "东关社区", 2),)}
    drafts, _ = parse_tables(read, programme())
    identify(drafts, [], "", None, Before(confirmed=named))
    for kind, ids in KEPT.items():
        drafts[kind].know_again(dict(enumerate(ids)))
        prints = fingerprints(drafts, drafts[kind], np.arange(len(ids)))
        lines = zip(ids, prints, strict=True)
        given[f"data/{kind}/0.csv"] = tuple(Given(kind, *each) for each in lines)
    return Before(confirmed=confirmed, given=given)


def test_place_and_what_lies_in_it_are_both_named_by_kept_ids_then_both_are_known() -> None:
    task = {"community": "东关居委会", "estate": "长寿"}
    checked = check_records(tables(task), programme(), AS_OF, before=before(CONFIRMED))
    assert not [each for each in checked.problems if each.code.startswith(("names-", "R-10"))]
    found = checked.records["tasks"]
    assert found.choices["estate"][int(found.codes("estate")[0])].as_py() == "dongguan-1"


def test_no_name_means_a_kept_id_then_nobody_looks() -> None:
    drafts, _ = parse_tables(tables(), programme())
    named = {"communities": (Confirmed("", "东关居委会", "东关社区", 2),)}
    assert not given_rows(drafts, "", before(named))


def test_first_look_leaves_the_drafts_as_they_are() -> None:
    drafts, _ = parse_tables(tables(), programme())
    found = given_rows(drafts, "", before(CONFIRMED))
    assert found["estates"].to_pylist() == ["dongguan-1", "xiguan-1"]
    assert drafts["estates"].texts["id"].to_pylist() == ["", ""]
    assert not drafts["estates"].refs
