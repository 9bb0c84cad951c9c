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
    "Caddyfile": r'^\t\t([\w-]+) "(.+)"$',
    "Caddyfile-below": r'^\t\t([\w-]+) "(.+)"$',
    "_headers": r"^  ([\w-]+): (.+)$",
}


SERVERS = (*_WRITTEN, "web.config")
"""The files for web servers; the others are for schedules."""


def asked_for(name: str) -> dict[str, str]:
    """The headers of every page by their names, but for how long it is kept."""
    text = (DEPLOY / name).read_text(encoding="utf-8")
    if name == "web.config":
        added = etree.fromstring(text.encode()).iterfind(".//customHeaders/add")
        found = [(str(add.get("name")), str(add.get("value"))) for add in added]
    else:
        found = re.findall(_WRITTEN[name], text, re.MULTILINE)
    return {header: value for header, value in found if header != "Cache-Control"}
