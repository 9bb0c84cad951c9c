"""Deeds: which are honoured, and who may be named (rules R-26, R-30)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from sunboard.checks.tables import Records, Table
from sunboard.measures.columns import Mask, counts_as, is_filled
from sunboard.settings import Programme


@dataclass(frozen=True)
class DeedMeasures:
    """Arrays beside the deeds table: one entry a deed, in the table's order."""

    table: Table
    is_honoured: Mask
    """Honoured, its window closed and no objection unanswered."""
    is_revoked: Mask
    is_window_open: Mask
    """Whether its 公示 runs on the as-of date."""
    unit_links: npt.NDArray[np.int64]
    """One row a (deed, unit) pair, sorted, each once: the deed's unit and its people's units."""


def derive_deeds(records: Records, programme: Programme, as_of: date) -> DeedMeasures:
    """Work out each deed's standing on the as-of date."""
    table = records["deeds"]
    state = counts_as(table, "state", programme)
    objection = counts_as(table, "objection", programme)
    today = np.datetime64(as_of, "D")
    opens, closes = table.days("window_from"), table.days("window_to")
    # NaT compares false with everything: a deed without a window is neither open nor held back.
    is_window_open = (opens <= today) & ((closes >= today) | np.isnat(closes))
    is_held = (closes >= today) | (objection == "open")
    return DeedMeasures(
        table=table,
        is_honoured=(state == "honoured") & ~is_held,
        is_revoked=state == "revoked",
        is_window_open=is_window_open & (state != "revoked"),
        unit_links=_unit_links(records, table),
    )


def _unit_links(records: Records, table: Table) -> npt.NDArray[np.int64]:
    """A joint deed counts once for each unit that took part, however many of its people did."""
    links = table.links["people"]
    unit_of_person = records["people"].codes("unit")
    own = np.stack([np.arange(len(table.frame)), table.codes("unit")], axis=1)
    theirs = np.stack(
        [links["row"].to_numpy(), unit_of_person[links["target"].to_numpy(dtype=np.intp)]], axis=1
    )
    pairs = np.concatenate([own, theirs]).astype(np.int64)
    return np.unique(pairs[pairs[:, 1] >= 0], axis=0)


def nameable_people(records: Records, as_of: date) -> Mask:
    """For each person, whether the name may be shown: consent recorded and not withdrawn by the as-of date."""
    people = records["people"]
    today = np.datetime64(as_of, "D")
    consent, withdrawn = people.days("named_consent_on"), people.days("withdrawn_on")
    return (consent <= today) & ~(withdrawn <= today) & is_filled(people, "name")
