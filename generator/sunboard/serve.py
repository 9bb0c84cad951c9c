"""`sunboard serve`: shows the site on this machine, and makes it again when something changes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click
from watchfiles import watch

from sunboard.build import BuildOptions, theme_project

_RELOAD = b"""<script>
new EventSource("/.changes").onmessage = () => location.reload();
</script>"""
"""Put into pages as they are served; the built site has no trace of it."""


class _Changes:
    """Tells every open page when the site has been made again."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._count = 0

    def announce(self) -> None:
        """The site was made again."""
        with self._condition:
            self._count += 1
            self._condition.notify_all()

    def wait(self, seconds: float) -> bool:
        """Whether it was made again within so many seconds."""
        with self._condition:
            before = self._count
            return self._condition.wait_for(lambda: self._count != before, seconds)


class _Handler(SimpleHTTPRequestHandler):
    """Serves files; HTML gets the script that reloads it, `/.changes` is the stream it listens to."""

    def __init__(self, *args: object, changes: _Changes, directory: str) -> None:
        self._changes = changes
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path == "/.changes":
            self._stream()
        elif (page := self._page()) is not None:
            self._send_page(page)
        else:
            super().do_GET()

    def _page(self) -> Path | None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if self.path.split("?")[0].endswith("/") else path
        return page if page.suffix == ".html" and page.is_file() else None

    def _send_page(self, page: Path) -> None:
        body = page.read_bytes().replace(b"</body>", _RELOAD + b"</body>")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        while True:
            # The empty comment finds out whether the page is still there.
            line = b"data: changed\n\n" if self._changes.wait(_HEARTBEAT_SECONDS) else b":\n\n"
            try:
                self.wfile.write(line)
                self.wfile.flush()
            except OSError:
                return

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for problems."""


_HEARTBEAT_SECONDS = 15.0


def serve_site(options: BuildOptions, build: Callable[[], int], port: int) -> None:
    """Build, serve on the loopback interface, and build again on every change until interrupted."""
    build()
    changes = _Changes()
    handler = partial(_Handler, changes=changes, directory=str(options.out))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        click.echo(f"打开 http://127.0.0.1:{server.server_port}/ ；按 Ctrl+C 结束。", err=True)
        for _ in watch(*watched_paths(options.project), raise_interrupt=False):
            build()
            changes.announce()
        server.shutdown()


def watched_paths(project: Path) -> tuple[Path, ...]:
    """What a site is made from: records, hand-written pages, templates, the theme's settings."""
    theme = theme_project(project)
    paths = (project / "data", theme / "content", theme / "site_templates", theme / "mkdocs.yml")
    return tuple(path for path in paths if path.exists())
