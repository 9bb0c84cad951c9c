"""`sunboard takedown`: a record's words are to be told nowhere any more, whatever kind it is of.

What is written is a correction like any other, in the office's own file; the next publication obeys it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from sunboard.checks.parsing.ids import ID_PATTERN
from sunboard.checks.records import STRUCK
from sunboard.days import Asked, decide_days
from sunboard.language import Later, Several, Tongue, later, mark, several, speaking
from sunboard.messages import MESSAGES
from sunboard.problems import Place, Problem
from sunboard.project import CheckedProject, RefusedError, check_project
from sunboard.project_folders import lock_file
from sunboard.publishing.filesystem import PUBLIC_FILE, locked, write_lasting
from sunboard.records import read_programme, read_records
from sunboard.records.appending import NoColumnError, Record, new_csv, with_csv, with_yaml
from sunboard.records.folders import DATA, FoundFile, find_files
from sunboard.records.ledger_files import LedgerError
from sunboard.records.programme import headings_heard
from sunboard.records.publications import PUBLISHED, PUBLISHED_KINDS, read_publications
from sunboard.records.read import read_kind
from sunboard.records.text_tables import TextTable
from sunboard.schema import KIND_BY_NAME
from sunboard.settings import Programme, Term

_CORRECTIONS = KIND_BY_NAME["corrections"]
_NEW_FILE = f"{DATA}/corrections.csv"
_REASON = mark("涉及个人隐私，撤下")
_REASON_NAMES = mark("没有同意公开姓名，隐去")
_ALIKE, _MOST_ALIKE = 0.6, 3
_NUMBERED = re.compile(r"(?P<before>.*?)(?P<number>\d+)")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


class UnknownIdError(Exception):
    """Nobody can tell what is to be taken down, or as what; the message says what would do."""


class NotWrittenError(Exception):
    """The correction could not be written, or would not count; the message says why. Nothing has changed."""


class Target(NamedTuple):
    """A record that is to be taken down."""

    kind: str
    id: str
    place: Place | None
    """Where it stands; None for one that was published and is on record no more."""


@dataclass(frozen=True)
class TakedownOptions:
    """What the command is asked to do."""

    project: Path
    site: Path
    asked: Asked
    ids: tuple[str, ...]
    category: str | None
    """As a class of corrections is called or labelled, which has to count as a removal for privacy.

    None for the first that does.
    """
    office: str
    """Who has decided."""
    day: date | None = None
    """When; None for today."""
    strikes_names: bool = False
    """Whether only names without consent go, and the rest of the record stays."""
    takes_every: bool = False
    """Whether all records are meant where several kinds have one of an id."""


@dataclass(frozen=True)
class Taken:
    """What was taken down, now or before."""

    targets: tuple[Target, ...]
    written: Mapping[str, Place]
    """By id the corrections that are new, and where they stand."""
    removals: frozenset[str]
    """Ids of all corrections that say so, the new ones and those that were there."""
    checked: CheckedProject | None
    """The project with them; None where nothing could be published of it as it stands."""


def take_down(options: TakedownOptions) -> Taken:
    """Write the corrections that are not there yet, and make sure that they count.

    Raises:
        UnknownIdError: an id or the class is not known, or the day lies ahead.
        NotWrittenError: they could not be written.
        BusyError: another process publishes.
        OSError: a file can't be read or written.
    """
    programme, _ = read_programme(options.project)
    if programme is None:
        raise NotWrittenError(later("data/programme.yml 读不了，请先运行 sunboard check"))
    term = _class(programme, options.category)
    day = _day(options, programme)
    tables, _ = read_records(options.project)
    targets = tuple(_targets(options, tables))
    with locked(lock_file(options.project)), headings_heard(options.project):
        before, _ = read_records(options.project, (_CORRECTIONS.name,))
        kept = () if options.strikes_names else (STRUCK, programme.tongue.text(STRUCK))
        known = _removals(before[_CORRECTIONS.name], term, kept)
        new = [target for target in dict.fromkeys(t.id for t in targets) if target not in known]
        said = {"date": day.isoformat(), "category": term.label}
        said |= _said(options, programme.tongue)
        numbers = _numbers(before[_CORRECTIONS.name], day)
        records = [{"id": next(numbers), "target": each, **said} for each in new]
        if records:
            written, checked = _write(options, before[_CORRECTIONS.name], records, programme.tongue)
        else:
            written, checked = {}, _check(options)
    of_ids = {known[each] for each in {t.id for t in targets} & known.keys()}
    return Taken(targets, written, frozenset(of_ids | written.keys()), checked)


def _said(options: TakedownOptions, tongue: Tongue) -> Record:
    """What the corrections say: in the language of the site that repeats it, whatever is spoken."""
    if options.strikes_names:
        said = {"after": tongue.text(STRUCK), "reason": tongue.text(_REASON_NAMES)}
    else:
        said = {"reason": tongue.text(_REASON)}
    return {**said, "decided_by": options.office}


def _class(programme: Programme, asked: str | None) -> Term:
    terms = programme.vocabulary("correction_classes").terms
    private = [term for term in terms if term.counts_as == "privacy"]
    for term in private:
        if asked in (None, term.key, term.label):
            return term
    if not private:
        raise UnknownIdError(later("programme.yml 的更正类别里没有算作 privacy 的一类，请先加上"))
    known = several(term.label for term in private)
    raise UnknownIdError(
        later("这样撤下的只能是隐私类的更正（{known}）；别的更正请在更正表里登记", known=known)
    )


def _day(options: TakedownOptions, programme: Programme) -> date:
    latest = decide_days(options.asked, programme).consent_day
    if options.day is not None and options.day > latest:
        raise UnknownIdError(later("{day} 还没有到，不能登记成那天撤下", day=options.day))
    return options.day or latest


def _targets(options: TakedownOptions, tables: Mapping[str, TextTable]) -> Iterator[Target]:
    """Every record that is meant."""
    for asked in options.ids:
        found = list(_found(options.project, asked, tables))
        if not found:
            raise UnknownIdError(_unknown(asked, tables))
        if len({target.kind for target in found}) > 1 and not options.takes_every:
            raise UnknownIdError(
                later(
                    "编号 {id} 的记录不止一条：{kinds}；"
                    "更正只认编号，会一起撤下，确实都要撤下，加上 --every",
                    id=asked,
                    kinds=several(KIND_BY_NAME[target.kind].words for target in found),
                )
            )
        yield from found


def _found(project: Path, asked: str, tables: Mapping[str, TextTable]) -> Iterator[Target]:
    on_record = False
    for name, table in tables.items():
        ids = list(map(str.strip, table.texts["id"].to_pylist()))
        if asked in ids:
            on_record = True
            yield Target(name, asked, table.place(ids.index(asked)))
    if not on_record:
        yield from (Target(kind, asked, None) for kind in _published_as(project, asked))


def _published_as(project: Path, asked: str) -> list[str]:
    """The kinds of which a record with this id was on the site, by the ledger as far as it can be read."""
    try:
        published = read_publications(project)
    except LedgerError:
        return []
    kinds = PUBLISHED_KINDS if published is not None else ()
    return [
        k for k in kinds if published and asked in published.entries(k, PUBLISHED)[0].to_pylist()
    ]


def _unknown(asked: str, tables: Mapping[str, TextTable]) -> Later:
    if not re.fullmatch(ID_PATTERN, asked):
        # It may be the very words that are to go.
        return later(
            "要写记录的编号（小写字母、数字和连字符），有一个不是；编号在记录的第一栏，也在它的网页上"
        )
    ids = {text for table in tables.values() for text in table.texts["id"].to_pylist()}
    known = [text for text in ids if re.fullmatch(ID_PATTERN, text)]
    near = get_close_matches(asked, known, _MOST_ALIKE, _ALIKE)
    if near:
        return later(
            "没有编号是 {id} 的记录，也没有公布过；相近的有 {near}", id=asked, near=several(near)
        )
    return later("没有编号是 {id} 的记录，也没有公布过", id=asked)


def _removals(table: TextTable, term: Term, passed: Container[str]) -> dict[str, str]:
    """By the id of what was taken down the id of the correction that says so.

    Those that say one of the words `passed`, by which names alone are struck, are none.
    """
    columns = (table.texts[name].to_pylist() for name in ("target", "id", "category", "after"))
    return {
        target.strip(): own.strip()
        for target, own, category, after in zip(*columns, strict=True)
        if category.strip() in (term.key, term.label) and after.strip() not in passed
    }


def _numbers(table: TextTable, day: date) -> Iterator[str]:
    """Ids for more corrections, numbered on as the last one is."""
    ids = [text.strip() for text in table.texts["id"].to_pylist()]
    last = next((found for text in reversed(ids) if (found := _NUMBERED.fullmatch(text))), None)
    before, width = (last["before"], len(last["number"])) if last else (f"gz-{day.year}-", 3)
    before = _YEAR.sub(str(day.year), before)
    taken = [int(text.removeprefix(before)) for text in ids if re.fullmatch(rf"{before}\d+", text)]
    number = max(taken, default=0)
    while True:
        number += 1
        yield f"{before}{number:0{width}}"


def _write(
    options: TakedownOptions, before: TextTable, records: Sequence[Record], tongue: Tongue
) -> tuple[dict[str, Place], CheckedProject | None]:
    """Write corrections, and take them out again if they would not count; where each stands."""
    file = _file(options.project)
    path = (file.path if file else options.project / _NEW_FILE).resolve()
    data = path.read_bytes() if file else None
    mode = path.stat().st_mode & 0o777 if file else PUBLIC_FILE
    try:
        write_lasting(path, _with(file, data or b"", records, tongue), mode)
        places = _places(options.project, before, records)
        checked = _check(options)
        _refuse_lost(places, checked)
        if options.strikes_names:
            _refuse_nameless(options, checked)
    except BaseException:
        if data is None:
            path.unlink(missing_ok=True)
        elif path.read_bytes() != data:
            write_lasting(path, data, mode)
        raise
    return places, checked


def _places(project: Path, before: TextTable, records: Sequence[Record]) -> dict[str, Place]:
    """Where each new correction stands, by its id, once all that stood there before is read as well."""
    after = read_records(project, (_CORRECTIONS.name,))[0][_CORRECTIONS.name]
    rows = {text.strip(): row for row, text in enumerate(after.texts["id"].to_pylist())}
    ids = [record["id"] for record in records]
    if len(after) != len(before) + len(records) or not {*ids} <= rows.keys():
        raise NotWrittenError(later("更正表的写法特别，添上一条就读不全了；请照平常的办法自己登记"))
    return {each: after.place(rows[each]) for each in ids}


def _refuse_lost(places: Mapping[str, Place], checked: CheckedProject | None) -> None:
    """Make sure that each correction is among those that count; nobody can tell of records that are refused."""
    if checked is None:
        return
    accepted = {*checked.checked.records[_CORRECTIONS.name].texts("id")}
    for lost in places.keys() - accepted:
        file, row = places[lost].file, places[lost].row
        why = [p for p in checked.checked.problems if (p.place.file, p.place.row) == (file, row)]
        said = (later("这样登记的更正不算数"), *map(_reason, why))
        raise NotWrittenError(Several(said, mark("；")))


def _refuse_nameless(options: TakedownOptions, checked: CheckedProject | None) -> None:
    """Make sure that a name was found in each of the records: else nothing would be struck."""
    if checked is None:
        return
    tables, _ = read_records(options.project)
    struck = {
        (p.place.file, p.place.row) for p in checked.checked.problems if p.code == "R-26-struck"
    }
    for target in _targets(options, tables):
        place = target.place
        if place is None or (place.file, place.row) not in struck:
            raise NotWrittenError(
                later(
                    "{id} 里没有找到没有同意公开的姓名（人员表里没有这个人，或写法不同）；"
                    "整条撤下，请去掉 --name",
                    id=target.id,
                )
            )


def _reason(problem: Problem) -> Later:
    words = later(MESSAGES[problem.code].text, **problem.params)
    return later("「{column}」{words}", column=problem.place.column, words=words)


def _check(options: TakedownOptions) -> CheckedProject | None:
    try:
        return check_project(options.project, options.asked)
    except (RefusedError, LedgerError):
        return None


def _file(project: Path) -> FoundFile | None:
    """The file of corrections that is added to: the last one, where there are several."""
    files = [file for file in find_files(project)[0] if file.kind is _CORRECTIONS]
    return files[-1] if files else None


def _with(file: FoundFile | None, data: bytes, records: Sequence[Record], tongue: Tongue) -> bytes:
    if file is None or (not data.strip() and not file.is_yaml):
        with speaking(tongue):
            return new_csv(_CORRECTIONS, records)
    try:
        if not file.is_yaml:
            return with_csv(_CORRECTIONS, data, file.name, records)
        return with_yaml(data, _headings(file), _CORRECTIONS, records)
    except NoColumnError as error:
        raise NotWrittenError(
            later("{file} 里写不进更正：{why}", file=file.name, why=error.args[0])
        ) from None


def _headings(file: FoundFile) -> Mapping[str, str]:
    table, _ = read_kind(_CORRECTIONS, [file])
    return table.files[0].headings if table.files else {}
