"""Messages about dates that contradict each other, or the day it is."""

from __future__ import annotations

from sunboard.messages.message import Cost, Message, error, warning

ORDER_MESSAGES: dict[str, Message] = {
    "R-3-order": error(
        "这一步早于「{other}」，请核对两个日期。",
        "this step comes before “{other_en}”; check both dates.",
        "R-3",
    ),
    "R-3-order-late": error(
        "这一步晚于它后面的「{other}」，请核对两个日期。",
        "this step comes after “{other_en}”, which follows it; check both dates.",
        "R-3",
    ),
    "R-3-declined": error(
        "这件服务单已经退回，之后没有恢复、重办、转办或接单，却又写了办结日期；请核对。",
        "was declined and never taken up again, yet has a completion date; check it.",
        "R-3",
    ),
    "R-3-event-early": error(
        "这次变动早于服务单的点单日期，请核对。",
        "this event comes before the task was raised; check the date.",
        "R-3",
    ),
    "R-4-future": error(
        "这个日期晚于数据截至日（{as_of}），还没发生的事不能登记；请核对日期。",
        "this date lies after the day the records are complete to ({as_of}); check it.",
        "R-4",
    ),
    "R-4-before": error(
        "这个日期早于工作开始的日子（{began}），多半是年份写错了；请核对。"
        "确实更早的，请在 programme.yml 写 began_on。",
        "this date lies before the programme began ({began}), so the year is probably wrong; check it. "
        "If it is right, give began_on in programme.yml.",
        "R-4",
    ),
    "R-4-waits": warning(
        "是今天的事，数据截至昨天（{as_of}）；不用改，明天自动公布。",
        "this is of today, and the records are complete to yesterday ({as_of}); it is shown from tomorrow on.",
        "R-4",
        costs=Cost.RECORD,
    ),
    "R-4-due-early": error(
        "期限早于「{other}」，请核对两个日期。",
        "is due before “{other_en}”; check both dates.",
        "R-4",
    ),
    "R-4-early": error(
        "这个日期早于「{other}」，请核对两个日期。",
        "this date comes before “{other_en}”; check both dates.",
        "R-4",
    ),
    "R-4-extension-early": error(
        "决定延期的日期早于承诺日期，请核对。",
        "the extension was decided before the commitment was made; check the date.",
        "R-4",
    ),
    "R-4-extension-back": error(
        "新期限没有晚于原期限，不是延期；请核对日期和承诺编号。",
        "the new due date is not later than the original one; check the date and the commitment.",
        "R-4",
    ),
}
