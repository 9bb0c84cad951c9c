"""Whether a folder may become, or be replaced by, something that Sunboard writes: nothing of others is lost."""

from __future__ import annotations

import subprocess
from pathlib import Path

from sunboard.language import Later, Several, later, later_many, mark, several
from sunboard.publishing.own_files import STATIC
from sunboard.publishing.shelf import Shelf
from sunboard.publishing.strangers import find_strangers, is_earlier_site
from sunboard.records.folders import DATA
from sunboard.records.ledger_files import STATE, release_of

_GIT = ".git"
_OWN = (DATA, "content", STATIC, "site_templates")
"""Folders of a project that hold what a site is made from, whether or not they are there yet."""
_SHOWN = 5
"""Names of what was found are enough for somebody to know the folder by."""


class TargetError(Exception):
    """The folder may not be used; the message says what was found, and what would do."""


def check_target(out: Path, project: Path, *, takes_over: bool = False) -> None:
    """Make sure that a site may be put into a folder, before anything is made.

    With `takes_over` a site of an earlier Sunboard, which left no marker, may be replaced.

    Raises:
        TargetError: it may not.
    """
    site = Shelf.of(out).site
    # As it is called: one that is a link leads into its own releases, which is right.
    _refuse_if_inside(site, site, project)
    if not site.exists() and not site.is_symlink():
        return
    if not site.is_dir():
        raise TargetError(later("{out} 不是目录，不会覆盖；请换一个目录", out=out))
    found = [name for name in (_GIT, STATE, f"{DATA}/programme.yml") if (site / name).exists()]
    if found or project.resolve().is_relative_to(site.resolve()):
        what = several(found) if found else later("项目 {project}", project=project)
        raise TargetError(
            later(
                "{out} 里有 {what}，网站会把整个目录换掉，不会覆盖；请换一个目录",
                out=out,
                what=what,
            )
        )
    if tracked := _tracked(site):
        raise TargetError(
            later(
                "{out} 里有 git 管着的文件（{files}），不会覆盖；请换一个目录",
                out=out,
                files=_listed(tracked),
            )
        )
    if release_of(site) is None and any(site.iterdir()):
        _refuse_unmarked(out, site, takes_over=takes_over)


def refuse_inside(folder: Path, project: Path) -> None:
    """Refuse a folder inside what a site is made from, a repository's or private files, or a site's releases.

    Raises:
        TargetError: it lies in one of them.
    """
    _refuse_if_inside(folder, folder.resolve(), project)


def _refuse_if_inside(folder: Path, real: Path, project: Path) -> None:
    parts = [*real.parents, real]
    inside = [path for path in parts if path.name in (_GIT, STATE) or path.match(".*-releases")]
    own = (project / name for name in _OWN)
    inside += [path for path in own if real.is_relative_to(path.resolve())]
    if inside:
        raise TargetError(
            later(
                "{folder} 在 {own} 里，不能放网站或张贴版；请换一个目录",
                folder=folder,
                own=inside[0],
            )
        )


def _refuse_unmarked(out: Path, site: Path, *, takes_over: bool) -> None:
    """Refuse a folder that bears no marker, unless it is a site and may be taken over."""
    if not is_earlier_site(site):
        names = sorted(path.name for path in site.iterdir())
        raise TargetError(
            later(
                "{out} 里有别的东西（{files}），不会覆盖；请换一个目录",
                out=out,
                files=_listed(names),
            )
        )
    if takes_over:
        return
    found = [later("{out} 是早先版本的晒榜发布的网站，没有标记", out=out)]
    if strangers := find_strangers(site, None):
        where = Shelf.of(out).folder
        moved = later_many(
            "其中{n}个文件不是晒榜写的（{files}），会移到 {where} 里",
            len(strangers),
            files=_listed(strangers),
            where=where,
        )
        found.append(moved)
    found.append(later("确实要换掉它，请加 --take-over，只需一次"))
    raise TargetError(Several(tuple(found), mark("；")))


def _tracked(folder: Path) -> list[str]:
    """Files in a folder that a git repository around it keeps; none where there is no repository, or no git."""
    if not any((above / _GIT).exists() for above in folder.resolve().parents):
        return []
    # Nothing that the repository's own settings name is started.
    command = ["git", "-c", "core.fsmonitor=false", "-C", str(folder), "ls-files", "-z", "--", "."]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        return []
    return [name.decode(errors="replace") for name in done.stdout.split(b"\0") if name]


def _listed(names: list[str]) -> Later | Several:
    shown = several(names[:_SHOWN])
    if len(names) <= _SHOWN:
        return shown
    return later("{names}等{count}个", names=shown, count=len(names))
