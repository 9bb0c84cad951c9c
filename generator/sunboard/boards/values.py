"""Small values that pages are made of. Every one is complete: templates compute nothing.

An `href` is relative to the page it stands on; a `path` is relative to the site's root and is printed
after the page's `root`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sunboard.boards.counted import Text
from sunboard.language import listed
from sunboard.measures.ground import PhotoFile


class Status(NamedTuple):
    """One word about one thing, with the shape and tone it is drawn in (components/status.html)."""

    word: str
    shape: str
    tone: str


class Link(NamedTuple):
    """Words that lead somewhere."""

    label: str
    href: str


class Line(NamedTuple):
    """Words that lead somewhere from any page."""

    label: str
    path: str
    """Relative to the site's root; "" where there is none."""


def labels(lines: Iterable[Line]) -> str:
    """Several such words one after another: 甲、乙、丙."""
    return listed(line.label for line in lines)


class Subscription(NamedTuple):
    """Something to subscribe to."""

    label: str
    path: str
    """Relative to the site's root."""
    type: str
    """Its media type."""


class Preview(NamedTuple):
    """What a chat may show of a page that somebody leads to."""

    title: str
    description: str
    image: str = ""
    """The whole address of a picture of 1200 by 630; "" for none."""


@dataclass(frozen=True)
class Bar:
    """The picture beside a number that is also written out."""

    width: int
    tone: str


@dataclass(frozen=True)
class FunnelStep:
    """One step of the loop."""

    label: str
    word: str
    count: int
    width: int
    note: str | None
    """How many days it took, and how many stayed within its limit."""
    waiting: int
    """How many wait for it."""
    overdue: Status | None
    """Those that wait longer than its limit, if there are any."""
    key: str
    """Names the step's figures on every page that shows them."""


@dataclass(frozen=True)
class MonthColumn:
    """One month of a strip."""

    label: str
    name: str
    count: str
    height: int
    href: str | None
    year: str | None = None
    """In a strip of over a year: its year on the first column of each and the last, "" on others."""


class Fact(NamedTuple):
    """A name and its value."""

    label: str
    text: Text
    href: str | None = None


@dataclass(frozen=True)
class EstateLink:
    """An estate in a list whose entries can be found by name."""

    name: str
    href: str
    typed: str
    """What else is typed for it; "" for nothing."""
    within: str
    """Its community."""


class Shows(NamedTuple):
    """Which parts the boards of places and units have; nothing is said of what nobody keeps."""

    commitments: bool
    tasks: bool
    evaluations: bool
    deeds: bool
    pairings: bool
    positions: bool


class Cell(NamedTuple):
    """One cell of a grid."""

    text: Text
    tone: str = ""
    """How it is drawn: "good", "warn", "bad", "mute", or "" for plain."""
    key: str = ""
    """For a figure: what names it on every page that shows it."""
    value: str = ""
    """For a figure: the number, "3" or "3/8", as `Figure` gives it."""
    path: str = ""
    """Where its records are, relative to the site's root; "" for nowhere."""
    note: str = ""
    lines: tuple[Line, ...] = ()
    """What its text lists, where each leads somewhere."""
    bar: Bar | None = None
    """Beside the share by which rows are compared; None where too few are counted, as in `Figure`."""


class GridRow(NamedTuple):
    """One row of a grid: a place, a unit, or a thing."""

    id: str
    """Its anchor on the page; "" for none."""
    name: str
    path: str
    """Its own page, relative to the site's root; "" for none."""
    cells: tuple[Cell, ...]
    note: str = ""


@dataclass(frozen=True)
class PlaceCard:
    """A community or unit in a list."""

    name: str
    href: str
    typed: str
    """What else is typed for it; "" for nothing."""
    within: str
    """Its town; what is to be known of a unit."""
    paired: str | None
    facts: tuple[str, ...]
    marks: tuple[Status, ...] = ()
    estates: tuple[EstateLink, ...] = ()


@dataclass(frozen=True)
class Event:
    """Something that happened on a day."""

    date: str
    iso: str
    title: str
    text: Text | None = None
    status: Status | None = None


class CommitmentRow(NamedTuple):
    """A commitment in a list; made once, shown on several pages."""

    id: str
    path: str
    text: str
    unit: Text
    unit_path: str
    place: str
    """The estate, or the community as a whole."""
    due: str
    """As `day_text` has it, or 未定期限."""
    status: Status
    timing: Text
    result: str


class Served(NamedTuple):
    """A record that another one carries out."""

    label: str
    """What kind it is, and its id: 承诺 cn-1."""
    path: str


class PhotoView(NamedTuple):
    """A photo."""

    files: tuple[PhotoFile, ...]
    """The smallest first; browsers choose."""
    alt: str
    label: str
    """What it is: 之前的样子."""
    day: str
    """Of when; "" where nobody wrote it down."""


class TaskRow(NamedTuple):
    """A task in a list; made once, shown on several pages."""

    id: str
    path: str
    """The month page it lives on, with its anchor; "" where no month pages are made."""
    raised_on: str
    text: str
    category: str
    place: str
    unit: str
    """Who does it: unit, and the people once it is done."""
    unit_path: str
    due: str
    status: Status
    timing: Text
    result: str
    evaluation: str
    sum: str
    """How the due date and the working days past it come about; "" where there is nothing to say."""
    serves: tuple[Served, ...]
    """What it carries out, where there is a page that says so; () for most."""
    reply: str
    """What its unit says for itself; "" for nothing."""
    photos: tuple[PhotoView, ...]
    """How it looked before and after; () for most."""


class DeedRow(NamedTuple):
    """A deed in a list."""

    id: str
    path: str
    names: tuple[str, ...]
    unit: str
    unit_path: str
    kind: str
    date: str
    iso: str
    place: str
    what: str
    result: str
    trail: str
    """Who recommended, verified and approved it."""
    status: Status


class PairingRow(NamedTuple):
    """A unit or leader answerable for a place."""

    who: str
    path: str
    what: str
    """What for: the estate, or 全社区."""
    kind: str
    contact: Text
    since: str
    basis: str


@dataclass(frozen=True)
class Page:
    """A page, complete: everything its template shows."""

    path: str
    """Relative to the site's root: "c/qinghe/"."""
    title: str
    description: str
    section: str
    """Which entry of the site's navigation it belongs to."""
    board: object
    """A `Board` of sections; or the frozen value that a template of its own shows as `board`."""
    template: str = ""
    """Its file in `site_templates/boards/`; "" for a page of sections."""
    rows_at: tuple[Line, ...] = ()
    """Below all else: where the records that it lists stand as data."""
    history: tuple[object, ...] = ()
    """Below its main part: on a record's own page what was changed of it (`boards/changes/history.py`)."""
    subscriptions: tuple[Subscription, ...] = ()
    """What there is to subscribe to."""
    pass_on: object = None
    """Below its main part: what of it can be passed on (`boards/passing/ways.py`); None for nothing."""
    preview: str = ""
    """What a chat shows beside its address: a picture, relative to the site's root; "" for none."""
    corrections: tuple[object, ...] = ()
    """Blocks above its title: on a record's own page how it was corrected or taken down."""

    @property
    def depth(self) -> int:
        """How many folders below the root it lies."""
        return self.path.count("/")
