"""Messages about notices, honours and corrections."""

from __future__ import annotations

from sunboard.messages.message import Message, error, warning

NOTICE_MESSAGES: dict[str, Message] = {
    "R-21-unknown-target": warning(
        "没有编号是「{found}」的记录；请核对编号，整条作废的请把类别填成作废。",
        "no record has the id “{found}”; check it, or say that the whole record is void.",
        "R-21",
    ),
    "R-21-not-told": warning(
        "更正了事实或状态，要写清原来是什么、现在是什么，请补上。",
        "a fact or a status was corrected; say what it was and what it is now.",
        "R-21",
    ),
    "R-25-told-again": error(
        "涉及隐私撤下的，不能在更正里再写内容；请把这一格清空。",
        "was taken down for privacy, so the correction must not tell it again; empty this cell.",
        "R-25",
    ),
    "R-30-missing": error(
        "公示没有写「{label}」，不能贴出来；请补上。",
        "a notice can't be put up without {label_en}; give it.",
        "R-30",
    ),
    "R-30-no-contact": error(
        "没有写向谁反映：受理电话、受理地址至少填一样。",
        "doesn't say where to object: give a telephone number, an address, or both.",
        "R-30",
    ),
    "R-30-short": error(
        "首尾都算只有 {found_days} 个工作日，这类公示至少要 {least} 个工作日；请延长公示，或核对日期。",
        "stands for {found_days} working days only, and this kind needs {least}; "
        "let it stand longer, or check the dates.",
        "R-30",
    ),
    "R-30-no-window": error(
        "没有公示过，不能上榜；请填公示的起止日期，或把它写进一份拟上榜公示。",
        "was never open to objections, so it can't be honoured; give the days of its window, "
        "or put it into a notice.",
        "R-30",
    ),
    "R-30-other-window": warning(
        "公示里的言行，言行表写的公示日期和这份公示不一样；请核对，以贴出来的为准。",
        "a deed in this notice has other days for its window; make both say what was put up.",
        "R-30",
    ),
    "R-31-no-outcome": warning(
        "公示已经期满，还没有登记公示结果；补上之前，网页写「期满未登记结果」。",
        "its window is over and no outcome is recorded; until then the page says so.",
        "R-31",
    ),
    "R-31-outcome-early": warning(
        "公示还没有结束，结果要等期满再填；请核对结果和日期。",
        "its window still runs, so its outcome isn't known yet; check the outcome and the dates.",
        "R-31",
    ),
    "R-32-date-form": warning(
        "公示里的日期要写成「2025年4月5日」的样子，请改写。",
        "dates in a notice are written out in full, with year, month and day; rewrite it.",
        "R-32",
    ),
}
