"""Messages about rules."""

from __future__ import annotations

from sunboard.messages.message import Message, error

RULE_MESSAGES: dict[str, Message] = {
    # --- references and closed lists ---
    "R-10-unknown": error(
        "没有编号是「{found}」的{kinds}，请核对编号，或先把它登记到{kinds}表。",
        'no record of {kinds_en} has the id "{found}"; check it, or add the record first.',
        "R-10",
    ),
    "R-10-unknown-near": error(
        "没有编号是「{found}」的{kinds}；是不是「{would}」？",
        'no record of {kinds_en} has the id "{found}"; did you mean "{would}"?',
        "R-10",
    ),
    "R-10-by-name": error(
        "这里要填编号，不填名称；「{found}」的编号是「{would}」。",
        'give the id here, not the name; the id of "{found}" is "{would}".',
        "R-10",
    ),
    "R-10-term": error(
        "「{found}」不在可选范围内，请从这些词里选一个：{allowed}。",
        '"{found}" is not in the list; choose one of: {allowed}.',
        "R-10",
    ),
    "R-10-term-near": error(
        "「{found}」不在可选范围内，是不是「{near}」？可选：{allowed}。",
        '"{found}" is not in the list; did you mean "{near}"? Choose one of: {allowed}.',
        "R-10",
    ),
    # --- one id, one record ---
    "R-11-duplicate-id": error(
        "编号「{found}」已经用在 {file} 第{row}行，每条记录要有自己的编号；"
        "如果是重复登记，请删掉一条。",
        'the id "{found}" is taken by {file}, row {row}; give this record its own, '
        "or delete it if it was entered twice.",
        "R-11",
    ),
    "R-11-ambiguous": error(
        "编号「{found}」在{kinds}里都有，分不清指哪一条；请改掉其中一个编号。",
        'the id "{found}" belongs to more than one of {kinds_en}; change one of them.',
        "R-11",
    ),
    # --- people are known by ids ---
    "R-12-by-name": error(
        "这里要填人员编号，不填姓名；编号在人员表里查，多个编号用顿号隔开。",
        "give the person's id here, never a name; ids are in the table of people.",
        "R-12",
    ),
    # --- exact figures ---
    "R-19-approximate": error(
        "「{found}」是约数，请填准确数字；不知道就留空。",
        '"{found}" is approximate; give the exact figure, or leave the cell empty.',
        "R-19",
    ),
    # --- nothing unfinished, nothing lost ---
    "R-24-placeholder": error(
        "「{word}」像是没填完的空位，请写上实际内容；没有内容就留空。",
        '"{word}" looks like a blank still to be filled in; write what is true, or leave it empty.',
        "R-24",
    ),
    "R-24-ditto": error(
        "「{word}」离开表格就看不懂，请把内容完整写出来。",
        '"{word}" means nothing away from the sheet; write the text out.',
        "R-24",
    ),
    "R-24-total": error(
        "这是「{word}」行，总数由系统计算，请删掉这一行。",
        'this is a row of totals ("{word}"); totals are computed, so delete the row.',
        "R-24",
    ),
    "R-24-lost": error(
        "有一个字在转码时丢失了（{code}），请按原文重新输入。",
        "a character was lost in conversion ({code}); type the original again.",
        "R-24",
    ),
    "R-24-private-use": error(
        "有一个字是本机自造字（{code}），别人的电脑和手机上看不见；请换成标准字库里的字。",
        "a character exists only in this computer's private font ({code}); use the standard one.",
        "R-24",
    ),
    "R-24-question-mark": error(
        "名称里有问号，多半是生僻字丢失了；请重新输入。",
        "a name holds a question mark, probably a lost character; type it again.",
        "R-24",
    ),
    "R-24-scientific": error(
        "编号变成了科学计数法，原来的数字已经丢失；请把这一列设成文本格式，再按原编号重新输入。",
        "the id was turned into scientific notation and its digits are lost; format the column as "
        "text and type the id again.",
        "R-24",
    ),
    # --- safe file names ---
    "R-33-reserved": error(
        "「{found}」是电脑系统的保留名称，不能作编号，请换一个。",
        '"{found}" is a name that computers reserve; choose another id.',
        "R-33",
    ),
}
