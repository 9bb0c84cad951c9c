"""What goes with a file that another takes the place of: sheets, and kinds of records, that it alone has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from sunboard.importing.fates import Fate, fates_of
from sunboard.language import listed, say, say_many
from sunboard.records import read_records
from sunboard.records.folders import DATA
from sunboard.records.text_tables import TextTable
from sunboard.schema import KIND_BY_NAME

_Counts = Mapping[str, Mapping[str, int]]
"""By sheet, "" for a file without, and by kind how many records stand there."""


def lost_with(
    before: Path, after: Path, old: str, new: str, settled: Collection[str] = ()
) -> list[str]:
    """The sheets that a new file lacks, each with what stands there and nowhere else then.

    A sheet with mostly the same rows is the same sheet, whatever it is called; one of another month is not.

    Args:
        before: The project folder as it is.
        after: One in which `new` took the place of `old`.
        old: The earlier file, below `data/`.
        new: The one that takes its place.
        settled: The sheets that stay, or of which somebody said that they may go.
    """
    now, _ = read_records(after)
    kinds = {name for name, table in now.items() if len(table)}
    fates = fates_of(before, after, old, new)
    lost = []
    for sheet, counts in _counts(read_records(before)[0], old).items():
        is_there = fates.get(sheet) in (Fate.AGAIN, Fate.DOUBTFUL) or sheet in settled
        gone = {kind: n for kind, n in counts.items() if kind not in kinds or not is_there}
        if gone:
            lost.append(_said(sheet, gone))
    return lost


def told_as_lost(new: str, old: str, lost: Iterable[str]) -> str:
    """That the new file lacks this, and what to do."""
    return say(
        "原来的 {old} 里有、新的 {new} 里没有的：{lost}。换上新的这份，这些就都没有了；"
        "还要的，请把这张表抄进新的那份，或者另存成一份文件先放进来，再放一次。",
        old=old,
        new=new,
        lost=listed(lost),
    )


def _counts(tables: Mapping[str, TextTable], file: str) -> _Counts:
    found: dict[str, dict[str, int]] = {}
    for name, table in tables.items():
        for source in table.files:
            if source.path == f"{DATA}/{file}" and source.row_count > source.refused_count:
                of_sheet = found.setdefault(source.sheet, {})
                of_sheet[name] = of_sheet.get(name, 0) + source.row_count - source.refused_count
    return found


def _said(sheet: str, counts: Mapping[str, int]) -> str:
    """A sheet with what would be gone of it: 「包联底数」（城镇2条、结对包联6条）."""
    records = listed(
        say_many("{kind}{n}条", n, kind=KIND_BY_NAME[kind].words) for kind, n in counts.items()
    )
    return say("「{sheet}」（{records}）", sheet=sheet, records=records) if sheet else records
