"""What each page gives to be passed on: at its foot, below all else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import NamedTuple

from sunboard.boards import addresses
from sunboard.boards.alike import community_link, estate_link, text_of
from sunboard.boards.deeds.honours import deed_quarters
from sunboard.boards.morning.nights import nights
from sunboard.boards.passing.heard import quarter_honours
from sunboard.boards.passing.honours import shared_deeds, shared_quarters
from sunboard.boards.rows.deeds import deed_rows
from sunboard.language import say
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.publishable.passing import passed_on


class PassOn(NamedTuple):
    """What of a page can be passed on; paths are relative to the site's root, "" for none."""

    title: str
    """What its section is called."""
    address: str
    """Where the page lies on the web; "" where nobody knows."""
    heard: str = ""
    """What it says, to be read out."""
    morning: str = ""
    line: str = ""
    """The line for a chat."""
    picture: str = ""
    preview: str = ""
    """What a chat shows beside the address; "" where that isn't known."""
    copy: str = ""
    """All of the page in one file."""
    called: str = ""
    """What that file is called where it is kept."""
    card: str = ""
    """What may be shown within other sites."""
    frame: str = ""
    """The code by which another site shows it; "" where nobody knows the address."""


def pass_on_of(ground: Ground, path: str) -> PassOn | None:
    """What there is to pass on of the page at a path; None for most."""
    web = ground.programme.web_address
    found = _by_path(ground).get(path)
    if found is None or not (web or any(found[2:])):
        return None
    if not web:
        return found
    picture = found.picture
    preview = picture.removesuffix(addresses.PICTURE) + addresses.PREVIEW if picture else ""
    source, title = escape(f"{web}{found.card}"), escape(ground.programme.name)
    frame = _FRAME.format(src=source, title=title) if found.card else ""
    return found._replace(address=f"{web}{path}", frame=frame, preview=preview)


_FRAME = '<iframe src="{src}" width="360" height="460" loading="lazy" title="{title}"></iframe>'


@remembered
def _by_path(ground: Ground) -> Mapping[str, PassOn]:
    return dict((*_places(ground), *_honours(ground)))


def _places(ground: Ground) -> Iterator[tuple[str, PassOn]]:
    alone, heard = say("转给别人"), say("听一听，转给别人")
    has_card, is_shared = ground.makes("embed"), ground.makes("share")
    if has_card:
        yield addresses.HOME, PassOn(alone, "", card=addresses.EMBED)
    for community in range(ground.size(Scope.COMMUNITY)):
        if board := community_link(ground, community):
            own = PassOn(alone, "", card=f"{addresses.EMBED}{board}" if has_card else "")
            yield board, _with_morning(ground, own, Scope.COMMUNITY, community, board)
    for estate in range(ground.size(Scope.ESTATE)):
        if board := estate_link(ground, estate):
            own = PassOn(
                heard,
                "",
                heard=f"{board}{addresses.HEARD}",
                picture=f"{board}{addresses.PICTURE}" if is_shared else "",
                copy=f"{board}{addresses.COPY}" if is_shared else "",
                called=_called(ground, estate) if is_shared else "",
                card=f"{addresses.EMBED}{board}" if has_card else "",
            )
            yield board, _with_morning(ground, own, Scope.ESTATE, estate, board)


def _with_morning(ground: Ground, own: PassOn, scope: Scope, entity: int, board: str) -> PassOn:
    if not ground.makes("morning"):
        return own
    # What is passed on may tell of fewer nights than pages do.
    has_line = entity in nights(passed_on(ground), scope)
    page = f"{addresses.MORNING}{board}"
    return own._replace(morning=page, line=f"{page}{addresses.MORNING_LINE}" if has_line else "")


def _called(ground: Ground, estate: int) -> str:
    """景和小区（清河社区）.html: by its name a phone's owner finds it again."""
    community = int(ground.records["estates"].codes("community")[estate])
    return say(
        "{estate}（{community}）.html",
        estate=text_of(ground, "estates", estate, "name"),
        community=text_of(ground, "communities", community, "name"),
    )


def _honours(ground: Ground) -> Iterator[tuple[str, PassOn]]:
    if not ground.makes("deeds"):
        return
    quarters = deed_quarters(ground)
    with_picture: set[str] = {*shared_quarters(ground)} if ground.makes("share") else set()
    newest: PassOn | None = None
    for quarter, _ in quarters:
        board = addresses.quarter_path(quarter)
        if len(quarter_honours(ground, quarter)):
            picture = f"{board}{addresses.PICTURE}" if quarter in with_picture else ""
            title = say("听一听，转给别人")
            own = PassOn(title, "", heard=f"{board}{addresses.HEARD}", picture=picture)
            newest = newest or own
            yield board, own
    if newest is not None:
        yield addresses.DEEDS, newest
    if ground.makes("share"):
        rows = deed_rows(ground)
        for deed in shared_deeds(ground):
            board = rows[deed].path
            yield board, PassOn(say("转给别人"), "", picture=f"{board}{addresses.PICTURE}")
