"""What the columns of a table are: fields of its kind, and of the kinds that its rows refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sunboard.records.headings import is_of_a_measure, normalise_heading, without_notes
from sunboard.records.layouts.headings import (
    Path,
    forms,
    is_of_a_person,
    is_serial_heading,
    own_field,
    table_of,
    thing,
)
from sunboard.records.layouts.months import FIRST, LAST, month_column
from sunboard.records.layouts.statuses import ranked, results_beside
from sunboard.schema import KIND_BY_NAME, KINDS, Field, FieldType, Kind


@dataclass
class Told:
    """A kind of which rows of another tell: 户数 in a list of pairings is the estate's."""

    kind: Kind
    name_column: int
    """Where its records are named."""
    columns: dict[str, int] = field(default_factory=dict)
    """Field name → column, its name left aside."""
    lacking: Field | None = None
    """The place its records lie in, where no column says it and it alone is missing: a community's town."""


@dataclass(frozen=True)
class Columns:
    """The columns of a table, were it of one kind."""

    kind: Kind
    own: Mapping[str, int]
    """Field name → column."""
    told: tuple[Told, ...] = ()
    second: tuple[tuple[str, int], ...] = ()
    """Field name and column: what means the same as another column, and is not read."""
    results: tuple[tuple[str, int], ...] = ()
    """A term's name and column: what may be the term, and is read as the text that may stand in its place."""
    more: tuple[tuple[str, int], ...] = ()
    """Field name and column: what names more of them than the field's own column does (`Field.more`)."""
    unread: tuple[int, ...] = ()
    """Columns with a heading that are not read, serial numbers left aside."""
    liaison: tuple[int, ...] = ()
    """Where a liaison's telephone stands, of which landlines alone are read, then names, which never are."""
    deadline: tuple[str, str, int] | None = None
    """The field of a due date, the one of a day of completion, and the column that is read as the
    former, and the latter by its heading alone; None for none."""

    @cached_property
    def read(self) -> frozenset[int]:
        """The columns that anything of is read."""
        told = {column for each in self.told for column in each.columns.values()}
        return frozenset(self.own.values()) | told | {column for _, column in self.more}


def columns_of(kind: Kind, paths: Sequence[Path], mapped: Mapping[str, str]) -> Columns:
    """What the columns are; `mapped` says it for headings as compared, "" for one that isn't to be read."""
    own, second = _own(kind, paths, mapped)
    results = results_beside(kind, paths, own, second)
    own |= {kind.field_by_name[name].otherwise: column for name, column in results}
    second = [each for each in second if each not in results]
    if (month := month_column(kind, paths, own)) is not None:
        own |= {FIRST: month, LAST: month}
    more = _more(kind, paths, mapped, own)
    taken = {*own.values(), *(column for _, column in (*second, *more))}
    free = [
        column
        for column, path in enumerate(paths)
        if path and column not in taken and _mapped(path, mapped) is None
    ]
    told = _told(kind, paths, own, free) if lists_others(kind) else []
    taken.update(column for each in told for column in each.columns.values())
    unread = [
        column
        for column, path in enumerate(paths)
        if path and column not in taken and not is_serial_heading(path)
    ]
    return Columns(
        kind, own, tuple(told), tuple(second), tuple(results), tuple(more), tuple(unread)
    )


def _more(
    kind: Kind, paths: Sequence[Path], mapped: Mapping[str, str], own: dict[str, int]
) -> list[tuple[str, int]]:
    """The columns that name more of what a field's own column names; the first is that where there is none."""
    found: list[tuple[str, int]] = []
    for each in kind.fields:
        headings = frozenset(map(normalise_heading, each.more))
        there = [
            column
            for column, path in enumerate(paths if headings else ())
            if column not in own.values()
            and _mapped(path, mapped) is None
            and not headings.isdisjoint(map(normalise_heading, forms(path)))
        ]
        own |= {each.name: there.pop(0)} if there and each.name not in own else {}
        found += [(each.name, column) for column in there]
    return found


def _mapped(path: Path, mapped: Mapping[str, str]) -> str | None:
    """The field that an office says a heading means, "" for none to be read, None where nothing is said."""
    if not mapped:
        return None
    # The upper of two headings, last: it stands for all columns below it, as 单位联络员 over 姓名 and 电话.
    known = map(normalise_heading, (*forms(path), *path[:1]))
    return next((mapped[form] for form in known if form in mapped), None)


def is_mapped(path: Path, mapped: Mapping[str, str]) -> bool:
    """Whether an office says of a heading what it means, or that it isn't to be read."""
    return _mapped(path, mapped) is not None


def _own(
    kind: Kind, paths: Sequence[Path], mapped: Mapping[str, str]
) -> tuple[dict[str, int], list[tuple[str, int]]]:
    """The columns of the kind's fields; of two that mean the same the one that says it more plainly."""
    candidates: dict[str, list[tuple[int, int]]] = {}
    for column, path in enumerate(paths):
        said = _mapped(path, mapped)
        if said is None:
            found = _measure(kind, paths, column) or own_field(kind, path)
        else:
            found = kind.field_by_name.get(said)
        if found is not None:
            rank = -1 if said else table_of(kind).rank(found, "".join(path))
            candidates.setdefault(found.name, []).append((rank, column))
    columns = {
        each.name: ranked(each, candidates[each.name], paths, candidates)
        for each in kind.fields
        if each.name in candidates
    }
    own = {name: found[0] for name, found in columns.items()}
    return own, [(name, column) for name, found in columns.items() for column in found[1:]]


def _measure(kind: Kind, paths: Sequence[Path], column: int) -> Field | None:
    """What is counted in the column to the left, where a heading may be that of what it is counted in."""
    heading, left = ("".join(path[-1:]) for path in (paths[column], paths[column - 1]))
    if not column or not is_of_a_measure(heading, left):
        return None
    return table_of(kind).measure(own_field(kind, paths[column - 1]))


def lists_others(kind: Kind) -> bool:
    """Whether a list of the kind is where what it refers to is listed, too: relations and places, no events.

    A task that names a unit is no proof that there is one.
    """
    is_event = bool(kind.main_text) or any(each.past for each in kind.fields)
    return kind.is_public and not is_event and not kind.people_fields


def _told(kind: Kind, paths: Sequence[Path], own: Mapping[str, int], free: list[int]) -> list[Told]:
    """What the columns left over tell of the kinds that the rows refer to."""
    told = [
        Told(KIND_BY_NAME[each.refers_to[0]], own[each.name])
        for each in kind.fields_of(FieldType.REF)
        if each.name in own and _is_named(each, kind)
    ]
    named = {each.name_column: each.kind.name for each in told}
    if kind.owner_as and "name" in own:
        named[own["name"]] = kind.name
    for column in free:
        owner, found = _owner(paths, column, told, named)
        if owner is not None and found is not None and found.name not in owner.columns:
            owner.columns[found.name] = column
            if found.type is FieldType.REF and _is_named(found, owner.kind):
                told.append(Told(KIND_BY_NAME[found.refers_to[0]], column))
                named[column] = found.refers_to[0]
    for each in told:
        each.lacking = _place_lacking(each, own, kind)
    whole = [each for each in told if each.lacking or not _lacks(each, own, kind)]
    return sorted(whole, key=lambda each: KINDS.index(each.kind))


def _is_named(each: Field, kind: Kind) -> bool:
    """Whether a reference leads to one other kind whose records have a name of their own."""
    if len(each.refers_to) != 1 or each.refers_to[0] == kind.name:
        return False
    return bool(KIND_BY_NAME[each.refers_to[0]].owner_as)


def _owner(
    paths: Sequence[Path], column: int, told: Sequence[Told], named: Mapping[int, str]
) -> tuple[Told | None, Field | None]:
    """Whose a heading is: of whom it names, else of whom stands next to the left, else of the only one."""
    for each in told:
        for form in _forms_after(paths[column], paths[each.name_column], each.kind):
            found = table_of(each.kind).field(form)
            if found is not None and _is_of_its_own(found):
                return each, found
    candidates = [
        (each, found)
        for each in told
        for form in forms(paths[column])
        if (found := table_of(each.kind).field(form)) and _is_of_its_own(found)
    ]
    beside = max((at for at in named if at < column), default=None)
    for each, found in candidates:
        if each.name_column == beside and not (
            found.type is FieldType.PHONE and is_of_a_person(paths[column])
        ):
            return each, found
    alone = [(e, f) for e, f in candidates if f.type is not FieldType.PHONE]
    return alone[0] if len(alone) == 1 else (None, None)


def _is_of_its_own(found: Field) -> bool:
    """Whether a field tells of a record more than which it is."""
    return found.type is not FieldType.ID and found.name != "name"


def _forms_after(path: Path, owner: Path, kind: Kind) -> Iterator[str]:
    """What is left of a heading once it has named whose it is: 社区电话, 包联小区 | 户数."""
    words = (kind.label, thing(owner), *kind.field_by_name["name"].aliases)
    starts = sorted(
        {without_notes(normalise_heading(word)) for word in words}, key=len, reverse=True
    )
    for form in forms(path):
        plain = normalise_heading(form)
        for start in starts:
            if start and plain.startswith(start) and len(plain) > len(start):
                yield plain[len(start) :]


def _lacks(each: Told, own: Mapping[str, int], kind: Kind) -> list[Field]:
    """What a record of the told kind can't be without, and the rows don't hold."""
    return [
        needed
        for needed in each.kind.fields
        if needed.required
        and needed.type is not FieldType.ID
        and needed.name != "name"
        and needed.name not in each.columns
        and not (needed.name in own and _is_same(needed, kind))
    ]


def _place_lacking(each: Told, own: Mapping[str, int], kind: Kind) -> Field | None:
    """The place that alone is missing, of those that lie in none themselves."""
    lacks = _lacks(each, own, kind)
    if len(lacks) != 1 or not lacks[0].place:
        return None
    widest = KIND_BY_NAME[lacks[0].refers_to[0]]
    return None if any(needed.place for needed in widest.fields) else lacks[0]


def _is_same(needed: Field, kind: Kind) -> bool:
    """Whether a field of a told kind is one of the rows' own: an estate's community."""
    mine = kind.field_by_name.get(needed.name)
    return mine is not None and mine.refers_to == needed.refers_to
