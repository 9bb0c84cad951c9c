"""Messages about the records of the mechanisms: meetings, challenges, lists, services, stations, notices."""

from __future__ import annotations

from sunboard.messages.message import Cost, Message, error, warning

MECHANISM_MESSAGES: dict[str, Message] = {
    # --- challenges ---
    "R-16-incomplete": error(
        "填了「{given}」，也要填「{label}」，请补上；还没有揭榜或者销号的，两处都留空。",
    ),
    "R-16-two-takers": error(
        "揭榜单位不止一个，揭榜形式却不是联合揭榜；请改成联合揭榜，或只留一个单位。",
    ),
    "R-16-no-basis": warning(
        "点题交办要有依据，请写上交办的文件或会议；没有的话，请核对领题方式。",
    ),
    "R-16-voluntary": error(
        "主动认领的不填交办依据；请留空，如果是交办的，请把领题方式改成点题交办。",
    ),
    "R-16-milestone-early": error(
        "这个日期早于榜题的张榜日期，请核对两个日期。",
    ),
    "R-16-milestone-late": error(
        "节点期限晚于榜题的完成期限，请核对两个日期。",
    ),
    # --- meetings and decisions ---
    "R-13-guide-no-leader": error(
        "这里要填包联领导的结对编号；这个编号是单位包联，请核对。",
    ),
    "R-13-guide-not-then": error(
        "开会那天，这条领导包联还没有开始或者已经结束；请核对编号和会议日期。",
    ),
    "R-17-place-missing": error(
        "这一级的会要填「{label}」，请补上，或核对层级。",
        costs=Cost.RECORD,
    ),
    "R-17-place-strange": error(
        "这一级的会不填「{label}」，请留空，或核对层级。",
    ),
    "R-17-not-lower": error(
        "提级只能从下一级到上一级；这里填的会议不比本次会议低，请核对编号和层级。",
    ),
    "R-17-not-earlier": error(
        "这次会议早于提级前的那次会议，请核对两次会议的日期。",
    ),
    "R-17-undecided": warning(
        "会上议定的事项要写明「{label}」，请补上；还没有定下来的，不要登记为议定。",
    ),
    "R-17-early": error(
        "这个日期早于会议日期，请核对两个日期。",
    ),
    "R-17-no-date": warning(
        "写了结果，没有写完成日期；补上之前按「报称落实」单独计数。",
    ),
    "R-17-open": warning(
        "「{found}」说的是还没有（全部）做完，不算结果，按还在落实算，过了期限算逾期；写明缘由、做到哪里的，"
        "显示在「原因」。做完了请写做成了什么、哪天做完的。",
    ),
    "R-17-given-up": warning(
        "「{found}」说的是不办了；会上议定的事不因这一句就不算，仍按还在落实算，过了期限算逾期，这一句显示在「原因」。"
        "定了不办的，请在更正表加一行：更正的记录「{id}」、类别「作废」，再写日期、原因、决定机关。",
    ),
    "R-17-unit-ended": error(
        "开会的时候责任单位已经撤并，请改填接手的单位。",
    ),
    "R-17-not-taken-up": warning(
        "提级已超过 {days} 天，上一级没有按期为它开会；开过的请在那次会议的「提级自」里填本次会议。",
    ),
    "R-17-other-unit": warning(
        "承办单位和议定事项的责任单位不一样；请核对议定事项编号，转办过的请登记转办。",
    ),
    # --- visits, household links, leaders ---
    "R-10-other-unit": error(
        "这个人登记在另一个单位，请核对单位和人员；调动前走访的，把人员留空，只按单位登记。",
    ),
    "R-15-households": warning(
        "联系户数不在 {least}—{most} 户之内；请核对户数，确实如此就不用改，页面照实计数。",
    ),
    "R-15-leader-estates": warning(
        "这位包联领导联系的小区超过 {most} 个；请核对，或给不再联系的那条填结束日期。",
    ),
    "R-15-key-households": warning(
        "结对帮扶户数只填在领导包联那一条，单位包联的请留空；这里填的不计入。",
    ),
    "R-20-households": error(
        "走访户数比走访次数还多；每户至少走访一次，请核对是不是填反了。",
    ),
    "R-21-long": warning(
        "这条走访的起止日期超过一个季度；请按月或按季分开登记，否则全算在截止日期那个月。",
    ),
    # --- lists: activities ---
    "R-13-owner-ended": warning(
        "责任单位已经撤并，这一项还没有落实；请改填接手的单位。",
    ),
    "R-18-no-owner": warning(
        "没有责任单位；请填上谁负责，没有定下来的，页面列为「没有着落」。",
    ),
    "R-18-unmatched": warning(
        "需求列入已超过 {days} 天，没有对接资源，也没有落实；请填对接的资源或由哪件事落实。",
    ),
    "R-18-no-resource": error(
        "这里要填资源清单里的一项，这个编号不是资源；请核对编号。",
    ),
    "R-18-unfinished": error(
        "「落实为」的这件事还没有办完；请先登记它的结果，或把这一格留空。",
    ),
    "R-19-obligation": warning(
        "这一项由{label}记录算出，填在活动上不计数；请留空，到{label}表登记。",
    ),
    "R-20-persons": error(
        "人数比人次还多；每个人至少来了一次，请核对是不是填反了。",
    ),
    "R-20-no-session": error(
        "场次是 0；没有开展的活动不登记，开展了的请填几场，只有一场可以留空。",
    ),
    # --- teams, observers, stations, shifts ---
    "R-4-not-yet": error(
        "这一班的日子晚于数据截至日（{as_of}），还不能登记到岗情况；请清空这一格，或核对日期。",
    ),
    "R-5-missed": warning(
        "未到岗要写原因；补上之前照样计数，页面写「没有写原因」。",
    ),
    "R-10-team-or-force": error(
        "「队伍」和「社会力量」要填一项，而且只能填一项；请核对。",
        costs=Cost.RECORD,
    ),
    "R-11-team": warning(
        "这个社区的这支队伍（这类力量）在 {file} 第{row}行已经登记，人数会重复计算；"
        "换了的请给旧的填退出日期，重复登记的请删掉一条。",
    ),
    "R-11-same-day": warning(
        "同一个社区同一天的人数在 {file} 第{row}行已经登记，页面用后登记的一条；请删掉一条。",
    ),
    "R-11-same-slot": warning(
        "同一单位同一时段在同一服务站的轮值，在 {file} 第{row}行已经登记，会算成两班；"
        "重复登记的请删掉一条。",
    ),
    "R-13-station-closed": error(
        "这一天服务站还没有启用，或已经停用；请核对日期和服务站。",
    ),
    "R-19-active": error(
        "活跃人数比招募人数还多，请核对是不是填反了。",
    ),
    "R-25-number": error(
        "里面像是有手机号或身份证号，不能公布；请删掉，要留电话就填办公电话。",
        costs=Cost.TEXT,
    ),
    "R-25-document": error(
        "里面像是有证件号（护照、通行证、军人证、残疾人证），不能公布；请删掉号码。",
        costs=Cost.TEXT,
    ),
    "R-25-card": error(
        "里面像是有银行卡号或账号，不能公布；请删掉号码。",
        costs=Cost.TEXT,
    ),
    "R-25-plate": error(
        "里面像是有车牌号，不能公布；请删掉，只写是什么车。",
        costs=Cost.TEXT,
    ),
    "R-25-online": error(
        "里面像是有个人的邮箱、微信号或QQ号，不能公布；请删掉，要留邮箱就用 gov.cn 的公务邮箱。",
        costs=Cost.TEXT,
    ),
    "R-25-born": error(
        "里面写到了一个人的出生日期，不能公布；请删掉日期。",
        costs=Cost.TEXT,
    ),
    "R-25-household": error(
        "里面写到了哪一户，不能公布；请只写到小区或楼栋。",
        costs=Cost.TEXT,
    ),
    "R-25-position": error(
        "里面像是有经纬度，会指到哪一家，不能公布；请删掉，只写到小区或楼栋。",
        costs=Cost.TEXT,
    ),
    "R-25-minor": error(
        "里面写到了是哪个孩子（姓名、年龄、班级），不能公布；请只写办了什么事、有几个孩子。",
        costs=Cost.TEXT,
    ),
    "R-27-hardship": error(
        "里面写到了一位居民、一户人家的困难或处境，不能公布；请只写办了什么事，不写是谁，或不写这个情况。",
        costs=Cost.TEXT,
    ),
    "R-27-health": error(
        "里面写到了一位居民、一户人家的病情或残疾，不能公布；请只写办了什么事，不写是谁，或不写这个情况。",
        costs=Cost.TEXT,
    ),
    # --- notices, honours, corrections ---
    "R-21-unknown-target": warning(
        "没有编号是「{found}」的记录；请核对编号，整条作废的请把类别填成作废。",
    ),
    "R-21-not-told": warning(
        "更正了事实或状态，要写清原来是什么、现在是什么，请补上。",
    ),
    "R-21-no-wording": warning(
        "「原来」和「现在」的数字不一样，不是文字更正，网页上的字没有照它改；请把类别填成事实或状态，并改好那一格。",
        costs=Cost.NOTHING,
    ),
    "R-25-instead": error(
        "这一格改过以后涉及隐私，没有公布，网站上仍是原来公布的内容。改过以后的内容：{why}",
        costs=Cost.NOTHING,
    ),
    "R-25-id": error(
        "编号里像是有手机号、证件号或卡号，编号会成为网址，所以这一条没有公布；请换一个编号。",
        costs=Cost.RECORD,
    ),
    "R-25-told-again": error(
        "涉及隐私撤下的，不能在更正里再写内容；请把这一格清空。",
    ),
    "R-30-missing": error(
        "公示没有写「{label}」，不能贴出来；请补上。",
    ),
    "R-30-no-contact": error(
        "没有写向谁反映：受理电话、受理地址至少填一样。",
    ),
    "R-30-short": error(
        "首尾都算只有 {found_days} 个工作日，这类公示至少要 {least} 个工作日；请延长公示，或核对日期。",
    ),
    "R-30-no-window": warning(
        "没有公示过，还不能上榜，只计数，不写人、不写事；请填公示的起止日期，或把它写进一份拟上榜公示。",
    ),
    "R-30-other-window": warning(
        "公示里的言行，言行表写的公示日期和这份公示不一样；请核对，以贴出来的为准。",
    ),
    "R-31-no-outcome": warning(
        "公示已经期满，还没有登记公示结果；补上之前，网页写「期满未登记结果」。",
    ),
    "R-31-outcome-early": warning(
        "公示还没有结束，结果要等期满再填；请核对结果和日期。",
    ),
    "R-31-unanswered": warning(
        "写了异议的结果，没有写「{label}」，请补上。",
    ),
    "R-32-date-form": warning(
        "公示里的日期要写成「2025年4月5日」的样子，请改写。",
    ),
}
