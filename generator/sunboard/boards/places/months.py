"""Which months of a community have a page."""

from __future__ import annotations

import numpy as np

from sunboard.boards.rows.deeds import ended_deeds
from sunboard.measures.columns import Mask, Positions
from sunboard.measures.ground import Ground, Scope, months_of, remembered
from sunboard.publishable.records import told, told_in_full
from sunboard.schema.surface import Surface


@remembered
def has_month_page(ground: Ground) -> Mask:
    """Shape (communities, months): where anything began that the record of the month would show."""
    months = months_of(ground)
    has_page = np.zeros((ground.size(Scope.COMMUNITY), months.count), dtype=np.bool_)
    for kind, day in (("tasks", "raised_on"), ("commitments", "made_on"), ("deeds", "date")):
        table = ground.records[kind]
        community, month = table.codes("community"), months.codes(table.days(day))
        is_there = told_in_full(ground, kind, Surface.PAGE)
        if kind == "deeds":
            # An address outlives the names on its page.
            is_there = is_there | (ended_deeds(ground) & told(ground, kind, Surface.PAGE))
        known = (community >= 0) & (month >= 0) & is_there
        has_page[community[known], month[known]] = True
    if void := ground.records.void.get("tasks"):
        community, month = void.owners["communities"], months.codes(void.began)
        known = (community >= 0) & (month >= 0)
        has_page[community[known], month[known]] = True
    return has_page


@remembered
def month_pages(ground: Ground) -> Positions:
    """Community and month of every page, by community, then month."""
    return np.argwhere(has_month_page(ground))


def month_page_count(ground: Ground) -> int:
    """One page a community and month in which anything began."""
    return len(month_pages(ground))
