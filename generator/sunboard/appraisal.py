"""`sunboard appraisal`: one workbook a unit with what its people did, outside everything that is published."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from sunboard.boards.appraisal import make_books
from sunboard.days import Asked
from sunboard.language import say, speaking
from sunboard.measures.appraisal import Span, parse_span
from sunboard.problems import errors_among
from sunboard.project import CheckedProject, RefusedError, check_project
from sunboard.project_folders import private_place
from sunboard.publishable.records import ground_of
from sunboard.publishing.private_folder import (
    PublicFolderError,
    TakenError,
    state_folder,
    write_private,
)
from sunboard.publishing.workbook import workbook_bytes
from sunboard.records.ledger_files import LedgerError


class ExportRefusedError(Exception):
    """Nothing was written; the message says why, and what would do."""


class Exported(NamedTuple):
    """What was written."""

    folder: Path
    books: int
    errors: int
    """Problems for whose sake a record is in none of the workbooks."""


def export_appraisals(
    project: Path, asked: Asked, period: str, out: Path | None, *, replaces: bool
) -> Exported:
    """Write the workbooks of a period.

    Raises:
        ExportRefusedError: the folder, the period or the records won't do.
        OSError: the folder can't be written to.
    """
    span = parse_span(period)
    if span is None:
        raise ExportRefusedError(
            say("{period} 不是一期，请写成 2026、2026-Q3 或 2026-09 的样子", period=period)
        )
    folder = _folder_for(out, project) if out else state_folder(project, "appraisal", span.key)
    try:
        checked = check_project(project, asked)
    except (RefusedError, LedgerError):
        raise ExportRefusedError(say("这样的记录算不出数据，请先运行 sunboard check")) from None
    with speaking(checked.programme.tongue):
        files = _files(checked, span)
    try:
        write_private(folder, files, replaces=replaces)
    except TakenError as taken:
        raise ExportRefusedError(
            say(
                "{folder} 里已有 {file}，不会覆盖；要换成新的请加 --replace。没有写任何文件",
                folder=folder,
                file=taken,
            )
        ) from None
    return Exported(folder, len(files), len(errors_among(checked.checked.problems)))


def _files(checked: CheckedProject, span: Span) -> dict[str, bytes]:
    """The workbooks by name, in the programme's language."""
    if span.start > checked.as_of:
        raise ExportRefusedError(
            say("数据截至 {day}，{period}还没有开始", day=checked.as_of, period=span.label)
        )
    books = make_books(ground_of(checked), span)
    return {book.name: workbook_bytes(book.sheets, checked.as_of) for book in books}


def _folder_for(out: Path, project: Path) -> Path:
    try:
        return private_place(out, project)
    except PublicFolderError as public:
        raise ExportRefusedError(
            say(
                "{folder} 在 {public} 里，那里的东西会公开或可能公开；"
                "个人数据只能放到项目和网站之外的目录。没有写任何文件",
                folder=out,
                public=public,
            )
        ) from None
