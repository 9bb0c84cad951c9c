"""`sunboard serve`: a trial of the site on this machine, made again when something changes."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click
from watchfiles import Change, DefaultFilter, watch

from sunboard.boards.addresses import server_path
from sunboard.build import BuildOptions
from sunboard.build_command import not_made
from sunboard.language import say, say_many
from sunboard.preview import obstacles_of
from sunboard.project_folders import theme_of
from sunboard.publishing.own_files import STATIC
from sunboard.records import read_programme
from sunboard.records.folders import DATA
from sunboard.records.programme import PROGRAMME
from sunboard.reporting import print_published
from sunboard.served_site import ServedSite
from sunboard.site_server import SiteServer
from sunboard.trial_maker import TrialMaker

_QUIET_MS = 20
"""After so long without another change files count as written."""


class _Meant(DefaultFilter):
    """Leaves out what office programs write beside a file that they have open."""

    def __call__(self, change: Change, path: str) -> bool:
        """Whether somebody may have meant to change this file."""
        is_lock = Path(path).name.startswith(("~$", ".~lock."))
        return not is_lock and super().__call__(change, path)


def run_serve(options: BuildOptions, port: int) -> None:
    """Serve until interrupted, or say why that can't be."""
    options, site = replace(options, obstacles_of=obstacles_of), ServedSite()
    web_path = [_web_path(options.project)]
    try:
        server = SiteServer(port, site, lambda: web_path[0])
    except OSError as error:
        raise click.ClickException(
            say("不能在端口 {port} 上打开网站：{why}", port=port, why=error.strerror)
        ) from error
    with server, TrialMaker(options, site) as maker:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        for number, changed in enumerate(_changes(options.project)):
            if not _are_records(options.project, changed):
                maker.forget()
                web_path[0] = _web_path(options.project)
            _make(maker, options)
            if not number:
                click.echo(say("打开 {address} ；按 Ctrl+C 结束。", address=address), err=True)
        server.shutdown()


def _make(maker: TrialMaker, options: BuildOptions) -> None:
    """Make the site and say what came of it; where none could be made, the one before stays."""
    try:
        problems, count = maker.make()
    except Exception as error:
        # Whatever nobody foresaw is raised again.
        not_made(options, error)
    else:
        print_published(problems, [say_many("{n}个榜页已是最新。", count)])


def _changes(project: Path) -> Iterator[list[Path]]:
    """The files that changed together, until interrupted: none at first, when all changes are noticed."""
    watched = watch(
        *watched_paths(project),
        watch_filter=_Meant(),
        step=_QUIET_MS,
        rust_timeout=_QUIET_MS,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    yield [Path(path) for _, path in next(watched, ())]
    yield from ([Path(path) for _, path in changes] for changes in watched if changes)


def _are_records(project: Path, changed: Iterable[Path]) -> bool:
    """Whether nothing but records changed; the programme's own words are in every template."""
    data, programme = project / DATA, project / PROGRAMME
    return all(path.is_relative_to(data) and path != programme for path in changed)


def watched_paths(project: Path) -> tuple[Path, ...]:
    """What a site is made from: records, hand-written pages, files, templates, the theme's settings."""
    theme = theme_of(project)
    paths = (
        project / DATA,
        project / STATIC,
        *theme.content,
        *theme.templates,
        theme.settings,
    )
    return tuple(path for path in paths if path.exists())


def _web_path(project: Path) -> str:
    try:
        programme, _ = read_programme(project)
    except OSError:
        # The build has said so.
        return ""
    return server_path(programme.web_address) if programme else ""
