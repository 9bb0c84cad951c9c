"""`sunboard serve`: a trial of the site on this machine, made again when something changes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import click
from watchfiles import watch

from sunboard.boards.addresses import server_path
from sunboard.build import BuildOptions
from sunboard.build_command import run_build
from sunboard.language import say
from sunboard.preview import obstacles_of
from sunboard.project_folders import theme_of
from sunboard.publishing.own_files import STATIC
from sunboard.publishing.target import TargetError, check_target
from sunboard.records import read_programme
from sunboard.site_files import Progress
from sunboard.site_server import SiteServer


def run_serve(
    options: BuildOptions,
    progress: Callable[[], AbstractContextManager[Progress]],
    port: int,
) -> None:
    """Serve until interrupted, or say why that can't be."""

    def make() -> int:
        with progress() as advance:
            return run_build(replace(options, obstacles_of=obstacles_of), advance).code

    try:
        check_target(options.out, options.project)
        serve_site(options, make, port)
    except TargetError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.ClickException(
            say("不能在端口 {port} 上打开网站：{why}", port=port, why=error.strerror)
        ) from error


def serve_site(options: BuildOptions, build: Callable[[], int], port: int) -> None:
    """Build, serve on the loopback interface, and build again on every change until interrupted."""
    build()
    web_path = [_web_path(options.project)]
    with SiteServer(port, options.out, lambda: web_path[0]) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        click.echo(say("打开 {address} ；按 Ctrl+C 结束。", address=address), err=True)
        for _ in watch(*watched_paths(options.project), raise_interrupt=False):
            build()
            web_path[0] = _web_path(options.project)
            server.changes.announce()
        server.shutdown()


def watched_paths(project: Path) -> tuple[Path, ...]:
    """What a site is made from: records, hand-written pages, files, templates, the theme's settings."""
    theme = theme_of(project)
    paths = (
        project / "data",
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
