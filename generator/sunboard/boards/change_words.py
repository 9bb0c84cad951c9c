"""What a change is in words: which fields say something else than before, and what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sunboard.checks.records import WITHHELD, is_withheld
from sunboard.checks.saying import shortened
from sunboard.checks.standing.saying import BETWEEN
from sunboard.language import listed, say, say_in, say_many, statements
from sunboard.language.dates import said_day, said_table_day
from sunboard.measures.corrections import corrections_of
from sunboard.measures.ground import Ground, remembered
from sunboard.publishable.past import rows_by_id
from sunboard.records.log import Change, Rewording
from sunboard.records.log.events import What
from sunboard.schema import KIND_BY_NAME, Field, FieldType


def said_of_change(ground: Ground, change: Change) -> str:
    """A change in one line; "" for a record that is new, which says itself what it is."""
    if change.what is What.STRUCK:
        return say("有内容依规定隐去")
    fields = KIND_BY_NAME[change.kind].field_by_name
    parts = (_said(ground, fields[each.field], each) for each in change.rewordings)
    said = statements(*parts)
    return say("{said}（依据：{id}）", said=said, id=change.by) if change.by and said else said


def _said(ground: Ground, field: Field, reworded: Rewording) -> str:
    before, after = (shortened(value_words(ground, field, text)) for text in reworded[1:])
    heading = str(field.heading)
    if not after:
        return say("{field}不再写明", field=heading)
    if not before:
        return say("{field}：{now}", field=heading, now=after)
    return say("{field}由“{before}”改为“{now}”", field=heading, before=before, now=after)


def value_words(ground: Ground, field: Field, text: str) -> str:
    """A value of the log as pages have it: a day, a term by its label, a record by its name."""
    if not text or is_withheld(text):
        return say(WITHHELD) if text else ""
    match field.type:
        case FieldType.DATE:
            return said_table_day(date.fromisoformat(text))
        case FieldType.TERM | FieldType.TERMS:
            terms = ground.programme.vocabulary(field.vocabulary).terms
            labels = {term.key: term.label for term in terms}
            return listed(labels.get(key, key) for key in text.split(BETWEEN))
        case FieldType.REF | FieldType.REFS:
            return listed(_name(ground, field, each) for each in text.split(BETWEEN))
    return text


def _name(ground: Ground, field: Field, record_id: str) -> str:
    """What a record is called, its id where it has no name."""
    for kind in field.refers_to:
        row = rows_by_id(ground, kind).get(record_id)
        if row is not None:
            names = KIND_BY_NAME[kind].names
            name = ground.records[kind].texts(names[0])[row] if names else ""
            return name or record_id
    return record_id


def declared(ground: Ground) -> Iterator[Change]:
    """The changes that another record declares openly, the oldest first."""
    return (each for each in ground.past.changes if each.what is What.CHANGED and each.rewordings)


@remembered
def history_words(ground: Ground, kind: str) -> Mapping[int, str]:
    """By its position what was changed of each record of a kind, in words, the oldest first.

    What a correction of wording does is told where its words are (`boards/rewordings.py`).
    """
    corrections = corrections_of(ground)
    ids = corrections.table.texts("id")
    told_there = {ids[row] for row in corrections.is_reworded.nonzero()[0].tolist()}
    found: dict[int, str] = {}
    for change in declared(ground):
        if change.kind == kind and change.by not in told_there:
            row, day = rows_by_id(ground, kind)[change.id], said_day(change.day)
            said = say("{day}：{change}", day=day, change=said_of_change(ground, change))
            found[row] = statements(found.get(row), said)
    return found


def counted_by_kind(count_by_kind: Mapping[str, int]) -> str:
    """How many of each kind: 评价10条、轮值6条."""
    return listed(
        say_many("{kind}{n}条", count, kind=say_in("one", KIND_BY_NAME[kind].label))
        for kind, count in sorted(count_by_kind.items())
    )


def record_label(ground: Ground, kind: str, row: int) -> str:
    """What a record is, and how it begins: 服务单 fw-2 水管漏水."""
    table, its = ground.records[kind], KIND_BY_NAME[kind]
    first = its.main_text or next(iter(its.names), "")
    text = shortened(table.texts(first)[row]) if first else ""
    return " ".join(filter(None, (say_in("one", its.label), table.texts("id")[row], text)))
