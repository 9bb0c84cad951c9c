"""Which files below `data/` hold which kind of record."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from sunboard.problems import Place, Problem
from sunboard.records.heard import with_own
from sunboard.schema import KIND_BY_NAME, KINDS, Kind, may_be_handed_in

DATA = "data"
CALENDAR = "calendar.yml"
CONFIRMED_NAMES = "names.yml"
UNASKED = "unasked.yml"
GIVEN_IDS = "ids"
RECEIVED = "received"
"""The folder in `data/` that holds what others have handed in, a folder for each of them."""
SKIPPED = (
    *("README.md", "programme.yml", CALENDAR, "mapping.yml", CONFIRMED_NAMES, UNASKED),
    *(GIVEN_IDS, "ledger", "private"),
)
"""Names in `data/` that hold no records."""
LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx"})
"""Names, in lower case, that Windows and macOS put into any folder; no records, and nobody's fault."""
CSV_ENDINGS = (".csv",)
YAML_ENDINGS = (".yml", ".yaml")
DEEPEST = 8
"""Folders in one another below `data/`; each more would also be one more function on Python's stack."""
MOST_FILES = 100_000
_COPY = re.compile(
    r"(?P<before>.+?)[\s_-]*(?:副本|复件|拷贝|[Cc]opy)(?:\s*[(（]?\d*[)）]?)"
    r"|(?P<numbered>.+?)\s*[(（]\d{1,3}[)）]"
    r"|(?:副本|复件|拷贝|[Cc]opy of)(?:\s*[(（]\d*[)）])?[\s_-]*(?P<after>.+)"
)
"""How Windows, WPS, browsers and chats name a second copy of a file, without its ending."""
WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ett", ".ods")


@dataclass(frozen=True)
class FoundFile:
    """One file of records."""

    path: Path
    name: str
    """Below the project folder, with `/`."""
    kind: Kind
    is_yaml: bool
    size: int
    """In bytes."""


@dataclass(frozen=True)
class OfficeFile:
    """A workbook, or a CSV file whose name tells no kind: what is in it, only its sheets tell."""

    path: Path
    name: str
    """Below the project folder, with `/`."""
    kind: Kind | None
    """What its name, or its folder's, says that it holds."""
    size: int
    """In bytes."""


class Found(NamedTuple):
    """What lies in `data/`."""

    files: list[FoundFile]
    """Those whose name tells their kind, by rank."""
    problems: list[Problem]
    office: list[OfficeFile]
    """Those that offices keep as they please, by rank."""


def holder_of(file: str) -> str:
    """The folder of whoever handed in a file, both below the project folder; "" for the office's own."""
    data, _, inside = file.partition("/")
    # However a disk that takes no notice of capitals has it.
    received, is_inside, name = inside.partition("/")
    if data != DATA or received.casefold() != RECEIVED or not is_inside:
        return ""
    sender, is_deeper, _ = name.partition("/")
    return f"{DATA}/{received}/{sender}" if is_deeper else f"{DATA}/{received}"


def by_rank(name: str) -> tuple[bool, str]:
    """Orders files: what others handed in ranks behind all of the office's own, whatever they are called."""
    return bool(holder_of(name)), name


def find_files(root: Path) -> Found:
    """All files of records, and what in `data/` is none."""
    search = _Search(root / DATA)
    if search.data.is_dir():
        search.folder(search.data, DATA, None)
    else:
        search.problems.append(Problem(Place(DATA), "data-missing"))
    files = sorted(search.files, key=lambda file: by_rank(file.name))
    return Found(files, search.problems, sorted(search.office, key=lambda file: by_rank(file.name)))


class _Search:
    """A walk through `data/`; a link never leads out of it, nor round in it."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.files: list[FoundFile] = []
        self.office: list[OfficeFile] = []
        self.problems: list[Problem] = []

    def folder(self, path: Path, name: str, kind: Kind | None) -> None:
        """Looks at what is in a folder: `data/` itself (no kind yet), or one of a kind's."""
        try:
            with os.scandir(path) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self._report(name, "file-unreadable", reason=error.strerror or "")
            return
        for entry in listed:
            if entry.name.startswith((".", "~$")) or entry.name == "README.md":
                continue
            if kind is None and entry.name in SKIPPED:
                continue
            if entry.name.lower() not in LEFT_BY_SYSTEMS:
                self._entry(entry, f"{name}/{entry.name}", kind)

    def _entry(self, entry: os.DirEntry[str], name: str, kind: Kind | None) -> None:
        if not name.isprintable():  # line breaks, or bytes that are not UTF-8
            self._report(name, "file-name")
        elif entry.is_symlink() and not is_file_inside(Path(entry.path), self.data):
            self._report(name, "file-link")
        elif entry.is_dir() and name.count("/") > DEEPEST:
            self._report(name, "folder-deep", deepest=DEEPEST)
        elif entry.is_dir():
            # Whoever hands in may be called as a kind is.
            named = None if holder_of(f"{name}/-") else KIND_BY_NAME.get(entry.name)
            self.folder(Path(entry.path), name, kind or named)
        elif entry.is_file():
            self._file(entry, name, kind)
        else:
            self._report(name, "file-special")

    def _file(self, entry: os.DirEntry[str], name: str, kind: Kind | None) -> None:
        path = Path(entry.path)
        ending = path.suffix.lower()
        known = kind or KIND_BY_NAME.get(path.stem)
        original = original_of(path.stem)
        is_office = ending in WORKBOOK_ENDINGS or (known is None and ending in CSV_ENDINGS)
        if kind and ending in kind.beside:
            return
        if original and (kind or KIND_BY_NAME.get(original) or _is_beside(path, original)):
            self._copy(path, name, original)
        elif known and holder_of(name) and not may_be_handed_in(known):
            self._report(name, "received-kind", label=known.words)
        elif is_office:
            self.office.append(OfficeFile(path, name, known, entry.stat().st_size))
        elif known is None:
            self._unknown(name)
        elif ending in CSV_ENDINGS + YAML_ENDINGS:
            size = entry.stat().st_size
            self.files.append(FoundFile(path, name, known, ending in YAML_ENDINGS, size))
        else:
            self._report(name, "photo-ending" if known.beside else "file-ending")

    def _copy(self, path: Path, name: str, original: str) -> None:
        """A copy is never read: which of the two holds is for its owner to say."""
        endings = (path.suffix, *CSV_ENDINGS, *YAML_ENDINGS)
        beside = [path.with_name(f"{original}{ending}") for ending in endings]
        there = next(filter(Path.is_file, beside), None)
        if there:
            self._report(name, "file-copy", original=there.name)
        else:
            self._report(name, "file-copy-alone", original=f"{original}{path.suffix}")

    def _unknown(self, name: str) -> None:
        names = reversed(PurePosixPath(name).parts[1:])
        near = next(filter(None, (nearest_kind(each.split(".")[0]) for each in names)), None)
        if near and not name.lower().endswith(CSV_ENDINGS + YAML_ENDINGS):
            self._report(name, "file-ending")
        elif near:
            self._report(name, "file-misnamed", kind=near.name, label=near.words)
        else:
            self._report(name, "file-unknown")

    def _report(self, name: str, code: str, **params: object) -> None:
        shown = name.encode("utf-8", "replace").decode()
        self.problems.append(Problem(Place(shown), code, params))


def _is_beside(path: Path, original: str) -> bool:
    return path.with_name(f"{original}{path.suffix}").is_file()


def is_file_inside(path: Path, folder: Path) -> bool:
    """Whether a path leads, through whatever links, to an ordinary file below a folder."""
    try:
        target = path.resolve(strict=True)
        return target.is_file() and target.is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a dangling link; a link to itself
        return False


def original_of(stem: str) -> str | None:
    """The name, without ending, of the file that a file's name says it is a copy of; None for no copy."""
    match = _COPY.fullmatch(stem)
    if match is None:
        return None
    original = next(filter(None, match.groups())).strip()
    return original_of(original) or original


def nearest_kind(name: str) -> Kind | None:
    """The kind that a file's name, in English or Chinese, was probably meant to be."""
    kind_by_word = {word: kind for kind in KINDS for word in map(str.lower, with_own(kind.named))}
    near = get_close_matches(name.lower(), kind_by_word, n=1)
    return kind_by_word[near[0]] if near else None
