"""The only door to MkDocs: renders the hand-written pages and one empty shell a depth.

Runs as a program of its own (`python -m sunboard.publishing.mkdocs_site`), so that MkDocs works on one
core while the records are read on the other, and so that nothing else ever imports it.
"""

from __future__ import annotations

import logging
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from sunboard.publishing.filesystem import PRIVATE_FOLDER, remove
from sunboard.publishing.processes import end_with_parent
from sunboard.publishing.stage import Stage, shell_source


class ThemeError(Exception):
    """MkDocs could not render the shells; its own words are the message."""


class ShellBuild:
    """A run of MkDocs under way, in a folder of its own that goes when the run is left."""

    def __init__(self, theme: Path, depths: Iterable[int], work: Path | None = None) -> None:
        """Start rendering; `theme` holds mkdocs.yml, content/ and site_templates/.

        It works in a folder below `work`; None for the system's folder of such things.
        """
        # Named before it is made: whatever ends this, a signal too, finds what there is to be deleted.
        self._folder = (work or Path(tempfile.gettempdir())) / f"sunboard-{secrets.token_hex(8)}"
        self._process: subprocess.Popen[bytes] | None = None
        self._depths = frozenset(depths)
        try:
            self._start(theme)
        except BaseException:
            self._leave()
            raise

    def _start(self, theme: Path) -> None:
        docs = self._folder / "docs"
        self._folder.mkdir(mode=PRIVATE_FOLDER)
        _write_sources(theme, docs, self._depths)
        self._our_assets = frozenset(
            file.relative_to(docs).as_posix() for file in (docs / "assets").rglob("*")
        )
        places = (theme / "mkdocs.yml", docs, self._folder / "site")
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(os.getpid()), *map(str, places)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def __enter__(self) -> ShellBuild:
        return self

    def __exit__(self, *_: object) -> None:
        self._leave()

    def _leave(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.communicate()
        # By now the site may be live, whatever becomes of this; the next run deletes what is left.
        remove(self._folder)

    def wait(self) -> Stage:
        """What was rendered.

        Raises:
            ThemeError: MkDocs failed or warned (strict).
        """
        assert self._process is not None
        said, _ = self._process.communicate()
        if self._process.returncode:
            raise ThemeError(said.decode(errors="replace").strip())
        return Stage(self._folder / "site", self._depths, self._our_assets)


def _write_sources(theme: Path, docs: Path, depths: Iterable[int]) -> None:
    shutil.copytree(theme / "content", docs)
    for page in docs.rglob("*.md"):
        try:
            page.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            name = page.relative_to(docs).as_posix()
            raise ThemeError(f"content/{name} 不是 UTF-8，请用 UTF-8 另存") from None
    shutil.copytree(theme / "site_templates" / "assets", docs / "assets", dirs_exist_ok=True)
    for depth in depths:
        source = docs / shell_source(depth)
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text("---\ntitle: 壳\ntemplate: board.html\n---\n", encoding="utf-8")


def _render(parent: str, config_file: str, docs_dir: str, site_dir: str) -> None:
    end_with_parent(int(parent))
    # Imported here, so that whoever starts this program does not pay for MkDocs.
    from jinja2 import TemplateError  # noqa: PLC0415
    from mkdocs.commands.build import build  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    try:
        config = load_config(config_file, docs_dir=docs_dir, site_dir=site_dir)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except (MkDocsException, TemplateError, OSError) as error:
        sys.exit(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stdout, format="%(levelname)s %(message)s"
    )
    _render(*sys.argv[1:])
