"""Pictures: drawn portraits of some who are honoured, and how some things looked before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sunboard_demo.batch import Records
from sunboard_demo.county import County, Row
from sunboard_demo.drawn_people import draw_portrait
from sunboard_demo.drawn_scenes import SCENES, draw_scene
from sunboard_demo.wording import load, phrase

_PORTRAITS = 10
_EACH_SCENE = 2
"""Pairs of tasks for each scene; of deeds and of commitments one."""
_FILE = re.compile(r"(?P<what>[a-z]+)-(?P<number>\d+)(?:-(?P<sort>before|after))?\.png")


class _Shown(NamedTuple):
    """Records of a kind that a pair may be of: which are fit, where they say so, and between which days."""

    kind: str
    state: str
    value: str
    text: str
    first: str
    last: str
    pairs: int


_OF = (
    _Shown("tasks", "completed_on", "", "text", "raised_on", "completed_on", _EACH_SCENE),
    _Shown("deeds", "state", "honoured", "what", "date", "date", 1),
    _Shown("commitments", "outcome", "done", "text", "made_on", "done_on", 1),
)


def make_pictures(_: County, records: Records) -> Records:
    """The rows; `draw_pictures` draws what they name."""
    rows = [*_portraits(records), *_scenes(records)]
    for number, row in enumerate(rows, 1):
        row |= {"id": f"tp-{number:03}", "checked_by": phrase("verifier")}
    return {"pictures": rows}


def draw_pictures(folder: Path, rows: Sequence[Row]) -> None:
    """Draw the file of every row."""
    if rows:
        folder.mkdir(parents=True, exist_ok=True)
    for row in rows:
        said = _FILE.fullmatch(row["file"])
        if said is None:
            raise ValueError(row["file"])
        number, path = int(said["number"]), folder / row["file"]
        if said["what"] in SCENES:
            draw_scene(said["what"], number, path, is_mended=said["sort"] == "after")
        else:
            draw_portrait(number, path)


def _portraits(records: Records) -> Iterator[Row]:
    """Of those who consent to photos, whoever was honoured last comes first."""
    agreed = {row["id"] for row in records.get("people", ()) if _agrees(row)}
    honoured = [row for row in records.get("deeds", ()) if row["state"] == "honoured"]
    order = sorted(honoured, key=lambda row: row["date"], reverse=True)
    alone = (row["people"] for row in order if row["people"] in agreed)
    alts = load("pictures")["portraits"]
    for number, person in enumerate(list(dict.fromkeys(alone))[:_PORTRAITS]):
        yield {
            "file": f"portrait-{number + 1:02}.png",
            "person": person,
            "people": person,
            "sort": "portrait",
            "alt": alts[(number + 1) % len(alts)],
        }


def _agrees(row: Row) -> bool:
    return bool(row["named_consent_on"] and row["photo_consent_on"] and not row["withdrawn_on"])


def _scenes(records: Records) -> Iterator[Row]:
    number, taken = 0, set[str]()
    for scene, told in load("pictures")["scenes"].items():
        for shown in _OF:
            fit = _fit(records.get(shown.kind, ()), shown, told["words"])
            for row in [each for each in fit if each["id"] not in taken][: shown.pairs]:
                number += 1
                taken.add(row["id"])
                for sort, day in (("before", shown.first), ("after", shown.last)):
                    yield {
                        "file": f"{scene}-{number:02}-{sort}.png",
                        "subject": row["id"],
                        "sort": sort,
                        "taken_on": row[day],
                        "alt": told[sort],
                    }


def _fit(rows: Sequence[Row], shown: _Shown, words: Sequence[str]) -> list[Row]:
    """What was done where there is such a scene, the latest first."""
    found = [
        row
        for row in rows
        if row.get("result")
        and row.get(shown.last)
        and (row.get(shown.state) == shown.value or not shown.value)
        and any(word in row[shown.text].lower() for word in words)
    ]
    return sorted(found, key=lambda row: (row[shown.last], row["id"]), reverse=True)
