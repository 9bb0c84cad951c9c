"""What boards say alike of places and units: links, pairings, estates, days of last activity."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.blocks import TASK_ORDER, Block, Board, Section, Sentence
from sunboard.boards.counted import Text
from sunboard.boards.folding import begun, in_brief, long_folded, told_above
from sunboard.boards.owners import contacts, pairing_is_leader, pairings_by_community
from sunboard.boards.phones import phone_of
from sunboard.boards.values import Cell, Fact, GridRow, Line, Link, Page, PairingRow
from sunboard.boards.wording import NO_KIND, NO_START, UNKNOWN
from sunboard.boards.words import day_text, estate_text
from sunboard.checks.records import Table
from sunboard.language import said_number, say, say_in, say_many
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.silence import last_activity_of
from sunboard.measures.unclear import may_be_paired
from sunboard.publishable.names import unit_names
from sunboard.schema import FieldType


def home_crumbs(ground: Ground, root: str) -> tuple[Link, ...]:
    """The first step of the way up, where a front page is made."""
    return (Link(say("首页"), root),) if ground.makes("home") else ()


def sums_link(root: str, part: str = "") -> Link:
    """The way to how a page's figures come about; `part` is that of the method page, "" for all of it."""
    return Link(say("这些数是怎么算的"), f"{root}{addresses.METHOD}{part and f'#{part}'}")


def mechanism_page(  # noqa: PLR0913 - words, all by name
    ground: Ground,
    name: str,
    sections: tuple[Section, ...],
    *,
    title: str,
    description: str,
    lead: str,
    opening: tuple[Block, ...] = (),
) -> Page:
    """A mechanism's own page; `name` is its board's, and of the part of the method page that explains it."""
    path = addresses.mechanism_path(name)
    return county_page(
        ground,
        path,
        sections,
        title=title,
        description=description,
        lead=(lead,),
        opening=opening,
        more=(sums_link(addresses.root_of(path), name),),
    )


def county_page(  # noqa: PLR0913 - words, all by name
    ground: Ground,
    path: str,
    sections: tuple[Section, ...],
    *,
    title: str,
    description: str,
    lead: Sentence,
    opening: tuple[Block, ...] = (),
    more: tuple[Link, ...] = (),
    entry: str = "mechanisms",
) -> Page:
    """A page of the whole county, right below the front page; `entry` is that of the navigation.

    Where it has no `opening`, the figures of sections that are folded stand there.
    """
    crumbs, parts = home_crumbs(ground, addresses.root_of(path)), long_folded(*sections)
    told, rest = ((), parts) if opening else told_above(parts)
    shown = tuple(begun(in_brief(section)) for section in rest)
    board = Board(title, crumbs, shown, lead, opening=(*opening, *told), more=more)
    return Page(path, title, description, entry, board)


def rules_link(root: str, part: str = "") -> Link:
    """The way to the rules of a page's statuses; `part` as for `sums_link`."""
    return Link(say("这些规则在「怎么算的」里写明"), sums_link(root, part).href)


def text_of(ground: Ground, kind: str, row: int, field: str) -> str:
    """One text of one record, as written."""
    return ground.records[kind].texts(field)[row]


def shown_of(ground: Ground, kind: str, row: int, field: str) -> Text:
    """One text of one record as a page shows it, telephones to be rung up; 未填 where nobody wrote any."""
    table = ground.records[kind]
    text = table.texts(field)[row] or say(UNKNOWN)
    is_phone = table.kind.field_by_name[field].type is FieldType.PHONE
    return phone_of(text) if is_phone else text


def text_fact(ground: Ground, kind: str, row: int, field: str, label: str = "") -> Fact:
    """One text of one record under a label, its field's heading where none is given."""
    heading = str(ground.records[kind].kind.field_by_name[field].heading)
    return Fact(label or heading, shown_of(ground, kind, row, field))


def count_text(ground: Ground, kind: str, row: int, field: str) -> str:
    """One COUNT of one record with its unit, or 未填 (zero and unknown are two things)."""
    table = ground.records[kind]
    value = table.numbers(field)[row]
    if np.isnan(value):
        return say(UNKNOWN)
    return say_many(table.kind.field_by_name[field].counted, round(value))


def last_activity_text(ground: Ground, kind: str, row: int) -> str:
    """When anything was last recorded (rule R-31: a stale board says so)."""
    return day_text(last_activity_of(ground, kind)[row], say("还没有任何记录"))


def last_record_text(ground: Ground, kind: str, row: int) -> str:
    """The same as a sentence: 最近一条记录：2026-10-28."""
    return say("最近一条记录：{day}", day=last_activity_text(ground, kind, row))


def tasks_note(count: int, most: int, rest_at: str) -> str:
    """How a board's tasks are ordered and, where there are more than `most`, where the rest stand."""
    order = say(TASK_ORDER)
    if count <= most:
        return say_many("共{n}件。{order}。", count, order=order)
    return say(
        "共{count}件，这里列出{most}件：{order}；另有{rest}件，见{where}。",
        count=said_number(count),
        most=said_number(most),
        order=order,
        rest=said_number(count - most),
        where=rest_at,
    )


def is_leader(ground: Ground, pairing: int) -> bool:
    """Whether a pairing is a leader's, not a unit's."""
    return pairing_is_leader(ground)[pairing]


def estate_pairings(ground: Ground, estate: int) -> list[int]:
    """The current pairings that cover an estate: its own first, then those for its whole community."""
    records = ground.records
    community = records["estates"].codes("community")[estate]
    covered = records["pairings"].codes("estate")
    rows = pairings_by_community(ground)[community].tolist()
    own = [row for row in rows if covered[row] == estate]
    return own + [row for row in rows if covered[row] < 0]


def pairing_rows(ground: Ground, rows: Iterable[int]) -> tuple[PairingRow, ...]:
    """Pairings as shown on the boards of places."""
    return tuple(_pairing_row(ground, row) for row in rows)


def _pairing_row(ground: Ground, row: int) -> PairingRow:
    records = ground.records
    pairings = records["pairings"]
    unit, estate = pairings.codes("unit")[row], pairings.codes("estate")[row]
    leader, who = pairings.texts("leader_office")[row], records["units"].texts("name")[unit]
    return PairingRow(
        who=say("{office}（{unit}）", office=leader, unit=who)
        if is_leader(ground, row) and leader
        else who,
        path=unit_link(ground, int(unit)),
        what=estate_text(ground, int(estate)),
        kind=pairing_kind(ground, row),
        contact=contacts(ground)[unit],
        since=day_text(pairings.days("started_on")[row], say(NO_START)),
        basis=pairings.texts("basis")[row] or say(UNKNOWN),
    )


def pairing_kind(ground: Ground, row: int) -> str:
    """What sort of pairing it is, as the programme calls it; with the leader that a unit's names beside it."""
    pairings = ground.records["pairings"]
    code = int(pairings.codes("kind")[row])
    terms = ground.programme.vocabulary("pairing_kinds").terms
    kind = terms[code].label if code >= 0 else say(NO_KIND)
    if not names_leader(ground, row):
        return kind
    return say("{kind}（领导：{office}）", kind=kind, office=pairings.texts("leader_office")[row])


def names_leader(ground: Ground, row: int) -> bool:
    """Whether a unit's pairing has a leader beside the unit, who is not counted and not said to be missing."""
    has_office = bool(ground.records["pairings"].texts("leader_office")[row])
    return has_office and not is_leader(ground, row)


def nobody_paired(ground: Ground, scope: Scope, entity: int) -> str:
    """What stands where no unit answers for a place: that none does, or that nobody can read who does."""
    if may_be_paired(ground, scope)[entity]:
        return say("包联的登记看不清")
    return say("没有单位包联")


def pairing_units(ground: Ground, rows: Iterable[int]) -> tuple[Line, ...]:
    """The short names of the units of pairings that are not a leader's, each once, with its board."""
    names, units = unit_names(ground), ground.records["pairings"].codes("unit")
    distinct = dict.fromkeys(int(units[row]) for row in rows if not is_leader(ground, row))
    return tuple(Line(names[unit], unit_link(ground, unit)) for unit in distinct)


def unit_link(ground: Ground, unit: int) -> str:
    """A unit's board, or "" where none is made."""
    return (
        addresses.unit_path(text_of(ground, "units", unit, "id")) if ground.makes("units") else ""
    )


def estate_link(ground: Ground, estate: int) -> str:
    """An estate's board, or "" where none is made."""
    return (
        addresses.estate_path(text_of(ground, "estates", estate, "id"))
        if ground.makes("estates")
        else ""
    )


def community_link(ground: Ground, community: int) -> str:
    """A community's board, or "" where none is made, or it is no community's."""
    if community < 0 or not ground.makes("communities"):
        return ""
    return addresses.community_path(text_of(ground, "communities", community, "id"))


def community_row(ground: Ground, community: int, cells: Iterable[Cell], note: str = "") -> GridRow:
    """A community's row of a grid."""
    name, identifier = (
        text_of(ground, "communities", community, field) for field in ("name", "id")
    )
    return GridRow(identifier, name, community_link(ground, community), tuple(cells), note)


def unit_row(
    ground: Ground, unit: int, cells: Iterable[Cell], note: str = "", *, is_short: bool = True
) -> GridRow:
    """A unit's row of a grid, under its short or its full name."""
    identifier, name = (text_of(ground, "units", unit, field) for field in ("id", "name"))
    name = unit_names(ground)[unit] if is_short else name
    return GridRow(identifier, name, unit_link(ground, unit), tuple(cells), note)


BOARD_LINKS: tuple[tuple[Scope, Callable[[Ground, int], str]], ...] = (
    (Scope.COMMUNITY, community_link),
    (Scope.ESTATE, estate_link),
    (Scope.UNIT, unit_link),
)
"""The places and units that have a board each, and the way to it."""


def href_to(path: str, root: str) -> str | None:
    """The way to a board from the page whose root is given; None where none is made."""
    return root + path if path else None


def where_facts(ground: Ground, table: Table, row: int, root: str) -> tuple[Fact, ...]:
    """The community of a record, and its estate where it names one, with the ways to their boards."""
    community, estate = int(table.codes("community")[row]), int(table.codes("estate")[row])
    if community < 0:
        return (Fact(say_in("one", "社区"), say("未写明社区")),)
    facts = (entity_fact(ground, say_in("one", "社区"), "communities", community, root),)
    if estate < 0:
        return facts
    return (*facts, entity_fact(ground, say_in("one", "小区"), "estates", estate, root))


def entity_fact(ground: Ground, label: str, kind: str, row: int, root: str) -> Fact:
    """A place or unit by its name as written, with the way to its board."""
    path = _LINKS[kind](ground, row) if kind in _LINKS else ""
    return Fact(label, text_of(ground, kind, row, "name"), href_to(path, root))


_LINKS = {"units": unit_link, "communities": community_link, "estates": estate_link}
"""The way to the board of each kind that has one."""


def term_facts(ground: Ground, table: Table, row: int, *names: str) -> tuple[Fact, ...]:
    """What a record says in the programme's own words; nothing of what it leaves out."""
    fields = (table.kind.field_by_name[name] for name in names)
    return tuple(
        Fact(str(field.heading), ground.programme.vocabulary(field.vocabulary).terms[code].label)
        for field in fields
        if (code := int(table.codes(field.name)[row])) >= 0
    )
