"""Writing an office's first files: never over anything that is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sunboard.language import listed, mark, say
from sunboard.publishing.form_workbook import form_workbook
from sunboard.records.folders import DATA
from sunboard.records.layouts.words import GUIDE_SHEETS
from sunboard.records.programme import PROGRAMME, read_programme
from sunboard.records.vocabularies import default_vocabularies
from sunboard.schema import KIND_BY_NAME, Kind
from sunboard.settings import Programme
from sunboard.starting.forms import form_sheets
from sunboard.starting.programme_file import Answers, programme_text

FIRST_KINDS = (
    "towns",
    "communities",
    "estates",
    "units",
    "pairings",
    "commitments",
    "tasks",
    "evaluations",
    "deeds",
    "people",
)
"""What the first workbook has a sheet for; `sunboard template` makes others."""
WORKBOOK = mark("台账.xlsx")


class StartError(Exception):
    """Nothing is written; its text says why and what would do."""


def start(project: Path, answers: Answers, kinds: Sequence[Kind]) -> tuple[Path, Path]:
    """Write `data/programme.yml` and the workbook of a new project; returns both.

    Raises:
        StartError: One of them is there.
    """
    programme, workbook = project / PROGRAMME, project / DATA / say(WORKBOOK)
    taken = next((path for path in (programme, workbook) if path.exists()), None)
    if taken:
        raise StartError(say("{file} 已经有了，不会覆盖；请换一个目录。", file=str(taken)))
    programme.parent.mkdir(parents=True, exist_ok=True)
    _write_new(programme, programme_text(answers).encode())
    _write_new(workbook, template(kinds, None))
    return programme, workbook


def template(kinds: Sequence[Kind], programme: Programme | None) -> bytes:
    """A workbook with a sheet a kind; with the programme's own words where there is one."""
    vocabularies = programme.vocabularies if programme else default_vocabularies()
    return form_workbook(form_sheets(kinds, vocabularies), say(GUIDE_SHEETS[0]))


def write_template(project: Path, kinds: Sequence[Kind], out: Path) -> None:
    """Write a workbook to be filled in.

    Raises:
        StartError: The file is there.
    """
    programme = read_programme(project)[0] if (project / PROGRAMME).exists() else None
    _write_new(out, template(kinds, programme))


def kinds_called(words: Sequence[str]) -> tuple[Kind, ...]:
    """The kinds by name, heading or what offices call such sheets, in the order asked.

    Raises:
        StartError: One is not known.
    """
    return tuple(map(_kind, words))


def _kind(word: str) -> Kind:
    for kind in KIND_BY_NAME.values():
        if word in (kind.name, kind.label, str(kind.title), *kind.called):
            return kind
    known = listed(str(kind.title) for kind in KIND_BY_NAME.values())
    raise StartError(say("不认识「{word}」这种表；有的是：{known}。", word=word, known=known))


def _write_new(path: Path, content: bytes) -> None:
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise StartError(say("{file} 已经有了，不会覆盖；请换一个目录。", file=str(path))) from None
