"""`sunboard import`: what files were taken for, what was asked, and what comes next, on one screen."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

import click

from sunboard.checks.saying import heading_said, sayable, shown_path
from sunboard.days import Asked
from sunboard.importing.asking import (
    BY_DEFAULT,
    FROM_TERMINAL,
    AnswersError,
    from_answers,
    read_answers,
)
from sunboard.importing.importing import Imported, import_files
from sunboard.importing.question import called, of_codes
from sunboard.importing.settling import UndecidedError
from sunboard.language import listed, listed_or, say, say_many
from sunboard.problems import Problem, Severity, Source
from sunboard.publishing.filesystem import cause
from sunboard.records.programme import PROGRAMME

FINE, PROBLEMS, PARTIAL = 0, 1, 3
_TAKEN = ("layout-read", "layout-read-told")
_ASSUMED = (
    *("layout-year", "layout-filled", "layout-merged"),
    *("layout-above", "layout-second", "layout-result", "layout-deadline", "layout-days-taken"),
)
"""What was taken for granted of a sheet, beside what it is."""
_ASSUMED_OF_CELLS = ("date-period", "date-first", "date-length", "R-19-about")
"""What was taken for granted of single cells, of which one is shown."""
_UNLISTED = "layout-listed-lacks"
_PUBLISHED_AND_GONE = "R-9-kept"
_MOST_NAMED = 3
_UNREAD = (
    "sheet-hidden",
    "rows-hidden",
    "columns-hidden",
    "layout-unread",
    "layout-consent",
    "layout-office-alone",
    "layout-liaison",
    "layout-liaison-none",
    _UNLISTED,
)
"""What of a sheet was not read, whose other records were."""


@dataclass(frozen=True)
class ImportOptions:
    """What is asked for."""

    project: Path
    files: tuple[Path, ...]
    answers: Path | None
    is_quiet: bool
    """Whether nobody is asked."""
    ask_again: bool = False
    """Whether what nobody knew is asked again."""


def run_import(options: ImportOptions, asked: Asked) -> int:
    """Import and say so; returns 0, 1 where nothing was imported, 3 where records have errors."""
    if not (options.project / PROGRAMME).exists():
        raise click.UsageError(
            say("{folder} 里还没有项目；请先运行 sunboard init。", folder=str(options.project))
        )
    try:
        given = read_answers(options.answers) if options.answers else {}
        asker = from_answers(given, BY_DEFAULT if options.is_quiet else FROM_TERMINAL)
        imported = import_files(
            options.project, options.files, asker, asked, again=options.ask_again
        )
    except UndecidedError as error:
        click.echo(say("{question} 没有回答，什么也没有放进去。", question=str(error)), err=True)
        choices = listed_or(say("「{kind}」", kind=each) for each in error.choices)
        how = say("  用 --answers 的，在答案里写 {key}: {choices}", key=error.key, choices=choices)
        click.echo(how, err=True)
        return PROBLEMS
    except AnswersError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.ClickException(say("读不了或写不到：{why}", why=cause(error))) from None
    for line in _said(options, imported):
        click.echo(line)
    errors = any(problem.severity is Severity.ERROR for problem in imported.problems)
    return PARTIAL if errors else FINE


def _said(options: ImportOptions, imported: Imported) -> Iterator[str]:
    names = [f"data/{file.name}" for file in options.files]
    of_files = [problem for problem in imported.problems if problem.place.file in names]
    yield from _taken(of_files)
    # A list that comes in decides about names in files that were there before.
    of_others = [p for p in imported.problems if p.place.file not in names]
    told = [each for each in of_files if each.code in _UNREAD or _tells_why(each, imported.read)]
    for problem in (*told, *of_codes(of_others, _UNLISTED)):
        yield _unread(problem)
    for name in _without_records(names, of_files, imported.read):
        yield say(
            "{file} 里一条记录也没有读出来，现在放在 data/ 里也不算；照上面的改好，再导入一次，或者从 data/ "
            "里拿走它。每一列要有表头，表头和记录要在一张工作表里；CSV 的每一格用半角逗号隔开。",
            file=shown_path(name),
        )
    yield from _files_said(options, imported)
    yield from _gone_said(imported.problems)
    yield say(
        "问了{n}个问题，答了{answered}个。", n=imported.asked, answered=len(imported.answered)
    )
    if imported.answered:
        yield say(
            "答案写在 data/mapping.yml 和 data/names.yml；答错了的，删去那一行，再导入一次那个文件，就会再问。"
        )
    for question in imported.still_open:
        yield say("还没有定：{question}", question=question.text)
        if options.answers:
            yield say("  在答案里写：{key}: …", key=question.key)
    if imported.unasked:
        yield say_many(
            "以前没有答上的{n}个问题没有再问；要再问，加 --ask-again。", imported.unasked
        )
    errors = sum(problem.severity is Severity.ERROR for problem in imported.problems)
    if errors:
        check = f"sunboard check -C {options.project}"
        yield say_many("还有{n}处要改：{command}", errors, command=check)
    yield say("下一步，看一看：{command}", command=f"sunboard preview -C {options.project}")


def _gone_said(problems: Sequence[Problem]) -> Iterator[str]:
    """What was published and stands in no table any more: nothing of it goes in silence."""
    if gone := [*of_codes(problems, _PUBLISHED_AND_GONE)]:
        n, ids = sum(each.stands_for for each in gone), (str(e.params["id"]) for e in gone)
        yield say_many(
            "已经公布的{n}条在 data/ 的表里没有了：{ids}{more}；网页上照原样保留，请从换下来的那份里补上。",
            n,
            ids=listed(islice(ids, _MOST_NAMED)),
            more="…" if n > _MOST_NAMED else "",
        )


def _without_records(
    names: Sequence[str], problems: Sequence[Problem], read: Collection[Source]
) -> Iterator[str]:
    """The files of which nothing was read, unless somebody has said so."""
    known = {file for file, _ in read}
    known |= {each.place.file for each in of_codes(problems, "layout-said-unread")}
    return (name for name in names if name not in known)


def _tells_why(problem: Problem, read: Collection[Source]) -> bool:
    """Whether it tells why a file, or a sheet of one, was not read: whatever it is, of one that was not.

    Of a workbook of which some sheets were read it may tell of what does no harm.
    """
    place = problem.place
    if place.source in read or not (place.row is None or problem.code.startswith("layout-")):
        return False
    is_of_read = not place.sheet and place.file in {file for file, _ in read}
    return problem.severity is Severity.ERROR or not is_of_read


def _unread(problem: Problem) -> str:
    """What was not read, and what to do."""
    said = sayable(problem)
    sheet, column = shown_path(called(said.place)), heading_said(said.place)
    where = say("{sheet}「{column}」", sheet=sheet, column=column) if column else sheet
    return say("{sheet}：{what}", sheet=where, what=said.text())


def _files_said(options: ImportOptions, imported: Imported) -> Iterator[str]:
    """Which file of each counts from now on."""
    for name, path in imported.replaced:
        yield say(
            "从现在起以新的这份为准；原来的 {old} 放在 {path}。",
            old=shown_path(name),
            path=shown_path(path.relative_to(options.project).as_posix()),
        )
    for name in imported.kept:
        yield say(
            "{file} 和上次放进来的一样；data/ 里的那份后来改过或者编过号，还用那一份，没有换。"
            "真要换成这份的，先从 data/ 里拿走它。",
            file=shown_path(name),
        )
    for stayed in imported.in_part:
        sheets = listed(say("「{sheet}」", sheet=each) for each in stayed.sheets if each)
        yield say(
            "{old} 里的{sheets}新的这份没有，还算，在 data/{file} 里；别的以新的这份为准。",
            old=shown_path(stayed.earlier),
            sheets=sheets or say("记录"),
            file=shown_path(stayed.name),
        )
    for name in imported.beside:
        yield say("{old} 还在，两份的记录都算。", old=shown_path(name))
    for name in imported.gone_on_with:
        yield say(
            "{old} 还在，新的这份没有的还按它算；两份都有的，以新的这份为准。", old=shown_path(name)
        )


def _taken(problems: Sequence[Problem]) -> Iterator[str]:
    """What each sheet was taken for, and what was taken for granted in it."""
    sheets: dict[Source, list[Problem]] = {}
    for problem in problems:
        if problem.code in (*_TAKEN, *_ASSUMED, *_ASSUMED_OF_CELLS):
            sheets.setdefault(problem.place.source, []).append(problem)
    for found in sheets.values():
        taken = [problem for problem in found if problem.code in _TAKEN]
        assumed = [problem for problem in found if problem.code not in _TAKEN]
        name = shown_path(called(found[0].place)) or PurePosixPath(found[0].place.file).name
        for problem in taken:
            yield say("{sheet} → {what}", sheet=name, what=problem.text().rstrip("。"))
        if assumed:
            yield say("  当作：{what}", what=listed(_assumptions(assumed)))


def _assumptions(problems: Sequence[Problem]) -> Iterator[str]:
    """What was taken for granted, columns alike together, and of cells of a column how many and one of them."""
    columns: dict[str, list[str]] = {}
    cells: dict[tuple[str, str | None], list[Problem]] = {}
    for problem in problems:
        if problem.code in _ASSUMED_OF_CELLS:
            cells.setdefault((problem.code, problem.place.column), []).append(problem)
        else:
            columns.setdefault(_first_clause(problem), []).append(problem.place.column or "")
    for (_, column), alike in cells.items():
        n, what = sum(each.stands_for for each in alike), _first_clause(alike[0])
        text = say_many("{n}格，例如{what}", n, what=what) if n > 1 else what
        columns.setdefault(text, []).append(column or "")
    for text, found in columns.items():
        of = listed(say("「{heading}」", heading=each) for each in found if each)
        yield say("{columns}{what}", columns=of, what=text) if of else text


def _first_clause(problem: Problem) -> str:
    return sayable(problem).text().partition(say("；"))[0].rstrip(say("。"))
