"""The frame of every sheet: issuer, dates, the address of the same board."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from sunboard.language import say
from sunboard.language.dates import said_day
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground
from sunboard.outputs.sheets.values import Frame


def make_frame(
    ground: Ground, board: str, days: int, moved: np.datetime64, *, issuer: str = ""
) -> Frame:
    """The frame of a sheet that says what `board` says and hangs for so many days.

    Args:
        ground: Everything.
        board: A path relative to the site's root.
        days: How many days it hangs, the first included.
        moved: The last day on which one of its rows moved, NaT for never. That, or the first day of the month
            where it is later, is the day of the sheet: it is not printed again because a night has passed.
        issuer: Who answers for it; "" for the programme's issuer.
    """
    programme = ground.programme
    day = _sheet_day(ground.as_of, moved)
    url = f"{programme.web_address}{board}" if programme.web_address else ""
    return Frame(
        programme=say("{county}　{programme}", county=programme.county, programme=programme.name),
        issuer=issuer or programme.issuer,
        phone=programme.supervision_phone,
        day=day.isoformat(),
        as_of=said_day(day),
        posted=said_day(day + timedelta(days=1)),
        takedown=said_day(day + timedelta(days=days)),
        url=url,
        address=url.partition("://")[2] or f"/{board}",
        mark=say("示范数据：内容均为虚构") if programme.is_demonstration else "",
    )


def rows_of(ground: Ground, kind: str, community: int) -> Positions:
    """Every record of a kind in a community, those that have ended among them."""
    return np.flatnonzero(ground.records[kind].codes("community") == community)


def _sheet_day(as_of: date, moved: np.datetime64) -> date:
    first = as_of.replace(day=1)
    return first if np.isnat(moved) else max(first, date.fromisoformat(str(moved)))
