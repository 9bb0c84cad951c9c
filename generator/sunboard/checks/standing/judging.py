"""Which change of a published record needs nobody's word: what the field says of itself decides (R-9).

What a field has that was empty is progress, whatever the field. What stands there may change where the field
tells of what goes on, as long as it does; and where the kind tells what there is, rather than what happened.
"""

from __future__ import annotations

from collections.abc import Mapping

from sunboard.checks.standing.saying import BETWEEN
from sunboard.schema import Field, FieldType, Kind, Need
from sunboard.settings import Programme

GOES_ON = frozenset(("pending", "open", "part_done"))
"""What a term counts as with which nothing is over yet."""
TAKEN_BACK = "revoked"
"""What a term counts as by which an honour is taken back, which it may be at any time."""


def is_held(kind: Kind) -> bool:
    """Whether its records stand as they were published. People's don't: whose row is gone has withdrawn.

    Nor do those of files: whoever finds somebody on a photo has to be able to take it off at once.
    """
    return not kind.beside and not any(
        field.type is FieldType.NAME and not field.is_public for field in kind.fields
    )


def is_particular(kind: Kind, field: Field) -> bool:
    """Whether a field says what a place, a unit or a station is like: whose it is and since when is a fact."""
    facts = (FieldType.ID, FieldType.REF, FieldType.REFS, FieldType.DATE)
    return (kind.lasts or bool(kind.owner_as)) and field.type not in facts


def is_over(kind: Kind, values: Mapping[str, str], programme: Programme) -> bool:
    """Whether what a record tells of has come to its end, by what was accepted of it."""
    return any(
        _is_final(field, values.get(field.name, ""), programme)
        for field in kind.fields
        if field.closes or (field.type is FieldType.DATE and field.need is Need.DONE)
    )


def may_change(
    field: Field, before: str, now: str, *, over: bool, last_day: str, programme: Programme
) -> bool:
    """Whether a field that was accepted with one value may say another, and nobody has to declare it.

    Args:
        field: The field; of a kind that tells what there is, one that is no particular.
        before: What was accepted, "" for nothing.
        now: What stands there now.
        over: Whether the record has come to its end.
        last_day: The as-of day of the last publication, as 2026-03-01. A day until then is a fact, a later one
            a plan.
        programme: Knows what terms count as.
    """
    if not before:
        return not field.protected
    if not field.progress:
        return False
    if field.type is FieldType.DATE:
        return before > last_day
    if field.closes and now:
        is_taken_back = _counts_as(field, now, programme) == TAKEN_BACK
        return is_taken_back or not _is_final(field, before, programme)
    if over or not now or field.type is FieldType.REF:
        return False
    return field.type is not FieldType.REFS or {*before.split(BETWEEN)} <= {*now.split(BETWEEN)}


def _is_final(field: Field, value: str, programme: Programme) -> bool:
    if not value or field.type is not FieldType.TERM:
        return bool(value)
    return _counts_as(field, value, programme) not in GOES_ON


def _counts_as(field: Field, value: str, programme: Programme) -> str:
    terms = programme.vocabulary(field.vocabulary).terms
    return next((term.counts_as for term in terms if term.key == value), "")
