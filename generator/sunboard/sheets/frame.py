"""The frame of every sheet: issuer, dates, the address of the same board."""

from __future__ import annotations

from datetime import timedelta

from sunboard.boards.county import County
from sunboard.boards.words import spoken_date
from sunboard.sheets.values import Frame


def make_frame(county: County, board: str, days: int, *, issuer: str = "") -> Frame:
    """The frame of a sheet that says what `board` says and hangs for so many days from the as-of day.

    Args:
        county: Everything.
        board: A path relative to the site's root.
        days: How many days it hangs, the first included.
        issuer: Who answers for it; "" for the programme's issuer.
    """
    programme, as_of = county.measures.programme, county.measures.as_of
    url = f"{programme.web_address}{board}" if programme.web_address else ""
    return Frame(
        programme=f"{programme.county}　{programme.name}",
        issuer=issuer or programme.issuer,
        phone=programme.supervision_phone,
        as_of=spoken_date(as_of),
        posted=spoken_date(as_of + timedelta(days=1)),
        takedown=spoken_date(as_of + timedelta(days=days)),
        url=url,
        address=url.partition("://")[2] or f"/{board}",
        mark="示范数据：内容均为虚构" if programme.is_demonstration else "",
    )
