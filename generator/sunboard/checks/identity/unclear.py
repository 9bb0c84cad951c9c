"""What is said of a name that means no record, or several."""

from __future__ import annotations

from sunboard.checks.faults import Fault
from sunboard.checks.identity.book import NameBook
from sunboard.checks.identity.names import SEVERAL, Meant, NamesOfKind, Scope
from sunboard.language import Later, Several, later, mark, several
from sunboard.schema import FieldType


def unclear_name(book: NameBook, kind: str, word: str, scope: Scope, meant: Meant) -> Fault:
    """The fault of a name: with all that it may mean, and the line that would say which."""
    names = book.of(kind)
    within = _within(book, names, scope)
    params = {
        **{"found": word, "kind": kind, "kinds": Several((names.draft.kind.words,))},
        "place": later("{within}的", within=within) if within else "",
    }
    rows = meant.rows or meant.near or meant.elsewhere
    called = several(_called(book, names, row) for row in rows)
    if not meant.rows and _are_several(names, word, scope):
        return Fault("R-10-several-in-one", params)
    if meant.rows:
        return Fault("R-10-several-names", {**params, "several": called})
    if meant.near:
        line = {"would": names.means(meant.near[0]), "within": f"{within}/" if within else ""}
        means = tuple(map(names.means, meant.near))
        return Fault("R-10-near-name", {**params, "near": called, "means": means, **line})
    if meant.elsewhere:
        return Fault("R-10-elsewhere-name", {**params, "elsewhere": called})
    return Fault("R-10-unknown-name", params)


def _are_several(names: NamesOfKind, word: str, scope: Scope) -> bool:
    """Whether a cell holds several names, each of a record: 县住建局、县城管局."""
    parts = [each.strip() for each in SEVERAL.split(word)]
    return len(parts) > 1 and all(
        meant.rows or meant.near for part in parts for meant in (names.meant(part, scope),) if part
    )


def _within(book: NameBook, names: NamesOfKind, scope: Scope) -> str:
    """The place that a name was looked for in; "" for everywhere."""
    fields = names.draft.kind.field_by_name
    for field, position in scope:
        if position >= 0:
            (kind,) = fields[field].refers_to
            return book.of(kind).called(position)
    return ""


def _called(book: NameBook, names: NamesOfKind, row: int) -> Later:
    """A record's name, with its id and the place that it lies in."""
    draft = names.draft
    places = (
        book.of(field.refers_to[0]).called(int(draft.ref(field.name)[row]))
        for field in draft.kind.fields_of(FieldType.REF)
        if field.refers_to != (draft.kind.name,) and draft.ref(field.name)[row] >= 0
    )
    beside = tuple(filter(None, (draft.texts["id"][row].as_py(), *places)))
    return later(
        "「{name}」（{beside}）", name=names.called(row), beside=Several(beside, mark("，"))
    )
