"""The foot of every page: who publishes it, whom to ring up and write to, and where the site is registered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sunboard.boards.counted import Text
from sunboard.boards.phones import NUMBER, phone_of
from sunboard.boards.values import Fact
from sunboard.language import say
from sunboard.settings import Programme

_ICP_REGISTER = "https://beian.miit.gov.cn/"
_POLICE_REGISTER = "https://beian.mps.gov.cn/#/query/webSearch?code="
"""Both are what the offices that give the numbers ask a site to lead to."""


@dataclass(frozen=True)
class Colophon:
    """What the foot of every page says, but for the day."""

    issuer: str
    phone: Text
    address: str
    """ "" where none is given."""
    filings: tuple[Fact, ...]
    """The site's numbers in public registers, with the way to each that can be looked up."""
    is_demonstration: bool


def colophon_of(programme: Programme) -> Colophon:
    """The foot of a programme's pages."""
    return Colophon(
        programme.issuer,
        phone_of(programme.supervision_phone),
        programme.address,
        tuple(_filings(programme)),
        programme.is_demonstration,
    )


def _filings(programme: Programme) -> Iterator[Fact]:
    filings = programme.filings
    if filings.icp:
        yield Fact(say("ICP备案"), filings.icp, _ICP_REGISTER)
    if filings.police:
        digits = "".join(filter(str.isdigit, filings.police))
        yield Fact(say("公安备案"), filings.police, f"{_POLICE_REGISTER}{digits}")
    if filings.site_code:
        yield Fact(say("网站标识码"), filings.site_code)


def whom_to_tell(programme: Programme, title: str) -> Text:
    """Whom to ring about a mistake on a page, and what to say; `title` is that of the page, with its number."""
    said = say(
        "打监督电话 {phone}，报「{title}」和那一条的编号，说哪一句不对、应该是什么；"
        "到期没有人办的，也打这个电话。",
        phone=NUMBER,
        title=title,
    )
    return phone_of(programme.supervision_phone, said)
