"""The fork of MkDocs that is to go on makes what MkDocs makes: every shell and page, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from sunboard.boards.makers import BOARD_MAKERS
from sunboard.publishing import mkdocs_site
from sunboard.publishing.filesystem import files_below
from sunboard.publishing.mkdocs_site import shell_build
from sunboard.publishing.stage import Stage
from sunboard.publishing.theme import Theme

from tests.factories import ROOT

BY_PROPERDOCS = """
import sys
import properdocs.replacement
from sunboard.publishing.mkdocs_program import _main
_main(sys.argv[1])
import mkdocs.commands.build
assert mkdocs.commands.build.__name__.startswith("properdocs."), mkdocs.commands.build
"""


def started() -> subprocess.Popen[bytes]:
    """What `mkdocs_site` starts, with all that it imports of MkDocs replaced by ProperDocs."""
    return subprocess.Popen(
        [sys.executable, "-P", "-c", BY_PROPERDOCS, str(os.getpid())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def rendered() -> dict[str, bytes]:
    """All that is published of what was rendered, and the shells."""

    def read(stage: Stage) -> dict[str, bytes]:
        names = [*stage.assets(), *stage.hand_written_pages()]
        assert len(names) > len(files_below(ROOT / "content"))
        shells = {f"shell {depth}": html.encode() for depth, html in stage.shells().items()}
        return {**{name: stage.read(name) for name in names}, **shells}

    with shell_build(Theme.of(ROOT), {maker.depth for maker in BOARD_MAKERS}) as wait:
        return read(wait())


def test_theme_rendered_by_properdocs_then_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    by_mkdocs = rendered()
    monkeypatch.setattr(mkdocs_site, "_program", started)
    by_properdocs = rendered()
    assert by_properdocs.keys() == by_mkdocs.keys()
    assert [name for name in by_mkdocs if by_mkdocs[name] != by_properdocs[name]] == []
