"""Faults as a report lists them: with their places, and of too many alike no more than their number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import UNLISTED, RecordFault
from sunboard.checks.owners import Owners
from sunboard.checks.saying import Hides, as_problem
from sunboard.messages import MESSAGES
from sunboard.problems import ProblemList
from sunboard.records.text_tables import TextTable


def listed(
    faults: Iterable[RecordFault], drafts: Drafts, texts: Mapping[str, TextTable], hides: Hides
) -> ProblemList:
    """The faults that are worded; of those too many alike, one of each sort counts for all of them."""
    problems = ProblemList()
    owners = Owners(drafts)
    first: dict[tuple[str, int, str, str], RecordFault] = {}
    counts: Counter[tuple[str, int, str, str]] = Counter()
    once: dict[str, list[RecordFault]] = {}
    for fault in faults:
        if MESSAGES[fault.code].is_said_once:
            once.setdefault(fault.code, []).append(fault)
        elif fault.params is not UNLISTED:
            whose = owners.of(fault.kind, fault.row)
            problems.append(replace(as_problem(fault, texts, hides), whose=whose))
        else:
            file_code = int(texts[fault.kind].file_codes[fault.row])
            key = (fault.kind, file_code, fault.field, fault.code)
            first.setdefault(key, fault)
            counts[key] += 1
    for alike in once.values():
        counted = {**alike[0].params, "count": len(alike)}
        problems.append(as_problem(replace(alike[0], params=counted), texts, hides))
    for key, count in counts.items():
        problems.leave_out(as_problem(first[key], texts, hides), count)
    return problems
