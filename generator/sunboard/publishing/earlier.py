"""What earlier Sunboards left beside a site, where a web server may show it: it goes at the next start."""

from __future__ import annotations

import json
import re
from pathlib import Path

from sunboard.publishing.filesystem import remove
from sunboard.publishing.shelf import Shelf
from sunboard.publishing.strangers import move_strangers

_REPORT = "build-report.json"
_STORED = re.compile(r"\.?[0-9a-f]{32}\.\d+\.(pdf|zip)(\.\d+)?")
"""A printed sheet, or the draft of one."""
_KILLED = r"\.{name}-[a-z0-9_]{{8}}(-old)?"
"""A site that a killed run was writing, or had moved out of the way."""


def earlier_files(shelf: Shelf) -> list[Path]:
    """The report, the stored sheets and the half-written sites that lie beside a site, sorted."""
    report = shelf.site.with_name(_REPORT)
    store = shelf.site.with_name(f"{shelf.site.name}-sheets")
    killed = re.compile(_KILLED.format(name=re.escape(shelf.site.name)))
    found = [path for path in _listed(shelf.site.parent) if killed.fullmatch(path.name)]
    found = [path for path in found if path.is_dir() and path != shelf.folder]
    found += [path for path in _listed(store) if _STORED.fullmatch(path.name)]
    return sorted([*found, *([report] if _is_report(report) else [])])


def sweep_earlier(shelf: Shelf) -> None:
    """Delete what earlier Sunboards left; what isn't theirs in it is kept among the releases."""
    found = earlier_files(shelf)
    for path in found:
        if path.is_dir():
            move_strangers(path, None, shelf.folder)
        remove(path)
    for folder in {path.parent for path in found if path.parent != shelf.site.parent}:
        if not any(folder.iterdir()):
            folder.rmdir()


def _listed(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _is_report(path: Path) -> bool:
    try:
        tree = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(tree, dict) and {"as_of", "pages", "files", "problems"} <= set(tree)
