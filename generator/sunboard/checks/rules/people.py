"""R-28: nothing bad is said of people."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sunboard.checks.arrays import matches
from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.rules.wording import NEGATIVE, NEGATIVE_STEMS


def nothing_bad_is_said_of_people(drafts: Drafts) -> Iterator[RecordFault]:
    """R-28: a record that names a person holds words of blame."""
    for draft in drafts.by_kind.values():
        names_somebody = np.zeros(len(draft), dtype=np.bool_)
        for field in draft.kind.people_fields:
            if field.is_public:
                names_somebody |= draft.has(field.name)
        rows = np.flatnonzero(names_somebody)
        for field in draft.kind.narratives if len(rows) else ():
            texts = draft.texts[field.name]
            chosen = rows[matches(texts.take(rows), NEGATIVE_STEMS)]
            for row in chosen.tolist():
                word = NEGATIVE.search(texts[row].as_py())
                if word is not None:
                    yield draft.fault(row, field.name, Fault("R-28-blame", {"word": word.group()}))
