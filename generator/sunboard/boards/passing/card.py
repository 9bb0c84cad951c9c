"""Cards that may be shown within other sites: what the county, a community or an estate answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sunboard.boards import addresses
from sunboard.boards.alike import community_link, estate_link, last_record_text, text_of
from sunboard.boards.deeds.honours import deed_quarters
from sunboard.boards.passing.heard import quarter_honours
from sunboard.boards.places.answers import answers, late_of
from sunboard.boards.places.front import programme_title
from sunboard.boards.rows.deeds import deed_rows, deeds_by
from sunboard.boards.shows import shows_of
from sunboard.language import listed, said_number, say, say_many
from sunboard.measures.columns import Positions
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.tally import tally_of

_NAMED = 4
"""Honours whose people a card names: the newest."""


class CardLine(NamedTuple):
    """A question, and what a card answers."""

    question: str
    answer: str
    said: str = ""
    is_honour: bool = False


class CardPage(NamedTuple):
    """A card, complete: a page of its own, without the site's head and foot."""

    path: str
    title: str
    within: str
    """Where it is, or whose programme it is of."""
    lines: tuple[CardLine, ...]
    updated: str
    issuer: str
    board: str
    """The page that says all of it; relative to the site's root."""
    way: str
    """What leads there is called."""
    address: str
    """Where that lies on the web; "" where nobody knows."""
    mark: str
    """That its data are made up; "" for real ones."""


PLACES = {Scope.COMMUNITY: community_link, Scope.ESTATE: estate_link}


def cards(ground: Ground) -> Iterator[CardPage]:
    """Every card: the county's, and one a community and an estate that has a board."""
    if not ground.makes("embed"):
        return
    title = programme_title(ground.programme)
    yield _card(ground, addresses.HOME, title, "", (*_of_county(ground),), "")
    for scope, link in PLACES.items():
        for entity in range(ground.size(scope)):
            if board := link(ground, entity):
                name = text_of(ground, scope.value, entity, "name")
                updated = last_record_text(ground, scope.value, entity)
                lines = (*_of_place(ground, scope, entity),)
                yield _card(ground, board, name, title, lines, updated)


def _card(
    ground: Ground, board: str, title: str, within: str, lines: tuple[CardLine, ...], updated: str
) -> CardPage:
    programme = ground.programme
    web = programme.web_address
    return CardPage(
        path=f"{addresses.EMBED}{board}",
        title=title,
        within=within,
        lines=lines,
        updated=updated,
        issuer=programme.issuer,
        board=board,
        way=say("看{place}的榜", place=title),
        address=f"{web}{board}" if web else "",
        mark=say("示范数据") if programme.is_demonstration else "",
    )


def _of_place(ground: Ground, scope: Scope, entity: int) -> Iterator[CardLine]:
    for each in answers(ground, scope, entity, "").answers:
        yield CardLine(each.question, each.answer)
    if late := late_of(ground, scope, entity):
        yield CardLine(say("逾期"), say_many("逾期没做完的{n}项", late))
    if shows_of(ground).deeds:
        rows = deeds_by(ground, scope)[entity]
        yield from _honoured(ground, rows[deeds_of(ground).is_honoured[rows]])


def _of_county(ground: Ground) -> Iterator[CardLine]:
    shows = shows_of(ground)
    if shows.commitments:
        rate = tally_of(ground, "commitments", Scope.COUNTY).fulfilled(0)
        due, kept = said_number(rate.denominator), said_number(rate.numerator)
        yield CardLine(say("承诺"), say("到期{due}项，兑现{kept}项", due=due, kept=kept))
    if shows.tasks:
        rate = tally_of(ground, "tasks", Scope.COUNTY).fulfilled(0)
        due, done = said_number(rate.denominator), said_number(rate.numerator)
        yield CardLine(say("服务单"), say("到期{due}件，办结{done}件", due=due, done=done))
    if ground.makes("deeds"):
        found = (quarter_honours(ground, quarter) for quarter, _ in deed_quarters(ground))
        yield from _honoured(ground, next(filter(len, found), None))


def _honoured(ground: Ground, deeds: Positions | None) -> Iterator[CardLine]:
    """Who was honoured of late, as pages name them; nothing where nobody was."""
    if deeds is None or not len(deeds):
        return
    rows = deed_rows(ground).chosen(deeds[:_NAMED])
    names = [*dict.fromkeys(name for row in rows for name in row.names)]
    rest = len(deeds) - _NAMED
    more = say_many("另有{n}件言行上榜", rest) if rest > 0 else ""
    yield CardLine(say("闪光的人"), listed(names[: 2 * _NAMED]), more, is_honour=True)
