"""Whether answers will do: what goes wrong in the copy once they are written there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sunboard.checks.saying import sayable
from sunboard.importing.question import Entry, Written, of_codes
from sunboard.language import say
from sunboard.problems import Problem, Severity
from sunboard.records.confirmed_names import CONFIRMED_PATH
from sunboard.records.headings import normalise_heading
from sunboard.records.layouts.mapping import MAPPING
from sunboard.records.programme import PROGRAMME

_WRITTEN = (MAPPING, CONFIRMED_PATH, PROGRAMME)
_NO_COLUMN = "heading-missing-in-sheet"
_ASKED_NEXT = ("R-10-near-name", "date-no-day", "date-no-year")
"""Whether a name means the record that it is like, a month its last day, or a day one of this year, is another
question, and no reason against a column."""
_WORDS = ("R-10-term", "R-10-term-near")
_FEW_WORDS = 6
"""What so few words of a list mean is another question, too; a column of more is another column."""
_BLANK = "required"
_READ = ("layout-read", "layout-read-told")


def objection(before: Sequence[Problem], now: Sequence[Problem], answers: Iterable[Written]) -> str:
    """Why answers can't be kept that were written between two checks; "" where they can."""
    known = Counter(map(_key, before))
    new = [each for each in now if each.severity is Severity.ERROR and not known[_key(each)]]
    for problem in new:
        if problem.place.file in _WRITTEN:
            return sayable(problem).text()
    columns = [each for each in answers if isinstance(each, Entry) and each.columns]
    for problem in of_codes(new if columns else (), _NO_COLUMN):
        return say(
            "这一列现在是「{label}」，改了就没有「{label}」了。", label=problem.params["label"]
        )
    return next(filter(None, (_unfit(each, new, now) for each in columns)), "")


def _key(problem: Problem) -> tuple[object, ...]:
    place = problem.place
    # Lines of the answers move as others are put before them.
    row = None if place.file in _WRITTEN else place.row
    return problem.code, place.file, place.sheet, row, place.column, problem.text()


def _unfit(entry: Entry, new: Iterable[Problem], now: Sequence[Problem]) -> str:
    """What is said of the cells of a column where most of them can't be what it is to be."""
    headings = {normalise_heading(heading) for heading, _ in entry.columns}
    faults = [
        each
        for each in new
        if (each.place.file.endswith(entry.file), each.place.sheet) == (True, entry.sheet)
        and each.code not in _ASKED_NEXT
        and normalise_heading(each.place.column or "") in headings
    ]
    records = sum(
        int(each.params["count"])
        for each in of_codes(now, *_READ)
        if (each.place.file.endswith(entry.file), each.place.sheet) == (True, entry.sheet)
    )
    words = {str(each.params["found"]) for each in of_codes(faults, *_WORDS)}
    if len(words) <= _FEW_WORDS:
        faults = [each for each in faults if each.code not in _WORDS]
    count = sum(each.stands_for for each in faults)
    if not faults or count * 2 <= records:
        return ""
    if blank := sum(each.stands_for for each in of_codes(faults, _BLANK)):
        label = next(of_codes(faults, _BLANK)).params["label"]
        return say(
            "这一列{records}行里有{blank}行空着，「{label}」每一行都要有；另有一列的写那一列，都一样的直接写是什么。",
            records=records,
            blank=blank,
            label=label,
        )
    return sayable(faults[0]).text()
