"""One file that was handed in: into the project where it can be used, else the one before is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from sunboard.checks.fewer import FEW, SHARE
from sunboard.collecting.dropped import Dropped
from sunboard.importing.staging import Placed, staged
from sunboard.language import say
from sunboard.problems import Problem, errors_among
from sunboard.records import read_records
from sunboard.records.folders import DATA
from sunboard.records.text_tables import TextTable


class Taken(NamedTuple):
    """What became of a file."""

    reason: str
    """Why it can't be used; "" where it was taken in."""
    records: int
    """How many it holds."""


def take(
    project: Path, dropped: Dropped, before: Mapping[str, int], accepted: Collection[str]
) -> Taken:
    """Take a file in, or say why not; what it takes the place of is put aside.

    Args:
        project: The project.
        dropped: The file.
        before: How many records each file of the project holds.
        accepted: Those who hand in of whom somebody has said that far fewer records are right.

    Raises:
        OSError: something can't be read or written.
    """
    with staged(project, [dropped.path], dropped.folder) as stage:
        placed = stage.placed[0]
        replaced = _replaced(placed)
        if replaced is None:
            return Taken(_undecided(placed), 0)
        if replaced and replaced != placed.name:
            stage.replace(replaced, placed.name)
        tables, problems = read_records(stage.root)
        records = records_by_file(tables)[f"{DATA}/{placed.name}"]
        reason = _unusable(problems, f"{DATA}/{placed.name}", records)
        if not reason and replaced and dropped.sender not in accepted:
            reason = _far_fewer(before.get(f"{DATA}/{replaced}", 0), records, dropped.sender)
        if not reason:
            stage.keep([replaced] if replaced else [])
    return Taken(reason, records)


def records_by_file(tables: Mapping[str, TextTable]) -> Counter[str]:
    """How many records each file of a project holds, by its path."""
    found: Counter[str] = Counter()
    for table in tables.values():
        for file in table.files:
            found[file.path] += file.row_count - file.refused_count
    return found


def _replaced(placed: Placed) -> str | None:
    """The file that it takes the place of, "" for none; None where only its sender can tell."""
    if placed.earlier is None:
        return ""
    is_replaced = placed.earlier.is_replaced
    return None if is_replaced is None else placed.earlier.name if is_replaced else ""


def _undecided(placed: Placed) -> str:
    earlier = placed.earlier.name.rpartition("/")[2] if placed.earlier else ""
    return say(
        "和收下的 {old} 有一部分行一样。要代替它，请用同一个文件名再交；要接着它，请去掉一样的行。",
        old=earlier,
    )


def _unusable(problems: Iterable[Problem], file: str, records: int) -> str:
    """Why nothing of a file can be used; "" where something can: what is wrong with rows is told with them."""
    errors = [e for e in errors_among(problems) if e.place.file == file and e.place.row is None]
    if first := next((each for each in errors if not records or not each.place.sheet), None):
        return first.text()
    return "" if records else say("里面没有认得出的记录。")


def _far_fewer(before: int, now: int, sender: str) -> str:
    gone = before - now
    if gone <= FEW or gone * 100 <= before * SHARE:
        return ""
    return say(
        "上次收下的有{before}条，这份只有{now}条。确实减少了，收的时候加上 --accept {sender}",
        before=before,
        now=now,
        sender=sender,
    )
