"""What may be told of the records of each kind, on which surface. Whoever puts anything out asks here.

Figures don't ask: every record that was accepted counts, told or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import compress
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from sunboard.checks.consent import SURFACES, Consent
from sunboard.checks.records import Records, is_withheld
from sunboard.measures.columns import Mask, is_filled, positions_of_ids
from sunboard.measures.commitments import commitments_of
from sunboard.measures.corrections import corrections_of
from sunboard.measures.deeds import Stage, deeds_of
from sunboard.measures.ground import Ground, make_ground, months_of, remembered
from sunboard.measures.retention import first_named, months_have_ended, names_have_ended
from sunboard.measures.status import Outcome
from sunboard.measures.tasks import tasks_of
from sunboard.project import CheckedProject
from sunboard.schema import KIND_BY_NAME, KINDS, FieldType
from sunboard.schema.surface import Surface
from sunboard.settings import Programme

Decide = Callable[[Ground, str, Surface], Mask]
"""Decides for each record of a kind, in the table's order, what is told on a surface."""


def _all(ground: Ground, kind: str, _: Surface) -> Mask:
    return np.ones(len(ground.records[kind]), dtype=np.bool_)


def _none(ground: Ground, kind: str, _: Surface) -> Mask:
    return np.zeros(len(ground.records[kind]), dtype=np.bool_)


class Rule(NamedTuple):
    """What may be told of the records of one kind; what isn't said here is told nowhere."""

    told: Decide
    """At all, to everybody; the others are only counted, and boards and sheets leave them out of their lists.

    What is not told yet, and may be later, is decided here.
    """
    in_full: Decide = _all
    """Of those told, with what they say; of the others no more than that they are there, and how they stand.

    These others count as taken down: releases and sheets that were made before are deleted.
    """
    mentions: Decide = _none
    """Of those told, whose people are told of, by role at least."""
    names: Decide = _none
    """Of those that mention people, which may name them: each person with consent, the others by role."""
    to_unit: Decide = _none
    """In the workbook that only a unit itself gets."""
    on_pages_alone: bool = False
    """Whether no other surface tells of any: what was printed or copied can't be called back."""


def _has_consented(ground: Ground, kind: str, surface: Surface) -> Mask:
    """R-26: consent for this surface is recorded, not over and not withdrawn by the consent day."""
    people, day = ground.records[kind], np.datetime64(ground.consent_day, "D")
    consent = Consent.of(people.days, people.codes("consent_for"))
    surface = ground.stands_for_pages if surface is Surface.PAGE else surface
    may_appear = consent.in_force(ground.programme.vocabulary(SURFACES), day, surface)
    mask: Mask = may_appear & _has_readable_name(ground) & ~is_removed(ground, kind)
    return mask


@remembered
def _has_readable_name(ground: Ground) -> Mask:
    """Whose name is known, and holds nothing else."""
    people = ground.records["people"]
    is_name = np.array([not is_withheld(name) for name in people.texts("name")], dtype=np.bool_)
    mask: Mask = is_name & is_filled(people, "name")
    return mask


def _has_named_holder(ground: Ground, kind: str, surface: Surface) -> Mask:
    may_be_named = np.append(told(ground, "people", surface), False)
    mask: Mask = may_be_named[ground.records[kind].codes("person")]
    return mask


def _is_put_up(ground: Ground, *_: object) -> Mask:
    """R-30: what nobody has approved and put up for objections is only counted."""
    mask: Mask = deeds_of(ground).stage >= Stage.IN_WINDOW
    return mask


def _is_on_board(ground: Ground, *_: object) -> Mask:
    """R-28: of a deed that was taken off the board, or is of long ago, nothing is told of anybody."""
    deeds = deeds_of(ground)
    mask: Mask = ~deeds.is_revoked & ~names_have_ended(ground, deeds.table.days("date"))
    return mask


def _is_kept(ground: Ground, *_: object) -> Mask:
    """R-28: shortfalls name units and roles, never people."""
    commitments = commitments_of(ground)
    is_kept = commitments.outcome == Outcome.DONE
    mask: Mask = is_kept & ~names_have_ended(ground, commitments.table.days("done_on"))
    return mask


def _is_done(ground: Ground, *_: object) -> Mask:
    """R-28: shortfalls name units, never people."""
    mask: Mask = tasks_of(ground).outcome == Outcome.DONE
    return mask


def _is_done_of_late(ground: Ground, *_: object) -> Mask:
    done_on = tasks_of(ground).table.days("completed_on")
    mask: Mask = _is_done(ground) & ~names_have_ended(ground, done_on)
    return mask


def _tells_nothing_untold(ground: Ground, _: str, surface: Surface) -> Mask:
    """R-25: a removal for privacy keeps nothing of it; and no correction tells of what is not told itself."""
    corrections = corrections_of(ground)
    in_full = ~corrections.is_private & ~is_removed(ground, "corrections")
    for row, written in enumerate(corrections.table.text_array("target").to_pylist()):
        in_full[row] &= written not in corrections.removed_ids
    for row, target in enumerate(corrections.target):
        if target is not None:
            in_full[row] &= _may_tell_of(ground, *target, surface)
    return in_full


def _may_tell_of(ground: Ground, kind: str, position: int, surface: Surface) -> bool:
    """Whether a correction may tell of this record.

    Data can't be called back, so that there it tells of nothing that was taken off a board, nor of another
    correction, which may quote that.
    """
    if RULES[kind].told is _none:
        # What stands in sums alone was corrected there for everybody to see.
        return True
    if surface is Surface.DATA:
        return kind != "corrections" and bool(told_in_full(ground, kind, surface)[position])
    return bool(told(ground, kind, surface)[position])


def _is_agreed_to(ground: Ground, kind: str, surface: Surface) -> Mask:
    """R-26: everybody on it consents to be shown, somebody has checked who else is, and its subject is told."""
    if surface is not Surface.PAGE:
        return _none(ground, kind, surface)
    return is_fit_to_show(ground, kind) & _has_place(ground, kind, surface)


def is_fit_to_show(ground: Ground, kind: str) -> Mask:
    """Which pictures nothing stands in the way of but what they are about.

    R-26: everybody on it consents to be shown, and an office has checked who else is.
    """
    table = ground.records[kind]
    may = np.append(told(ground, "people", Surface.PICTURE), True)
    links = table.links["people"]
    mask: Mask = may[table.codes("person")] & ~is_removed(ground, kind)
    mask[links.rows[~may[links.targets]]] = False
    for needed in ("checked_by", "file", "alt"):
        mask &= is_filled(table, needed)
    return mask


def _has_place(ground: Ground, kind: str, surface: Surface) -> Mask:
    """Whether a page tells what each is about.

    R-28: a portrait is of somebody whom pages may name, and nobody is shown where the subject names nobody.
    """
    table = ground.records[kind]
    links, person = table.links["people"], table.codes("person")
    has_people = person >= 0
    has_place = np.append(told(ground, "people", surface), False)[person] & has_people
    has_people[links.rows] = True
    ids = table.text_array("subject")
    for about in KIND_BY_NAME[kind].field_by_name["subject"].refers_to:
        subjects = positions_of_ids(ground.records[about], ids)
        has_page = told_in_full(ground, about, surface) & ~is_removed(ground, about)
        has_page &= _OWN_PLACE[about](ground)
        may_show_people = has_page & names_people(ground, about, surface)
        has_place |= np.append(has_page, False)[subjects] & (
            ~has_people | np.append(may_show_people, False)[subjects]
        )
    return has_place


def _month_is_listed(ground: Ground) -> Mask:
    """Which tasks a month's page of their community lists."""
    table, months = ground.records["tasks"], months_of(ground)
    month = months.codes(table.days("raised_on"))
    is_listed = np.append(~months_have_ended(ground), False)[month]
    mask: Mask = is_listed & (month >= 0) & (table.codes("community") >= 0)
    return mask & ground.makes("months")


_OWN_PLACE: Mapping[str, Callable[[Ground], Mask | np.bool_]] = MappingProxyType(
    {
        "deeds": lambda ground: np.bool_(ground.makes("deeds")),
        "commitments": lambda ground: np.bool_(ground.makes("commitments")),
        "tasks": _month_is_listed,
    }
)
"""Of the kinds that pictures may be about which records have a place of their own, where these stand."""


_ACCEPTED = Rule(told=_all)
"""All that was accepted; it names nobody."""

RULES: Mapping[str, Rule] = MappingProxyType(
    {kind.name: _ACCEPTED for kind in KINDS if kind.is_public}
    | {
        "people": Rule(told=_has_consented, to_unit=_all),
        "positions": Rule(told=_has_named_holder, mentions=_all, names=_all),
        "commitments": Rule(told=_all, mentions=_all, names=_is_kept),
        "tasks": Rule(told=_all, mentions=_is_done, names=_is_done_of_late),
        "deeds": Rule(told=_is_put_up, in_full=_is_on_board, mentions=_all, names=_is_on_board),
        "pictures": Rule(told=_is_agreed_to, on_pages_alone=True),
        "visits": Rule(told=_none),
        "corrections": Rule(told=_all, in_full=_tells_nothing_untold),
    }
)
"""The rule of every kind there is. A kind that is neither public nor here stops the build."""

TAKEN_DOWN = tuple(kind for kind, rule in RULES.items() if rule.in_full is not _all)
"""The kinds whose records can be taken down, by themselves or with what they are about."""


def rule_of(kind: str) -> Rule:
    """The rule of a kind.

    Raises:
        KeyError: nobody said what may be told of it.
    """
    if kind not in RULES:
        where = "`is_public=True` in schema/, or a rule in RULES (publishable/records.py)"
        raise KeyError(f"nothing says what may be told of {kind}: it takes {where}")
    return RULES[kind]


def ground_of(project: CheckedProject) -> Ground:
    """What everything that is put out is made from."""
    ground = make_ground(
        project.checked.records,
        project.programme,
        project.as_of,
        project.publications,
        consent_day=project.days.consent_day,
    )
    return obey(ground)


def judged_by(ground: Ground, records: Records, programme: Programme) -> Ground:
    """The records of a ground on the same day, as another programme's rules have them."""
    days = {"consent_day": ground.consent_day}
    return obey(make_ground(records, programme, ground.as_of, ground.publications, **days))


def obey(ground: Ground) -> Ground:
    """The same ground, of which no text can be read that is not told: who puts it out can't forget to ask.

    People are apart: `names.py` reads them, and nobody else.
    """
    for kind in KIND_BY_NAME:
        rule, table = rule_of(kind), ground.records[kind]
        if kind == "people":
            continue
        table.hide(is_removed(ground, kind), table.kind.fields_of(*_TEXTS))
        if rule is _ACCEPTED:
            continue
        table.hide(~told(ground, kind, Surface.PAGE), table.kind.fields_of(*_TEXTS))
        said = [field for field in table.kind.narratives if field.main or field.result]
        table.hide(~told_in_full(ground, kind, Surface.PAGE), said)
    return ground


_TEXTS = (FieldType.TEXT, FieldType.NAME, FieldType.PHONE)
"""What people write; everything else is an address, a day, a number or a word of a vocabulary."""


@remembered
def is_removed(ground: Ground, kind: str) -> Mask:
    """R-25: which records were taken down for privacy; they stand and count, and nobody is told more."""
    mask = np.zeros(len(ground.records[kind]), dtype=np.bool_)
    mask[list(corrections_of(ground).removed.get(kind, ()))] = True
    return mask


@remembered
def told(ground: Ground, kind: str, surface: Surface) -> Mask:
    """Which records of a kind are told on a surface at all, in the table's order."""
    rule = rule_of(kind)
    decide = rule.to_unit if surface is Surface.WORKBOOK else rule.told
    return decide(ground, kind, surface)


@remembered
def told_in_full(ground: Ground, kind: str, surface: Surface) -> Mask:
    """Which of them are told with what they say, and not only that they are there."""
    return told(ground, kind, surface) & RULES[kind].in_full(ground, kind, surface)


@remembered
def mentions_people(ground: Ground, kind: str, surface: Surface) -> Mask:
    """Which of them tell of their people, by name or by role."""
    return told(ground, kind, surface) & RULES[kind].mentions(ground, kind, surface)


@remembered
def names_people(ground: Ground, kind: str, surface: Surface) -> Mask:
    """Which of them name those of their people who may be named."""
    is_naming = RULES[kind].names(ground, kind, surface) & ~is_removed(ground, kind)
    return mentions_people(ground, kind, surface) & is_naming


def is_told_on_pages_alone(kind: str) -> bool:
    """Whether no other surface tells of any record of a kind."""
    return rule_of(kind).on_pages_alone


def is_ever_told(kind: str, surface: Surface = Surface.PAGE) -> bool:
    """Whether a record of a kind may be told on a surface at all, and not only counted."""
    rule = rule_of(kind)
    return rule.told is not _none and (surface is Surface.PAGE or not rule.on_pages_alone)


def taken_down(ground: Ground, surface: Surface) -> Iterator[str]:
    """Ids of the records of all kinds that are told no longer with what they say, once each or oftener.

    What only the names were struck of is told apart, and from which day on people are named still.
    """
    yield from corrections_of(ground).removed_ids
    if first := first_named(ground):
        yield f"names before {first}"
    yield from (f"{each} names" for each in corrections_of(ground).struck_ids)
    for kind in TAKEN_DOWN:
        is_down = told(ground, kind, surface) & ~told_in_full(ground, kind, surface)
        yield from compress(ground.records[kind].texts("id"), is_down)
