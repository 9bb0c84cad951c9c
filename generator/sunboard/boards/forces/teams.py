"""What the boards say of teams and social forces: who stands in each community, and who is missing."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sunboard.boards.alike import community_row, text_of
from sunboard.boards.blocks import Grid
from sunboard.boards.figure_grid import cell_of
from sunboard.boards.grids import NOT_KEPT
from sunboard.boards.order import split_by
from sunboard.boards.values import (
    Cell,
    GridRow,
)
from sunboard.figures.forces import PRESENT, Family
from sunboard.language import listed, mark, mark_many, say, say_many, sentences, statements
from sunboard.measures.columns import Positions
from sunboard.measures.forces import forces_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.settings import Programme


class _Words(NamedTuple):
    """What a table says of one family."""

    note: str
    caption: str
    head: str
    """How many kinds a community has."""
    counted: str
    """So many single teams."""


_WORDS = {
    "teams": _Words(
        mark("写人数。一人参加两支的算两次；已经解散、退出的不算。"),
        mark("每个社区各支队伍的人数。先写全县合计；社区按登记的次序排列。"),
        mark("有几支"),
        mark_many("{n}支"),
    ),
    "social": _Words(
        mark("写人数。一人参加两类的算两次；已经解散、退出的不算。"),
        mark("每个社区各类社会力量的人数。先写全县合计；社区按登记的次序排列。"),
        mark("有几类"),
        mark_many("{n}个"),
    ),
}


def family_note(ground: Ground, family: Family) -> str:
    """How to read its table."""
    due = family.due(ground.programme)
    kinds = listed(term.label for term in due)
    lacking = say("每个社区都要有的：{kinds}，没有的写「缺」。", kinds=kinds) if due else ""
    return sentences(say(_WORDS[family.key].note), lacking)


def family_grid(ground: Ground, family: Family) -> Grid:
    """Community by kind; the whole county and what is lacking first."""
    communities = len(ground.records["communities"])
    terms, due = family.terms(ground.programme), family.due(ground.programme)
    words = _WORDS[family.key]
    return Grid(
        say(words.caption),
        (say("社区"), say(words.head), *(term.label for term in terms)),
        (
            _total_row(ground, family),
            *((_lacking_row(ground, family),) if due else ()),
            *(_row(ground, family, community) for community in range(communities)),
        ),
    )


def _total_row(ground: Ground, family: Family) -> GridRow:
    strength = family.strength(ground)
    people = (Cell(say_many("{n}人", count)) for count in strength.people.sum(axis=0).tolist())
    teams = say_many(_WORDS[family.key].counted, int(strength.teams.sum()))
    return GridRow("", say("全县"), "", (Cell(teams), *people))


def _lacking_row(ground: Ground, family: Family) -> GridRow:
    lacks = family.due_teams(ground) == 0
    due = [term.key for term in family.due(ground.programme)]
    lacking = dict(zip(due, lacks.sum(axis=0).tolist(), strict=True))
    short = int(lacks.any(axis=1).sum())
    cells = (
        _lacking_cell(f"county/forces/{family.key}/lacking/{term.key}", lacking.get(term.key))
        for term in family.terms(ground.programme)
    )
    incomplete = Cell(say_many("不齐{n}个", short), "warn" if short else "")
    return GridRow("", say("缺的社区"), "", (incomplete, *cells))


def _lacking_cell(key: str, n: int | None) -> Cell:
    """How many communities lack what each should have; None of what none has to have."""
    return NOT_KEPT if n is None else Cell(say_many("{n}个", n), "warn" if n else "", key, str(n))


def _row(ground: Ground, family: Family, community: int) -> GridRow:
    kinds = range(len(family.terms(ground.programme)))
    cells = (
        _present_cell(ground, family, community),
        *(_kind_cell(ground, family, community, code) for code in kinds),
    )
    return community_row(ground, community, cells)


def _present_cell(ground: Ground, family: Family, community: int) -> Cell:
    """How many kinds a community has, of those that it should have where there are any."""
    if family.due(ground.programme):
        return cell_of(ground, PRESENT[family.key], Scope.COMMUNITY, community)
    return Cell(str(int((family.strength(ground).teams[community] > 0).sum())))


def _kind_cell(ground: Ground, family: Family, community: int, code: int) -> Cell:
    """How many people, and what the teams are called; or that there is none."""
    strength = family.strength(ground)
    if not strength.teams[community, code]:
        is_due = code in ground.programme.vocabulary(family.vocabulary).due_at
        return Cell(say("缺"), "warn") if is_due else NOT_KEPT
    table = ground.records["teams"]
    codes = table.codes(family.field)
    names = [
        _named(ground, row)
        for row in _standing_by_community(ground)[community].tolist()
        if codes[row] == code
    ]
    people = int(strength.people[community, code])
    note = statements(*names)
    return Cell(say_many("{n}人", people), "" if people else "warn", note=note)


def _named(ground: Ground, row: int) -> str:
    name, contact = (text_of(ground, "teams", row, field) for field in ("name", "contact"))
    if name and contact:
        return say("{name}（找{contact}）", name=name, contact=contact)
    return name or (contact and say("找{contact}", contact=contact))


@remembered
def _standing_by_community(ground: Ground) -> list[Positions]:
    """The rows of the teams that stand, by community, in the table's order."""
    records = ground.records
    rows = np.flatnonzero(forces_of(ground).stands)
    communities = records["teams"].codes("community")[rows]
    return split_by(communities, rows, np.arange(len(rows)), len(records["communities"]))


def roles_title(programme: Programme) -> str:
    """主力军、生力军、同盟军; "" where the programme has no roles."""
    return listed(term.label for term in programme.vocabulary("force_roles").terms)


def role_grid(ground: Ground) -> Grid:
    """A row a role, those without one last."""
    roles = forces_of(ground).roles
    terms = ground.programme.vocabulary("force_roles").terms
    names = [*((term.label, term.note) for term in terms), (say("没有填角色的"), "")]
    columns = (roles.teams.sum(axis=0), roles.people.sum(axis=0), (roles.teams > 0).sum(axis=0))
    rows = (
        GridRow(
            "",
            name,
            "",
            tuple(
                Cell(say_many(counted, number), "" if number else "mute")
                for number, counted in zip(numbers, _ROLE_COUNTS, strict=True)
            ),
            note,
        )
        for (name, note), *numbers in zip(
            names, *(column.tolist() for column in columns), strict=True
        )
    )
    heads = (say("角色"), say("队伍和力量"), say("人数"), say("在几个社区"))
    return Grid(say("全县合计。"), heads, tuple(rows))


_ROLE_COUNTS = (mark_many("{n}个"), mark_many("{n}人"), mark_many("{n}个社区"))
