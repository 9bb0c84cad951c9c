"""Messages about sheets as offices keep them: what was taken for granted, and what could not be known."""

from __future__ import annotations

from sunboard.messages.message import Message, error, warning

LAYOUT_MESSAGES: dict[str, Message] = {
    "layout-read": warning(
        "按「{label}」读，{count}条记录。",
    ),
    "layout-read-told": warning(
        "按「{label}」读，{count}条记录；从中列出{kinds}。",
    ),
    "layout-unread": warning(
        "这些列没有读取，也不会公布：{headings}。",
    ),
    "layout-unheaded": warning(
        "{letter}列没有表头，没有读取；要读的请补上表头。",
    ),
    "layout-more": warning(
        "这一列也读作「{label}」，和那一列的合在一起，每个各算一条；不是的，在 data/mapping.yml 的 columns 里"
        "写「不读」。",
    ),
    "layout-second": warning(
        "这一列和「{first}」都像是「{label}」，读的是「{first}」，这一列没有读取；"
        "要换，在 data/mapping.yml 的 columns 里写明。",
    ),
    "layout-result": warning(
        "这一列读作「{result}」，「{first}」读作「{label}」；不是的，在 data/mapping.yml 的 columns 里写明。",
    ),
    "layout-deadline": warning(
        "这一列读作「{label}」，不读作「{other}」；不是的，在 data/mapping.yml 的 columns 里写明。",
    ),
    "layout-read-none": warning(
        "还没有填，没有记录。",
    ),
    "layout-consent": warning(
        "没有读作同意，也不会公布：同意是本人的，要写明哪天书面同意，登记在党员干部表里他那一行的「同意公开姓名日期」；"
        "登记以前不署名。",
    ),
    "layout-liaison": warning(
        "{headings}只读座机{count}个，算单位的办公电话（另有单位表的，照那张表）；姓名和手机号没有读取，也不会公布。",
    ),
    "layout-liaison-none": warning(
        "{headings}里没有能读的座机；姓名和手机号没有读取，也不会公布。",
    ),
    "layout-office-alone": warning(
        "一格里写了姓名和职务，只读职务，姓名没有读取，也不会公布；"
        "不要公布职务的，在 data/mapping.yml 的 columns 里写「不读」。",
    ),
    "layout-names": warning(
        "这一列没有读取，里面有{count}格是{kind}的名称；是{labels}的，在 data/mapping.yml 的 columns 里写明，"
        "不用读的写「不读」。",
    ),
    "layout-sentences": warning(
        "这一列没有读取，里面有{count}格是一句一句的话，没有一列写{labels}；就是这一列的，"
        "在 data/mapping.yml 的 columns 里写明，不用读的写「不读」。",
    ),
    "layout-days-said": warning(
        "这一列有{count}格写着哪天完成的，没有一列写「{label}」，没有按完成日期算；就是那天完成的，"
        "在 data/mapping.yml 的 days_in 里写「{label}」和这个表头。",
    ),
    "layout-days-taken": warning(
        "这一列有{count}格写着哪天完成的，按「{label}」算。",
    ),
    "layout-left-out": warning(
        "这些行不是记录，没有算进去：{rows}。",
    ),
    "layout-merged": warning(
        "合并的单元格，{count}行按上面写的算。",
    ),
    "layout-ditto": warning(
        "{count}格写了「同上」一类的话，按上面写的算。",
    ),
    "layout-filled": warning(
        "{count}格空着，按上面写的地方算；不是的请填上。",
    ),
    "layout-above": warning(
        "没有「{label}」这一列，各行都按表头上面写的算。",
    ),
    "layout-titled": warning(
        "没有「{label}」这一列，{count}条按这一行的地方、标题或表的名称算「{word}」；不是的请加上这一列。",
    ),
    "layout-year": warning(
        "{count}格没有写年份，按{source}的{year}年算；不是的请写上年份，或在 data/mapping.yml 里写 year。",
    ),
    "layout-differs": warning(
        "这里写的{kind}的「{label}」和第{row}行不一样，用的是第{row}行的；请核对。",
    ),
    "layout-differs-there": warning(
        "这里写的{kind}的「{label}」和 {file} 第{row}行不一样，用的是那里的；请核对。",
    ),
    "layout-placeless": warning(
        "没有一列写{kind}的「{label}」，{count}个都放在「没有写明镇（街道）」下面；请在表里加一列「镇（街道）」。",
    ),
    "layout-listed": warning(
        "另有「{label}」的表，有哪些以那张表为准，这里只对名称。",
    ),
    "layout-listed-lacks": warning(
        "「{label}」的表里没有这里写的{count}个名称：{names}；不是笔误、简称的，请补到那张表里，"
        "不补就不算。",
    ),
    "layout-shorter": warning(
        "「{found}」像是另一个{kinds}名称的简称，没有另算一个；另是一个的，在 data/names.yml 的 {kind}: 下面"
        "写一行，冒号两边都写这个名称。",
    ),
    "layout-no-table": warning(
        "这里没有两列以上的表格，没有读取；不是记录的，不用管它。",
    ),
    "layout-no-headings": error(
        "认不出表头，{count}行都没有读取；请补上表头，或在 data/mapping.yml 里写明每一列是什么。",
    ),
    "layout-together": error(
        "各格之间用了「{delimiter}」，没有分成列，{count}行都没有读取；请在表格软件里用「分列」一格一列地分开，"
        "CSV 文件也可以改用半角逗号。",
    ),
    "layout-said-unread": warning(
        "没有读取：data/mapping.yml 里写了不读。",
    ),
    "layout-persons": warning(
        "这是记个人的名单（通讯录、身份证号一类），没有读取，也不会公布；"
        "要读的，请在 data/mapping.yml 里写明是哪一类。",
    ),
    "layout-kind-unknown": error(
        "认不出这张表登记的是什么，没有读取；表头是：{headings}。请在 data/mapping.yml 的 sheets 下写一行，"
        "例如：- {{{key}: {name}, kind: {kind}}}；不要读的，kind 写「不读」。",
    ),
    "layout-kind-doubt": error(
        "这张表可能是{kinds}，定不下来，没有读取；请在 data/mapping.yml 的 sheets 下写一行，"
        "例如：- {{{key}: {name}, kind: {kind}}}；不要读的，kind 写「不读」。",
    ),
    "layout-kind-beside": error(
        "这张工作表里从这一行起是另一张表，认不出登记的是什么，没有读取；"
        "请把它移到另一张工作表，再放一次。",
    ),
    "heading-missing-in-sheet": error(
        "缺少「{label}」这一列；请补上（表头也可以写 {others}）。表里另有一列就是它的，或者各行都一样的，"
        "也可以在 data/mapping.yml 的 sheets 下写 "
        "- {{kind: {kind}, columns: {{那一列的表头: {label}}}}} 或 "
        "- {{kind: {kind}, fixed: {{{label}: 各行写什么}}}} 这样一行。",
    ),
    "heading-expected-in-sheet": warning(
        "没有「{label}」这一列，各行都没有写明，照样计数；请补上（表头也可以写 {others}）。"
        "表里另有一列就是它的，或者各行都一样的，也可以在 data/mapping.yml 的 sheets 下写 "
        "- {{kind: {kind}, columns: {{那一列的表头: {label}}}}} 或 "
        "- {{kind: {kind}, fixed: {{{label}: 各行写什么}}}} 这样一行。",
    ),
    # --- data/mapping.yml ---
    "mapping-form": error(
        "这里应当是 sheets: 和一个列表。",
    ),
    "mapping-kind": error(
        "没有「{word}」这一类记录；请写其中之一：{labels}。",
    ),
    "mapping-field": error(
        "「{label}」里没有「{word}」这一项；请写其中之一：{labels}，不要读的列写「不读」。",
    ),
    "mapping-heading": error(
        "那张表里没有「{heading}」这个表头；请照表里写的抄。",
    ),
    "mapping-values": error(
        "那张表里没有「{word}」这个表头，「{label}」里也没有这一项；请照表里的表头抄。",
    ),
    "mapping-unused": error(
        "没有叫「{name}」的工作表或文件；请核对名称。名称会变的，变的地方写成 *，例如「包联一览表*.xlsx」。",
    ),
    "layout-continued": warning(
        "有{count}行的来件编号在接着它的 {file} 里也有，以那份为准，这里的这些行不再算。",
    ),
    "layout-copy": error(
        "这里的{count}条记录和 {file} 里的一条不差，像是同一份，只算了那一份；请从 data/ 里拿走其中一份，"
        "是另外的记录，请改正写重了的。",
    ),
    "layout-replaced": warning(
        "这些表以后来放进来的那份为准，这里的不再读：{sheets}。还要按这里的算，在 data/mapping.yml 的 replaced "
        "里删去它。",
    ),
    "mapping-again": warning(
        "和 data/mapping.yml 第{line}行的「{name}」只差日期、期数，照那一条读；每次都照它读的，"
        "把名称里变的地方写成 *。",
    ),
    "mapping-again-in-part": warning(
        "和 data/mapping.yml 第{line}行的「{name}」只差日期、期数，照那一条读，但是它的 fixed、year "
        "说的是那一份，没有用；每次都一样的，把名称里变的地方写成 *，不一样的另写一条。",
    ),
}
