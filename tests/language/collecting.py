"""`python -m tests.language`: every message of the code, the templates and the declarations.

It brings the catalogues up to date, one a part of the code: what is new stands there untranslated, what is gone
is taken out, and nothing that was translated is guessed at. Babel's own extractor passes over an f-string and
joins the two ends of `say("甲" if x else "乙")`; here either is an error, with its place.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import sunboard
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po
from jinja2 import Environment, nodes
from sunboard.language.catalogue import FOLDER
from sunboard.language.po_files import read_catalogue
from sunboard.messages import MESSAGES
from sunboard.schema import KIND_BY_NAME
from sunboard.schema.field import A_COLUMN, A_KIND

PACKAGE = Path(sunboard.__file__).parent
TEMPLATES = PACKAGE.parents[1] / "site_templates"
SAYING = {
    **dict.fromkeys(("say", "say_many", "mark", "mark_many", "later", "later_many"), 0),
    "say_in": 1,
}
"""Which argument of a function is the message."""
_COUNTED = {"say_many", "mark_many", "later_many"}
_HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
_TEMPLATES = {".html", ".typ", ".css", ".js"}
_IN_THEME = re.compile(r"%%SAY:(.*?)%%")
"""The theme is drawn by MkDocs, which knows no sentences; the stamper says them."""
_IN_SHEET = re.compile(r"""\bsay\(\s*("(?:[^"\\]|\\.)*")""")


class NotLiteralError(Exception):
    """What is said isn't written there: nobody could translate it."""


@dataclass(frozen=True)
class Found:
    """A message, and where it stands."""

    message: str
    file: str
    line: int
    context: str = ""
    is_counted: bool = False


def every_message(package: Path = PACKAGE, templates: Path = TEMPLATES) -> Iterator[Found]:
    """All messages, in the order of files and lines.

    Raises:
        NotLiteralError: An argument is no literal; one by one variable name was marked before, and is let be.
    """
    for path in sorted(package.rglob("*.py")):
        yield from _of_module(path, path.relative_to(package.parent).as_posix())
    for path in sorted(p for p in templates.rglob("*") if p.suffix in _TEMPLATES):
        yield from _of_template(path, path.relative_to(templates.parent).as_posix())
    yield from _of_declarations()


def _of_module(path: Path, name: str) -> Iterator[Found]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id in SAYING and len(node.args) > SAYING[node.func.id]:
            yield from _of_call(node, node.func.id, name)


def _of_call(call: ast.Call, function: str, name: str) -> Iterator[Found]:
    said = call.args[SAYING[function]]
    if isinstance(said, (ast.Name, ast.Attribute, ast.Subscript, ast.Call)):
        return
    if not isinstance(said, ast.Constant) or not isinstance(said.value, str):
        raise NotLiteralError(f"{name}:{call.lineno}: {ast.unparse(said)}")
    context = call.args[0].value if function == "say_in" else ""  # type: ignore[attr-defined]
    yield Found(said.value, name, call.lineno, context, function in _COUNTED)


def _of_template(path: Path, name: str) -> Iterator[Found]:
    text = path.read_text(encoding="utf-8")
    if name.endswith(".typ"):
        found = ((ast.literal_eval(said[1]), said.start()) for said in _IN_SHEET.finditer(text))
    else:
        found = ((said[1], said.start()) for said in _IN_THEME.finditer(text))
    if name.endswith(".html"):
        yield from _of_jinja(text, name)
    for message, at in found:
        if message.startswith("{{"):
            # A setting, whose own words are marked.
            continue
        yield Found(message, name, text.count("\n", 0, at) + 1)


def _of_jinja(text: str, name: str) -> Iterator[Found]:
    for call in Environment(extensions=()).parse(text).find_all(nodes.Call):
        function = call.node.name if isinstance(call.node, nodes.Name) else ""
        if function not in SAYING:
            continue
        said = call.args[SAYING[function]]
        if isinstance(said, (nodes.Name, nodes.Getattr, nodes.Getitem)):
            continue
        if not isinstance(said, nodes.Const):
            raise NotLiteralError(f"{name}:{call.lineno}: {said}")
        context = call.args[0].value if function == "say_in" else ""  # type: ignore[attr-defined]
        yield Found(said.value, name, call.lineno, context, function == "say_many")


def _of_declarations() -> Iterator[Found]:
    """What kinds and fields are called, what is said of them, and what every problem says."""
    for code, message in MESSAGES.items():
        where = f"sunboard/messages/{code}"
        yield Found(message.text, where, 0, is_counted=message.is_counted)
    for kind in KIND_BY_NAME.values():
        where = f"sunboard/schema/{kind.name}"
        yield Found(kind.label, where, 0, context=A_KIND)
        yield Found(kind.label, where, 0, context="one")
        yield Found(kind.row_meaning, where, 0)
        for field in kind.fields:
            yield Found(field.label, where, 0, context=A_COLUMN)
            if field.description:
                yield Found(field.description, where, 0)
            if field.unit:
                yield Found(field.unit, where, 0)
                yield Found(field.counted, where, 0, is_counted=True)


def collected() -> dict[str, Catalog]:
    """All messages by the catalogue they belong in, that of the part that says them first."""
    catalogues: dict[str, Catalog] = {}
    part_by_key: dict[tuple[str, str], str] = {}
    for found in every_message():
        part = part_by_key.setdefault((found.context, found.message), _part_of(found.file))
        catalogue = catalogues.setdefault(part, Catalog(fuzzy=False))
        said = (found.message, found.message) if found.is_counted else found.message
        catalogue.add(said, locations=[(found.file, 0)], context=found.context or None)
    return catalogues


def _part_of(file: str) -> str:
    """`boards-places` of `sunboard/boards/places/estate.py`, `templates` of all templates."""
    top, *folders = file.split("/")[:-1]
    return "templates" if top == TEMPLATES.name else "-".join(folders[:2]) or "commands"


def bring_up_to_date(language: str) -> None:
    """Write a language's catalogues anew: what is new is open, what is gone is out, the rest stays."""
    folder = FOLDER / language
    known = {path: read_catalogue(path) for path in sorted(folder.glob("*.po"))}
    found = collected()
    for part, catalogue in found.items():
        for message in catalogue:
            for old in known.values():
                before = old.get(message.id, message.context)
                if message.id and before is not None and _is_same(before, message):
                    message.string = before.string
        _write(folder / f"{part}.po", catalogue)
    for path in known:
        if path.stem not in found:
            path.unlink()


def _is_same(before: Message, now: Message) -> bool:
    """Whether what was said is of use: it is there, and of a count where there is one now."""
    return any(before.string or ()) and isinstance(before.id, tuple) == isinstance(now.id, tuple)


def _write(path: Path, catalogue: Catalog) -> None:
    with path.open("wb") as file:
        file.write(_HEAD.encode())
        write_po(file, catalogue, width=0, sort_output=True, include_lineno=False, omit_header=True)
