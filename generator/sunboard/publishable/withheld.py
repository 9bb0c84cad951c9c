"""What the gates withhold of what was told before: it has been taken back, though nobody has said so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sunboard.checks.records import is_withheld
from sunboard.checks.standing import is_held
from sunboard.measures.ground import Ground
from sunboard.messages import MESSAGES
from sunboard.messages.message import Cost
from sunboard.problems import Problem, Severity
from sunboard.project import CheckedProject
from sunboard.publishable.news import naming_of, news
from sunboard.records.folders import CALENDAR, DATA
from sunboard.records.log import Log
from sunboard.records.log.events import What
from sunboard.records.programme import PROGRAMME
from sunboard.schema import KINDS

Fields = Mapping[tuple[str, str], frozenset[str]]
"""Fields of records, by kind and id."""


def struck_in(publication: int) -> str:
    """What stands for all that was taken back by a publication, and before; its number is one of the log's."""
    return f"struck in {publication}"


def withheld_by(ground: Ground) -> Iterator[str]:
    """What stands for the texts that the gates have begun to withhold, as far as anything was told of them.

    The log knows what was told of a record and isn't any more. Where there is none, or none of a kind, whatever
    is withheld may have been told.
    """
    if ground.past.struck:
        yield struck_in(ground.past.struck)
    yield from (f"{kind} {own} struck" for kind, own in sorted(ground.past.striking))
    for kind in KINDS:
        if ground.past.began is None or not is_held(kind):
            table = ground.records[kind.name]
            for name in sorted(table.withheld):
                said = zip(table.texts("id"), table.text_array(name).to_pylist(), strict=True)
                yield from (f"{kind.name} {own} {name}" for own, text in said if is_withheld(text))


def withheld_beside(problems: Iterable[Problem]) -> Iterator[str]:
    """What stands for the texts that no record has and the gates withhold: of the programme, and of pages.

    Nobody knows whether any was told before, so that each counts from the night on which it is first found.
    """
    found = Counter(each.place.file for each in problems if _is_beside(each))
    for file, count in sorted(found.items()):
        yield from (f"{file} {nth}" for nth in range(count))


def _is_beside(problem: Problem) -> bool:
    if problem.code.startswith("gate-"):
        return problem.severity is Severity.ERROR
    file = problem.place.file
    hides_text = MESSAGES[problem.code].costs is Cost.TEXT
    return hides_text and (file in _SETTINGS or not file.startswith(f"{DATA}/"))


_SETTINGS = (PROGRAMME, f"{DATA}/{CALENDAR}")


@dataclass(frozen=True)
class TakenOut:
    """What was told of records until now, and is to be told no longer."""

    number: int = 0
    """Of the publication that puts it down; 0 where there is nothing."""
    fields: Fields = field(default_factory=dict)
    """The records, and of each the fields that are withheld; none where only earlier words of it are."""
    texts: frozenset[str] = frozenset()
    """What they said there, in whichever publication."""


NOTHING_TAKEN_OUT = TakenOut()


def taken_out(ground: Ground, project: CheckedProject) -> TakenOut:
    """What the log holds that the records, as they are judged now, let nobody be told."""
    log = project.log
    struck = {(e.kind, e.id): e.hidden for e, _ in news(ground, project) if e.what is What.STRUCK}
    if not struck:
        return NOTHING_TAKEN_OUT
    named = naming_of(log, project.checked.finder)
    fields = {
        who: frozenset(hidden).intersection(log.accepted.of(who[0])[who[1]].values)
        for who, hidden in struck.items()
    }
    # Of a record that is only counted from now on the log may hold nothing that anybody wrote.
    fields = {who: names for who, names in fields.items() if names or who in named}
    if not fields:
        return NOTHING_TAKEN_OUT
    texts = {text for who in fields for _, text in named.get(who, ())}
    return TakenOut(log.accepted.number + 1, fields, frozenset(texts.union(_told(log, fields))))


def _told(log: Log, fields: Fields) -> Iterator[str]:
    """All that the log holds of these fields."""
    for publication in log.publications:
        for line, kept in publication.kept.items():
            event = publication.events[line - 2]
            for name in fields.get((event.kind, event.id), ()):
                if text := (kept.values or {}).get(name):
                    yield text
