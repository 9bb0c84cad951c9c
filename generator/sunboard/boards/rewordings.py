"""What is said of a record whose wording a correction changed, though its own cell still has the old words."""

from __future__ import annotations

from sunboard.boards.alike import text_of
from sunboard.boards.words import spoken_day
from sunboard.language import say
from sunboard.measures.corrections import corrections_of
from sunboard.measures.ground import Ground, remembered
from sunboard.publishable.records import told_in_full
from sunboard.schema.surface import Surface


@remembered
def rewording_words(ground: Ground, kind: str) -> dict[int, str]:
    """By its position which words of each such record of a kind were corrected, and when."""
    if not ground.records.reworded:
        return {}
    corrections = corrections_of(ground)
    is_told = told_in_full(ground, "corrections", Surface.PAGE)
    days = corrections.table.days("date")
    return {
        at: say("{day}更正了文字：{words}", day=spoken_day(days[row]), words=words_of(ground, row))
        for (of, at), rows in corrections.marks.items()
        for row in rows
        if of == kind and corrections.is_reworded[row] and is_told[row]
    }


def words_of(ground: Ground, row: int) -> str:
    """Which words a correction changed into which."""
    before, after = (text_of(ground, "corrections", row, name) for name in ("before", "after"))
    return say("原来写「{before}」，现在写「{after}」", before=before, after=after)
