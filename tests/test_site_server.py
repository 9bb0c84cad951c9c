"""The server behind `sunboard serve`: shows the site's own files, to whoever asked for this machine."""

import http.client
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sunboard.served_site import ServedSite
from sunboard.site_server import POLICY, SiteServer


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Asked:
    """A running server and the site it serves."""

    server: SiteServer
    site: ServedSite

    def get(self, path: str, method: str = "GET", host: str | None = "") -> Answer:
        """Ask for a path exactly as it is written; `host` as given, None for none."""
        port = self.server.server_port
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.putrequest(method, path, skip_host=True)
        if host is not None:
            connection.putheader("Host", host or f"127.0.0.1:{port}")
        connection.endheaders()
        answer = connection.getresponse()
        found = Answer(answer.status, dict(answer.getheaders()), answer.read())
        connection.close()
        return found


@pytest.fixture
def asked() -> Iterator[Asked]:
    site = ServedSite()
    with site.remade() as files:
        for name, text in {
            "index.html": "<body>首页</body>",
            "404.html": "<body>没有</body>",
            "about/index.html": "<body>说明</body>",
            "assets/base.css": "a {}",
            "img/地图.svg": "<svg/>",
            ".well-known/security.txt": "open",
            "notes/a.txt": "a",
            "large.bin": "x" * 20_000_000,
        }.items():
            files.write(name, text.encode())
    with SiteServer(0, site, lambda: "/shaibang") as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield Asked(server, site)
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "LOCALHOST"])
def test_this_machine_s_names_then_answered(host: str, asked: Asked) -> None:
    assert asked.get("/", host=f"{host}:{asked.server.server_port}").status == 200


@pytest.mark.parametrize(
    "host",
    [None, "evil.example", "evil.example:{port}", "127.0.0.1", "localhost", "127.0.0.1:1",
     "localhost.evil.example:{port}", "0.0.0.0:{port}", "127.0.0.1:{port}, evil.example", "::1"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/.changes", "/.changes.js", "/nowhere"])
def test_another_name_that_leads_here_then_nothing_is_shown(
    path: str, host: str | None, asked: Asked
) -> None:
    name = host.format(port=asked.server.server_port) if host else None
    answer = asked.get(path, host=name)
    assert (answer.status, answer.body) == (421, b"421\n")


def test_page_then_with_the_script_that_reloads_it(asked: Asked) -> None:
    for path in ("/", "/index.html", "/?x=1", "/shaibang/", "/about/", "/shaibang/about/"):
        answer = asked.get(path)
        assert answer.status == 200, path
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        found = asked.site.read(("index.html",))
        assert found
        tag = f'<script src="/.changes.js?{found.version}"></script>\n</body>'
        assert tag in answer.body.decode()
    assert b"EventSource" in asked.get("/.changes.js?1").body


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/assets/base.css", "text/css; charset=utf-8"),
        ("/img/%E5%9C%B0%E5%9B%BE.svg", "image/svg+xml; charset=utf-8"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8"),
        ("/.changes.js", "text/javascript; charset=utf-8"),
    ],
)
def test_file_then_shown_as_what_it_is(path: str, kind: str, asked: Asked) -> None:
    answer = asked.get(path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)


@pytest.mark.parametrize(
    "path",
    ["/.git/config", "/c/.env", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt",
     "/about/../about/", "/..\\secret.txt", "//etc/passwd", "/etc/passwd", "/a%00b", "/index.html/",
     "/notes/", "/notes", "/img/", "/nowhere/", "/shaibang/.git/config"],
)  # fmt: skip
def test_anything_else_then_404_html_and_no_more(path: str, asked: Asked) -> None:
    answer = asked.get(path)
    assert answer.status == 404
    assert answer.body.startswith("<body>没有".encode())


def test_folder_without_its_slash_then_sent_on_and_never_to_another_server(asked: Asked) -> None:
    for path, target in {"/about": "/about/", "/shaibang/about": "/shaibang/about/"}.items():
        assert asked.get(path).headers["Location"] == target
    assert asked.get("//about").headers["Location"] == "/about/"
    assert asked.get("/about%0d%0aX:1").status == 404


def test_every_answer_then_the_headers_of_a_strict_server(asked: Asked) -> None:
    for path in ("/", "/assets/base.css", "/nowhere", "/.changes.js", "/about"):
        headers = asked.get(path).headers
        assert headers["Content-Security-Policy"] == POLICY
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "Python" not in headers["Server"]


def test_head_then_no_body_and_the_same_headers(asked: Asked) -> None:
    for path in ("/", "/assets/base.css", "/nowhere", "/.changes"):
        told, shown = asked.get(path, "HEAD"), asked.get(path if path != "/.changes" else "/x")
        assert told.body == b""
        assert told.headers["Content-Length"] == shown.headers["Content-Length"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_anything_but_reading_then_refused(method: str, asked: Asked) -> None:
    assert asked.get("/", method).status == 501


def test_site_that_is_made_anew_then_the_new_one_is_shown(asked: Asked) -> None:
    with asked.site.remade() as files:
        files.write("index.html", "新的".encode())
    assert asked.get("/").body == "新的".encode()
    answer = asked.get("/about/")
    assert (answer.status, answer.body) == (404, b"404\n")


def test_browser_that_goes_away_then_nothing_is_said(
    asked: Asked, capfd: pytest.CaptureFixture[str]
) -> None:
    port = asked.server.server_port
    for path in ("/large.bin", "/.changes"):
        with socket.create_connection(("127.0.0.1", port)) as leaving:
            leaving.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())
            leaving.recv(10)
            # Cut off, not closed.
            leaving.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    with asked.site.remade() as files:
        files.write("index.html", b"")
    assert asked.get("/").status == 200
    assert capfd.readouterr() == ("", "")
