"""Lays out the zip: python.org's own files, the packages in them, and what a clerk starts and reads."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from deploy.windows.judging import Judge
from deploy.windows.wheels import IncompleteError, Wheel

HERE = Path(__file__).parent
OWN = ("sunboard.cmd", "使用说明.txt", "README.txt")
"""What lies on top, beside the licence."""

_EMBEDDED = re.compile(r"python-(3\.(\d+)\.\d+)-embed-amd64\.zip")
_OLDEST = 11
_PYTHON, _PACKAGES = "python", "Lib/site-packages"
_DAY = (1980, 1, 1, 0, 0, 0)


class Embedded(NamedTuple):
    """Python's embeddable package for 64-bit Windows, as python.org gives it out."""

    path: Path
    version: str
    """Like 3.12.10."""

    @classmethod
    def read(cls, path: Path) -> Embedded:
        """Know a package by its name.

        Raises:
            IncompleteError: it has another name, is too old, or is not there.
        """
        named = _EMBEDDED.fullmatch(path.name)
        if named is None or int(named[2]) < _OLDEST or not zipfile.is_zipfile(path):
            raise IncompleteError(
                f"{path}: give the file that python.org names python-3.x.y-embed-amd64.zip, from 3.11 on"
            )
        return cls(path, named[1])

    @property
    def stem(self) -> str:
        """How its own files are named: python312."""
        return "python" + "".join(self.version.split(".")[:2])


def files_of(
    embedded: Embedded, wheels: Iterable[Wheel], licence: str
) -> Iterator[tuple[str, bytes]]:
    """All that the zip holds, by the way there from its folder."""
    for name in OWN:
        yield name, _for_windows(name, (HERE / name).read_text(encoding="utf-8"))
    yield "LICENSE.txt", _for_windows("LICENSE.txt", licence)
    # Python looks where this file says and nowhere else: not at PYTHONPATH, nor at another Python's packages.
    path = f"{embedded.stem}._pth"
    yield f"{_PYTHON}/{path}", f"{embedded.stem}.zip\r\n.\r\n{_PACKAGES}\r\n".encode()
    for name, data in _members(embedded.path):
        if name != path:
            yield f"{_PYTHON}/{name}", data
    for wheel in wheels:
        for name, data in _members(wheel.path):
            if place := _installed(name):
                yield f"{_PYTHON}/{_PACKAGES}/{place}", data


def pack(out: Path, files: Iterable[tuple[str, bytes]], judge: Judge, level: int) -> None:
    """Write the zip, all of it below a folder of its name; the same files give the same bytes.

    Raises:
        IncompleteError: it would not work on a Windows that has nothing else; it is not kept then.
    """
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in files:
            judge.look(name, data)
            entry = zipfile.ZipInfo(f"{out.stem}/{name}", _DAY)
            packed.writestr(entry, data, zipfile.ZIP_DEFLATED, level)
    if faults := judge.faults():
        out.unlink()
        raise IncompleteError("\n".join(faults))


def _members(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as package:
        for entry in package.infolist():
            if not entry.is_dir():
                yield entry.filename, package.read(entry)


def _installed(name: str) -> str:
    """Where a wheel's file goes below the packages; nowhere where it is a command, a manual or a header."""
    top, _, rest = name.partition("/")
    if not top.endswith(".data"):
        return name
    scheme, _, place = rest.partition("/")
    return place if scheme in ("purelib", "platlib") else ""


def _for_windows(name: str, text: str) -> bytes:
    """A text as Windows' own programs read it: `cmd` nothing but ASCII, Notepad UTF-8 that says so."""
    encoding = "ascii" if name.endswith(".cmd") else "utf-8-sig"
    return text.replace("\n", "\r\n").encode(encoding)
