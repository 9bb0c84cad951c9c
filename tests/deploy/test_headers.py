"""The servers of `deploy/` ask browsers for the same, whichever an office has."""

import re

import pytest
from sunboard.site_server import POLICY

from tests.deploy.headers import DEPLOY, NAMES, SERVERS, asked_for, cards_within

FILES = sorted(SERVERS)

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)


@pytest.mark.parametrize("name", FILES)
def test_every_server_then_the_same_headers(name: str) -> None:
    headers = asked_for(name)
    assert list(headers) == list(NAMES)
    assert headers == asked_for("nginx.conf")
    assert headers["Content-Security-Policy"] == STRICT


@pytest.mark.parametrize("name", FILES)
def test_every_server_then_cards_alone_within_pages_of_others(name: str) -> None:
    assert cards_within(name) == "*"
    text = (DEPLOY / name).read_text(encoding="utf-8")
    assert text.count("frame-ancestors") == (1 if name.startswith("nginx") else 2)


@pytest.mark.parametrize("name", FILES)
def test_https_for_ever_then_it_waits_for_somebody_to_ask_for_it(name: str) -> None:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    assert "Strict-Transport-Security" in text
    assert "Strict-Transport-Security" not in asked_for(name)


@pytest.mark.parametrize("name", FILES)
def test_folder_that_is_served_then_never_the_one_the_site_lies_in(name: str) -> None:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    roots = re.findall(r"^\s*(?:root|alias) (?:\* )?([^\s;]+)", text, re.MULTILINE)
    assert {root.removesuffix("$1").rstrip("/") for root in roots} <= {"/srv/sunboard/www/site"}


def test_site_on_this_machine_then_the_same_policy() -> None:
    assert STRICT == POLICY
