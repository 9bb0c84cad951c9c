"""The only door to MkDocs: a program of its own that renders what it is told.

It is run as `python -P -m sunboard.publishing.mkdocs_program`, so that MkDocs works on one core while the
records are read on the other, and so that nothing else ever imports it. It imports nothing from the current
folder or from the project's, but what the project's own mkdocs.yml names.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from sunboard.language import say
from sunboard.publishing.filesystem import raise_error
from sunboard.system import end_with_parent


def _theme(settings: str, folders: Sequence[str]) -> tuple[dict[str, Any], list[str]]:
    """The theme as MkDocs' file has it, and its folders: the one named there, where it is, and the others."""
    from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415

    with open(settings, "rb") as file:  # noqa: PTH123 - a name, as it was handed over
        theme = yaml_load(file).get("theme", {})
    theme = {"name": theme} if isinstance(theme, str) else dict(theme)
    own = Path(settings).parent / theme.get("custom_dir", "")
    named = [str(own)] if "custom_dir" in theme and own.is_dir() else []
    found = list(dict.fromkeys([*named, *folders]))
    return theme | ({"custom_dir": found[0]} if found else {}), found


def _render() -> None:
    # Imported here, so that whoever starts this program does not pay for MkDocs; and before it is known what is
    # wanted, which is said when that is ready to be read.
    from mkdocs.commands.build import build  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import BuildError  # noqa: PLC0415

    from sunboard.publishing.page_parts import parts_before_words  # noqa: PLC0415

    if not (wanted := sys.stdin.readline()):
        return
    config_file, docs_dir, site_dir, *folders = json.loads(wanted)
    theme, folders = _theme(config_file, folders)
    config = load_config(config_file, docs_dir=docs_dir, site_dir=site_dir, theme=theme)
    config.theme.dirs[1:1] = folders[1:]
    config.plugins.on_startup(command="build", dirty=False)
    if told := next(parts_before_words(Path(docs_dir)), ""):
        raise BuildError(told)
    build(config)
    _trim(Path(site_dir), config.extra.get("material_stylesheet", ""))


def _trim(site: Path, stylesheet: str) -> None:
    """Leave out of the theme's stylesheet what can match on none of the pages that link it."""
    from sunboard.publishing.needed_styles import needed_styles  # noqa: PLC0415

    file = site / stylesheet
    if not stylesheet or not file.is_file():
        return
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    pages = [page for page in pages if stylesheet in page]
    scripts = [path for path in site.rglob("*.js") if any(path.name in page for page in pages)]
    others = [path for path in site.rglob("*.css") if any(path.name in page for page in pages)]
    texts = [path.read_text(encoding="utf-8") for path in scripts]
    beside = [path.read_text(encoding="utf-8") for path in others if path != file]
    css = needed_styles(file.read_text(encoding="utf-8"), [*pages, *texts], beside)
    file.write_bytes(css.encode())


def _walked(walk: Callable[..., Iterator[Any]], *args: Any, **settings: Any) -> Iterator[Any]:
    """`os.walk` as MkDocs searches folders with it.

    It would leave out one that can't be read without a word; and it would look at each of the 14,000 icons of
    Material to find that it leaves out whatever lies in a folder whose name begins with a dot.
    """
    for folder, names, files in walk(*args, **settings, onerror=raise_error):
        names[:] = [name for name in names if not name.startswith(".")]
        yield folder, names, files


def _main(parent: str) -> None:
    end_with_parent(int(parent))
    # Whoever reads what is said here reads UTF-8, whatever a console would have.
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    setattr(os, "walk", partial(_walked, os.walk))  # noqa: B010 mypy knows no other walk
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stdout, format="%(levelname)s %(message)s"
    )
    try:
        _render()
    # Whatever a theme or a plugin raises: who reads it keeps neither this program nor MkDocs.
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        if not type(error).__module__.startswith("mkdocs."):
            last = traceback.extract_tb(error.__traceback__)[-1]
            said += say("（{file}，第{line}行）", file=last.filename, line=last.lineno)
        sys.exit(said)


if __name__ == "__main__":
    _main(*sys.argv[1:])
