"""The check stage's story: parse, resolve, judge, withhold, hand on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import chain

import numpy as np
import pandas as pd

from sunboard.checks.columns import Mask
from sunboard.checks.drafts import Drafts
from sunboard.checks.findings import UNLISTED, Finding, as_problem, squeezed, without_echoes
from sunboard.checks.parsing import parse_tables
from sunboard.checks.parsing.oddities import TOTAL
from sunboard.checks.references import duplicate_ids, resolve_references
from sunboard.checks.rules import RULES
from sunboard.checks.rules.publication import restore_published, vanished_commitments
from sunboard.checks.tables import Checked
from sunboard.checks.withholding import records_of, withheld_rows, withhold_dependents
from sunboard.problems import Problem, ProblemList, sort_problems
from sunboard.records.ledger import PublishedCommitments
from sunboard.records.tables import TextTable
from sunboard.schema import KIND_BY_NAME, KINDS
from sunboard.settings import Programme


def check_records(
    tables: Mapping[str, TextTable],
    programme: Programme,
    as_of: date,
    *,
    published: PublishedCommitments | None = None,
    consent_day: date | None = None,
) -> Checked:
    """Check all records; withhold those at fault and what depends on them.

    Args:
        tables: Text by kind; a kind without a table counts as empty.
        programme: The vocabularies and limits to judge by.
        as_of: The day the records are complete to.
        published: What was promised in public before, where there is a ledger of it.
        consent_day: The day that consent is judged on; None for the as-of day.
    """
    texts = {kind.name: tables.get(kind.name) or _no_records(kind.name) for kind in KINDS}
    by_kind, findings = parse_tables(texts, programme)
    findings += resolve_references(by_kind)
    findings += duplicate_ids(by_kind)
    days = (np.datetime64(day, "D") for day in (as_of, consent_day or as_of))
    drafts = Drafts(by_kind, programme, *days)
    findings += list(_judged(drafts, published, findings))
    findings = list(without_echoes(findings, TOTAL))
    withheld = withheld_rows(drafts, findings)
    findings += withhold_dependents(drafts, withheld)
    names = frozenset(map(squeezed, by_kind["people"].texts["name"].to_pylist())) - {""}
    problems = ProblemList()
    problems.extend(_listed(findings, texts, names))
    for finding, count in _unlisted(findings, texts):
        problems.leave_out(as_problem(finding, texts, names), count)
    if published is not None:
        problems.extend(vanished_commitments(drafts, published))
    return Checked(records_of(drafts, withheld), tuple(sort_problems(problems)))


def _judged(
    drafts: Drafts, published: PublishedCommitments | None, faults: Iterable[Finding]
) -> Iterator[Finding]:
    """What the rules find, but for cells whose fault withholds the record: those count as missing to rules.

    A cell with a warning counts as missing too, and its record goes on: the rules judge it as it is then.
    """
    faulty: dict[tuple[str, str | None], Mask] = {}
    for fault in faults:
        if not fault.is_error:
            continue
        cells = (fault.kind, fault.field)
        if cells not in faulty:
            faulty[cells] = np.zeros(len(drafts[fault.kind]), dtype=np.bool_)
        faulty[cells][fault.row] = True
    # Before the rules, so that they judge the wording that is published.
    restored = restore_published(drafts, published) if published is not None else ()
    judged = (finding for rule in RULES for finding in rule(drafts))
    for finding in chain(restored, judged):
        rows = faulty.get((finding.kind, finding.field))
        if rows is None or not rows[finding.row]:
            yield finding


def _listed(
    findings: Iterable[Finding], texts: Mapping[str, TextTable], names: frozenset[str]
) -> Iterator[Problem]:
    """The findings that are worded."""
    for finding in findings:
        if finding.params is not UNLISTED:
            yield as_problem(finding, texts, names)


def _unlisted(
    findings: Iterable[Finding], texts: Mapping[str, TextTable]
) -> Iterator[tuple[Finding, int]]:
    """Of those too many alike to be worded one of each sort, and how many there are."""
    first: dict[tuple[str, int, str | None, str], Finding] = {}
    counts: Counter[tuple[str, int, str | None, str]] = Counter()
    for finding in findings:
        if finding.params is UNLISTED:
            file_code = int(texts[finding.kind].file_codes[finding.row])
            key = (finding.kind, file_code, finding.field, finding.code)
            first.setdefault(key, finding)
            counts[key] += 1
    for key, count in counts.items():
        yield first[key], count


@cache
def _no_records(name: str) -> TextTable:
    kind = KIND_BY_NAME[name]
    cells = pd.DataFrame({field.name: pd.Series([], dtype="str") for field in kind.fields})
    nothing = np.empty(0, dtype=np.int32)
    return TextTable(kind, cells, (), nothing, nothing)
