"""What a peer needs to make the same pages: Sunboard's own page values, as JSON.

Runs as a program of its own: `python benchmarks/boards.py PROJECT OUT` writes OUT/boards/<id>.json, and
OUT/index.json with what each page's head says.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, cast

from counties import ASKED
from sunboard.boards.blocks import Block, Board, MonthStrip
from sunboard.boards.colophon import whom_to_tell
from sunboard.boards.counted import Counted
from sunboard.boards.makers import make_page, plan_pages
from sunboard.boards.passing.ways import PassOn
from sunboard.boards.phones import Phone
from sunboard.boards.places.community import make_community_page
from sunboard.boards.values import Fact, FunnelStep, Page
from sunboard.figures.values import Figure
from sunboard.language import said_number, say, say_many
from sunboard.measures.ground import Ground, make_ground
from sunboard.outputs.html.cells import put_out
from sunboard.project import check_project

_NOT_SHOWN = frozenset({"iso", "serves", "sum", "trail", "reply", "photos"})
"""Fields of rows that other pages show: a peer need not read them. No row of a plain county serves anything
that has a page."""
_FINISHED = frozenset({"timing", "contact", "lines"})
"""Fields that may hold a link: a peer is given them as HTML."""


def main(project: Path, out: Path) -> None:
    """Write the values of every community's page."""
    checked = check_project(project, ASKED)
    ground = make_ground(checked.checked.records, checked.programme, checked.as_of)
    (out / "boards").mkdir(parents=True)
    index = []
    for page in _pages(ground):
        name = page.path.strip("/").split("/")[-1]
        _write(out / "boards" / f"{name}.json", _values(ground, page))
        address = f"{ground.programme.web_address}{page.path}"
        about = {"id": name, "title": page.title, "description": page.description}
        index.append(about | {"address": address, "subscriptions": _plain(page.subscriptions)})
    _write(out / "index.json", index)


def _pages(ground: Ground) -> Iterator[Page]:
    for maker, number in plan_pages(ground, {}):
        if maker.make is make_community_page:
            yield make_page(ground, maker, number)


def _values(ground: Ground, page: Page) -> dict[str, Any]:
    """All that stands between a page's head and foot."""
    board, passed_on = cast("Board", page.board), cast("PassOn", page.pass_on)
    return _plain(board) | {
        "subscriptions": _plain(page.subscriptions),
        "pass_on": {"title": passed_on.title, "address": passed_on.address},
        "wrong": str(put_out(whom_to_tell(ground.programme, page.title))),
    }


def _plain(value: Any) -> Any:
    """A value as JSON has it: what has fields becomes an object, and a block says which it is."""
    if isinstance(value, Counted | Phone):
        return str(put_out(value))
    if is_dataclass(value) or hasattr(value, "_fields"):
        return _object(value) | _words(value)
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(each) for each in value]
    # As Sunboard writes it: JSON has no difference between 10 and 10.0.
    return str(value) if isinstance(value, float) else value


def _object(value: Any) -> dict[str, Any]:
    names = [f.name for f in fields(value)] if is_dataclass(value) else value._fields
    found = {
        name: _finished(each) if name in _FINISHED else _plain(each)
        for name, each in ((name, getattr(value, name)) for name in names)
        if name not in _NOT_SHOWN
    }
    return found | ({"kind": type(value).__name__} if isinstance(value, Block) else {})


def _finished(value: Any) -> Any:
    return [_finished(each) for each in value] if type(value) is tuple else str(put_out(value))


def _words(value: Any) -> dict[str, Any]:
    """What templates word by themselves, finished."""
    if isinstance(value, Figure):
        below = value.denominator
        shares = {"value": value.numerator + (f"/{below}" if below is not None else "")}
        shown = {"numerator": said_number(value.numerator), "denominator": said_number(below or "")}
        return shares | shown
    if isinstance(value, FunnelStep):
        return {"counted": say_many("{n}件", value.count), "waits": _waiting(value)}
    if isinstance(value, Fact):
        return {"text": str(put_out(value.text))}
    if isinstance(value, MonthStrip):
        return {"months": _plain(value.months[::-1])}
    return {}


def _waiting(step: FunnelStep) -> str:
    count = step.waiting
    data = f'<data value="{count}" data-figure="{step.key}/waiting" data-value="{count}">'
    return (
        say("{waiting}件在等这一步", waiting=f"{data}{said_number(count)}</data>") if count else ""
    )


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
