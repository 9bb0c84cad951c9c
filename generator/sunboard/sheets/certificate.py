"""The certificate of an honoured deed; it is handed over, and does not hang."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.county import County
from sunboard.boards.places.alike import cell
from sunboard.boards.words import spoken_day
from sunboard.measures.deeds import deeds_of
from sunboard.measures.months import months_of
from sunboard.measures.moves import last_move
from sunboard.sheets.frame import make_frame
from sunboard.sheets.honours import doers_of, named_of
from sunboard.sheets.values import Sheet


@dataclass(frozen=True)
class CertificateSheet:
    """Everything a certificate says."""

    to: str
    """Who did it, 同志 after names; those who may not be named, by role."""
    unit: str
    said: str
    """When and where it was."""
    what: str
    result: str
    honour: str
    """The board it stands on."""
    trail: str
    """Who recommended, verified and approved it."""
    number: str
    signed_on: str
    """The day it was honoured, else approved; "" where nobody wrote it down."""


def certificate_count(county: County) -> int:
    """One an honoured deed that names somebody, or a whole unit."""
    return len(county.once(_certified))


def make_certificate(county: County, number: int, paper: str) -> Sheet:
    """The certificate of a deed, on A4 across."""
    deed = county.once(_certified)[number]
    row, community = county.deed_rows[deed], _community(county, deed)
    owner = cell(county, "communities", community, "id")
    return Sheet(
        path=addresses.sheet_path(owner, f"certificate-{row.id}-{paper}"),
        kind="certificate",
        label=f"荣誉证书（{row.id}）",
        paper=paper,
        is_landscape=True,
        title="荣誉证书",
        subtitle="",
        frame=make_frame(
            county,
            row.path,
            county.ground.programme.sheets.honours_days,
            last_move(county.ground, deeds=[deed]),
        ),
        body=_body(county, deed),
        board=row.path,
        community=community,
    )


def _certified(county: County) -> list[int]:
    if not county.makes("deeds"):
        return []
    rows = np.flatnonzero(deeds_of(county.ground).is_honoured).tolist()
    return [row for row in rows if named_of(county, row) or row not in county.people_by_deed]


def _community(county: County, deed: int) -> int:
    return int(deeds_of(county.ground).table.codes("community")[deed])


def _body(county: County, deed: int) -> CertificateSheet:
    ground, row = county.ground, county.deed_rows[deed]
    month = months_of(ground)[
        int(months_of(ground).codes(deeds_of(ground).table.days("date"))[deed])
    ]
    return CertificateSheet(
        to=_addressed(county, deed),
        unit=row.unit,
        said=f"{row.date}，在{row.place.replace(' ', '')}",
        what=row.what,
        result=row.result,
        honour=f"列入{ground.programme.county}党员闪光言行榜（{month.quarter_label}）。",
        trail=row.trail,
        number=f"编号：{row.id}",
        signed_on=_signed_on(county, deed),
    )


def _addressed(county: County, deed: int) -> str:
    named, doers = named_of(county, deed), doers_of(county, deed)
    others = "、".join(doers[len(named) :])
    return "，".join(filter(None, ("、".join(named) + "同志" if named else "", others)))


def _signed_on(county: County, deed: int) -> str:
    days = (
        deeds_of(county.ground).table.days(name)[deed] for name in ("decided_on", "approved_on")
    )
    return next((spoken_day(day) for day in days if not np.isnat(day)), "")
