"""nginx with our files: headers on everything, nothing hidden shown, and 404.html for what is not there."""

import http.client
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import MadeOnce
from tests.deploy.headers import asked_for
from tests.deploy.nginx import BELOW, serve_alone, serve_below
from tests.factories import build_site, county_rows, programme_tree, write_project

FOR_EVER, ASK_AGAIN = "public, max-age=31536000, immutable", "no-cache"


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    headers: dict[str, str]
    body: str


@dataclass(frozen=True)
class Server:
    """A site that nginx serves."""

    url: str
    folder: Path

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path below the site, exactly as it is written."""
        at = urlsplit(self.url)
        connection = http.client.HTTPConnection(at.hostname or "", at.port, timeout=20)
        connection.request(method, at.path + path, headers=headers)
        answer = connection.getresponse()
        body = answer.read().decode(errors="replace")
        connection.close()
        return Answer(answer.status, dict(answer.getheaders()), body)

    def asset(self, pattern: str) -> str:
        (found,) = (self.folder / "assets").glob(pattern)
        return found.relative_to(self.folder).as_posix()


def _fill(folder: Path) -> None:
    programme = programme_tree(web_address=f"https://a.example{BELOW}")
    project = write_project(folder / "project", programme, **county_rows())
    for name in ("CNAME", ".well-known/security.txt", "leaflet.0123456789.txt"):
        file = project / "static" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("ours", encoding="utf-8")
    site = build_site(project, folder / "site")
    # None of these is what a build puts there.
    for name in (".env", ".git/config", ".well-known/.hidden", "c/.well-known/x", "img/a.txt"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text("secret", encoding="utf-8")
    kept = folder / ".site-releases" / "1"
    kept.mkdir(parents=True)
    (kept / "index.html").write_text("secret", encoding="utf-8")
    # What is served may be a link that each night moves.
    (folder / "live").symlink_to("site")


@pytest.fixture(scope="module", params=["alone", "below"])
def server(
    request: pytest.FixtureRequest, made_once: MadeOnce, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    site = made_once("nginx-site", _fill) / "live"
    serve = serve_alone if request.param == "alone" else serve_below
    with serve(site, tmp_path_factory.mktemp("nginx")) as url:
        yield Server(url, site)


@pytest.mark.parametrize(
    "path", ["", "c/qinghe/", "about/", "nowhere/", "CNAME", "asof.css", "assets/gone.css"]
)
def test_whatever_is_asked_for_then_every_header_once(path: str, server: Server) -> None:
    answer = server.get(path)
    expected = asked_for("nginx.conf")
    assert {name: answer.headers.get(name) for name in expected} == expected
    assert answer.headers["Cache-Control"] == ASK_AGAIN


@pytest.mark.parametrize("path", ["embed/", "embed/c/qinghe/", "embed/e/qinghe-1/"])
def test_card_then_every_header_and_others_may_show_it(path: str, server: Server) -> None:
    answer = server.get(path)
    expected = asked_for("nginx.conf")
    policy = expected["Content-Security-Policy"]
    expected["Content-Security-Policy"] = policy.replace("ancestors 'none'", "ancestors *")
    assert answer.status == 200
    assert {name: answer.headers.get(name) for name in expected} == expected
    assert answer.headers["Cache-Control"] == ASK_AGAIN


@pytest.mark.parametrize("path", ["", "c/qinghe/", "about/"])
def test_page_then_shown_as_utf_8(path: str, server: Server) -> None:
    answer = server.get(path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert answer.body == (server.folder / path / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        ("stylesheets/base.*.css", "text/css; charset=utf-8"),
        ("javascripts/sunboard.*.js", "application/javascript; charset=utf-8"),
        ("images/logo.*.svg", "image/svg+xml; charset=utf-8"),
    ],
)
def test_asset_then_kept_for_ever(pattern: str, kind: str, server: Server) -> None:
    answer = server.get(server.asset(pattern))
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert answer.headers["Cache-Control"] == FOR_EVER


def test_calendar_then_of_the_type_by_which_telephones_know_it(server: Server) -> None:
    answer = server.get("notices/notices.ics")
    assert (answer.status, answer.headers["Cache-Control"]) == (200, ASK_AGAIN)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["", "c/qinghe/", "search/index.json", "notices/notices.ics", "changes/changes.xml"]
)
def test_text_then_sent_in_few_bytes_to_whoever_unpacks_it(path: str, server: Server) -> None:
    plain = server.get(path)
    packed = server.get(path, **{"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"


def test_asset_that_is_gone_then_its_absence_is_not_kept(server: Server) -> None:
    answer = server.get("assets/stylesheets/base.0123456789.css")
    assert (answer.status, answer.headers["Cache-Control"]) == (404, ASK_AGAIN)


def test_file_of_the_office_then_asked_for_again_whatever_its_name(server: Server) -> None:
    answer = server.get("leaflet.0123456789.txt")
    assert (answer.status, answer.headers["Cache-Control"]) == (200, ASK_AGAIN)


@pytest.mark.parametrize(
    "path",
    [".env", ".git/config", ".git/", ".well-known/.hidden", "c/.well-known/x", "%2egit/config",
     "img/../.env", "c/..%2f.env", "../.site-releases/1/index.html", ".site-releases/1/index.html",
     "%2e%2e/.site-releases/1/index.html"],
)  # fmt: skip
def test_hidden_name_then_not_there(path: str, server: Server) -> None:
    answer = server.get(path)
    assert answer.status in (400, 404)
    assert "secret" not in answer.body


@pytest.mark.parametrize("path", ["img/", "assets/", "assets/images/"])
def test_folder_then_not_listed(path: str, server: Server) -> None:
    answer = server.get(path)
    assert answer.status == 404
    assert "没有这个页面" in answer.body


@pytest.mark.parametrize("path", ["nowhere", "nowhere/", "e/no/where/", "about/x.html"])
def test_nothing_there_then_404_html_with_its_status(path: str, server: Server) -> None:
    answer = server.get(path)
    assert answer.status == 404
    assert answer.body == (server.folder / "404.html").read_text(encoding="utf-8")


def test_folder_without_its_slash_then_sent_on_within_the_site(server: Server) -> None:
    answer = server.get("about")
    assert answer.status == 301
    assert answer.headers["Location"] == f"{urlsplit(server.url).path}about/"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_anything_but_reading_then_refused(method: str, server: Server) -> None:
    assert server.get("about/", method).status == 405


def test_well_known_file_then_shown_where_the_site_is_the_whole_server(server: Server) -> None:
    is_alone = urlsplit(server.url).path == "/"
    assert server.get(".well-known/security.txt").status == (200 if is_alone else 404)


def test_links_of_404_html_then_they_lead_somewhere_below_another_site(server: Server) -> None:
    if urlsplit(server.url).path != BELOW:
        assert server.get("").status == 200
        return
    lost = server.get("nowhere/").body
    links = set(re.findall(r'(?:href|src)="(/[^"]*)', lost))
    assert len(links) > 8
    for link in links:
        assert link.startswith(BELOW)
        assert server.get(link.removeprefix(BELOW)).status == 200, link
