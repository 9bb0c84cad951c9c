"""Counties that lack one kind of record: no board and no page written by hand speaks of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote

import pytest
from sunboard.measures.kept import Kept, kept_boards
from sunboard.outputs.html.shells import without_absent
from sunboard.schema import KINDS, REQUIRED_KINDS

from tests.factories import (
    ROOT,
    Row,
    activity,
    county_rows,
    item,
    make_programme,
    need,
    write_project,
)
from tests.reference.pages import SaidPage, make_pages, read_county

ALONE = {
    ("evaluations",): "满意|评价|评诺|评议|群众评单|有人评",
    ("shifts",): "轮值|到岗|班次",
    ("decisions",): "议定|提请上一级|逾期未落实",
    ("milestones",): "节点",
    ("visits",): "走访",
    ("activities",): "服务活动|志愿服务|场次",
    ("observers",): "观察员",
    ("teams",): "队伍|社会力量",
    ("positions",): "岗位|报到|包联户",
    ("deeds", "notices"): "闪光|上榜|公示(?!栏)",
    ("meetings", "decisions"): "联席会议|提级|议定|到会",
    ("challenges", "milestones"): "榜题|揭榜(?!式)",
    ("stations", "shifts"): "服务站|轮值",
    ("tasks", "task_events", "notices"): "服务单|办结|点单|派单",
    ("commitments", "extensions", "notices"): "承诺|践诺|兑现",
    ("corrections",): "更正",
}
"""The kinds that a county lacks, and what nobody may read there."""
OWN_PAGES = ("about", "method", "object", "privacy")
PARTS_OF_NONE = re.compile("这里没有登记：[^。]*。")


def rows_without(gone: Sequence[str]) -> dict[str, list[Row]]:
    """A county in which every kind has rows but these, and nothing refers to them."""
    every = {**county_rows(), "activities": [activity()], "list_items": [item(), need(id="qd-2")]}
    rows = {kind: [] if kind in gone else found for kind, found in every.items()}
    lost = {row["id"] for kind in gone for row in every[kind]}
    for kind in KINDS:
        whole = [
            field.name
            for field in kind.fields
            # A picture of nothing is none.
            if field.refers_to and (field.loses_record or field.name == "subject")
        ]
        for row in rows.get(kind.name, []):
            row.update(
                {
                    field.name: ""
                    for field in kind.fields
                    if field.refers_to
                    and field.name not in whole
                    and lost & set(row.get(field.name, "").split("、"))
                }
            )
        rows[kind.name] = [
            row
            for row in rows.get(kind.name, [])
            if not lost & {row.get(name, "") for name in [*whole, "target"]}
        ]
    return rows


def said(page: SaidPage) -> str:
    """A board's words, those of its title and description too, without the one line."""
    whole = page.tree.getroottree().getroot()
    return PARTS_OF_NONE.sub("", " ".join(whole.text_content().split()))


@pytest.mark.parametrize("gone", ALONE, ids="-".join)
def test_kind_nobody_keeps_then_no_board_speaks_of_it(gone: Sequence[str], tmp_path: Path) -> None:
    pages = make_pages(read_county(write_project(tmp_path, **rows_without(gone))))
    assert len(pages) > 30
    words = re.compile(ALONE[gone])
    found = {path: words.findall(said(page)) for path, page in pages.items()}
    assert {path: hits for path, hits in found.items() if hits} == {}
    assert sorted(dead_links(pages)) == []


def dead_links(pages: Mapping[str, SaidPage]) -> Iterator[tuple[str, str]]:
    """The links between boards that lead to no place there: each with its page."""
    ids = {path: {*page.tree.xpath("//@id")} for path, page in pages.items()}
    for path, page in pages.items():
        for link in page.tree.xpath("//a/@href"):
            address, _, fragment = link.partition("#")
            target = f"{normpath(join(path, address))}/".removeprefix("./") if address else path
            if fragment and target in ids and unquote(fragment) not in ids[target]:
                yield path, link


@pytest.mark.parametrize("gone", ALONE, ids="-".join)
@pytest.mark.parametrize("name", OWN_PAGES)
def test_kind_nobody_keeps_then_no_page_written_by_hand_speaks_of_it(
    gone: Sequence[str], name: str
) -> None:
    kept = Kept({kind.name: 0 for kind in KINDS if kind.name not in gone})
    text = (ROOT / "content" / f"{name}.md").read_text(encoding="utf-8")
    left = without_absent(text, kept_boards(make_programme(), kept), gone, name)
    assert re.findall(ALONE[gone], left) == []


def test_nothing_but_places_and_units_kept_then_pages_written_by_hand_name_no_board() -> None:
    every = "|".join(ALONE.values())
    absent = {kind.name for kind in KINDS} - set(REQUIRED_KINDS)
    for name in OWN_PAGES:
        text = (ROOT / "content" / f"{name}.md").read_text(encoding="utf-8")
        assert re.findall(every, without_absent(text, (), absent, name)) == []
