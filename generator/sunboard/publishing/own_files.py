"""Files that an office puts on its site beside the pages: what a folder may hold, and how it is copied.

Nothing is followed out of the folder, nothing is waited for, and what can't be published is refused by name.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from sunboard.language import Later, later, say_many

STATIC = "static"
"""The folder of a project whose files are published as they are, at the root of the site."""

LARGEST_BYTES = 25 * 1024 * 1024
DEEPEST = 32
MOST_NAMED = 15
"""So many files at fault are named; one wrong folder may hold thousands."""

WELL_KNOWN = ".well-known"
_LEFT_BEHIND = frozenset({".DS_Store", ".gitkeep", ".gitignore", ".gitattributes"})
"""What systems and tools leave in folders; nobody means to publish it."""


class UnpublishableFileError(Exception):
    """Files that can't be published; the message names each, a line a file."""

    def __init__(self, faults: Collection[Later]) -> None:
        """Say what is wrong with which file."""
        super().__init__(faults)
        self._faults = faults

    def __str__(self) -> str:
        """The first of them, and how many more there are."""
        lines = sorted(map(str, self._faults))
        rest = len(lines) - MOST_NAMED
        more = [say_many("……还有{n}个", rest)] if rest > 0 else []
        return "\n".join([*lines[:MOST_NAMED], *more])


def find_files(
    folder: Path, called: str, reserved: Mapping[str, str], *, skips_dot_names: bool
) -> list[str]:
    """The files of a folder, as paths below it, sorted.

    Args:
        folder: The folder.
        called: What it is called in messages.
        reserved: Names at its top that it can't use, and why not.
        skips_dot_names: Whether names that begin with a dot are passed over; else they are refused, but for
            `.well-known` at the top and what systems leave behind.

    Raises:
        UnpublishableFileError: a file can't be published.
        OSError: the folder can't be read; it names the path.
    """
    root = os.path.realpath(folder)
    names: list[str] = []
    faults: list[Later] = []
    for entry, name in _entries(root):
        if entry.name in _LEFT_BEHIND or (skips_dot_names and _has_dot_name(name)):
            continue
        fault = later(reserved[name]) if name in reserved else _fault(entry, name, root)
        if fault:
            faults.append(later("{file}：{fault}", file=_shown(called, name), fault=fault))
        elif not entry.is_dir():
            names.append(name)
    if faults:
        raise UnpublishableFileError(faults)
    return sorted(names)


def copy_files(folder: Path, names: Collection[str], target: Path) -> None:
    """Copy files of a folder to the same places below another, where none of them may be yet.

    Raises:
        OSError: one can't be read or written; it names the path.
    """
    for name in names:
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, copy)


def refuse_doubles(parts: Mapping[str, Collection[str]]) -> None:
    """Refuse two files at one address, also one that differs in capitals alone: some servers know none.

    `parts` are the files of each folder, by what the folder is called.

    Raises:
        UnpublishableFileError: there are two.
    """
    seen: dict[str, tuple[str, str]] = {}
    faults: list[Later] = []
    for called, names in parts.items():
        for name in names:
            said = (called, name)
            other = seen.setdefault(name.casefold(), said)
            if other != said:
                faults.append(
                    later(
                        "{file}：和 {other} 的网址一样，请改名或者去掉一个",
                        file=_shown(*said),
                        other=_shown(*other),
                    )
                )
    if faults:
        raise UnpublishableFileError(faults)


def publish_beside(files: Iterable[tuple[str, bytes]], write: Callable[[str, bytes], None]) -> None:
    """Hand pages and files of the office to `write`, by their addresses, when all boards are written.

    Raises:
        UnpublishableFileError: a page of the site, or another of these, has the address.
    """
    faults: list[Later] = []
    for name, content in files:
        try:
            write(name, content)
        except (FileExistsError, NotADirectoryError):
            faults.append(
                later(
                    "{file}：网站已有这个网址，请把 content/ 或 {folder}/ 里的这一个改名",
                    file=_shown(name),
                    folder=STATIC,
                )
            )
    if faults:
        raise UnpublishableFileError(faults)


def _shown(*names: str) -> str:
    """What a file is called in messages."""
    # MkDocs' own program loads this module, and says no such thing.
    from sunboard.checks.saying import shown_path  # noqa: PLC0415

    return shown_path("/".join(names))


def _entries(root: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Everything below a folder and its path there; links are not gone into, nor what is too deep."""
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(f"{root}/{below}") as found:
            for entry in found:
                name = f"{below}{entry.name}"
                yield entry, name
                is_open = name.count("/") < DEEPEST and not _is_hidden(name)
                if is_open and entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{name}/")


def _fault(entry: os.DirEntry[str], name: str, root: str) -> Later | None:
    """Why it can't be published; None if it can."""
    link_fault = _link_fault(entry.path, root) if entry.is_symlink() else None
    return _name_fault(name) or link_fault or _content_fault(entry.stat())


def _name_fault(name: str) -> Later | None:
    if not name.isprintable():
        return later("文件名里有不能用的字符，请改名")
    if _is_hidden(name):
        return later(
            "以点开头的文件不公开（只有 {folder}/ 例外），请移走或者改名", folder=WELL_KNOWN
        )
    if name.count("/") >= DEEPEST:
        return later("文件夹套了{levels}层还多，请放浅一些", levels=DEEPEST)
    return None


def _content_fault(status: os.stat_result) -> Later | None:
    if stat.S_ISDIR(status.st_mode):
        return None
    if not stat.S_ISREG(status.st_mode):
        return later("不是普通的文件（是管道、设备或者接口），请移走")
    if status.st_size > LARGEST_BYTES:
        size, most = status.st_size / 1024 / 1024, LARGEST_BYTES // 1024 // 1024
        return later(
            "有{size} MB，超过{most} MB，请缩小，或者放到别处再给出链接",
            size=format(size, ".0f"),
            most=most,
        )
    return None


def _link_fault(link: str, root: str) -> Later | None:
    try:
        target = Path(os.path.realpath(link, strict=True))
    except OSError:
        return later("是断了的或者绕成圈的链接，请换成文件本身")
    if not target.is_relative_to(root):
        return later("是通到这个文件夹外面的链接，请换成文件本身")
    if target.is_dir():
        return later("是通到文件夹的链接，请换成文件夹本身")
    return None


def _has_dot_name(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _is_hidden(name: str) -> bool:
    """Whether a name on the way to it begins with a dot, but for `.well-known` at the top."""
    first, _, rest = name.partition("/")
    return _has_dot_name(rest if first == WELL_KNOWN else name)
