"""What is the same in every run, made before there is one: a fork of a process that has it makes none of it.

All of it is what a pure function says of what comes with the program, so that no run says anything else.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import material
from sunboard.calendar import china_calendar
from sunboard.checks.private import documents, programme
from sunboard.checks.private.classes import CLASSES, PUBLIC_PLACE
from sunboard.checks.private.lazily import _Lazy
from sunboard.checks.private.names import NameFinder
from sunboard.gate.prefilter import Prefilter
from sunboard.language import characters
from sunboard.publishing import mkdocs_site, needed_styles, typesetter
from sunboard.records.csv_header import find_dialect
from sunboard.records.headings import HeadingTable
from sunboard.schema import KINDS

from tests.factories import PEOPLE, UNNAMED, sample_programme, whole_county
from tests.forked_mkdocs import ForkedMkDocs

ROOT = Path(__file__).parents[1]
THEME = Path(str(material.__file__)).parent / "templates"
_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


def prepare() -> None:
    """Make it, and have MkDocs forked as well."""
    china_calendar((), (), ())
    characters._standings()
    characters._readings()
    _check_records()
    _compile_patterns()
    _look_through_pages()
    _read_styles()
    _look_for_names()
    _find_fonts()
    assert callable(mkdocs_site._program), "MkDocs is started by another name"
    setattr(mkdocs_site, "_program", ForkedMkDocs)  # noqa: B010 - of the same shape for its caller


def _check_records() -> None:
    """Know the headings and words of every kind, and what a programme leaves to the defaults.

    No file is read: what Arrow opens for that must be opened in the fork.
    """
    whole_county()
    programme.without_private(sample_programme(), ROOT)
    for kind in KINDS:
        headings = ",".join(field.name for field in kind.fields)
        assert find_dialect(headings.encode(), HeadingTable(kind), kind.name)


def _compile_patterns() -> None:
    lazy = [
        p for module in [*sys.modules.values()] for p in vars(module).values() if type(p) is _Lazy
    ]
    assert lazy, "patterns are compiled otherwise"
    for pattern in lazy:
        for method in _METHODS:
            assert callable(getattr(pattern, method))
    for each in (*CLASSES, *PUBLIC_PLACE):
        assert callable(each.may_stand_in)


def _look_through_pages() -> None:
    """Know what private things stand in the paragraphs of the pages that come with the program."""
    setattr(documents, "_codes", cache(documents._codes))  # noqa: B010 - the same, once a text
    texts = {
        path.name: path.read_text(encoding="utf-8") for path in (ROOT / "content").rglob("*.md")
    }
    documents.without_private(texts)
    documents.private_lines({"mkdocs.yml": (ROOT / "mkdocs.yml").read_text(encoding="utf-8")})


def _read_styles() -> None:
    """Have the stylesheet of the theme in its parts."""
    setattr(needed_styles, "_parsed", cache(needed_styles._parsed))  # noqa: B010 - the same, once a text
    for path in (THEME / "assets" / "stylesheets").rglob("main.*.css"):
        needed_styles._parsed(path.read_text(encoding="utf-8"))


def _look_for_names() -> None:
    """Have RE2's automaton for the people of `factories`, as far as pages go into it."""
    for names in (UNNAMED, [person["name"] for person in PEOPLE]):
        finder = Prefilter(NameFinder(names))
        for page in sorted((ROOT / "tests" / "golden").glob("*.html")):
            content, at = page.read_bytes(), 0
            while (found := finder.first(content, at)) is not None:
                at = found + 1


def _find_fonts() -> None:
    """Have the fonts of the machine, among which none comes or goes while tests run."""
    setattr(typesetter, "_fonts_of_the_machine", cache(typesetter._fonts_of_the_machine))  # noqa: B010
    assert typesetter._fonts_of_the_machine().fonts()
