"""A host of one git repository on this machine: tokens with rights, and pushes that come in between."""

from __future__ import annotations

import base64
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BRANCH = "main"
TOKEN_MARK = "dummy-token"
"""How every token begins, so that a test can look for any of them."""


class GitHost:
    """Serves a bare repository to those with a token; the test itself pushes to `bare` by path."""

    def __init__(self, bare: Path) -> None:
        self.bare = bare
        self.url = ""
        self._rights: dict[str, set[str]] = {}
        self.before_push: Callable[[], None] = lambda: None
        """Called when somebody with a token begins to push."""

    def token(self, *rights: str) -> str:
        """A new token that may `read`, or `read` and `write`."""
        token = f"{TOKEN_MARK}-{len(self._rights)}"
        self._rights[token] = set(rights)
        return token

    def allows(self, authorization: str, right: str) -> bool | None:
        """Whether a request's header gives a right; None where it names no token we know."""
        kind, _, coded = authorization.partition(" ")
        if kind.lower() != "basic":
            return None
        password = base64.b64decode(coded).decode().partition(":")[2]
        rights = self._rights.get(password)
        return None if rights is None else right in rights

    @contextmanager
    def serving(self) -> Iterator[GitHost]:
        """Serve on a port of this machine."""
        handler = type("Handler", (_Handler,), {"host": self})
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            thread = threading.Thread(target=server.serve_forever)
            thread.start()
            self.url = f"http://127.0.0.1:{server.server_port}/{self.bare.name}"
            try:
                yield self
            finally:
                server.shutdown()
                thread.join()


class _Handler(BaseHTTPRequestHandler):
    host: GitHost

    def do_GET(self) -> None:
        """Answer the list of branches that a fetch or a push begins with."""
        self._answer()

    def do_POST(self) -> None:
        """Answer the fetch or push itself."""
        self._answer()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self) -> None:
        path, _, query = self.path.partition("?")
        is_push = "git-receive-pack" in self.path
        allowed = self.host.allows(
            self.headers.get("Authorization", ""), "write" if is_push else "read"
        )
        if not allowed:
            self.send_response(401 if allowed is None else 403)
            self.send_header("WWW-Authenticate", 'Basic realm="git"')
            self.end_headers()
            return
        if is_push and query:
            self.host.before_push()
        said = self._backend(path, query)
        head, _, body = said.partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode().splitlines())
        self.send_response(int(fields.pop("Status", "200").split()[0]))
        for name, value in fields.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _backend(self, path: str, query: str) -> bytes:
        cgi = {
            "GIT_PROJECT_ROOT": str(self.host.bare.parent),
            "GIT_HTTP_EXPORT_ALL": "1",
            "REMOTE_USER": "somebody",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
        }
        sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        return subprocess.run(
            ["git", "http-backend"],
            env={**os.environ, **cgi},
            input=sent,
            capture_output=True,
            check=True,
        ).stdout
