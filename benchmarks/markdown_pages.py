"""A board's values as a page of Markdown, for MkDocs: rows of records read as they do on Sunboard's page."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

_SIGNS = re.compile(r"([\\`*_{}\[\]|])")
_TAGS = re.compile(r"<[^>]+>")


def page_of(board: dict[str, Any]) -> str:
    """A board as `boards.py` writes it."""
    parts = [f"# {escaped(board['title'])}", _running(board["lead"]), *_drawn(board["opening"])]
    for section in board["sections"]:
        count = f" {section['count']['text']}" if section["count"] else ""
        parts += [f"## {escaped(section['title'] + count)}", *_drawn(section["blocks"])]
    feeds = (f"[{each['label']}](../../{each['path']})" for each in board["subscriptions"])
    parts += [" ".join(feeds), _plain(board["wrong"]), escaped(board["pass_on"]["address"])]
    return "\n\n".join(parts) + "\n"


def _drawn(blocks: Iterable[dict[str, Any]]) -> Iterator[str]:
    for block in blocks:
        yield from _KINDS[block["kind"]](block)


def _running(pieces: Iterable[Any]) -> str:
    return "".join(map(_piece, pieces))


def _piece(piece: Any) -> str:
    return _linked(piece) if isinstance(piece, dict) else escaped(piece)


def _linked(link: dict[str, Any]) -> str:
    return f"[{escaped(link['label'])}]({link['href']})"


def _answers(block: dict[str, Any]) -> Iterator[str]:
    for answer in block["answers"]:
        yield f"### {escaped(answer['question'])}"
        yield "、".join(map(_linked, answer["links"])) or escaped(answer["answer"])
        yield from map(_plain, answer["lines"])
        if answer["more"]:
            yield _linked(answer["more"])


def _wall(block: dict[str, Any]) -> Iterator[str]:
    yield escaped(block["said"])
    yield "、".join(escaped(name["label"]) for name in block["names"])
    if block["more"]:
        yield _linked(block["more"])


def _overdue(block: dict[str, Any]) -> Iterator[str]:
    rows = ((r["text"], r["unit"], r["place"], _words(r["timing"])) for r in block["rows"])
    yield "\n".join("- " + escaped(" · ".join(filter(None, row))) for row in rows)


def _columns(block: dict[str, Any]) -> Iterator[str]:
    for column in block["columns"]:
        yield from _drawn(column)


def _folds(block: dict[str, Any]) -> Iterator[str]:
    yield escaped(block["note"])
    yield table("状态 多少", ((p["status"]["word"], str(p["records"])) for p in block["bar"]))
    for fold in block["folds"]:
        yield f"### {escaped(fold['title'])} {fold['records']}"
        yield from _drawn([fold["table"]])


def _figures(block: dict[str, Any]) -> Iterator[str]:
    yield table(
        "什么 多少 占比 说明",
        (
            (f["label"], _share(f["numerator"], f["denominator"]), f["text"] or "", f["note"] or "")
            for f in block["figures"]
        ),
    )


def _share(number: str, below: str) -> str:
    return f"{number} / {below}" if below else number


def _pairings(block: dict[str, Any]) -> Iterator[str]:
    yield table(
        "谁 包什么 怎么找 依据",
        (
            (r["who"], f"{r['kind']} · {r['what']}", _words(r["contact"]), r["since"] + r["basis"])
            for r in block["rows"]
        ),
    )


def _grid(block: dict[str, Any]) -> Iterator[str]:
    yield escaped(block["caption"])
    rows = ((r["name"], *(cell["text"] for cell in r["cells"])) for r in block["rows"])
    yield table(" ".join(block["heads"]), rows)


def _funnel(block: dict[str, Any]) -> Iterator[str]:
    yield table(
        "步 什么 多少 用了几天 在等的",
        (
            (s["label"], s["word"], s["counted"], s["note"] or "", _words(s["waits"]))
            for s in block["steps"]
        ),
    )


def _strip(block: dict[str, Any]) -> Iterator[str]:
    yield table("月份 多少", ((month["name"], month["count"]) for month in block["months"]))


def _trends(block: dict[str, Any]) -> Iterator[str]:
    yield escaped(block["caption"])
    rows = ((period, *cells) for period, cells in block["rows"])
    yield table(" ".join(["时间", *block["heads"]]), rows)


def _commitments(block: dict[str, Any]) -> Iterator[str]:
    rows = (
        (f"{r['text']} {r['place']}", _status(r), r["unit"], r["due"], r["result"])
        for r in block["rows"]
    )
    yield table("答应的事 状态 谁答应的 最初期限 结果", rows)


def _tasks(block: dict[str, Any]) -> Iterator[str]:
    rows = (
        (
            f"{r['text']} {r['id']} · {r['category']} · {r['place']}",
            _status(r),
            r["unit"],
            f"{r['due']} {r['raised_on']}提出",
            f"{r['result']} {r['evaluation'] and '群众评价：' + r['evaluation']}",
        )
        for r in block["rows"]
    )
    yield table("什么事 状态 谁办 期限 结果和评价", rows)


def _deeds(block: dict[str, Any]) -> Iterator[str]:
    rows = (
        (
            f"{'、'.join(r['names'])} {r['status']['word']}",
            r["what"],
            r["result"],
            f"{r['kind']} · {r['date']} · {r['place']}",
        )
        for r in block["rows"]
    )
    yield table("谁 做了什么 结果 何时何地", rows)


def _facts(block: dict[str, Any]) -> Iterator[str]:
    yield table("什么 是什么", ((f["label"], _words(f["text"])) for f in block["facts"]))


def _heading(block: dict[str, Any]) -> Iterator[str]:
    yield f"### {escaped(block['text'])}"


def _empty(block: dict[str, Any]) -> Iterator[str]:
    yield escaped(block["text"])


_KINDS: dict[str, Callable[[dict[str, Any]], Iterator[str]]] = {
    "Answers": _answers,
    "Columns": _columns,
    "CommitmentTable": _commitments,
    "DeedList": _deeds,
    "Empty": _empty,
    "EstateTable": _grid,
    "Facts": _facts,
    "Figures": _figures,
    "Folds": _folds,
    "Heading": _heading,
    "HonourWall": _wall,
    "LoopFunnel": _funnel,
    "MonthStrip": _strip,
    "OverdueList": _overdue,
    "PairingList": _pairings,
    "TaskTable": _tasks,
    "Trends": _trends,
}
"""How each kind of block is written."""


def _status(row: dict[str, Any]) -> str:
    return f"{row['status']['word']} {_words(row['timing'])}"


def table(heads: str, rows: Iterable[Iterable[str]]) -> str:
    """A table; the heads are words with spaces between them."""
    names = heads.split()
    lines = [names, ["---"] * len(names), *(list(map(escaped, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _words(markup: str) -> str:
    """What finished HTML says."""
    return html.unescape(_TAGS.sub("", markup))


def _plain(markup: str) -> str:
    return escaped(_words(markup))


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _SIGNS.sub(r"\\\1", html.escape(text, quote=False))
