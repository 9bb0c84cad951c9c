"""The records of `data/` as anybody would read them: plain `csv` and `yaml`, nothing of the generator's.

Only the names of the headings come from the schema.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from sunboard.schema import KIND_BY_NAME

from tests.reference.records import with_defaults
from tests.site.county import ROOT

DATA = ROOT / "data"

Row = dict[str, str]
"""Cells by the field's name; a field that is not filled is not there."""


@cache
def rows(kind: str) -> tuple[Row, ...]:
    """Every row of a kind."""
    names = {
        heading: field.name for field in KIND_BY_NAME[kind].fields for heading in field.headings
    }
    return tuple(
        {names[heading]: cell.strip() for heading, cell in raw.items() if cell.strip()}
        for path in _files(kind)
        for raw in _raw_rows(path)
    )


def ids(kind: str) -> set[str]:
    """The ids of a kind; no two rows share one."""
    found = [row["id"] for row in rows(kind)]
    assert len(found) == len(set(found)), f"{kind}: an id stands twice"
    assert found, f"{kind}: the demonstration has no rows"
    return set(found)


@cache
def programme() -> dict[str, Any]:
    """What `programme.yml` says, and the defaults of what it doesn't, every word of it as text."""
    return with_defaults(yaml.load(_text(DATA / "programme.yml"), yaml.CBaseLoader))


@cache
def as_of() -> date:
    """The day everything is judged by."""
    return date.fromisoformat(programme()["as_of"])


def day(row: Row, field: str) -> date | None:
    """A date, however it is written; None where it is not filled."""
    if field not in row:
        return None
    found = re.match(r"(\d{4})\D(\d{1,2})\D(\d{1,2})", unicodedata.normalize("NFKC", row[field]))
    assert found, f"{row[field]} is no date"
    return date(*map(int, found.groups()))


def counts_as(vocabulary: str, word: str) -> str:
    """What a term counts as, written as its key, its label or another word for it."""
    return str(_term(vocabulary, word).get("counts_as", ""))


def key_of(vocabulary: str, word: str) -> str:
    """The key of a term, written in any of these ways."""
    return str(_term(vocabulary, word)["key"])


@cache
def _term(vocabulary: str, word: str) -> dict[str, Any]:
    terms: list[dict[str, Any]] = programme()["vocabularies"][vocabulary]
    return next(t for t in terms if word in (t["key"], t["label"], *t.get("aliases", ())))


def members(row: Row, field: str) -> list[str]:
    """The ids in a field that may hold several."""
    return re.split(r"[、;；]\s*", row[field]) if field in row else []


@cache
def told_deeds() -> frozenset[str]:
    """The deeds that may be told: put up for objections by now, honoured, or taken off the board."""
    noticed = {
        deed
        for notice in rows("notices")
        if counts_as("notice_kinds", notice["kind"]) == "honours"
        for deed in members(notice, "deeds")
    }
    return frozenset(
        deed["id"]
        for deed in rows("deeds")
        if deed["id"] in noticed
        or (day(deed, "window_from") or date.max) <= as_of()
        or counts_as("deed_states", deed["state"]) in ("honoured", "revoked")
    )


def _files(kind: str) -> list[Path]:
    every = [*DATA.glob(f"{kind}.*"), *(DATA / kind).rglob("*.*")]
    found = [path for path in every if path.suffix in (".csv", ".yml")]
    assert found, f"no records of {kind} in {DATA}"
    return sorted(found)


def _raw_rows(path: Path) -> Iterator[Row]:
    if path.suffix == ".csv":
        yield from csv.DictReader(io.StringIO(_text(path), newline=""))
    else:
        yield from yaml.load(_text(path), yaml.CBaseLoader)


def _text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")
