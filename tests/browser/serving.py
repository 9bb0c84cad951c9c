"""A web server on this machine, as plain as an office's: files, and 404.html for what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.site.pages import SUB_PATH


class _Handler(SimpleHTTPRequestHandler):
    """Shows the site below `SUB_PATH`, as an office does that has pages of its own, and nothing elsewhere."""

    def translate_path(self, path: str) -> str:
        below = path.removeprefix(SUB_PATH)
        return super().translate_path("/nothing" if below == path else below)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes elsewhere leaves its requests unfinished."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder, and give the address of its root."""
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
