"""Households: how many each position links, on the board of positions. Counts only."""

from __future__ import annotations

import numpy as np

from sunboard.boards.alike import cell, community_link
from sunboard.boards.grids import count_cell, rate_cell
from sunboard.boards.values import Grid, GridRow, GridSection
from sunboard.figures.values import Figure
from sunboard.figures.worded import count_figure, rate_figure
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.positions import Fit, household_links_of
from sunboard.measures.tally import Rate
from sunboard.schema import KIND_BY_NAME

_NO_LINKS = "没有报到的岗位"
_FIT_LABELS = ("不足", "在范围内", "超出", "没填户数")


def household_section(ground: Ground) -> GridSection:
    """The households that positions link, against the range and against all there are."""
    limits, links = ground.programme.limits, household_links_of(ground)
    every = totals(links.by_community)
    return GridSection(
        id="households",
        title="包联户",
        note=f"每个报到的岗位包联{limits.households_min}—{limits.households_max}户，这里按岗位数。"
        "联系户数是各岗位相加，几个岗位联系同一户的会算几次；登记户数是本社区各小区填了的户数相加。",
        figures=(
            within_figure(ground, every, "county"),
            count_figure(
                f"不足{limits.households_min}户",
                int(every[Fit.BELOW]),
                key="county/households/below",
            ),
            count_figure(
                f"超出{limits.households_max}户",
                int(every[Fit.ABOVE]),
                key="county/households/above",
            ),
            count_figure("没填户数", int(every[Fit.UNKNOWN]), key="county/households/unknown"),
            linked_figure(ground, np.arange(ground.size(Scope.COMMUNITY)), "county"),
        ),
        grids=(
            Grid(
                "各社区包联岗位数和户数；社区按登记的次序",
                ("社区", "报到的岗位", *_FIT_LABELS, "联系户数 / 登记户数"),
                tuple(_household_row(ground, c) for c in range(ground.size(Scope.COMMUNITY))),
            ),
        ),
    )


def _household_row(ground: Ground, community: int) -> GridRow:
    links, about = household_links_of(ground), about_of(ground, "communities", community)
    fits = links.by_community[community].tolist()
    tones = ("warn", "", "warn", "warn")
    unknown = int(links.estates_unknown[community])
    return GridRow(
        "",
        cell(ground, "communities", community, "name"),
        community_link(ground, community),
        (
            count_cell(sum(fits)),
            *(count_cell(fit, tone=tone) for fit, tone in zip(fits, tones, strict=True)),
            rate_cell(
                Rate(int(links.linked[community]), int(links.households[community])),
                f"{about}/households/linked",
                note=f"另有{unknown}个小区没填户数" if unknown else "",
            ),
        ),
    )


def within_figure(ground: Ground, fits: np.ndarray, about: str) -> Figure:
    """Positions whose households are within the range; `fits` counts positions by `Fit`."""
    limits = ground.programme.limits
    return rate_figure(
        f"包联{limits.households_min}—{limits.households_max}户的岗位",
        Rate(int(fits[Fit.WITHIN]), int(fits.sum())),
        ground.programme,
        key=f"{about}/households/within",
        note=None if fits.any() else _NO_LINKS,
    )


def linked_figure(ground: Ground, communities: np.ndarray, about: str) -> Figure:
    """Households linked of all that are known; no share where an estate doesn't say how many it has."""
    links = household_links_of(ground)
    unknown = int(links.estates_unknown[communities].sum())
    figure = rate_figure(
        "联系户数 / 登记户数",
        Rate(int(links.linked[communities].sum()), int(links.households[communities].sum())),
        ground.programme,
        key=f"{about}/households/linked",
        note=f"{unknown}个小区没填户数，不在登记户数里" if unknown else "联系户数按岗位相加",
    )
    if unknown or figure.bar is None:
        return figure._replace(text=None, bar=None, tone="calm")
    return figure._replace(bar=min(figure.bar, 100), tone="calm")


def totals(table: np.ndarray) -> np.ndarray:
    """The columns of a table of counts, each added up."""
    totals: np.ndarray = table.sum(axis=0)
    return totals


def about_of(ground: Ground, kind: str, row: int) -> str:
    """What names a community or unit in the keys of its figures."""
    owner = KIND_BY_NAME[kind].owner_as
    return f"{owner}/{cell(ground, kind, row, 'id')}"
