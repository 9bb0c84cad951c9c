"""A site in memory on this machine's loopback interface, as strictly as an office's server would show it.

Nothing but the site's own files is shown, to nobody who came by another name than this machine's.
"""

from __future__ import annotations

import mimetypes
import sys
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from urllib.parse import quote, unquote, urlsplit

from sunboard.served_site import Served, ServedSite

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
"""What the servers of `deploy/` say; by it the script below may listen to `/.changes`, too."""

_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    # A page of somebody else's that is open in the same browser may not make these files its own.
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

_CHANGES, _SCRIPT = "/.changes", "/.changes.js"
_RELOAD = b"""const shown = new URL(document.currentScript.src).search;
new EventSource(`/.changes${shown}`).onmessage = () => location.reload();
"""
_RELOAD_TAG = """<script src="/.changes.js?{version}"></script>\n</body>"""
"""Put into pages as they are served, with the version that they are of; the site itself has no trace of it."""

_HEARTBEAT_SECONDS = 15.0
_IDLE_SECONDS = 60.0
_PAGE = ".html"
_TEXT = ("text/", "application/javascript", "application/json", "image/svg+xml")


class SiteServer(ThreadingHTTPServer):
    """Serves the site as it is when it is asked for."""

    daemon_threads = True

    def __init__(self, port: int, site: ServedSite, web_path: Callable[[], str]) -> None:
        """Listen, at port 0 at any that is free.

        `web_path` says where the site will lie on its server, without a slash at the end; links of 404.html
        start from there, so it is shown there as well.
        """
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
        """Say nothing of a browser that went elsewhere."""
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
        asked = urlsplit(self.path)
        path = asked.path
        if path == _CHANGES and self.command == "GET":
            self._stream(asked.query)
        elif path == _SCRIPT:
            self._send(HTTPStatus.OK, "text/javascript", _RELOAD)
        else:
            self._send_file(path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _send_file(self, path: str) -> None:
        web_path, site = self.server.web_path(), self.server.site
        below = path.removeprefix(web_path) if path.startswith(f"{web_path}/") else path
        found = site.read(files_at(below))
        if found is None:
            self._send_page(HTTPStatus.NOT_FOUND, site.read(("404.html",)))
        elif found.path.endswith(_PAGE):
            is_below = not path.endswith("/") and not unquote(path).endswith(found.path)
            self._send_on(path) if is_below else self._send_page(HTTPStatus.OK, found)
        else:
            kind = mimetypes.guess_type(found.path)[0] or "application/octet-stream"
            self._send(HTTPStatus.OK, kind, found.content)

    def _send_page(self, status: HTTPStatus, page: Served | None) -> None:
        body = b"404\n"
        if page:
            tag = _RELOAD_TAG.format(version=page.version).encode()
            body = page.content.replace(b"</body>", tag)
        self._send(status, "text/html", body)

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

    def _stream(self, version: str) -> None:
        """Tell a page that another site is shown than the one it is of, as long as it is open."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        while True:
            shown = self.server.site.wait(version, _HEARTBEAT_SECONDS)
            # The empty comment finds out whether the page is still there.
            line, version = b":\n\n" if shown == version else b"data: changed\n\n", shown
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


def files_at(address: str) -> tuple[str, ...]:
    """The files, below the site's root, that an address as a browser sends it may stand for."""
    asked = unquote(address)
    if not asked.startswith("/"):
        return ()
    path = asked[1:]
    return (f"{path}index.html",) if asked.endswith("/") else (path, f"{path}/index.html")
