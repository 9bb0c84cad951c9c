"""How a list of honours came to be, as somebody says it in one line: who approved it, by what and when."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from sunboard.checks.faults import Fault
from sunboard.checks.parsing.dates import parse_date
from sunboard.checks.parsing.spans import days_in

_PARTS = re.compile(r"[,，;；。\n]+")
_ROLE = re.compile(
    r"(推荐|核实|审批|批准|recommended|verified|approved)(?:单位|人|方|\s*by)?\s*[:：]\s*(.+)",
    re.IGNORECASE,
)
_WINDOW = re.compile(r"公示(?:期|时间|日期)?[:：]?|[从自]|止|notice(?:from)?:?", re.IGNORECASE)
_APPROVED = re.compile(
    r"(?:审批|批准|印发|决定)(?:日期|时间)?[:：]?|于|approved(?:on)?:?", re.IGNORECASE
)
_PAPER = re.compile(
    r"[〔\[【《号]|文件|通知|决定|纪要|会议|\b(?:no|document|minutes)\b", re.IGNORECASE
)
_ROLES = {
    **dict.fromkeys(("推荐", "recommended"), "recommender"),
    **dict.fromkeys(("核实", "verified"), "verifier"),
    **dict.fromkeys(("审批", "批准", "approved"), "approver"),
}


@dataclass(frozen=True)
class Approval:
    """What somebody says of all deeds of a list; "" or None for what is not said."""

    offices: dict[str, str]
    """Who recommended, verified and approved them, by field; one that is not said apart is who approved."""
    paper: str = ""
    """By which document, or meeting."""
    approved_on: date | None = None
    window: tuple[date, date] | None = None
    has_more: bool = False
    """Whether there is a part that could be anything."""


def approval_in(text: str) -> Approval:
    """Understand the parts of a text, whatever their order."""
    offices: dict[str, str] = {}
    paper, approved_on, window, has_more = "", None, None, False
    for part in filter(None, map(str.strip, _PARTS.split(text))):
        days = _days(part)
        if isinstance(days, date):
            approved_on = days
        elif days is not None:
            window = None if isinstance(days, Fault) else days
        elif role := _ROLE.fullmatch(part):
            offices[_ROLES[role[1].casefold()]] = role[2].strip()
        elif _PAPER.search(part):
            paper = part
        else:
            has_more |= "approver" in offices
            offices.setdefault("approver", part)
    if "approver" in offices:
        offices = {**dict.fromkeys(_ROLES.values(), offices["approver"]), **offices}
    return Approval(offices, paper, approved_on, window, has_more)


def _days(part: str) -> date | tuple[date, date] | Fault | None:
    """The day of approval, or the first and last of 公示; a fault for days that make no sense, else None."""
    plain = "".join(unicodedata.normalize("NFKC", part).split())
    day = parse_date(_APPROVED.sub("", plain))
    return day if isinstance(day, date) else days_in(_WINDOW.sub("", plain))
