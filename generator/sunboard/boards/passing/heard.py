"""What an estate's board and a quarter's honours say to be read out, as it is written; a line is a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from sunboard.boards import addresses
from sunboard.boards.alike import estate_link, estate_pairings, pairing_units, text_of
from sunboard.boards.deeds.honours import BOARD_NAME, deed_quarters, deeds_of_quarter
from sunboard.boards.deeds.wall import people_of
from sunboard.boards.places.answers import community_commitments, late_of
from sunboard.boards.rows.deeds import deed_rows, deeds_by
from sunboard.boards.shows import shows_of
from sunboard.boards.values import DeedRow, labels
from sunboard.language import clauses, listed, say, say_many, sentences
from sunboard.measures.columns import Positions
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.tally import tally_of
from sunboard.measures.unclear import may_be_paired
from sunboard.publishable.records import told_in_full
from sunboard.schema.surface import Surface

_NAMED, _DEEDS = 6, 12
"""People of an estate that are named, deeds of a quarter that are told: as many as anybody listens to."""


def heard_texts(ground: Ground) -> Iterator[tuple[str, str]]:
    """The path and the text of all that can be read out, with figures and signs; `read_out` says it aloud."""
    for estate in range(ground.size(Scope.ESTATE)):
        if board := estate_link(ground, estate):
            yield f"{board}{addresses.HEARD}", heard_estate(ground, estate)
    if ground.makes("deeds"):
        for quarter, label in deed_quarters(ground):
            if said := heard_quarter(ground, quarter, label):
                yield f"{addresses.quarter_path(quarter)}{addresses.HEARD}", said


def heard_estate(ground: Ground, estate: int) -> str:
    """Who answers for an estate, what was promised, whether it was done, and whom to ring up."""
    community = int(ground.records["estates"].codes("community")[estate])
    place = say(
        "{estate}，属于{community}。",
        estate=text_of(ground, "estates", estate, "name"),
        community=text_of(ground, "communities", community, "name"),
    )
    return _lines(
        place,
        _paired(ground, estate) if shows_of(ground).pairings else "",
        *_promised(ground, estate),
        _late(ground, estate),
        _honoured(ground, estate),
        ask=ground,
    )


def _lines(*said: str, ask: Ground) -> str:
    """Some sentences, a line each, and whom to ring up."""
    last = (say("要问的、要反映的，请打监督电话。"), ask.programme.supervision_phone)
    return "\n".join(" ".join(each.split()) for each in (*said, *last) if each) + "\n"


def _paired(ground: Ground, estate: int) -> str:
    units = pairing_units(ground, estate_pairings(ground, estate))
    if units:
        return say("包联这里的是{units}。", units=labels(units))
    if may_be_paired(ground, Scope.ESTATE)[estate]:
        return say("包联这里的登记看不清。")
    return say("没有单位包联这里。")


def _promised(ground: Ground, estate: int) -> Iterator[str]:
    shows = shows_of(ground)
    if shows.commitments:
        tally = tally_of(ground, "commitments", Scope.ESTATE)
        count, rate = tally.count(estate), tally.fulfilled(estate)
        due = (
            say("到期的{due}项，兑现了{kept}项。", due=rate.denominator, kept=rate.numerator)
            if rate.denominator
            else ""
        )
        shared = len(community_commitments(ground, estate))
        yield sentences(
            say_many("单位对这里答应过{n}项。", count)
            if count
            else say("没有单位对这里单独作出承诺。"),
            due,
            say_many("另外还有面向全社区的{n}项。", shared) if shared else "",
        )
    if shows.tasks:
        rate = tally_of(ground, "tasks", Scope.ESTATE).fulfilled(estate)
        if rate.denominator:
            yield say(
                "居民提出、已经到期的{due}件，办结了{done}件。",
                due=rate.denominator,
                done=rate.numerator,
            )


def _late(ground: Ground, estate: int) -> str:
    shows = shows_of(ground)
    if not (shows.commitments or shows.tasks):
        return ""
    late = late_of(ground, Scope.ESTATE, estate)
    return say_many("现在逾期没有做完的，有{n}件。", late) if late else say("现在没有逾期的。")


def _honoured(ground: Ground, estate: int) -> str:
    if not shows_of(ground).deeds:
        return ""
    rows = deeds_by(ground, Scope.ESTATE)[estate]
    honoured = rows[deeds_of(ground).is_honoured[rows]][:_NAMED]
    names = dict.fromkeys(
        name for deed in deed_rows(ground).chosen(honoured) for name in deed.names
    )
    return say("上了闪光言行榜的有：{names}。", names=listed(names)) if names else ""


def heard_quarter(ground: Ground, quarter: str, label: str) -> str:
    """Who was honoured in a quarter, for what, with what result; "" where nobody was."""
    deeds = quarter_honours(ground, quarter)
    if not len(deeds):
        return ""
    title = say(
        "{county}{board}，{quarter}。",
        county=ground.programme.county,
        board=say(BOARD_NAME),
        quarter=label,
    )
    people = len(dict.fromkeys(people_of(ground, deeds).tolist()))
    counted = clauses(
        say_many("上榜的有{n}件", len(deeds)), say_many("一共{n}人", people) if people else ""
    )
    rest = len(deeds) - _DEEDS
    return _lines(
        title,
        say("{sentence}。", sentence=counted),
        *map(_deed, deed_rows(ground).chosen(deeds[:_DEEDS])),
        say_many("另外还有{n}件，请看网页。", rest) if rest > 0 else "",
        ask=ground,
    )


def quarter_honours(ground: Ground, quarter: str) -> Positions:
    """The deeds of a quarter that are told in full and honoured, newest first."""
    rows = deeds_of_quarter(ground, quarter)
    may = told_in_full(ground, "deeds", Surface.PAGE) & deeds_of(ground).is_honoured
    chosen: Positions = rows[may[rows]]
    return chosen


def _deed(row: DeedRow) -> str:
    who = clauses(listed(row.names), row.unit)
    result = say("结果是，{outcome}。", outcome=_open(row.result)) if row.result else ""
    return sentences(say("{who}。", who=who), say("{sentence}。", sentence=_open(row.what)), result)


def _open(text: str) -> str:
    """A text without its last stop, which the sentence that it stands in has."""
    return text.rstrip("。").rstrip(".")
