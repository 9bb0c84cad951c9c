"""The printed sheets: the page that lists them, and the links on the boards that they repeat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sunboard.boards import addresses
from sunboard.boards.alike import cell, community_link, home_crumbs
from sunboard.boards.owners import communities_by_town
from sunboard.boards.sheets.printed import Printed, PrintedSheet
from sunboard.boards.values import Link, Page
from sunboard.measures.ground import Ground

_LISTED = 60
"""With more communities the page names only the files that hold all of a community's sheets."""
_NOTHING = Printed()


class SheetFile(NamedTuple):
    """One file to print."""

    name: str
    """A3, A4, or 压缩包."""
    size: str
    """4页，192 KB."""
    path: str
    """Relative to the site's root."""


class SheetGroup(NamedTuple):
    """The same sheet on the papers there are (components/sheet_list.html)."""

    label: str
    files: tuple[SheetFile, ...]


@dataclass(frozen=True)
class PlaceSheets:
    """What one community's clerk prints."""

    name: str
    path: str
    """Its board; "" where none is made."""
    bundle: tuple[SheetFile, ...]
    groups: tuple[SheetGroup, ...]


@dataclass(frozen=True)
class TownSheets:
    """What is printed in one town."""

    id: str
    name: str
    archive: SheetFile | None
    communities: tuple[PlaceSheets, ...]


@dataclass(frozen=True)
class SheetsBoard:
    """Everything the page of printed sheets shows."""

    crumbs: tuple[Link, ...]
    county: tuple[SheetGroup, ...]
    """The county's own."""
    towns: tuple[TownSheets, ...]
    note: str
    """What is not listed, and where it is."""


def make_sheets_page(ground: Ground, _: int, printed: Printed = _NOTHING) -> Page:
    """The page that lists every printed sheet by community."""
    is_short = len(ground.records["communities"]) > _LISTED
    kept_apart = "每张证书在各件闪光言行自己的页面上。" if ground.makes("deeds") else ""
    single = "单张的在各社区自己的页面上。" if is_short else ""
    own = (*printed.by_owner.get(-1, ()), *printed.bundles_by_owner.get(-1, ()))
    return Page(
        path=addresses.SHEETS,
        title="张贴版",
        description=f"{ground.programme.county}各社区公示栏的张贴版，可以下载打印",
        section="mechanisms",
        template="sheets.html",
        board=SheetsBoard(
            crumbs=home_crumbs(ground, addresses.root_of(addresses.SHEETS)),
            county=sheet_groups(sheet for sheet in own if sheet.hangs),
            towns=tuple(
                _town(ground, printed, town, is_short=is_short)
                for town in range(len(communities_by_town(ground)))
            ),
            note=single + kept_apart,
        ),
    )


def sheet_groups(sheets: Iterable[PrintedSheet]) -> tuple[SheetGroup, ...]:
    """Files side by side that hold the same on different papers."""
    groups: dict[str, list[SheetFile]] = {}
    for sheet in sheets:
        groups.setdefault(sheet.label, []).append(sheet_file(sheet))
    return tuple(SheetGroup(label, tuple(files)) for label, files in groups.items())


def sheet_file(sheet: PrintedSheet) -> SheetFile:
    """One file with its size; an archive has no pages."""
    size = f"{max(1, round(sheet.size / 1000))} KB"
    if sheet.size >= _MEGABYTE:
        size = f"{sheet.size / _MEGABYTE:.1f} MB"
    if not sheet.paper:
        return SheetFile("压缩包", size, sheet.path)
    return SheetFile(sheet.paper.upper(), f"{sheet.pages}页，{size}", sheet.path)


_MEGABYTE = 1_000_000


def _town(ground: Ground, printed: Printed, town: int, *, is_short: bool) -> TownSheets:
    archives = (sheet for sheet in printed.archives if sheet.owner == town)
    communities = communities_by_town(ground)[town].tolist()
    return TownSheets(
        id=cell(ground, "towns", town, "id"),
        name=cell(ground, "towns", town, "name"),
        archive=next(map(sheet_file, archives), None),
        communities=tuple(
            _place(ground, printed, community, is_short=is_short) for community in communities
        ),
    )


def _place(ground: Ground, printed: Printed, community: int, *, is_short: bool) -> PlaceSheets:
    sheets = () if is_short else printed.by_owner.get(community, ())
    return PlaceSheets(
        name=cell(ground, "communities", community, "name"),
        path=community_link(ground, community),
        bundle=tuple(map(sheet_file, printed.bundles_by_owner.get(community, ()))),
        groups=sheet_groups(sheet for sheet in sheets if sheet.hangs),
    )
