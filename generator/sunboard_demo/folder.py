"""The folder that a sample county is written into: whose it is, and what may be replaced in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from sunboard.records.demonstration import LIST, listed
from sunboard.records.ledger_files import SITE_MARKER
from sunboard.records.loading import UnfitFileError, hash_of, read_whole
from sunboard.schema import KINDS

from sunboard_demo.days import CALENDAR
from sunboard_demo.files import PROGRAMME

KEPT = ("README.md", LIST)
"""In `data/`: what belongs to no county."""
LEDGER = "ledger"

_DEMONSTRATION = ("demonstration: 是".encode(), b"demonstration: yes")
_MOST_PROGRAMME_BYTES = 1 << 20
_MOST_NAMED = 10


class TakenError(FileExistsError):
    """The folder holds what nobody may lose; its text says what, and what would do."""


def make_free(out: Path, *, replaces: bool) -> Path:
    """Remove an earlier sample county below a folder: its records, and the ledgers of what was published.

    Args:
        out: The project folder.
        replaces: Whether files that were changed since the demonstration wrote them are removed as well.

    Returns:
        Its `data/`, with nothing of a county in it.

    Raises:
        TakenError: It holds records that are no demonstration, or files that the demonstration did not write
            as they are; or it lies where nothing may be written.
    """
    data = out / "data"
    _refuse_detours(out, data)
    _refuse_sites(out, data)
    data.mkdir(parents=True, exist_ok=True)
    old = list(_county(data))
    if old and not _is_demonstration(data):
        raise TakenError(
            f"{data} 里已有不是示范的记录，不会覆盖；请换一个目录"
            f"（{data} holds records that are no demonstration; choose another folder）"
        )
    links = [path for path in old if any(part.is_symlink() for part in _below(path))]
    if links:
        raise TakenError(f"{_named(links, data)} 是链接，不会覆盖；请先移走")
    if not replaces and (changed := _changed(data)):
        why = "示范记录改过" if (data / LIST).exists() else f"没有清单 {LIST}，看不出记录改过没有"
        raise TakenError(
            f"{data} 里{why}，不会覆盖：{_named(changed, data)}。要留着就换一个目录；"
            "确实不要了，加上 --replace"
        )
    for path in old:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    (data / LIST).unlink(missing_ok=True)
    return data


def list_files(data: Path) -> None:
    """Write down what the demonstration consists of, once all of it is there."""
    files = (file for path in _county(data) for file in _below(path) if file.is_file())
    lines = [f"{hash_of(file)}  {file.relative_to(data).as_posix()}\n" for file in sorted(files)]
    (data / LIST).write_text("".join(lines), encoding="utf-8", newline="\n")


def _refuse_detours(out: Path, data: Path) -> None:
    for path in (out, data):
        if path.is_symlink():
            raise TakenError(f"{path} 是链接，不会写到别处去；请直接写它指向的目录")
    if ".git" in out.resolve().parts:
        raise TakenError(f"{out} 在 .git 里面，那是 Git 的目录；请换一个目录")


def _refuse_sites(out: Path, data: Path) -> None:
    """Nothing is written into a published site, wherever in it."""
    for path in (data.resolve(), *out.resolve().parents, out.resolve()):
        if (path / SITE_MARKER).exists():
            raise TakenError(f"{path} 是晒榜发布的网站，不会写到里面；请换一个目录")


def _county(data: Path) -> Iterator[Path]:
    """What a county consists of: the programme, the calendar, the ledgers, each kind's file or folder."""
    kinds = [path for kind in KINDS for path in (*data.glob(f"{kind.name}.*"), data / kind.name)]
    for path in (data / PROGRAMME, data / CALENDAR, data / LEDGER, *kinds):
        if path.exists() or path.is_symlink():
            yield path


def _below(path: Path) -> Iterator[Path]:
    """A file itself; a folder, and all that is in it. Links are not followed."""
    yield path
    if path.is_dir() and not path.is_symlink():
        yield from path.rglob("*")


def _is_demonstration(data: Path) -> bool:
    try:
        programme = read_whole(
            data / PROGRAMME, PROGRAMME, _MOST_PROGRAMME_BYTES, "settings-too-big"
        )
    except (OSError, UnfitFileError):
        return False
    return any(mark in programme for mark in _DEMONSTRATION)


def _changed(data: Path) -> list[Path]:
    """The files in `data/` that the demonstration did not write, or not as they are."""
    hash_by_name = listed(data)
    here = (path for path in sorted(data.rglob("*")) if path.is_symlink() or not path.is_dir())
    return [
        path
        for path in here
        if (name := path.relative_to(data).as_posix()) not in KEPT
        and hash_by_name.get(name) != hash_of(path)
    ]


def _named(paths: list[Path], data: Path) -> str:
    names = [f"data/{path.relative_to(data).as_posix()}" for path in paths]
    rest = f" 等{len(names)}个文件" if len(names) > _MOST_NAMED else ""
    return "、".join(names[:_MOST_NAMED]) + rest
