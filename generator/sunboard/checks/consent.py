"""Consent: for which surface, from which day and until which day somebody may appear there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import compress
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from sunboard.checks.arrays import Days, Mask
from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import RecordFault
from sunboard.checks.parsing.ids import mobile_in
from sunboard.schema.surface import BY_FORM, Surface
from sunboard.settings import Vocabulary

SURFACES = "surfaces"
"""The vocabulary of where somebody may consent to appear."""


class Consent(NamedTuple):
    """What is written down of everybody's consent, in the order of the people table."""

    given: Days
    """NaT for never."""
    until: Days
    """The last day; NaT for no end."""
    withdrawn: Days
    """NaT for never."""
    photo: Days
    """When a consent to photos was given that stands apart from the other; NaT for never."""
    covers: npt.NDArray[np.integer[Any]]
    """One bit a surface, by its position in the vocabulary; -1 where none is named."""

    @classmethod
    def of(cls, days: Callable[[str], Days], covers: npt.NDArray[np.integer[Any]]) -> Consent:
        """The consent in a people table, whose days are asked for by the name of their field."""
        return cls(
            days("named_consent_on"),
            days("consent_until"),
            days("withdrawn_on"),
            days("photo_consent_on"),
            covers,
        )

    def in_force(self, surfaces: Vocabulary, day: np.datetime64, surface: Surface) -> Mask:
        """Who may appear on a surface on a day."""
        given = (self.given <= day) & self._names(surfaces, surface)
        if surface is Surface.PICTURE:
            given |= self.photo <= day
        # NaT compares false with everything.
        mask: Mask = given & ~(self.withdrawn <= day) & ~(self.until < day)
        return mask

    def _names(self, surfaces: Vocabulary, surface: Surface) -> Mask:
        meant = sum(1 << at for at, term in enumerate(surfaces.terms) if term.counts_as == surface)
        says_none = self.covers < 0
        mask: Mask = np.where(says_none, surface in BY_FORM, (self.covers & meant) != 0)
        return mask


def without_told_mobiles(
    drafts: Drafts, faults: Iterable[RecordFault], withheld: Mask
) -> list[RecordFault]:
    """The faults, but for mobiles whose owner consents to be rung up; others are withheld.

    Args:
        drafts: What the faults are about.
        faults: What is wrong.
        withheld: The people who may not be published.
    """
    may_be_rung = consents(drafts, Surface.PHONE) & ~withheld
    numbers = drafts["people"].texts["mobile"].to_pylist()
    told = {mobile_in(number) for number in compress(numbers, may_be_rung)} - {""}

    def is_told(fault: RecordFault) -> bool:
        written = drafts[fault.kind].source.texts[fault.field][fault.row].as_py()
        return _BARE_NUMBER.fullmatch(written) is not None and mobile_in(written) in told

    return [fault for fault in faults if fault.code != MOBILE or not is_told(fault)]


MOBILE = "phone-mobile"
_BARE_NUMBER = re.compile(r"[\d\s()（）+＋－-]+")
"""Nobody's name beside it: what is found wrong with a cell is said once."""


def consents(drafts: Drafts, *surfaces: Surface) -> Mask:
    """Who may appear on all of these surfaces on the consent day.

    Of a record that can't be believed, its consent can't be either: that of a row at fault is none.
    """
    people, vocabulary = drafts["people"], drafts.programme.vocabulary(SURFACES)
    consent = Consent.of(people.days.__getitem__, people.terms["consent_for"])
    may_appear = ~people.at_fault
    for surface in surfaces:
        may_appear &= consent.in_force(vocabulary, drafts.consent_day, surface)
    return may_appear
