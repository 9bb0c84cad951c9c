"""What pages are made of: sections of blocks, which `site_templates/boards/page.html` draws.

A block is drawn by the macro of its name: `CommitmentTable` by `commitment_table(value, root)` in
`site_templates/blocks/commitment_table.html`. One that a single family shows is declared in that family.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sunboard.boards.counted import Text
from sunboard.boards.grids import are_numbers
from sunboard.boards.values import (
    Cell,
    CommitmentRow,
    DeedRow,
    Event,
    Fact,
    FunnelStep,
    GridRow,
    Link,
    MonthColumn,
    PairingRow,
    Status,
    TaskRow,
)
from sunboard.figures.values import Figure
from sunboard.language import mark, say, sentences

Sentence = tuple[str | Link, ...]
"""Running text with links in it."""


class Standing(NamedTuple):
    """How a record stands."""

    status: Status
    timing: Text
    """How that is against its day; "" where there is nothing to say."""


@dataclass(frozen=True)
class Block:
    """A part of a page that is drawn as one."""

    @property
    def length(self) -> int:
        """How many rows or cards of a phone's it takes."""
        return len(getattr(self, "rows", ()))


@dataclass(frozen=True)
class Section:
    """A part of a page under a heading of its own."""

    title: str
    blocks: tuple[Block, ...]
    id: str = ""
    """Its anchor, which the page's list of contents leads to; "" for none."""
    contents: str | None = ""
    """What the list of contents calls it; "" for its title, None where something above it leads there."""
    note: str = ""
    """What is counted or listed, and by which rule."""
    count: Cell | None = None
    """What stands beside the title, such as 3项."""
    is_folded: bool = False
    """Whether a reader opens it; on paper it stands open. Its anchor opens it too."""
    is_open: bool = False
    """Whether one that is folded stands open until a reader closes it."""
    brief: tuple[str | Figure, ...] = ()
    """What is in it, told below its title where it is folded."""
    more: tuple[Link, ...] = ()
    """Where its end leads."""


@dataclass(frozen=True)
class Board:
    """Everything a page of sections shows."""

    title: str
    """ "" where what opens the page bears it."""
    crumbs: tuple[Link, ...]
    sections: tuple[Section, ...]
    lead: Sentence = ()
    standing: Standing | None = None
    """On a record's own page, whose lead is what the record says."""
    opening: tuple[Block, ...] = ()
    """What stands above the list of contents."""
    has_contents: bool = True
    """False where what stands above the sections is the way through the page."""
    more: tuple[Link, ...] = ()
    """Where the page's end leads: how its figures come about, how to object."""


def there(*sections: Section | None) -> tuple[Section, ...]:
    """The sections there are; of what nobody keeps there is none."""
    return tuple(section for section in sections if section is not None)


@dataclass(frozen=True)
class Empty(Block):
    """Nothing recorded is said in words."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class Note(Block):
    """A rule or an order, in small letters."""

    text: str


@dataclass(frozen=True)
class Paragraph(Block):
    """Running text."""

    text: str


@dataclass(frozen=True)
class Caution(Block):
    """What a reader must know before reading on, such as that a unit is closed."""

    text: str
    title: str = ""
    more: Link | None = None
    """Where it is told at length."""

    @property
    def said(self) -> str:
        """The text behind the title, which is in bold: apart from it as the language's sentences are."""
        return sentences(self.title, self.text).removeprefix(self.title)


@dataclass(frozen=True)
class Heading(Block):
    """A heading below that of the section."""

    text: str
    path: str = ""
    """Where it leads, relative to the site's root; "" for nowhere."""


@dataclass(frozen=True)
class Columns(Block):
    """Blocks side by side; on a phone below each other."""

    columns: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True)
class Card(Block):
    """Blocks in a frame, under a heading of the rank of a section's."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Figures(Block):
    """Numbers with their denominators."""

    figures: tuple[Figure, ...]
    layout: str = "cards"
    """ "cards" side by side, "rows" below each other, all in one "line", or two "tiles" beside each other."""


@dataclass(frozen=True)
class Facts(Block):
    """Names and their values; facts of the same name that follow each other share it."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Grid(Block):
    """A table of places or units by something; on a phone each row is a card."""

    caption: str
    """What it counts and how it is ordered."""
    heads: tuple[str, ...]
    """One a column, the names' column first."""
    rows: tuple[GridRow, ...]
    has_prose: bool = False
    """Whether a cell may hold a whole sentence: then on a phone each has a line of its own."""

    @property
    def of_numbers(self) -> tuple[bool, ...]:
        """Of each column after the first whether it holds numbers, which end below each other."""
        columns = zip(*(row.cells for row in self.rows), strict=True)
        return () if self.has_prose else tuple(map(are_numbers, columns))


def filled(grid: Grid) -> Grid | Empty:
    """A grid, or in words that it has no rows."""
    return grid if grid.rows else Empty(say("没有登记。"), grid.caption)


COMMITMENT_ORDER = mark(
    "逾期未兑现的在前，其次未兑现，再次践诺中（按期限），最后是已有结果的（新的在前）。"
)


def _commitment_heads() -> tuple[str, ...]:
    return say("答应的事"), say("状态"), say("谁答应的"), say("最初期限"), say("结果")


@dataclass(frozen=True)
class ListBlock(Block):
    """Records, a row each, which templates have drawn by `rows_of`: there may be a great many."""

    rows: Sequence[Any]

    @property
    def drawn_by(self) -> tuple[object, ...]:
        """What a row is drawn by besides itself."""
        return ()


@dataclass(frozen=True)
class CommitmentTable(ListBlock):
    """Commitments, decisions or challenges, a row each; on a phone each is a card."""

    rows: Sequence[CommitmentRow]
    note: str = field(default_factory=lambda: say(COMMITMENT_ORDER))
    """The order, and what is left out."""
    heads: tuple[str, ...] = field(default_factory=_commitment_heads)
    has_unit: bool = True
    """False on the board of the unit itself."""
    has_place: bool = True
    """False on the board of the estate itself."""

    @property
    def drawn_by(self) -> tuple[object, ...]:
        """What a row is drawn by besides itself."""
        return self.has_unit, self.has_place


TASK_ORDER = mark("逾期未办的在前，其次在办，再次办结（新的在前）")


@dataclass(frozen=True)
class TaskTable(ListBlock):
    """Tasks, a row each; on a phone each is a card."""

    rows: Sequence[TaskRow]
    note: str = field(
        default_factory=lambda: say("逾期未办的在前，其次在办，再次办结（新的在前）。")
    )
    """The order, and what is left out."""
    has_unit: bool = True
    has_place: bool = True
    is_home: bool = False
    """Whether their permanent addresses are on this page: then each has its id and the sum of its status."""

    @property
    def drawn_by(self) -> tuple[object, ...]:
        """What a row is drawn by besides itself."""
        return self.has_unit, self.has_place, self.is_home


@dataclass(frozen=True)
class DeedList(ListBlock):
    """Deeds one after the other, not a festive card each."""

    rows: Sequence[DeedRow]
    note: str = field(default_factory=lambda: say("新的在前。"))


@dataclass(frozen=True)
class PairingList(Block):
    """Who answers for a place, or which places a unit answers for."""

    rows: tuple[PairingRow, ...]


class LinkLine(NamedTuple):
    """One line of a list of pages."""

    path: str
    """Relative to the site's root; "" for none."""
    label: str
    said: str = ""
    """A few words beside it."""


@dataclass(frozen=True)
class LinkList(Block):
    """Pages to go to, or places and units without one."""

    lines: tuple[LinkLine, ...]
    key: str = ""
    """What names the list on every page; "" for nothing."""


@dataclass(frozen=True)
class Pager(Block):
    """The page before and the page after."""

    label: str
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True)
class LoopFunnel(Block):
    """The loop 点报派接办晒评, one bar a step."""

    steps: tuple[FunnelStep, ...]


@dataclass(frozen=True)
class MonthStrip(Block):
    """One column a month, in one row that is read from its end."""

    months: tuple[MonthColumn, ...]


@dataclass(frozen=True)
class Timeline(Block):
    """What happened, in order."""

    events: tuple[Event, ...]


@dataclass(frozen=True)
class Reasons(Block):
    """Why a status is what it is: the rule and the sum, in the order of reasoning."""

    steps: tuple[str, ...]
    conclusion: str
    rule: Link


@dataclass(frozen=True)
class Fulfils(Block):
    """The list items that a record fulfils."""

    links: tuple[Link, ...]


@dataclass(frozen=True)
class Names(Block):
    """Names beside each other; an `href` of "" leads nowhere."""

    links: tuple[Link, ...]
