"""What becomes of the files that new ones are like: replaced, sheet by sheet or whole, or left beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from sunboard.importing.again import remember_replacing
from sunboard.importing.asking import Asker
from sunboard.importing.fates import Fate, fates_of
from sunboard.importing.lost import lost_with, told_as_lost
from sunboard.importing.months import Earlier
from sunboard.importing.question import LATER, UNKNOWN, Meaning, Question
from sunboard.importing.staging import Placed, Stage
from sunboard.importing.writing import rename_in_mapping
from sunboard.language import say
from sunboard.records.layouts.named import shape_of
from sunboard.records.layouts.words import folded


class UndecidedError(Exception):
    """What becomes of an earlier file, or of what it alone has, nobody has said; nothing is imported."""

    def __init__(self, question: Question) -> None:
        """Say what was asked."""
        super().__init__(question.text)
        self.key = question.key
        self.choices = question.choices


@dataclass(frozen=True)
class Stayed:
    """A file of which some sheets stay."""

    earlier: str
    """What it was called, below `data/`."""
    name: str
    """What it is called from now on: otherwise where the new one has its name."""
    sheets: tuple[str, ...]
    """Those that stay; a file without sheets has one, ""."""


@dataclass
class Settled:
    """What became of the files of the project that new ones are like."""

    replaced: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    in_part: list[Stayed] = field(default_factory=list)
    gone_on_with: list[str] = field(default_factory=list)

    @property
    def untouched(self) -> tuple[str, ...]:
        """Those beside new ones that are told of in full."""
        return tuple(each for each in self.beside if each not in self.gone_on_with)


def settle(stage: Stage, asker: Asker) -> Settled:
    """Decide of each file that a new one is like, and ask where only somebody of the office can.

    Raises:
        UndecidedError: Nobody has said it.
        OSError: Something can't be read or written.
    """
    settled = Settled()
    for placed in stage.placed:
        if placed.earlier:
            _settle_one(stage, placed, placed.earlier, asker, settled)
    return settled


def remember_said(project: Path, placed: Sequence[Placed], replaced: Sequence[str]) -> None:
    """Put down what was said of files that are only like earlier ones, so that next month nobody is asked."""
    for each in placed:
        earlier = each.earlier
        if earlier and earlier.is_called_otherwise and earlier.name in replaced:
            remember_replacing(project, each.name)


def _settle_one(
    stage: Stage, placed: Placed, earlier: Earlier, asker: Asker, settled: Settled
) -> None:
    fates = {} if earlier.goes_on else _fates(stage, placed.name, earlier.name)
    stays = _staying(placed, earlier, fates, asker)
    if stays is None and earlier.name != placed.name:
        settled.beside.append(earlier.name)
    elif stays or stays is None:
        sheets = tuple(fates if stays is None else stays)
        gone = [sheet for sheet in fates if sheet not in sheets]
        name = stage.replace_in_part(earlier.name, placed.name, sheets, gone)
        settled.in_part.append(Stayed(earlier.name, name, sheets))
        if earlier.name == placed.name:
            settled.replaced.append(earlier.name)
        _ask_of_lost(stage, placed, earlier.name, [*_decided(fates), *sheets], asker)
    else:
        settled.replaced.append(earlier.name)
        stage.replace(earlier.name, placed.name)
        _ask_of_lost(stage, placed, earlier.name, _decided(fates), asker)
    settled.gone_on_with += stage.go_on(placed)


def _fates(stage: Stage, new: str, old: str) -> Mapping[str, Fate]:
    """What each sheet of the old file is to the new one, read as the old one is: by what was said of that."""
    with stage.tentatively(), stage.without(old, new):
        rename_in_mapping(stage.root, old, new)
        return fates_of(stage.project, stage.root, old, new)


def _decided(fates: Mapping[str, Fate]) -> list[str]:
    return [sheet for sheet, fate in fates.items() if fate is not Fate.GONE]


def _staying(
    placed: Placed, earlier: Earlier, fates: Mapping[str, Fate], asker: Asker
) -> Collection[str] | None:
    """The sheets of the earlier file that stay: () for none, None for all of it."""
    again, apart, doubtful = (
        [sheet for sheet, fate in fates.items() if fate is wanted]
        for wanted in (Fate.AGAIN, Fate.APART, Fate.DOUBTFUL)
    )
    is_by_sheet = bool(again and (apart or doubtful))
    is_replaced = earlier.is_replaced
    if is_by_sheet and _is_called_alike(placed.name, earlier.name):
        is_replaced = None if doubtful else True
    elif apart and len(apart) == len(fates) and earlier.name == placed.name:
        is_replaced = None
    if is_replaced is None:
        is_replaced = _asked_whether(placed, earlier.name, asker)
        if not is_by_sheet:
            return () if is_replaced else None
        apart += () if is_replaced else doubtful
    elif not is_replaced or (apart and len(apart) == len(fates)):
        return None
    return apart


def _is_called_alike(new: str, old: str) -> bool:
    shapes = {shape_of(folded(PurePosixPath(name).stem)) for name in (new, old)}
    return len(shapes) == 1


def _asked_whether(placed: Placed, earlier: str, asker: Asker) -> bool:
    choices = (say("代替它"), say("接着它，两份都要"))
    question = Question(
        f"file:{placed.name}",
        say("{new} 和已有的 {old} 有一部分行一样。", new=placed.name, old=earlier)
        + say("新的这份是代替它，还是接着它？"),
        lambda _: Meaning(),
        choices,
    )
    answer = asker.ask(question, "")
    if answer in (UNKNOWN, LATER):
        raise UndecidedError(question)
    return answer == choices[0]


def _ask_of_lost(
    stage: Stage, placed: Placed, earlier: str, decided: Collection[str], asker: Asker
) -> None:
    """Ask whether what the earlier file alone has may go; it never goes in silence."""
    lost = lost_with(stage.project, stage.root, earlier, placed.name, decided)
    if not lost:
        return
    question = Question(
        f"lost:{placed.name}",
        told_as_lost(placed.name, earlier, lost),
        lambda _: Meaning(),
        (say("换上，这些不要了"),),
    )
    if asker.ask(question, "") in (UNKNOWN, LATER):
        raise UndecidedError(question)
