"""Corrections 更正: every one, newest first, and the notice on the page of the record it changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sunboard.boards import addresses
from sunboard.boards.alike import county_page, text_of
from sunboard.boards.blocks import Block, Caution, Empty, Facts, Figures, Section, there
from sunboard.boards.folding import first_few
from sunboard.boards.mechanism import Mechanism
from sunboard.boards.record_links import record_link
from sunboard.boards.rewordings import words_of
from sunboard.boards.values import Cell, Fact, Link, Page, Status
from sunboard.boards.voided import void_link
from sunboard.boards.words import iso_day, spoken_day
from sunboard.checks.records import STRUCK
from sunboard.figures.corrections import CORRECTION_FIGURES
from sunboard.figures.kind import figures
from sunboard.figures.objections import OBJECTION_FIGURES
from sunboard.language import say, say_in, say_many, statements
from sunboard.measures.corrections import corrections_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.publishable.records import told, told_in_full
from sunboard.schema import KIND_BY_NAME
from sunboard.schema.surface import Surface

_LOOKS = {
    "wording": ("tick", "mute"),
    "fact": ("half", "calm"),
    "status": ("diamond", "warn"),
    "void": ("dash", "bad"),
    "privacy": ("dotted", "mute"),
}


class CorrectionRow(NamedTuple):
    """One correction in the list."""

    id: str
    iso: str
    date: str
    status: Status
    """Its class."""
    note: str
    """What the class means; for a removal for privacy all that is said."""
    target: str
    """What was corrected: 承诺 cn-1; "" where nothing may be told."""
    path: str
    """Its page, relative to the site's root; "" where it has none any more."""
    facts: Facts | None
    """What it was, what it is, why, and who decided; None where nothing of it may be told."""


@dataclass(frozen=True)
class CorrectionList(Block):
    """Corrections one after the other, each with its own address."""

    rows: tuple[CorrectionRow, ...]


def make_corrections_page(ground: Ground, _: int) -> Page:
    """The list of every correction."""
    root, order = addresses.root_of(addresses.CORRECTIONS), corrections_of(ground).order
    order = order[told(ground, "corrections", Surface.PAGE)[order]]
    rows = tuple(_row(ground, row) for row in order.tolist())
    is_kept = ground.keeps("corrections")
    return county_page(
        ground,
        addresses.CORRECTIONS,
        there(_corrections(rows) if is_kept else None, _objections(ground)),
        title=corrections_title(ground),
        description=say(
            "{county}公布以后更正、作废和撤下的内容，以及原因", county=ground.programme.county
        )
        if is_kept
        else say("{county}收到的异议，以及结果", county=ground.programme.county),
        lead=(
            say(
                "公布过的内容改了、作废了、撤下了，都写在这里：原来是什么，现在是什么，为什么，谁定的。"
                "涉及个人隐私的，只写日期和类别。"
            )
            if is_kept
            else say("对公布的内容提过异议的有几件，结果怎样。"),
        ),
        opening=(Figures(figures(ground, CORRECTION_FIGURES, Scope.COUNTY, 0)),),
        more=(
            *(
                (Link(say("更正怎么分类"), f"{root}{addresses.METHOD}#corrections"),)
                if is_kept
                else ()
            ),
            Link(say("怎么提异议"), root + addresses.OBJECT),
        ),
    )


def _corrections(rows: tuple[CorrectionRow, ...]) -> Section:
    if not rows:
        return Section(say("全部更正"), (Empty(say("还没有更正。")),))
    listed = first_few(rows, CorrectionList, say("更早的更正"))
    count = Cell(say_many("{n}条", len(rows)))
    return Section(say("全部更正"), listed, note=say("新的在前。"), count=count)


def _objections(ground: Ground) -> Section | None:
    """How many objections there were, and what came of them: never whose they were, nor what they said."""
    counts = figures(ground, OBJECTION_FIGURES, Scope.COUNTY, 0)
    note = say("只写几件，不写谁提的，也不写说了什么。")
    return Section(say("异议"), (Figures(counts),), id="objections", note=note) if counts else None


def corrections_title(ground: Ground) -> str:
    """What the mechanism and its board are called; where nobody keeps corrections, by what is left."""
    return say("更正") if ground.keeps("corrections") else say("异议")


@remembered
def marks_by_path(ground: Ground) -> Mapping[str, tuple[Caution, ...]]:
    """By its path what a record's own page says of the corrections that changed, ended or removed it.

    The newest come first.
    """
    corrections, by_path = corrections_of(ground), {}
    is_told = told_in_full(ground, "corrections", Surface.PAGE) | corrections.is_private
    for (kind, at), rows in corrections.marks.items():
        # A record without a page of its own has no address; "" is that of the front page.
        if path := record_link(ground, kind, at):
            root = addresses.root_of(path)
            by_path[path] = tuple(_mark(ground, row, root) for row in rows if is_told[row])
    return by_path


def _mark(ground: Ground, row: int, root: str) -> Caution:
    corrections, word = corrections_of(ground), _class_of(ground, row).word
    day = spoken_day(corrections.table.days("date")[row])
    entry = root + addresses.correction_path(text_of(ground, "corrections", row, "id"))
    more = Link(say("更正记录"), entry) if ground.makes("corrections") else None
    if corrections.strikes_names[row]:
        said = say(
            "里面没有同意公开的姓名换成了「{struck}」；其余没有改，各项数字照样算上它。",
            struck=say(STRUCK),
        )
        title = say("{day}隐去姓名（{category}）。", day=day, category=word)
    elif corrections.is_private[row]:
        said = say("这条记录写了什么不再公开；它仍在原来的位置，各项数字照样算上它。")
        title = say("{day}撤下（{category}）。", day=day, category=word)
    else:
        reason = say("原因：{reason}", reason=text_of(ground, "corrections", row, "reason"))
        words = statements(words_of(ground, row), reason)
        said = words if corrections.is_reworded[row] else reason
        title = say("{day}更正（{category}）。", day=day, category=word)
    return Caution(said, title=title, more=more)


def _row(ground: Ground, row: int) -> CorrectionRow:
    corrections = corrections_of(ground)
    in_full = told_in_full(ground, "corrections", Surface.PAGE)[row]
    day = corrections.table.days("date")[row]
    code = corrections.table.codes("category")[row]
    return CorrectionRow(
        id=text_of(ground, "corrections", row, "id"),
        iso=iso_day(day),
        date=spoken_day(day),
        status=_class_of(ground, row),
        note=ground.programme.vocabulary("correction_classes").terms[code].note,
        target=_target(ground, row) if in_full else "",
        path=_path(ground, row) if in_full else "",
        facts=_facts(ground, row) if in_full else None,
    )


def _class_of(ground: Ground, row: int) -> Status:
    corrections = corrections_of(ground)
    code = corrections.table.codes("category")[row]
    label = ground.programme.vocabulary("correction_classes").terms[code].label
    return Status(label, *_LOOKS[corrections.meaning[row]])


def _target(ground: Ground, row: int) -> str:
    """The kind and id of what was corrected; the id alone where it is on the site no more."""
    target = corrections_of(ground).target[row]
    written = text_of(ground, "corrections", row, "target")
    kind = target[0] if target else void_link(ground, written)[0]
    return f"{say_in('one', KIND_BY_NAME[kind].label)} {written}" if kind else written


def _path(ground: Ground, row: int) -> str:
    """Where what was corrected is shown, or says that it is void; "" for nowhere."""
    if target := corrections_of(ground).target[row]:
        return record_link(ground, *target)
    return void_link(ground, text_of(ground, "corrections", row, "target"))[1]


def _facts(ground: Ground, row: int) -> Facts | None:
    named = (
        (say("留下的记录"), "successor"),
        (say("更正的项目"), "field"),
        (say("原来"), "before"),
        (say("现在"), "after"),
        (say("原因"), "reason"),
        (say("决定"), "decided_by"),
    )
    said = (Fact(label, text_of(ground, "corrections", row, name)) for label, name in named)
    facts = tuple(fact for fact in said if fact.text)
    return Facts(facts) if facts else None


CORRECTIONS = Mechanism(
    "corrections",
    corrections_title,
    make_corrections_page,
    (*CORRECTION_FIGURES, *OBJECTION_FIGURES),
)
