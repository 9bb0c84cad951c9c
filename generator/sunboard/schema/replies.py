"""Replies (说明): what a unit says for itself of a task or a commitment that is overdue or was not kept."""

from __future__ import annotations

from sunboard.schema.kind import Kind
from sunboard.schema.shared import dated, identifier, ref, unit, words

REPLIES = Kind(
    name="replies",
    label="单位说明",
    called=("单位说明",),
    mark="sm",
    row_meaning="一个单位对一件逾期或没有做到的事的一次说明",
    is_public=True,
    fields=(
        identifier(("说明编号",)),
        ref(
            "subject",
            "说明的事",
            "说明的是哪一件，填服务单或承诺编号。",
            ("服务单编号", "承诺编号"),
            required=True,
            refers_to=("tasks", "commitments"),
        ),
        unit(
            "说明单位",
            "哪个单位作的说明，填单位编号。",
            ("单位", "单位编号"),
            label_en="Replying department",
            required=True,
        ),
        dated("说明日期", "哪天作的说明。", ("日期", "说明时间")),
        words(
            "text",
            "说明内容",
            "单位怎么说，原文照录，公布后不再改动；和结论放在一起，字一样大。",
            ("回应",),
            label_en="Reply",
        ),
    ),
)
