"""Which rows can't be others, changed: another's, or of another place, and about something else.

What was published has its words in the log. A row that is one of those, changed, is still of the same unit and
community, or says much the same: whoever changes all of it has written down another record, and the one that
is gone stands on the site as it was, and is told (R-9).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from sunboard.checks.drafts import Draft
from sunboard.checks.faults import Fault, squeezed
from sunboard.checks.identity.fingerprints import stays
from sunboard.checks.identity.known_again import CHANGED, may_be_changed
from sunboard.records.log.accepted import Standing, Standings
from sunboard.schema import FieldType, Kind

_ALIKE = 0.4
"""Of two texts that share so much the one may be the other, reworded."""
_MOST_COMPARED = 20_000
"""Pairs of rows and records; of more somebody is asked about each row."""


def narrowed(
    drafts: Mapping[str, Draft],
    draft: Draft,
    asked: Mapping[int, Fault],
    missing: Sequence[str],
    standings: Standings,
) -> dict[int, Fault]:
    """What is still to be asked, and about which ids: about no row that can be none of those that are missing.

    Args:
        drafts: All records, their references known.
        draft: Those of the rows' kind.
        asked: By row what somebody would be asked.
        missing: The ids that no row holds, or is like.
        standings: What was accepted of the kind.
    """
    doubts = [row for row, each in asked.items() if each.code == CHANGED]
    main = next((field.name for field in draft.kind.fields if field.main), "")
    if not main or len(doubts) * len(missing) > _MOST_COMPARED:
        return {**asked}
    still = {row: each for row, each in asked.items() if each.code != CHANGED}
    for row in doubts:
        text, owners = draft.texts[main][row].as_py(), _owners(drafts, draft, row)
        may_be = [e for e in missing if _may_be(text, owners, main, standings.get(e))]
        if may_be:
            still[row] = may_be_changed(may_be)
    return still


def _may_be(text: str, owners: Mapping[str, str], main: str, before: Standing | None) -> bool:
    """Whether a row may be a record of which this was accepted; one that says too little may be any."""
    was = before.values.get(main, "") if before and before.told else ""
    if before is None or not text or not was or main in before.hidden:
        return True
    is_another_s = any(before.values.get(name, own) != own for name, own in owners.items())
    return not is_another_s or _are_alike(squeezed(text), squeezed(was))


def _owners(drafts: Mapping[str, Draft], draft: Draft, row: int) -> dict[str, str]:
    """Whose a row's record is by field, a unit's and a community's, as far as they have ids for good."""
    found = {}
    for (name, kind), positions in draft.refs.items():
        at = int(positions[row])
        if name in _whose(draft.kind) and at >= 0 and not drafts[kind].is_provisional[at]:
            found[name] = drafts[kind].texts["id"][at].as_py()
    return found


def _whose(kind: Kind) -> frozenset[str]:
    """The references that say whose a record is, and nearly always do."""
    expected = (e for e in kind.fields_of(FieldType.REF) if e.required or e.expected)
    return frozenset(each.name for each in expected if stays(each))


def _are_alike(now: str, was: str) -> bool:
    matcher = SequenceMatcher(None, now, was, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
