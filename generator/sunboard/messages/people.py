"""Messages about people: who is meant, and who may be named."""

from __future__ import annotations

from sunboard.messages.message import Cost, Message, error, warning

PEOPLE_MESSAGES: dict[str, Message] = {
    # --- people are known by ids ---
    "R-12-by-name": warning(
        "这里写的是姓名；姓名不公布，也不算是谁办的。要算到本人，请填人员编号，编号在人员表里查，"
        "多个编号用顿号隔开。",
        costs=Cost.UNREAD,
    ),
    "R-12-by-name-alone": warning(
        "这里写的是姓名；姓名不公布，也不算是谁办的，照样计数。要算到本人、要署名，先建党员干部表"
        "（sunboard template 党员干部）：一人一行，写编号、单位和本人书面同意的日期；再在这里填编号。",
        costs=Cost.UNREAD,
    ),
    "R-12-id-form": error(
        "这不是人员编号；编号以小写字母开头，只用小写字母、数字和连字符，在人员表里查。",
    ),
    "R-12-id-form-near": error(
        "人员编号要和人员表里写得一样（小写、半角、用连字符）；请写成「{would}」。",
    ),
    "R-12-same-name": error(
        "同一单位有同名的人（另见 {file} 第{row}行），请填写区分标注，各写各的，如科室。",
        costs=Cost.RECORD,
    ),
    # --- what is written of somebody's consent is never quoted ---
    "R-10-term-unquoted": error(
        "这里写的词不在可选范围内，算没有同意；可以写：{allowed}，几个的用顿号隔开。",
    ),
    "date-form-unquoted": error(
        "这里写的不是日期；请写哪一天，如 2026-03-01（只写「同意」「是」「长期」的不算），没有的空着。",
    ),
    # --- people ---
    "R-26-named": error(
        "内容里出现了没有同意公开姓名的人（见 {file} 第{row}行）；"
        "请改成「某单位一名党员」这样的写法，或先取得本人书面同意。",
        costs=Cost.TEXT,
    ),
    "R-26-beside": error(
        "这里写了没有同意公开姓名的人；请改成「某单位一名党员」这样的写法，或先取得本人书面同意。",
        costs=Cost.TEXT,
    ),
    "R-26-asked": error(
        "内容里写到了这一件的诉求人；居民的姓名不公布，这一格已隐去；请改成「来电人」「居民」这样的写法。",
        costs=Cost.TEXT,
    ),
    "R-26-office": error(
        "用「李主任」这样的姓加职务称呼了人，programme.yml 里写着不公布（surname_and_office: 否）；"
        "请改成职务，例如「社区主任」。",
        costs=Cost.TEXT,
    ),
    "R-26-gone": error(
        "这条记录写到的人在人员表里已经没有，姓名也没有留底，里面有没有写名字无从查起；"
        "请在 data/private/people.csv 里补上这个编号的姓名，或者把人员表的那一行恢复并填上撤回日期。",
        costs=Cost.TEXT,
    ),
    "R-26-unread": error(
        "人员表里有姓名看不清的（{file} 第{row}行），他们单位新写的内容里有没有写这些名字无从查起，"
        "从这一格起共{count}格先不公布；请把姓名改好。",
        costs=Cost.TEXT,
        is_said_once=True,
    ),
    "R-26-struck": warning(
        "这里写着没有同意公开的姓名，公开的地方已按隐私类的更正换成「一名党员」；请在这里也改过来，仓库的历史另外清理。",
    ),
    "R-26-unasked": warning(
        "有{count}人做了上榜、认领或者答应的事，没有登记是否同意公开姓名，现在按单位和身份写。请问本人：同意的填"
        "「同意公开姓名日期」，不同意的填「撤回同意日期」，就不再提醒。编号（行号），最多列{listed}人：{who}",
    ),
    "R-28-blame": error(
        "点了人名的记录里有「{word}」这样的批评性词语；榜上只写做了什么，请改写。",
    ),
}
