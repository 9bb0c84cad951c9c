"""The feeds of honours and of notices, as a reader's program reads them."""

from __future__ import annotations

from typing import Any

import feedparser
import pytest
from sunboard.measures.ground import Ground
from sunboard.outputs.feeds.write import write_feeds

from tests.factories import PEOPLE, Row, county_rows, deed, make_measures, notice

HONOURS, NOTICES = "deeds/honours.xml", "notices/notices.xml"
NAME = PEOPLE[0]["name"]


def feed(county: Ground, path: str) -> Any:
    files: dict[str, bytes] = {}
    write_feeds(county, files.__setitem__)
    return feedparser.parse(files[path])


def county(**rows: list[Row]) -> Ground:
    # A deed that is objected to and said to be honoured is a fault, and counted as what it is.
    return make_measures(is_sound=False, **{**county_rows(), **rows})


def test_honour_then_one_entry_with_its_people_and_the_way_to_its_page() -> None:
    read = feed(county(deeds=[deed()], notices=[]), HONOURS)
    (entry,) = read.entries
    assert entry.title == f"{NAME}：暴雨夜带人疏通排水口3处"
    assert entry.summary.startswith("地下车库没有进水，86辆车无损")
    assert entry.link.endswith("deeds/sg-1/")
    # On the day after its time for objections, which ended on the 22nd.
    assert entry.updated.startswith("2026-08-23T")
    assert entry.id.endswith(":deeds/sg-1")
    assert read.feed.updated == entry.updated
    assert not read.bozo


WITHDRAWN: dict[str, list[Row]] = {"people": [{**PEOPLE[0], "named_consent_on": ""}, *PEOPLE[1:]]}


@pytest.mark.parametrize(
    ("changed", "is_there"),
    [
        ({}, True),
        (
            {"deeds": [deed(state="已撤榜", reason="事实有出入")]},
            False,
        ),
        ({"deeds": [deed(objection="异议待答复")]}, False),
    ],
    ids=["honoured", "revoked", "objected to"],
)
def test_what_is_not_on_the_board_then_not_in_the_feed(
    changed: dict[str, list[Row]], is_there: bool
) -> None:
    rows = {"deeds": [deed()], "notices": [], "corrections": [], **changed}
    assert bool(feed(county(**rows), HONOURS).entries) is is_there


def test_consent_is_gone_then_the_feed_names_nobody() -> None:
    read = feed(county(deeds=[deed()], notices=[], **WITHDRAWN), HONOURS)
    assert NAME not in str(read)


def test_notice_then_its_days_and_what_came_of_it() -> None:
    (entry,) = feed(county(notices=[notice()]), NOTICES).entries
    assert entry.title == "关于2026年8月拟上榜闪光言行的公示"
    assert entry.summary == (
        "云桥县基层治理协调办公室：拟上榜公示，2026年8月17日至8月21日。结果：未收到异议"
    )
    assert entry.link.endswith("notices/gs-1/")


def test_no_board_then_no_feed() -> None:
    files: dict[str, bytes] = {}
    boards = tuple(b for b in make_measures().programme.boards if b not in ("deeds", "notices"))
    write_feeds(make_measures(programme_overrides={"boards": boards}), files.__setitem__)
    assert {HONOURS, NOTICES}.isdisjoint(files)
    assert "changes/changes.xml" in files
