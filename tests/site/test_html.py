"""The site is valid HTML, by the Nu checker."""

from __future__ import annotations

import json
import subprocess

from tests.site.county import PAGE_KINDS, ROOT, CountySite

NU_CHECKER = ROOT / "tests/browser/node_modules/vnu-jar/build/dist/vnu.jar"


def test_pages_of_every_kind_are_valid(county_site: CountySite) -> None:
    assert NU_CHECKER.is_file(), f"{NU_CHECKER} is missing: make dev installs it"
    pages = sorted(
        {
            choose(kind)
            for kind in PAGE_KINDS
            for choose in (county_site.largest, county_site.smallest)
        }
    )
    alone = ("embed/index.html", f"embed/{county_site.largest('estate')}")
    pages += [*alone, county_site.largest("estate").replace("index.html", "copy.html")]
    command = ["java", "-jar", str(NU_CHECKER), "--format", "json", "--stdout", "--also-check-svg"]
    files = [*pages, *(name for name in county_site.files if name.endswith(".svg"))]
    run = subprocess.run(
        [*command, *files], cwd=county_site.folder, capture_output=True, text=True, check=False
    )
    messages = json.loads(run.stdout)["messages"]
    assert [_told(message) for message in messages if message["type"] != "info"] == []
    assert [_told(message) for message in messages if message.get("subType") == "warning"] == []
    assert run.returncode == 0, run.stderr


def _told(message: dict[str, object]) -> str:
    page = str(message.get("url", "")).split("/site/")[-1]
    return f"{page}:{message.get('lastLine')}: {message['message']} — {message.get('extract', '')}"
