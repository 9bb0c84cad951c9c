"""A folder that sheets are put into: nothing of others is overwritten, and nothing stale is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from sunboard.language import later
from sunboard.publishing.filesystem import PRIVATE_FILE, write_lasting
from sunboard.publishing.manifest import Told
from sunboard.publishing.private_folder import state_folder
from sunboard.publishing.target import TargetError, refuse_inside
from sunboard.records.ledger_files import SITE_MARKER, STATE

_FOLDERS = "sheet-folders.json"
"""The private file that says which folders these are."""
_LIST = ".sunboard-sheets"
"""The file by which the folder knows which sheets are ours, and what was told when each was known."""


def put_sheets(folder: Path, project: Path, sheets: Mapping[str, Path], told: Told) -> list[str]:
    """Copy sheets, by their paths in a folder, into it, which is made if it is not there.

    Those printed before somebody took back what they may hold are deleted.

    Returns:
        The paths of the sheets that were deleted.

    Raises:
        TargetError: the folder lies where no sheets may, or a file of somebody else's is in the way.
    """
    refuse_inside(folder, project)
    _refuse_site(folder)
    known = _read(folder)
    is_output = folder.resolve().is_relative_to((project / "build").resolve())
    others = [path for path in sheets if path not in known and (folder / path).exists()]
    if others and not is_output:
        raise TargetError(
            later(
                "{folder} 里的 {file} 不是晒榜打印的，不会覆盖；请换一个目录，或把它移走",
                folder=folder,
                file=others[0],
            )
        )
    gone = [path for path in forget_sheets(folder, told) if path not in sheets]
    for path, source in sheets.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    _write(folder, _read(folder) | dict.fromkeys(sheets, told))
    _note(folder, project)
    return gone


def forget_everywhere(project: Path, told: Told) -> int:
    """The same in every folder that a project's sheets were put into; returns how many are deleted.

    Raises:
        OSError: one could not be deleted.
    """
    return sum(len(forget_sheets(folder, told)) for folder in _noted(project))


def _note(folder: Path, project: Path) -> None:
    """Remember a folder, so that a withdrawal reaches it."""
    noted = [str(each) for each in _noted(project)]
    if str(folder.resolve()) not in noted:
        text = json.dumps([*noted, str(folder.resolve())], ensure_ascii=False)
        write_lasting(state_folder(project) / _FOLDERS, f"{text}\n".encode(), PRIVATE_FILE)


def _noted(project: Path) -> list[Path]:
    """Where sheets were put, and where earlier Sunboards put them without a note."""
    try:
        found = json.loads((project / STATE / _FOLDERS).read_bytes())
        noted = [Path(str(each)) for each in found]
    except (OSError, ValueError, TypeError):
        noted = []
    usual = (project / "build" / "sheets").resolve()
    return [each for each in dict.fromkeys([usual, *noted]) if (each / _LIST).exists()]


def forget_sheets(folder: Path, told: Told) -> list[str]:
    """Delete the sheets in a folder that were printed before something was taken back; returns their paths."""
    known = _read(folder)
    stale = {then for then in known.values() if not then.still_holds(told)}
    gone = [path for path, then in known.items() if then in stale]
    for path in gone:
        (folder / path).unlink(missing_ok=True)
    if gone:
        _write(folder, {path: then for path, then in known.items() if then not in stale})
    return gone


def _refuse_site(folder: Path) -> None:
    for above in (folder.resolve(), *folder.resolve().parents):
        if (above / SITE_MARKER).exists():
            raise TargetError(
                later(
                    "{folder} 在网站 {above} 里，会被下一次发布移走；请换一个目录",
                    folder=folder,
                    above=above,
                )
            )


def _read(folder: Path) -> dict[str, Told]:
    """What was told when each sheet in the folder was printed, by its path."""
    try:
        tree = json.loads((folder / _LIST).read_bytes())
        told = [Told(frozenset(t["people"]), frozenset(t["takedowns"])) for t in tree["told"]]
        return {str(path): told[number] for path, number in tree["files"].items()}
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return {}


def _write(folder: Path, sheets: Mapping[str, Told]) -> None:
    numbers = {told: number for number, told in enumerate(dict.fromkeys(sheets.values()))}
    tree = {
        "files": {path: numbers[told] for path, told in sorted(sheets.items())},
        "told": [
            {"people": sorted(told.people), "takedowns": sorted(told.takedowns)} for told in numbers
        ],
    }
    write_lasting(folder / _LIST, f"{json.dumps(tree)}\n".encode(), PRIVATE_FILE)
