"""The certificate of an honoured deed; it is handed over, and does not hang."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import text_of
from sunboard.boards.rows.deeds import deed_rows
from sunboard.boards.words import spoken_day
from sunboard.language import clauses, listed, say, spoken
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground, months_of, remembered
from sunboard.outputs.sheets.frame import make_frame
from sunboard.outputs.sheets.honours import doers_of, named_of
from sunboard.outputs.sheets.values import Sheet
from sunboard.publishable.names import mentions_of
from sunboard.publishable.records import is_removed, told_in_full
from sunboard.schema.surface import Surface


@dataclass(frozen=True)
class CertificateSheet:
    """Everything a certificate says."""

    to: str
    """Who did it, 同志 after names; those who may not be named, by role."""
    unit: str
    what: str
    """When and where it was, and what was done, in whole sentences."""
    result: str
    """In whole sentences; "" for none."""
    honour: str
    """The board it stands on, and that this is given for it."""
    trail: str
    """Who recommended, verified and approved it."""
    number: str
    signed_on: str
    """The day it was honoured, else approved; "" where nobody wrote it down."""


def certificate_count(ground: Ground) -> int:
    """One an honoured deed that names somebody, or a whole unit."""
    return len(_certified(ground))


def certificate_place(ground: Ground, number: int) -> int:
    """The community of a deed."""
    return _community(ground, _certified(ground)[number])


def make_certificate(ground: Ground, number: int, paper: str) -> Sheet:
    """The certificate of a deed, on A4 across."""
    deed = _certified(ground)[number]
    row, community = deed_rows(ground)[deed], _community(ground, deed)
    owner = text_of(ground, "communities", community, "id")
    return Sheet(
        path=addresses.sheet_path(owner, f"certificate-{row.id}-{paper}"),
        kind="certificate",
        label=say("荣誉证书（{id}）", id=row.id),
        paper=paper,
        is_landscape=True,
        title=say("荣誉证书"),
        subtitle="",
        frame=make_frame(
            ground,
            row.path,
            ground.programme.sheets.honours_days,
            {"deeds": [deed]},
        ),
        body=_body(ground, deed),
        board=row.path,
        community=community,
    )


@remembered
def _certified(ground: Ground) -> list[int]:
    people = mentions_of(ground, "deeds", Surface.SHEET)
    if not ground.makes("deeds"):
        return []
    is_told = told_in_full(ground, "deeds", Surface.SHEET) & ~is_removed(ground, "deeds")
    rows = np.flatnonzero(deeds_of(ground).is_honoured & is_told).tolist()
    return [row for row in rows if named_of(ground, row) or row not in people]


def _community(ground: Ground, deed: int) -> int:
    return int(deeds_of(ground).table.codes("community")[deed])


def _body(ground: Ground, deed: int) -> CertificateSheet:
    months = months_of(ground)
    row = deed_rows(ground)[deed]
    month = months[int(months.codes(deeds_of(ground).table.days("date"))[deed])]
    return CertificateSheet(
        to=_addressed(ground, deed),
        unit=row.unit,
        what=say(
            "{date}，在{place}：{what}",
            date=row.date,
            place=_unspaced(row.place),
            what=_whole(row.what),
        ),
        result=_whole(row.result),
        honour=say(
            "列入{county}党员闪光言行榜（{quarter}）。特发此证，以资鼓励。",
            county=ground.programme.county,
            quarter=month.quarter_label,
        ),
        trail=row.trail,
        number=say("编号：{id}", id=row.id),
        signed_on=_signed_on(ground, deed),
    )


def _addressed(ground: Ground, deed: int) -> str:
    named, doers = named_of(ground, deed), doers_of(ground, deed)
    others = listed(doers[len(named) :])
    return clauses(say("{names}同志", names=listed(named)) if named else "", others)


def _whole(words: str) -> str:
    """Words with a full stop, where they end without one: another sentence follows."""
    return say("{sentence}。", sentence=words) if words and words[-1] not in _STOPS else words


_STOPS = '。！？…”』」.!?"'


def _unspaced(place: str) -> str:
    """A place in a sentence, as the language has it."""
    return place.replace(" ", "") if spoken().is_chinese else place


def _signed_on(ground: Ground, deed: int) -> str:
    deeds = deeds_of(ground)
    days = (deeds.table.days(name)[deed] for name in ("decided_on", "approved_on"))
    return next((spoken_day(day) for day in days if not np.isnat(day)), "")
