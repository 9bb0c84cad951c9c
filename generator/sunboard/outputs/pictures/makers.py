"""Every picture there is: of each estate, each honour, each quarter. All are made of what may be passed on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import estate_link, last_record_text, text_of
from sunboard.boards.deeds.honours import BOARD_NAME, deed_quarters
from sunboard.boards.deeds.wall import honour_wall, people_of, quotation_of
from sunboard.boards.passing.heard import quarter_honours
from sunboard.boards.passing.honours import shared_deeds, shared_quarters
from sunboard.boards.places.answers import answers, community_commitments, late_of
from sunboard.boards.rows.commitments import commitment_rows, commitments_by
from sunboard.boards.rows.deeds import deed_rows, deeds_by
from sunboard.boards.shows import shows_of
from sunboard.boards.values import CommitmentRow
from sunboard.language import clauses, listed, say, say_many
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground, Scope
from sunboard.outputs.pictures.values import Asked, Done, Picture, Promise

_PROMISES, _NAMES, _DEEDS, _TOLD = 6, 120, 8, 5
"""What a long picture lists: as much as somebody scrolls through in a chat."""
LONG, PREVIEW = "long", "preview"


class Job(NamedTuple):
    """One picture to be set: a subject in a form."""

    make: Callable[[Ground], Picture]
    form: str
    path: str


def pictures(shared: Ground) -> Iterator[Job]:
    """Every picture of a county, given as the ground of what may be passed on."""
    for make, board in _subjects(shared):
        yield Job(make, LONG, f"{board}{addresses.PICTURE}")
        # A chat fetches it from the page's own address: nobody asks for it where that isn't known.
        if shared.programme.web_address:
            yield Job(make, PREVIEW, f"{board}{addresses.PREVIEW}")


def _subjects(shared: Ground) -> Iterator[tuple[Callable[[Ground], Picture], str]]:
    for estate in range(shared.size(Scope.ESTATE)):
        if board := estate_link(shared, estate):
            yield partial(of_estate, estate=estate), board
    if shared.makes("deeds"):
        rows = deed_rows(shared)
        for deed in shared_deeds(shared):
            yield partial(of_deed, deed=deed), rows[deed].path
        for quarter in shared_quarters(shared):
            yield partial(of_quarter, quarter=quarter), addresses.quarter_path(quarter)


def of_estate(shared: Ground, estate: int) -> Picture:
    """Who answers for an estate, what was promised, whether it was done, who shone there."""
    board = estate_link(shared, estate)
    community = int(shared.records["estates"].codes("community")[estate])
    asked = tuple(
        Asked(each.question, each.answer)
        for each in answers(shared, Scope.ESTATE, estate, "").answers
    )
    late = late_of(shared, Scope.ESTATE, estate)
    if asked and late:
        said = say_many("逾期没做完的{n}项", late)
        asked = (*asked[:-1], replace(asked[-1], said=said))
    promises, more = _promises(shared, estate)
    picture = Picture(
        kind="estate",
        board=board,
        title=text_of(shared, "estates", estate, "name"),
        within=text_of(shared, "communities", community, "name"),
        names=_shone(shared, estate),
        asked=asked,
        promises=promises,
        more=more,
        updated=last_record_text(shared, "estates", estate),
    )
    return _framed(shared, picture)


def _promises(shared: Ground, estate: int) -> tuple[tuple[Promise, ...], str]:
    if not shows_of(shared).commitments:
        return (), ""
    own, alike = (
        commitments_by(shared, Scope.ESTATE)[estate],
        community_commitments(shared, estate),
    )
    every = np.concatenate((own, alike))
    rows = commitment_rows(shared).chosen(every[:_PROMISES])
    rest = len(every) - _PROMISES
    more = say_many("另有{n}项承诺没有列出。", rest) if rest > 0 else ""
    return tuple(map(_promise, rows)), more


def _promise(row: CommitmentRow) -> Promise:
    said = clauses(str(row.unit), row.due)
    return Promise(row.text, said, row.status.shape, row.status.word)


def _shone(shared: Ground, estate: int) -> tuple[str, ...]:
    if not shows_of(shared).deeds:
        return ()
    rows = deeds_by(shared, Scope.ESTATE)[estate]
    honoured = rows[deeds_of(shared).is_honoured[rows]][:_DEEDS]
    chosen = deed_rows(shared).chosen(honoured)
    return tuple(dict.fromkeys(name for row in chosen for name in row.names))


def of_deed(shared: Ground, deed: int) -> Picture:
    """Who did what, with what result, and who vouches for it."""
    row = deed_rows(shared)[deed]
    picture = Picture(
        kind="deed",
        board=row.path,
        title=say(BOARD_NAME),
        within=row.kind,
        names=row.names,
        said=clauses(row.unit, row.date),
        what=row.what,
        result=row.result,
        trail=row.trail,
    )
    return _framed(shared, picture)


def of_quarter(shared: Ground, quarter: str) -> Picture:
    """The names of a quarter in their order, and a sentence that one of them said."""
    deeds, label = quarter_honours(shared, quarter), dict(deed_quarters(shared))[quarter]
    wall = honour_wall(shared, deeds, is_counted=True)
    names = tuple(link.label for link in (*wall.names, *wall.rest))
    people = len(np.unique(people_of(shared, deeds)))
    rest = len(names) - _NAMES
    told = deed_rows(shared).chosen(deeds[:_TOLD])
    said = quotation_of(shared, deeds)
    picture = Picture(
        kind="quarter",
        board=addresses.quarter_path(quarter),
        title=say(BOARD_NAME),
        within=label,
        names=names[:_NAMES],
        order=wall.order,
        said=clauses(
            say_many("上榜言行{n}件", len(deeds)),
            say_many("{n}人上榜", people) if people else "",
        ),
        more=say_many("另有{n}人。", rest) if rest > 0 else "",
        deeds=tuple(Done(listed(row.names), row.what) for row in told),
        quotation=said.words if said else "",
        quoted=said.who if said else "",
    )
    return _framed(shared, picture)


def _framed(shared: Ground, picture: Picture) -> Picture:
    """With who answers for it, and where it says the same."""
    programme = shared.programme
    url = f"{programme.web_address}{picture.board}" if programme.web_address else ""
    framed = {
        "programme": say(
            "{county}　{programme}", county=programme.county, programme=programme.name
        ),
        "issuer": programme.issuer,
        "phone": programme.supervision_phone,
        "url": url,
        "address": url.partition("://")[2],
        "mark": say("示范数据：内容均为虚构") if programme.is_demonstration else "",
    }
    return Picture(**(vars(picture) | framed))


def who_of(picture: Picture) -> str:
    """Everybody on a picture, one after another."""
    return listed(picture.names)
