"""A web server on this machine, as plain as an office's: files, and 404.html for what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

SUB_PATH = "/zzb/shaibang/"
"""Where the site lies on the server: under the site of an office that has pages of its own."""


class _Handler(SimpleHTTPRequestHandler):
    """Shows the same files at the root, where 404.html expects them, and at `SUB_PATH`."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.replace(SUB_PATH, "/", 1))

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
