"""Messages about rules."""

from __future__ import annotations

from sunboard.messages.message import Cost, Message, error, warning

RULE_MESSAGES: dict[str, Message] = {
    # --- who, what, with what result, when ---
    "R-1-no-doer": warning(
        "写了办结日期，但没有承办单位，也没有承办人；补上之前按「报称完成」单独计数。",
    ),
    "R-1-no-result": warning(
        "报了完成，但没有写结果；补上之前按「报称完成」单独计数。",
    ),
    "R-1-returned": warning(
        "结果一开头写的是「{word}」，不算结果，只按「报称办结」单独计数。真是这样的，请在服务单变动里写一条"
        "（服务单、变动、日期、原因）；办成了的，请写办成了什么。",
        costs=Cost.CELL,
    ),
    "R-3-returned": warning(
        "结果一开头写的是「{word}」，这一件还算在办；真是这样的，请在服务单变动里写一条（服务单、变动、日期、原因）。",
    ),
    "R-1-unfinished": warning(
        "写了哪天做完的，结果一开头写的却是还没有做完，不算结果，只按「报称完成」单独计数；请核对，做成了的请写做成了什么。",
        costs=Cost.CELL,
    ),
    "R-1-short": warning(
        "说是做完了，结果写的「{found}」却没有到目标（没有写目标的，是没有做完全部），不算结果，只按「报称完成」单独计数；"
        "请核对，都做完了的请写一共做了多少。",
        costs=Cost.CELL,
    ),
    "R-1-short-of-words": warning(
        "说是做完了，结果写的「{found}」比说要做的少，没有写目标，照样按结果算；请核对，没有做完的不要写已完成和完成日期。",
    ),
    "R-1-reached": warning(
        "结果写的「{found}」已经到了目标，没有写做成了没有，也没有写哪天做成，按还没有做完算；做成了请写上。",
    ),
    "R-1-no-date": warning(
        "报了做完，但没有写哪天做完的；补上之前按「报称完成」单独计数，不算按期，也不算逾期。",
    ),
    "R-2-praise": warning(
        "结果里只有评价，没有写做成了什么；请写数量、对象或变化。",
    ),
    # --- dates that contradict each other, or the day it is ---
    "R-3-order": error(
        "这一步早于「{other}」，请核对两个日期。",
    ),
    "R-3-order-late": error(
        "这一步晚于它后面的「{other}」，请核对两个日期。",
    ),
    "R-3-declined": error(
        "这件服务单已经退回，之后没有恢复、重办、转办或接单，却又写了办结日期；请核对。",
    ),
    "R-3-event-early": error(
        "这次变动早于服务单的点单日期，请核对。",
    ),
    "R-4-future": error(
        "这个日期晚于数据截至日（{as_of}），还没发生的事不能登记；请核对日期。",
    ),
    "R-4-before": error(
        "这个日期早于工作开始的日子（{began}），多半是年份写错了；请核对。"
        "确实更早的，请在 programme.yml 写 began_on。",
    ),
    "R-4-waits": warning(
        "是今天的事，数据截至昨天（{as_of}）；不用改，明天自动公布。",
        costs=Cost.RECORD,
    ),
    "R-4-due-early": error(
        "期限早于「{other}」，请核对两个日期。",
    ),
    "R-4-early": error(
        "这个日期早于「{other}」，请核对两个日期。",
    ),
    "R-4-extension-early": error(
        "决定延期的日期早于承诺日期，请核对。",
    ),
    "R-4-extension-back": error(
        "新期限没有晚于原期限，不是延期；请核对日期和承诺编号。",
    ),
    "R-4-reply-early": error(
        "说明的日期早于这件事提出（承诺作出）的日期，请核对日期和编号。",
    ),
    # --- halts and judgements ---
    "R-5-no-reason": error(
        "退回、中止、取消必须写原因，请补上。",
        costs=Cost.RECORD,
    ),
    "R-6-no-answer": warning(
        "没有写等次，也没有写是否解决（或者写的是没有回访、没有评），不算评价。",
        costs=Cost.RECORD,
    ),
    "spread": warning(
        "有的一格写了几个名称，每个算一条，{kind}多了{count}条；要各写各的，请分行写。",
    ),
    "spread-words": warning(
        "有的一格写了几个「{label}」，每个算一条，{kind}多了{count}条；户数这样的数只算在写在最前面的一条，"
        "要各写各的，请分行写。",
    ),
    "told": warning(
        "「{headings}」按群众的评价读，{count}条；不是群众答的，请换一个表头，"
        "或在 data/mapping.yml 里写「不读」。",
    ),
    "told-items": warning(
        "「{headings}」按{kind}读，{count}条；一格写几件的，编了号或者一行一件的各算一条。",
    ),
    "told-apart": warning(
        "{count}行的「{heading}」写的件数和议定事项的不一样，不知道哪件是哪件，没有读；请照议定事项编上号。",
    ),
    "told-open": warning(
        "{count}行写了「{headings}」，没有写办结日期，还不算评价。",
    ),
    "told-undated": warning(
        "{count}条评价没有写哪天评的，照样算，不计天数。",
    ),
    "told-twice": Message(
        "{count}件在评价表里已经有群众的评价，以评价表为准，这里写的不另算。",
        "warning",
        Cost.RECORD,
        is_said_once=True,
    ),
    "told-listed": Message(
        "{count}件在会议的一行里，而那次会议另有议定事项表，以那张表为准，这里写的不另算。",
        "warning",
        Cost.RECORD,
        is_said_once=True,
    ),
    "told-partly": Message(
        "{count}件的评价有一样在评价表里已经有了，那一样以评价表为准，这里只算另一样。",
        "warning",
        Cost.NOTHING,
        is_said_once=True,
    ),
    "told-otherwise": warning(
        "跟评价表里这一件的群众评价不一样，以评价表为准；请核对。",
    ),
    "R-6-unfinished": error(
        "评价的服务单或承诺还没有办结，请先登记办结情况，或核对编号。",
    ),
    "R-6-early": error(
        "评价日期早于办结日期，请核对两个日期。",
    ),
    "R-6-own-work": error(
        "承办单位评价了自己办的事；自评请把评价人类型填成本人，否则请核对单位。",
        costs=Cost.RECORD,
    ),
    "R-7-unanswered": warning(
        "不满意已过 {workdays} 个工作日，没有重办，也没有答复；请办理后登记到服务单变动表。",
    ),
    # --- commitments ---
    "R-8-no-proof": warning(
        "写了已兑现，但结果和佐证都没有；补上之前按「报称完成」单独计数。",
    ),
    "R-8-withdrawn": error(
        "撤回必须写原因，请补上；补上之前按没有撤回计算。",
    ),
    "R-8-no-reason": warning(
        "没有兑现或部分兑现，要写原因；补上之前照样计数，页面写「没有写原因」。",
    ),
    "R-8-no-baseline": warning(
        "承诺里写了「{word}」，要写清原状，否则无法知道有没有做到；请补上。",
    ),
    "R-8-vague": warning(
        "「{word}」没法衡量，又没有写目标数量和计量单位；请写清做到什么程度算兑现。",
    ),
    "R-35": error(
        "「{label}」上次（{day}）公布了{before}条，现在只有{now}条，少得太多，没有发布；请看看是不是漏交了文件或"
        "有整份文件没有读进来。确实减少了的，发布时加上 --accept {kind}。",
    ),
    # --- references and closed lists ---
    "R-10-unknown": error(
        "没有编号是「{found}」的{kinds}，请核对编号，或先把它登记到{kinds}表。",
    ),
    "R-10-unknown-near": error(
        "没有编号是「{found}」的{kinds}；是不是「{would}」？",
    ),
    "R-10-itself": error(
        "这里填的是这条记录自己的编号，请填另一条的编号。",
    ),
    "R-10-elsewhere": warning(
        "这个小区登记在另一个社区，请核对小区和社区。",
    ),
    "R-10-term": error(
        "「{found}」不在可选范围内，请从这些词里选一个：{allowed}。",
    ),
    "R-10-term-near": error(
        "「{found}」不在可选范围内，是不是「{near}」？可选：{allowed}。",
    ),
    # --- one id, one record ---
    "R-11-duplicate-id": error(
        "编号「{found}」已经用在 {file} 第{row}行，每条记录要有自己的编号；"
        "重复登记的请删掉一条，是另一条的请清空这一格，换新编号。",
    ),
    "R-10-others-record": error(
        "这里指到的{kinds}登记在别人的表里，收件里的表只能说自己登记的，没有采用；"
        "请交给登记它的人，或者办公室。",
    ),
    "R-10-others-place": error(
        "这个收件文件夹是另一个社区的，这一条没有采用；请核对社区，或请那个社区登记。",
        costs=Cost.RECORD,
    ),
    "R-11-others-id": error(
        "编号「{found}」是别人登记的另一条记录的，这一条没有采用；请清空这一格，由程序编号，"
        "要改那一条的请交给登记它的人。",
        costs=Cost.RECORD,
    ),
    "R-11-office-s": error(
        "办公室的表里已经有这一条，以办公室的为准，这一条没有采用；要改的请交给办公室。",
        costs=Cost.RECORD,
    ),
    "R-11-ambiguous": error(
        "编号「{found}」在{kinds}里都有，分不清指哪一条；请改掉其中一个编号。",
    ),
    "R-11-probable": warning(
        "和 {file} 第{row}行像是同一件事（单位、日期、小区相同，内容相近）；如果重复登记了，"
        "请删掉一条。",
    ),
    "R-11-same-case": warning(
        "和 {file} 第{row}行的来件编号一样，现在算两件；催办、重办的另写在服务单变动里；"
        "是同一件的只留一行，或者新的一份接着旧的一份的，在 data/mapping.yml 里写 continues:，"
        "下一行写 新的文件名: [旧的文件名]。",
    ),
    # --- within their from and to ---
    "R-13-ends-early": error(
        "结束早于「{other}」，请核对两个日期。",
    ),
    "R-13-unit-ended": error(
        "这个日期时单位已经撤并，请改填接手的单位，或核对日期。",
    ),
    "R-13-open-work": warning(
        "单位已经撤并，还有 {tasks} 件服务单、{commitments} 项承诺没有了结；"
        "请转给接手的单位，或登记结果。",
    ),
    "R-13-two-communities": error(
        "同一个人、同一种报到关系、同一段时间报到了两个社区（另见 {file} 第{row}行）；"
        "请核对社区，或填前一个岗位的结束日期。",
    ),
    # --- exact figures ---
    "R-19-approximate": error(
        "「{found}」是约数，请填准确数字；不知道就留空。",
    ),
    "R-19-about": warning(
        "「{found}」是约数，按{would}算；知道准确数字就改过来。",
    ),
    # --- nothing unfinished, nothing lost ---
    "R-24-nothing": warning(
        "「{word}」等于没有填，这一格按空的算；没有内容就留空，有就写实际内容。",
    ),
    "R-24-unsure": error(
        "「{word}」是不知道，不是没有；问清楚以前，他按没有同意算。没有就留空，有就写实际内容。",
        costs=Cost.UNREAD,
    ),
    "R-24-error-value": warning(
        "「{word}」是表格软件算不出或显示不下的记号，这一格按空的算；请写上实际内容，没有就留空。",
        costs=Cost.UNREAD,
    ),
    "R-24-formula": warning(
        "这一格是公式，不是内容，按空的算；请在表格软件里选「粘贴为数值」后重新保存。",
        costs=Cost.UNREAD,
    ),
    "R-24-garbled": warning(
        "这一格全是乱码，原来的内容丢失了，按空的算；请按原文重新输入。",
        costs=Cost.UNREAD,
    ),
    "R-24-ditto": error(
        "「{word}」离开表格就看不懂，请把内容完整写出来。",
    ),
    "R-24-total": error(
        "这是「{word}」行，总数由系统计算，请删掉这一行。",
        costs=Cost.RECORD,
    ),
    "R-24-lost": error(
        "有一个字在转码时丢失了（{code}），请按原文重新输入。",
    ),
    "R-24-private-use": error(
        "有一个字是本机自造字（{code}），别人的电脑和手机上看不见；请换成标准字库里的字。",
    ),
    "R-24-question-mark": error(
        "名称里有问号，多半是生僻字丢失了；请重新输入。",
    ),
    "R-24-scientific": error(
        "编号变成了科学计数法，原来的数字已经丢失；请把这一列设成文本格式，再按原编号重新输入。",
    ),
    # --- approved, and open to objections ---
    "R-29-unapproved": warning(
        "没有填「{label}」，照样公布，网页上写明没有写；请补上，一批一起批的写「按…批准的清单」。",
    ),
    "R-29-not-vouched": warning(
        "没有填「{label}」，还不能上榜，只计数，不写人、不写事；请补上。",
    ),
    "R-29-way-unsaid": warning(
        "没有写推荐、核实、审批、公示，算待核实，只计数，不写人、不写事；请补上。"
        "一批一起批准、公示的，sunboard import 问一次。",
    ),
    "R-29-same-hand": warning(
        "审批和「{other}」是同一方，最好由不同的组织或职务把关。",
    ),
    "R-30-window": error(
        "公示还没有结束，不能上榜；请等公示结束，或核对日期。",
    ),
    "R-30-objection": error(
        "还有异议没有答复，不能上榜；请先答复异议。",
    ),
    # --- safe file names ---
    "R-33-reserved": error(
        "「{found}」是电脑系统或网站保留的名称，不能作编号，请换一个。",
    ),
}
