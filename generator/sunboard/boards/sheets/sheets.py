"""The printed sheets: the page that lists them, and the links on the boards that they repeat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sunboard.boards import addresses
from sunboard.boards.alike import community_link, county_page, text_of
from sunboard.boards.blocks import Block, Empty, Heading, Section
from sunboard.boards.owners import communities_by_town
from sunboard.boards.sheets.sheet_links import SheetLink, SheetLinks
from sunboard.boards.values import Page
from sunboard.language import clauses, say, say_many, sentences
from sunboard.measures.ground import Ground

_LISTED = 60
"""With more communities the page names only the files that hold all of a community's sheets."""
_MEGABYTE = 1_000_000
_NOTHING = SheetLinks()


class SheetFile(NamedTuple):
    """One file to print."""

    name: str
    """A3, A4, or 压缩包."""
    size: str
    """4页，192 KB."""
    path: str
    """Relative to the site's root."""


class SheetGroup(NamedTuple):
    """The same sheet on the papers there are."""

    label: str
    files: tuple[SheetFile, ...]


@dataclass(frozen=True)
class SheetList(Block):
    """Printed sheets to download."""

    groups: tuple[SheetGroup, ...]


def make_sheets_page(ground: Ground, _: int, sheet_links: SheetLinks = _NOTHING) -> Page:
    """The page that lists every printed sheet by community."""
    single = say("单张的在各社区自己的页面上。") if _is_short(ground) else ""
    apart = say("每张证书在各件闪光言行自己的页面上。") if ground.makes("deeds") else ""
    own = _hanging((*sheet_links.by_owner.get(-1, ()), *sheet_links.bundles_by_owner.get(-1, ())))
    county = (Section(say("全县"), (own,), id="county"),) if own.groups else ()
    towns = range(len(communities_by_town(ground)))
    said = say("贴在公示栏的纸，和网上同一张榜一个数。下载 PDF，按 A3 或 A4 打印。")
    return county_page(
        ground,
        addresses.SHEETS,
        (*county, *(_town(ground, sheet_links, town) for town in towns)),
        title=say("张贴版"),
        description=say(
            "{county}各社区公示栏的张贴版，可以下载打印", county=ground.programme.county
        ),
        lead=(sentences(said, single, apart),),
    )


def _is_short(ground: Ground) -> bool:
    return len(ground.records["communities"]) > _LISTED


def _town(ground: Ground, sheet_links: SheetLinks, town: int) -> Section:
    blocks: list[Block] = []
    for archive in sheet_links.archives:
        if archive.owner == town:
            group = SheetGroup(say("全镇（街道）各社区的张贴版"), (sheet_file(archive),))
            blocks.append(SheetList((group,)))
    for community in communities_by_town(ground)[town].tolist():
        blocks += _place(ground, sheet_links, community)
    town_id, name = text_of(ground, "towns", town, "id"), text_of(ground, "towns", town, "name")
    return Section(name, tuple(blocks), id=town_id)


def _place(ground: Ground, sheet_links: SheetLinks, community: int) -> tuple[Block, Block]:
    """What one community's clerk prints, all in one file first."""
    name = text_of(ground, "communities", community, "name")
    sheets = () if _is_short(ground) else sheet_links.by_owner.get(community, ())
    listed = _hanging((*sheet_links.bundles_by_owner.get(community, ()), *sheets))
    empty = Empty(say("没有可打印的张贴版。"))
    return Heading(name, community_link(ground, community)), listed if listed.groups else empty


def _hanging(sheets: Iterable[SheetLink]) -> SheetList:
    return sheet_list(sheet for sheet in sheets if sheet.hangs)


def sheet_list(sheets: Iterable[SheetLink]) -> SheetList:
    """Files side by side that hold the same on different papers."""
    groups: dict[str, list[SheetFile]] = {}
    for sheet in sheets:
        groups.setdefault(sheet.label, []).append(sheet_file(sheet))
    return SheetList(tuple(SheetGroup(label, tuple(files)) for label, files in groups.items()))


def sheet_file(sheet: SheetLink) -> SheetFile:
    """One file with its size; an archive has no pages."""
    size = f"{max(1, round(sheet.size / 1000))} KB"
    if sheet.size >= _MEGABYTE:
        size = f"{sheet.size / _MEGABYTE:.1f} MB"
    if not sheet.paper:
        return SheetFile(say("压缩包"), size, sheet.path)
    pages = say_many("{n}页", sheet.pages)
    return SheetFile(sheet.paper.upper(), clauses(pages, size), sheet.path)
