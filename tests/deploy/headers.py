"""The headers that each file of `deploy/` asks for."""

from __future__ import annotations

import re

from lxml import etree

from tests.factories import ROOT

DEPLOY = ROOT / "deploy"

NAMES = (
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
)

_WRITTEN = {
    "nginx.conf": r'^ *add_header ([\w-]+) "(.+)" always;$',
    "nginx-below.conf": r'^ *add_header ([\w-]+) "(.+)" always;$',
    "Caddyfile": r'^\t(?:\t|header @pages )([\w-]+) "(.+)"$',
    "Caddyfile-below": r'^\t(?:\t|header @pages )([\w-]+) "(.+)"$',
    "_headers": r"^  ([\w-]+): (.+)$",
}


SERVERS = (*_WRITTEN, "web.config")
"""The files for web servers; the others are for schedules."""


_OF_CARDS = {
    "nginx.conf": r'if \(\$uri ~ "\^/embed/"\) \{\s+set \$sunboard_within "(.+)";',
    "nginx-below.conf": r'if \(\$uri ~ "\^/shaibang/embed/"\) \{\s+set \$sunboard_within "(.+)";',
    "Caddyfile": r'@cards path /embed/\*\n[^"]*header @cards [\w-]+ ".*frame-ancestors (.+?);.*"$',
    "Caddyfile-below": r'@cards path /embed/\*\n[^"]*header @cards [\w-]+ ".*frame-ancestors (.+?);.*"$',
    "_headers": r"^/embed/\*\n  ! [\w-]+\n  [\w-]+: .*frame-ancestors (.+?);",
    "web.config": r'<location path="embed">[^<]*(?:<[^/l][^<]*)*?frame-ancestors (.+?);',
}


def asked_for(name: str) -> dict[str, str]:
    """The headers of every page but cards by their names, without how long it is kept."""
    text = (DEPLOY / name).read_text(encoding="utf-8")
    if name == "web.config":
        added = etree.fromstring(text.encode()).iterfind("./system.webServer//customHeaders/add")
        found = [(str(add.get("name")), str(add.get("value"))) for add in added]
    else:
        every = text.partition("\n/embed/")[0]
        found = re.findall(_WRITTEN[name], every, re.MULTILINE)
    within = re.search(r"set \$sunboard_within \"(.+)\";", text)
    return {
        header: value.replace("$sunboard_within", within[1] if within else "")
        for header, value in found
        if header != "Cache-Control"
    }


def cards_within(name: str) -> str:
    """Within whose pages a server lets cards be shown."""
    found = re.search(_OF_CARDS[name], (DEPLOY / name).read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else ""
