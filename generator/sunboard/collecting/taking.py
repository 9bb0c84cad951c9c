"""One file that was handed in: into the project where it can be used, else the one before is kept."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from sunboard.checks.fewer import FEW, SHARE
from sunboard.checks.rules.naming import hides_everybody
from sunboard.checks.saying import Hides, sayable, shown_path
from sunboard.collecting.dropped import MOST_OF_ONE, SHARE_OF_ONE, Dropped
from sunboard.days import Asked
from sunboard.importing.lost import lost_with, told_as_lost
from sunboard.importing.staging import Placed, Stage, staged
from sunboard.language import say, sentences
from sunboard.problems import Problem, errors_among
from sunboard.project import RefusedError, check_project
from sunboard.publishing.private_folder import state_folder
from sunboard.records import read_records
from sunboard.records.folders import DATA, holder_of
from sunboard.records.gathering import MOST_ROWS
from sunboard.records.ledger_files import LedgerError
from sunboard.records.text_tables import TextTable

_MOST_RECORDS_OF_ONE = MOST_ROWS // SHARE_OF_ONE


class Taken(NamedTuple):
    """What became of a file."""

    reason: str
    """Why it can't be used; "" where it was taken in."""
    records: int
    """How many it holds."""


@dataclass
class Taking:
    """The project that files are taken into, and what it holds by now."""

    project: Path
    asked: Asked
    accepted: Collection[str]
    """Those who hand in of whom somebody has said that far fewer records are right."""
    records: Counter[str] = field(init=False)
    """How many records each of its files holds."""
    hides: Hides = field(init=False)
    """What of names of files, and of whoever hands in, is not to be said."""

    def __post_init__(self) -> None:
        tables, _ = read_records(self.project)
        self.records, self.hides = records_by_file(tables), hides_everybody(tables)

    @cached_property
    def _stops(self) -> Collection[tuple[object, ...]]:
        """What stopped a publication before anything was taken in."""
        return _stops(self.project, self.asked)

    def take(self, dropped: Dropped) -> Taken:
        """Take a file in, or say why not; what it takes the place of is put aside.

        A file is tried in a copy of the project: one that can't be used, ends the reading or would stop the
        publication of all is held back, as nobody's file may stop another's.

        Raises:
            OSError: something of the project can't be read or written.
        """
        with tempfile.TemporaryDirectory(
            dir=state_folder(self.project), prefix="collect-"
        ) as folder:
            source = Path(folder) / dropped.name
            source.write_bytes(dropped.data)
            try:
                return self._tried(source, dropped)
            except OSError:
                raise
            except Exception:
                # Whatever a file does to a reader is that file's alone.
                return Taken(
                    say("读它的时候出了错，没有用；请另存为新的一份再交，或者交给办公室看看。"), 0
                )

    def _tried(self, source: Path, dropped: Dropped) -> Taken:
        with staged(self.project, [source], dropped.folder) as stage:
            placed = stage.placed[0]
            replaced = _replaced(placed)
            if replaced is None:
                return Taken(self._undecided(placed), 0)
            if replaced:
                stage.replace(replaced, placed.name)
            stage.go_on(placed)
            tables, problems = read_records(stage.root)
            now, file = records_by_file(tables), f"{DATA}/{placed.name}"
            reason = (
                self._too_much(stage, dropped, now)
                or self._unusable(problems, file, now[file])
                or _claiming(tables, file)
                or self._far_fewer(f"{DATA}/{replaced}", now[file], dropped)
                or self._lost(stage, placed, replaced, dropped)
                or self._stopping(stage, dropped)
            )
            if not reason:
                stage.keep([replaced] if replaced else [])
                self.records = now
        return Taken(reason, now[file])

    def _too_much(self, stage: Stage, dropped: Dropped, now: Mapping[str, int]) -> str:
        """Why there is no room for it: others have to have some."""
        folder = f"{DATA}/{dropped.folder}"
        size = sum(path.stat().st_size for path in (stage.root / folder).iterdir())
        count = sum(n for file, n in now.items() if file.startswith(f"{folder}/"))
        if size <= MOST_OF_ONE and count <= _MOST_RECORDS_OF_ONE:
            return ""
        return say(
            "加上它就太多了，一个人交的表一共最多 {limit} MiB、{n}条；请删去往年的记录。",
            limit=MOST_OF_ONE >> 20,
            n=_MOST_RECORDS_OF_ONE,
        )

    def _undecided(self, placed: Placed) -> str:
        earlier = placed.earlier.name.rpartition("/")[2] if placed.earlier else ""
        return say(
            "和收下的 {old} 有一部分行一样。要代替它，请用同一个文件名再交；要接着它，请去掉一样的行。",
            old=shown_path(earlier, self.hides),
        )

    def _unusable(self, problems: Iterable[Problem], file: str, records: int) -> str:
        """Why nothing of a file can be used; "" where something can: the rest is told with its rows."""
        errors = [e for e in errors_among(problems) if e.place.file == file and e.place.row is None]
        if first := next((each for each in errors if not records or not each.place.sheet), None):
            return sayable(first, self.hides).text()
        return "" if records else say("里面没有认得出的记录。")

    def _far_fewer(self, replaced: str, now: int, dropped: Dropped) -> str:
        before = self.records[replaced]
        gone = before - now
        if dropped.sender in self.accepted or gone <= FEW or gone * 100 <= before * SHARE:
            return ""
        return say(
            "上次收下的有{before}条，这份只有{now}条。确实减少了，收的时候加上 --accept {sender} 。",
            before=before,
            now=now,
            sender=shown_path(dropped.sender, self.hides),
        )

    def _lost(self, stage: Stage, placed: Placed, replaced: str, dropped: Dropped) -> str:
        """Why a file can't take the place of one that has more sheets or kinds; "" where it can."""
        if not replaced or dropped.sender in self.accepted:
            return ""
        lost = lost_with(stage.project, stage.root, replaced, placed.name)
        old, new = (
            shown_path(name.rpartition("/")[2], self.hides) for name in (replaced, placed.name)
        )
        sender = shown_path(dropped.sender, self.hides)
        how = say("确实不要了，收的时候加上 --accept {sender} 。", sender=sender)
        return sentences(told_as_lost(new, old, lost), how) if lost else ""

    def _stopping(self, stage: Stage, dropped: Dropped) -> str:
        """Why it would keep the site of all from being published, where nothing else does."""
        every = _stops(stage.root, self.asked)
        stops = [said for what, said in every.items() if what not in self._stops]
        if dropped.sender in self.accepted or not stops:
            return ""
        return say(
            "收了它，整个网站就发布不了：{why} 确实是这样的，收的时候加上 --accept {sender} 。",
            why=stops[0],
            sender=shown_path(dropped.sender, self.hides),
        )


def records_by_file(tables: Mapping[str, TextTable]) -> Counter[str]:
    """How many records each file of a project holds, by its path; rows that were refused are none."""
    found: Counter[str] = Counter()
    for table in tables.values():
        for file in table.files:
            found[file.path] += file.row_count
    return found


def _claiming(tables: Mapping[str, TextTable], file: str) -> str:
    """Why a file can't be used that gives a record the id of one that another sender has handed in.

    Whoever comes first by name would have it, and not whoever had it.
    """
    theirs: set[str] = set()
    own: dict[str, int] = {}
    for table in tables.values():
        if table.is_received:
            rows = zip(table.texts["id"].to_pylist(), table.file_codes.tolist(), strict=True)
            for row, (each, code) in enumerate(rows):
                path = table.files[code].path
                if path == file:
                    own.setdefault(each.strip(), int(table.lines[row]))
                elif holder_of(path) not in ("", holder_of(file)):
                    theirs.add(each.strip())
    line = next((line for each, line in own.items() if each and each in theirs), None)
    if line is None:
        return ""
    return say("第{row}行的编号别人已经用了；请清空这一格，由程序编号。", row=line)


def _replaced(placed: Placed) -> str | None:
    """The file that it takes the place of, "" for none; None where only its sender can tell."""
    if placed.earlier is None:
        return ""
    is_replaced = placed.earlier.is_replaced
    return None if is_replaced is None else placed.earlier.name if is_replaced else ""


def _stops(root: Path, asked: Asked) -> dict[tuple[object, ...], str]:
    """What keeps a project from being published, and how it is said."""
    try:
        fewer = check_project(root, asked).fewer
    except RefusedError as refused:
        return {("refused",): next(each.text() for each in errors_among(refused.problems))}
    except LedgerError as error:
        return {("ledger",): str(error)}
    return {(each.place, str(each.params["label"])): each.text() for each in fewer}
