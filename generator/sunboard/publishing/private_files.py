"""What an office puts beside boards, without what is private: pages lose a line, other files are left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from sunboard.checks.private.classes import found_in
from sunboard.checks.private.documents import private_lines, without_private
from sunboard.checks.saying import shown_path
from sunboard.language import Later, Several, later, mark
from sunboard.messages import MESSAGES
from sunboard.problems import Place, Problem
from sunboard.publishing.bare_pictures import LONGEST_MAGIC, NotBareError, bared, is_picture
from sunboard.publishing.own_files import UnpublishableFileError

_TEXTS = frozenset(
    (
        ".csv",
        ".htm",
        ".html",
        ".ics",
        ".json",
        ".md",
        ".svg",
        ".txt",
        ".vcf",
        ".xml",
        ".yaml",
        ".yml",
    )
)
"""Endings of files that are read as texts; of all others the name is looked at."""
_MARKUP = frozenset((".svg", ".htm", ".html", ".xml"))
_PIECE = re.compile(r"[^<>]*\S[^<>]*")
_DRAWN = re.compile(rb"\b(?:d|points|transform|viewBox)\s*=\s*([\"'])[^\"']*\1")
"""What is drawn, of which two numbers may look like a point on the map."""


def withhold_in_pages(docs: Path, names: Sequence[str]) -> list[Problem]:
    """Write pages of a folder anew that say anything private; what it was is told by its place.

    Raises:
        UnpublishableFileError: the name of a page, which is an address, holds something private.
    """
    if faults := [_fault(f"content/{name}", codes) for name in names if (codes := _in_name(name))]:
        raise UnpublishableFileError(faults)
    pages = {name: (docs / name).read_text(encoding="utf-8") for name in names}
    changed, found = without_private(pages)
    for name, text in changed.items():
        (docs / name).write_bytes(text.encode())
    return [Problem(Place(f"content/{each.name}", each.line), each.code) for each in found]


def without_private_files(
    files: Mapping[str, Path], called: str, bare: Path
) -> tuple[dict[str, Path], list[Problem]]:
    """The files of a folder, by their addresses, that hold nothing private; and why the others don't go out.

    Args:
        files: Paths by addresses.
        called: What the folder is called in messages.
        bare: The folder that takes copies of pictures, without anything that they say of themselves.
    """
    pictures, broken = _bare_pictures(files, bare)
    texts = {name: text for name, path in files.items() if (text := _text_of(path))}
    problems = [
        *(Problem(Place(f"{called}/{f.name}", f.line), f.code) for f in private_lines(texts)),
        *(Problem(Place(f"{called}/{f.name}"), f.code) for f in private_lines(_pieces(texts))),
        *(Problem(Place(f"{called}/{name}"), code) for name in files for code in _in_name(name)),
    ]
    left_out = {problem.place.file for problem in problems}
    kept = {
        name: pictures.get(name, path)
        for name, path in files.items()
        if name not in broken and f"{called}/{name}" not in left_out
    }
    # Beside what is wrong with it: whoever links it wants to know that it is gone.
    problems += [Problem(Place(name), "file-left-out") for name in sorted(left_out)]
    problems += [Problem(Place(f"{called}/{name}"), "picture-unread") for name in broken]
    return kept, problems


def _pieces(texts: Mapping[str, str]) -> dict[str, str]:
    """What stands between two tags in more than one line, each on one."""
    return {
        name: "\n".join(
            " ".join(piece.split()) for piece in _PIECE.findall(text) if len(piece.splitlines()) > 1
        )
        for name, text in texts.items()
        if PurePosixPath(name).suffix.lower() in _MARKUP
    }


def _bare_pictures(files: Mapping[str, Path], folder: Path) -> tuple[dict[str, Path], list[str]]:
    """Copies of pictures that say something of themselves, without that; and those that can't be read."""
    copies: dict[str, Path] = {}
    broken = []
    for name, path in files.items():
        with path.open("rb") as file:
            if not is_picture(name, file.read(LONGEST_MAGIC)):
                continue
        content = path.read_bytes()
        try:
            bare = bared(content)
        except NotBareError:
            broken.append(name)
            continue
        if bare != content:
            copies[name] = folder / name
            copies[name].parent.mkdir(parents=True, exist_ok=True)
            copies[name].write_bytes(bare)
    return copies, broken


def refuse_private_theme(config: Path) -> None:
    """Refuse a theme whose settings, which stand on every page, hold something private.

    Raises:
        UnpublishableFileError: they do.
        OSError: they can't be read.
    """
    if not config.is_file():
        return
    text = re.sub(r"(?m)^\s*#.*$", "", config.read_text(encoding="utf-8", errors="replace"))
    found = private_lines({config.name: text})
    if found:
        raise UnpublishableFileError(
            [
                later(
                    "{file} 第{row}行：{words}",
                    file=each.name,
                    row=each.line,
                    words=later(MESSAGES[each.code].text),
                )
                for each in found
            ]
        )


def _in_name(name: str) -> list[str]:
    return list(dict.fromkeys(each.code for part in name.split("/") for each in found_in(part)))


def _fault(name: str, codes: Sequence[str]) -> Later:
    words = Several(tuple(later(MESSAGES[code].text) for code in codes), mark("；"))
    return later("{file}：文件名{words}", file=shown_path(name), words=words)


def _text_of(path: Path) -> str:
    ending = path.suffix.lower()
    if ending not in _TEXTS:
        return ""
    content = path.read_bytes()
    if ending == ".svg":
        content = _DRAWN.sub(b"", content)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", errors="replace")
