"""A site on this machine's loopback interface, as strictly as an office's server would show it.

Nothing but the site's own files is shown, to nobody who came by another name than this machine's.
"""

from __future__ import annotations

import mimetypes
import os
import sys
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from urllib.parse import quote, unquote, urlsplit

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; connect-src 'self'"
)
"""What the servers of `deploy/` say, and that the script below may listen to `/.changes`."""

_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    # A page of somebody else's that is open in the same browser may not make these files its own.
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

_CHANGES, _SCRIPT = "/.changes", "/.changes.js"
_RELOAD = b"""new EventSource("/.changes").onmessage = () => location.reload();\n"""
_RELOAD_TAG = b"""<script src="/.changes.js"></script>\n"""
"""Put into pages as they are served; the built site has no trace of it."""

_HEARTBEAT_SECONDS = 15.0
_IDLE_SECONDS = 60.0
_TEXT = ("text/", "application/javascript", "application/json", "image/svg+xml")


class Changes:
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


class SiteServer(ThreadingHTTPServer):
    """Serves a folder, or what a link at its place leads to, anew for each request."""

    daemon_threads = True

    def __init__(self, port: int, site: Path, web_path: Callable[[], str]) -> None:
        """Listen, at port 0 at any that is free.

        `web_path` says where the site will lie on its server, without a slash at the end; links of 404.html
        start from there, so it is shown there as well.
        """
        self.changes = Changes()
        self.site, self.web_path = site, web_path
        super().__init__(("127.0.0.1", port), _Handler)
        names = ("127.0.0.1", "localhost", "[::1]")
        self.hosts = frozenset(f"{name}:{self.server_port}" for name in names)
        if self.server_port == _HTTP_PORT:
            self.hosts |= frozenset(names)

    def server_bind(self) -> None:
        """Listen, without asking the network for this machine's name."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went elsewhere, or of a file that went while the site was swapped."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


_HTTP_PORT = 80


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: SiteServer
    timeout = _IDLE_SECONDS

    def do_GET(self) -> None:
        hosts = self.headers.get_all("Host", [])
        # Another name that was made to lead here is somebody else's way in: their page could read ours.
        if len(hosts) != 1 or hosts[0].lower() not in self.server.hosts:
            self._send(HTTPStatus.MISDIRECTED_REQUEST, "text/plain", b"421\n")
            return
        path = urlsplit(self.path).path
        if path == _CHANGES and self.command == "GET":
            self._stream()
        elif path == _SCRIPT:
            self._send(HTTPStatus.OK, "text/javascript", _RELOAD)
        else:
            self._send_file(path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _send_file(self, path: str) -> None:
        root = Path(os.path.realpath(self.server.site))
        web_path = self.server.web_path()
        below = path.removeprefix(web_path) if path.startswith(f"{web_path}/") else path
        file = find_file(root, below)
        if file is None:
            self._send_page(HTTPStatus.NOT_FOUND, find_file(root, "/404.html"))
        elif file.is_dir():
            self._send_on(path)
        elif file.suffix == ".html":
            self._send_page(HTTPStatus.OK, file)
        else:
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            self._send(HTTPStatus.OK, kind, file.read_bytes())

    def _send_page(self, status: HTTPStatus, page: Path | None) -> None:
        body = page.read_bytes() if page else b"404\n"
        self._send(status, "text/html", body.replace(b"</body>", _RELOAD_TAG + b"</body>"))

    def _send_on(self, path: str) -> None:
        """To the address with a slash at its end, which the links of a page count on."""
        parts = [quote(part) for part in unquote(path).split("/") if part]
        self._send(HTTPStatus.MOVED_PERMANENTLY, "text/plain", b"", f"/{'/'.join(parts)}/")

    def _send(self, status: HTTPStatus, kind: str, body: bytes, location: str = "") -> None:
        self.send_response(status)
        charset = "; charset=utf-8" if kind.startswith(_TEXT) else ""
        self.send_header("Content-Type", f"{kind}{charset}")
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _stream(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        while True:
            # The empty comment finds out whether the page is still there.
            line = (
                b"data: changed\n\n" if self.server.changes.wait(_HEARTBEAT_SECONDS) else b":\n\n"
            )
            self.wfile.write(line)
            self.wfile.flush()

    def end_headers(self) -> None:
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for problems."""

    def version_string(self) -> str:
        """No more than needs be."""
        return "sunboard"


def find_file(root: Path, path: str) -> Path | None:
    """The file that an address stands for; a folder for one that lacks the slash at its end.

    `root` is the site's folder, with no link on its way, `path` the address from there, as a browser sends it.

    Returns:
        None where nothing is shown: hidden names, ways out of the site, folders without a page.
    """
    asked = unquote(path)
    parts = [part for part in asked.split("/") if part]
    hidden = [part for part in parts if part.startswith(".")]
    if hidden and (hidden != [".well-known"] or parts[0] != ".well-known"):
        return None
    if not asked.startswith("/") or "\0" in asked or "\\" in asked:
        return None
    try:
        file = Path(os.path.realpath(root.joinpath(*parts), strict=True))
    except OSError:
        return None
    if not file.is_relative_to(root):
        return None
    if not file.is_dir():
        return file if file.is_file() and not asked.endswith("/") else None
    page = find_file(root, f"{path.rstrip('/')}/index.html")
    return page if page is None or asked.endswith("/") else file
