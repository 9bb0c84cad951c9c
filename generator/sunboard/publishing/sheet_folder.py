"""A folder that sheets are put into: nothing of others is overwritten, and nothing stale is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sunboard.publishing.filesystem import PRIVATE_FILE, write_lasting
from sunboard.publishing.manifest import Told
from sunboard.publishing.target import TargetError, refuse_inside
from sunboard.records.ledger_files import SITE_MARKER

_LIST = ".sunboard-sheets"
"""The file by which the folder knows which sheets are ours, and what was told when each was known."""


@dataclass(frozen=True)
class _Known:
    """What is known of the sheets in a folder."""

    files: Mapping[str, int] = field(default_factory=dict)
    """For each path, which of `told` it was printed under."""
    told: tuple[Told, ...] = ()


def put_sheets(folder: Path, project: Path, sheets: Mapping[str, Path], told: Told) -> list[str]:
    """Copy sheets into a folder, and delete those printed before somebody took back what they may hold.

    Args:
        folder: Made if it is not there.
        project: The folder that holds `data/`.
        sheets: Where each comes from, by its path in the folder.
        told: What may be told now.

    Returns:
        The paths of the sheets that were deleted.

    Raises:
        TargetError: the folder lies where no sheets may, or a file of somebody else's is in the way.
    """
    refuse_inside(folder, project)
    _refuse_site(folder)
    known = _read(folder)
    is_output = folder.resolve().is_relative_to((project / "build").resolve())
    others = [path for path in sheets if path not in known.files and (folder / path).exists()]
    if others and not is_output:
        raise TargetError(
            f"{folder} 里的 {others[0]} 不是晒榜打印的，不会覆盖；请换一个目录，或把它移走"
        )
    gone = [path for path in forget_sheets(folder, told) if path not in sheets]
    known = _read(folder)
    for path, source in sheets.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    _write(
        folder,
        _Known({**known.files, **dict.fromkeys(sheets, len(known.told))}, (*known.told, told)),
    )
    return gone


def forget_sheets(folder: Path, told: Told) -> list[str]:
    """Delete the sheets in a folder that were printed before something was taken back; returns their paths."""
    known = _read(folder)
    stale = {number for number, then in enumerate(known.told) if not then.still_holds(told)}
    gone = [path for path, number in known.files.items() if number in stale]
    for path in gone:
        (folder / path).unlink(missing_ok=True)
    if gone:
        kept = {path: number for path, number in known.files.items() if path not in gone}
        _write(folder, _Known(kept, known.told))
    return gone


def _refuse_site(folder: Path) -> None:
    for above in (folder.resolve(), *folder.resolve().parents):
        if (above / SITE_MARKER).exists():
            raise TargetError(f"{folder} 在网站 {above} 里，会被下一次发布移走；请换一个目录")


def _read(folder: Path) -> _Known:
    try:
        tree = json.loads((folder / _LIST).read_bytes())
        told = (Told(frozenset(t["people"]), frozenset(t["takedowns"])) for t in tree["told"])
        files = {str(path): int(number) for path, number in tree["files"].items()}
        return _Known(files, tuple(told))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return _Known()


def _write(folder: Path, known: _Known) -> None:
    used = sorted(set(known.files.values()))
    tree = {
        "files": {path: used.index(number) for path, number in sorted(known.files.items())},
        "told": [
            {
                "people": sorted(known.told[n].people),
                "takedowns": sorted(known.told[n].takedowns),
            }
            for n in used
        ],
    }
    write_lasting(folder / _LIST, f"{json.dumps(tree)}\n".encode(), PRIVATE_FILE)
