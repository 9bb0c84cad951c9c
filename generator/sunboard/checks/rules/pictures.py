"""R-26: whether the file of a photo can be shown, and whether everybody on it has agreed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sunboard.checks.arrays import Mask
from sunboard.checks.consent import consents
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.faults import Fault, RecordFault
from sunboard.records.drawn_photos import HUGE, MOST_PIXELS
from sunboard.records.photo_files import MISSING, MOST_BYTES
from sunboard.schema.surface import Surface

_LIMITS = {"megabytes": MOST_BYTES >> 20, "pixels": MOST_PIXELS // 10_000}


def pictures_are_of_something(drafts: Drafts) -> Iterator[RecordFault]:
    """A portrait without whose it is, another picture without what it is of, or one that says both."""
    draft = drafts["pictures"]
    is_portrait = drafts.counts_as("pictures", "sort", "portrait")
    is_of_somebody, is_of_something = draft.has("person"), draft.has("subject")
    yield from draft.faults(is_portrait & ~is_of_somebody, "person", "photo-whose")
    is_other = ~is_portrait & draft.has("sort")
    yield from draft.faults(is_other & ~is_of_something, "subject", "photo-of-nothing")
    is_both = (is_portrait & is_of_something) | (is_other & is_of_somebody)
    yield from draft.faults(is_both, "sort", "photo-of-both")


def files_can_be_shown(drafts: Drafts) -> Iterator[RecordFault]:
    """A file isn't there, can't be read, is too large, or is none of a picture; or two rows name one photo."""
    draft, photos = drafts["pictures"], drafts.before.photos
    if photos is None:
        return
    first: dict[str, int] = {}
    for row, written in enumerate(draft.texts["file"].to_pylist()):
        if not written:
            continue
        code, _, key = photos.judge(written)
        if not code and first.setdefault(key, row) != row:
            yield draft.fault(row, "file", Fault("photo-twice", draft.beside(first[key])))
        if code:
            # A name that stands for no file may be anything.
            found = {} if code == MISSING else {"found": written}
            yield draft.fault(row, "file", Fault(code, found | (_LIMITS if code == HUGE else {})))


def pictures_are_agreed_to(drafts: Drafts) -> Iterator[RecordFault]:
    """R-26: somebody on a photo hasn't consented to it, or nobody has checked who else is."""
    draft = drafts["pictures"]
    if not len(draft):
        return
    yield from draft.faults(_has_somebody_without(drafts, draft), "people", "R-26-photo")
    yield from draft.faults(~draft.has("checked_by"), "checked_by", "R-26-photo-unchecked")


def _has_somebody_without(drafts: Drafts, draft: Draft) -> Mask:
    may = np.append(consents(drafts, Surface.PICTURE), True)
    has = ~may[draft.ref("person")]
    links = draft.links["people"]
    has[links.rows[~may[links.targets]]] = True
    return has
