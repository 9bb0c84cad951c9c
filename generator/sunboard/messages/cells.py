"""Messages about cells."""

from __future__ import annotations

from sunboard.messages.message import Cost, Message, error, warning

CELL_MESSAGES: dict[str, Message] = {
    "required": error(
        "「{label}」必须填写。{description}",
    ),
    "control-character": error(
        "有看不见的字符 {code}，请删掉这一格重新输入，不要从网页或聊天软件里粘贴。",
    ),
    # --- dates ---
    "date-impossible": error(
        "日历上没有「{found}」这一天，请核对日期。",
    ),
    "date-serial": warning(
        "「{found}」是表格软件的日期序号，按 {would} 算；这一列最好设成日期。",
    ),
    "date-clock": warning(
        "日期后面带着时刻，只用日期；不用管它。",
    ),
    "date-said-ahead": warning(
        "这里写的日子还没有到，不算完成日期；是打算哪天完成的，请不要写在结果里。",
        costs=Cost.UNREAD,
    ),
    "date-period": warning(
        "「{found}」按最后一天 {would} 算；不是的请写明日期。",
    ),
    "date-length": warning(
        "「{found}」从「{heading}」那天数起，按 {would} 算；不是的请写明日期。",
    ),
    "date-length-lost": warning(
        "这个期限从「{heading}」那天数起，那一天不能算，期限也不算；那一天改好了，期限就算。",
        costs=Cost.UNREAD,
    ),
    "date-first": warning(
        "「{found}」从第一天 {would} 算起，没有另写最后一天的，算到这里写的最后一天；不是的请写明日期。",
    ),
    "date-backwards": error(
        "「{found}」里结束的日子早于开始的，请核对；跨年的，两头都写上年份。",
    ),
    "date-open": warning(
        "「{found}」不是日期，按没有期限算；有期限的请写明日期。",
    ),
    "date-open-start": warning(
        "「{found}」不是日期，按没有写从哪天开始算；知道的请写明日期。",
    ),
    "date-progress": warning(
        "「{found}」不是日期，说的是还没有办完，按还没有填算；办完了请写日期。",
    ),
    "date-reached": error(
        "「{found}」没有写是哪一天，按还没有填算；请写日期，例如 2026-03-01。",
    ),
    "date-no-year": error(
        "「{found}」没有写年份，请写成 2026-03-01 这样；整张表都是一年的，在 data/mapping.yml 里写 year。",
    ),
    "date-no-day": error(
        "「{found}」没有写哪一天，请写成 2026-03-01 这样。",
    ),
    "date-year": error(
        "「{found}」的年份不在 {first} 年到 {last} 年之间，请核对年份。",
    ),
    "date-order": error(
        "「{found}」可能是 {one}，也可能是 {other}；请写成 2026-03-01 这样。",
    ),
    "date-form": error(
        "「{found}」不是日期，请写成 2026-03-01、2026/3/1 或 2026年3月1日。",
    ),
    # --- terms ---
    "term-progress": warning(
        "「{found}」说的是还在办，不是办成了没有，按还没有填算。",
    ),
    "term-text": warning(
        "「{found}」说的是做了什么，不是办成了没有，按还没有填算；另有一格写结果的，空着就用它。办成了请写「已完成」。",
    ),
    "term-first": warning(
        "「{found}」按一开头写的「{word}」算，空着的结果一格就用整句；不对的请改。",
    ),
    "filled-from": warning(
        "没有填「{label}」的，都与「{heading}」相同；不是的请填上。",
    ),
    "term-in-text": warning(
        "没有填，照「{heading}」里写的「{found}」，按「{word}」算；不对的请填上。",
    ),
    # --- numbers ---
    "number-in-text": warning(
        "「{found}」里写的{would}就按这个数算；不对的请只写数字。",
    ),
    "number-separator": error(
        "「{found}」里有逗号，请只写 {would}。",
    ),
    "number-unit": error(
        "「{found}」里有单位，请只写 {would}。",
    ),
    "number-negative": error(
        "「{found}」小于 0，请核对数字。",
    ),
    "number-whole": error(
        "「{found}」不是整数，这里只数个数，请写整数。",
    ),
    "number-size": error(
        "这个数字大得不合理，是不是把证件号或电话填到了这里？请核对。",
    ),
    "number-most": error(
        "这个数字超过 {most}，大得不合理；请核对。",
    ),
    "text-long": error(
        "这一格超过 {most} 个字，页面不显示；请检查是否把别的内容粘了进来，长的内容写摘要。",
    ),
    "marks-piled": error(
        "有一个字上面叠了 {most} 个以上的符号，会盖住别的内容；请删掉重新输入。",
    ),
    "number-form": error(
        "「{found}」不是数字，请只写阿拉伯数字，如 12 或 3.5。",
    ),
    # --- identifiers and telephone numbers ---
    "id-form": error(
        "「{found}」不能作编号；编号以小写字母开头，只用小写字母、数字和连字符，如 rv-2026-0042。",
    ),
    "id-form-near": error(
        "「{found}」不能作编号，请写成「{would}」；编号只用小写字母、数字和连字符。",
    ),
    "id-long": error(
        "编号「{found}」太长，最多 {longest} 个字符，请改短。",
    ),
    "phone-form": warning(
        "这不像电话号码，页面上没有显示；请写成 0000-1234567 这样，只写一个号码。",
    ),
    "phone-mobile": error(
        "这里填的是手机号，没有公布；请改填办公座机。值班手机要公布的，请持机人先同意：在党员干部表他那一行"
        "填「公布的手机号」，「同意公开范围」里写上「电话」。",
        costs=Cost.TEXT,
    ),
    "withheld-link": warning(
        "这里引用的{kind}（{file} 第{row}行）没有公布，这一格暂不显示；改好那一条就行。",
        costs=Cost.CELL,
    ),
    "withheld-dependent": error(
        "这条记录所属或引用的{kind}（{file} 第{row}行）没有公布，所以这条也不公布；"
        "改好那一条就行。",
        costs=Cost.RECORD,
    ),
}
