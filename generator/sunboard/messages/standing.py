"""Messages about what was published, which stays or changes in the open (R-9)."""

from __future__ import annotations

from sunboard.messages.message import Cost, Message, error, warning

STANDING_MESSAGES: dict[str, Message] = {
    "R-9-changed": error(
        "这项承诺已于 {published_on} 公布，内容不能直接改，页面仍按公布时的内容显示；"
        "要改请新立一项承诺并填「替代的承诺」，改期限请填延期表。",
        costs=Cost.NOTHING,
    ),
    "R-9-moved": error(
        "{label}已于 {published_on} 公布，表里从 {before} 改成了 {now}，网页仍按公布时的显示。"
        "是延期，请在延期表加一行：承诺「{id}」、新期限「{now}」，再写决定日期、原因、决定机关；"
        "是原来写错了，请在更正表加一行：更正的记录「{id}」、类别「状态」、更正的项目「{label}」、"
        "原来「{before}」、现在「{now}」，再写日期、原因、决定机关。"
        "没有这两张表的，用 sunboard template 延期 或 sunboard template 更正 做。",
        costs=Cost.NOTHING,
    ),
    "R-9-stands": error(
        "{label}已于 {published_on} 公布，不能直接改，网页上仍是公布时的内容，并写明有改动没有通过；"
        "确实要改的，请在更正表加一行，写明改的是哪一条、哪一项，为什么改，谁定的。",
        costs=Cost.NOTHING,
    ),
    "R-9-gone": error(
        "已于 {published_on} 公布的承诺「{id}」在承诺表里没有了；公布过的承诺不能删除，请恢复，"
        "不再做的请把兑现情况填成撤回并写明原因。",
    ),
    "R-9-kept": error(
        "已于 {published_on} 公布的{kind}「{id}」在表里没有了；公布过的不能删除，网页上仍照原样保留，"
        "并写明台账中已没有这一条；请恢复，确实作废的请在更正表加一行，类别填「作废」。",
    ),
    "R-9-void": warning(
        "这一条已经由更正「{id}」作废：不再列出，也不再计入；它的网址写明作废，台账里这一行可以留着，也可以删。",
        costs=Cost.RECORD,
    ),
    "R-9-void-along": warning(
        "这条记录所属的{kind}（{file} 第{row}行）作废了，它也不再计入。",
        costs=Cost.RECORD,
    ),
    "R-9-void-link": warning(
        "这里引用的{kind}（{file} 第{row}行）作废了，这一格不再显示。",
    ),
    "R-9-drip": error(
        "「{label}」近{days}天有{left}条因更正、作废、停下等不再算了（{ids}），还有{stands}条：多于{few}条，"
        "又超过{percent}%，不能发布。查过确实是这样的，请在复核表写一行：复核的数写「{label}」，写明复核日期、"
        "原因、决定机关。",
    ),
    "R-9-word": error(
        "「{list}」里没有「{word}」了，公布过的{kind}有{count}条的「{label}」用着它，不能发布；请放回去。只是换了"
        "叫法的，改它的 label；并到别的词里的，把「{word}」写进那个词的 aliases。",
    ),
}
