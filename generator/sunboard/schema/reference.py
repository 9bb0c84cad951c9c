"""The field reference, `data/README.md`, made from the declarations.

Renew it with `python -m sunboard.schema.reference data/README.md`; a test keeps it true.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sunboard.schema import (
    KIND_BY_NAME,
    KINDS,
    REQUIRED_KINDS,
    Field,
    FieldType,
    Kind,
    Need,
    Privacy,
    told_by,
)

_TYPE_WORDS: dict[FieldType, str] = {
    FieldType.ID: "编号",
    FieldType.REF: "引用",
    FieldType.REFS: "引用，可多个，用顿号隔开",
    FieldType.TEXT: "文字",
    FieldType.NAME: "姓名",
    FieldType.DATE: "日期，如 2026-03-01",
    FieldType.COUNT: "整数",
    FieldType.NUMBER: "数字",
    FieldType.TERM: "词表",
    FieldType.TERMS: "词表，可多个，用顿号隔开",
    FieldType.PHONE: "办公电话",
}

_PRIVACY_WORDS: dict[Privacy, str] = {
    Privacy.PUBLIC: "公开",
    Privacy.CONSENT: "本人同意才公开",
    Privacy.INTERNAL: "不公开",
}

_NEED_WORDS: dict[Need | None, str] = {None: "", Need.DONE: "做完", Need.HONOUR: "上榜"}

_DEFAULTS = Path(__file__).parents[1] / "records" / "defaults.yml"

_HEAD = """\
# 记录怎么填

`data/` 里每一类记录是一张平表：一行一条。可以是 CSV，也可以是 YAML（一个列表，每项一条）；可以是一个文件
`data/<类别>.csv`、`data/<类别>.yml`，也可以是一个目录 `data/<类别>/`，里面放任意个 CSV、YAML 文件。
[现有的表格](#现有的表格)不用改成这样，照原样读。

- CSV 用 UTF-8 或 GB18030，逗号、分号、制表符都行，第一行是表头；上面有标题的，照[现有的表格](#现有的表格)读。
- 表头写中文、英文或下面「也可写作」里的说法都认，一个意思的几种说法（部门和单位、时间和日期、处置和办理、包保和
  包联）、带着说明或单位的（「完成期限（年-月-日）」）也认；列的先后不限；不认识的会说出来，像是写错了的会报错。
- 合计行和表尾的填表人、审核、说明不算记录，没有编号的才会这样认。名称带「副本」「(1)」的文件不读。
- YAML 里内容带「 #」的要加引号，不然 # 往后的会被当成注释；没加的不公布。列表里的每一项、单位和人的名称也一样；
  编号后面写「# 注」的是注释。
- 编号用小写字母、数字和连字符，一经公布不再改动、不再复用。没有编号的不用自己编，每晚发布前
  `sunboard number` 编好，写回这个文件（工作簿和 CSV 右边加一列「编号」，YAML 加一行）；写不进的记在 `ids/`。
- 日期写 2026-03-01、2026/3/1、2026.3.1、20260301 或 2026年3月1日；表格软件带在后面的时刻不算，日期序号（46082）
  按日期算，都说一声。
- 期限可以写到月、旬、季度、半年或年，按最后一天算：「2026年12月底」「2026年全年」是12月31日，「2026年3月中旬」
  是20日，「2026年10月底前」是10月31日。「长期」「常态化」按没有期限算。已经发生的事要写到哪一天；「办结时间」
  这样办完才填的，写「正在办理」「未到期」「未完成」的，按还没有填算。
- 数字可以带单位和千分位逗号：「1,280户」「12个」。户数这样说一个地方有多大的，「约1200」「300余」「500多」按
  写的数算，都说一声；做了多少的要写准数，「约」「近」不算。
- 「兑现情况」「完成情况」一栏写「正在推进」「进行中」按还在办算；写「已开展3场」「已完成2场」这样做了多少
  的也按还在办算，文字放进空着的结果栏；全办成了写「已完成」或者「√」。一开头就是「已完成」「未完成」再加说明的，
  没有这一栏、「进展情况」这样开头的，按那个词算，说一声；「完成，还有2户没装」按还在办算。
- 没有内容就空着。整格只写了「无」「暂无」「待定」「/」「XX」的，按空的算；只有 `#REF!`、`####`、公式或乱码的也
  按空的算，检查时会说出是哪一格。句子里有这些字不要紧，照原样公布。
- 「随办随填」的，事情办到哪里就填到哪里；「公布后不改」的，公布以后按公布时的显示，改了会报错。
- 一格里有几个值时用顿号「、」或分号隔开。词表里的词可以写中文，也可以写英文代号，见 `programme.yml`。
- 居民的姓名、电话、门牌号、病情、困难情况一律不填；没有任何一列是给居民的。

「必填」一栏写没有这一格会怎样，空白的没有也行：

- 是：没有就不成一条记录，不计数。
- 看得到：没有也计数，内容写「没有登记清楚，不显示」。
- 做完：没有也计数，不算做完；说做完了的，算报称做完。
- 上榜：没有也计数，还不算上榜，不写人、不写事。

办公室里本来没有的（谁核实、谁审批、以前的公示日期）不用编：空着，以后有了再补。

填错一格，只去掉那一格，整条记录照样计数；内容里有不能公开的，照样计数，内容不显示。少了这一条就没法计数的（编号、
社区、单位等），整条不公布，页面在数字旁边写「另有n件看不清，没有计入」。指到的另一条没有公布的，只去掉这个联系。
闪光言行填错了一格，算待核实，只计数；公示要么全对，要么不公布。

写完运行 `sunboard check`，所有问题一次报全，同样的归成一条：哪个文件、哪张表、第几行、哪一列、错在哪、怎么改。
`sunboard check --workbook` 另写一份原来的表，有问题的格子上色加批注；`--pages` 给每个单位一页。都不公开。

`programme.yml` 写四行就够：

```yaml
name: 部门单位联社区包小区
county: 云桥县
issuer: 云桥县党建引领基层治理协调办公室
supervision_phone: 0000-12380
```

别的都有默认值，只写不同的：`address`（信访地址）、`hours`（接待时间）、`boards`（要哪些榜）、`web_address`
（网址）、`open_data`（开放数据，不要的写 否）、`licence`（它的许可，如 CC-BY-4.0）、`limits`（时限和界限）、
`words`（各样东西的叫法）、`steps`（环节）、`vocabularies`（词表）等。默认值列在[最后](#默认值)。改法：

- `limits` 里写哪一项，就改哪一项。
- 环节和词表，每项以「- 」开头写成列表的，整个换掉默认的；不要的词表写 `[]`。
- 写成「代号: 新名称」的，只改这几项的名称，其余照旧，网站和张贴版上处处写新名称，记录里写原来的名称也认；
  要改别的，写成「代号: {要改的: 新的}」。例如：

```yaml
steps:
  dispatched: {limit_workdays: 2}
  completed: {limit_workdays: 10}
vocabularies:
  outcomes: {done: 已办好}
  unit_types:
    - {key: organ, label: 机关}
    - {key: village, label: 村}
```

本县把小区叫「网格」、把服务单叫「民情单」，写在 `words` 里；代号在[最后](#默认值)，没有写的不变：

```yaml
words:
  estate: 网格
  task: 民情单
  honour_board: 凡人善举榜
```

- 网页、张贴版、标题、检查报告里我们写的话，没有改过的词表和环节，处处用这个叫法；记录、网址、自己写的页面不动。
- 表头、工作表名称写「网格名称」，就是「小区名称」；原来的写法照样读。
- 「全县」「本县」照 `county` 最后的字改：滨江区说「全区」（`names` 里有的）；别的写 `county: 集团`。
- 一个叫法最多12个汉字；两样东西不能同一个叫法。`also` 是同一样东西在句子里的别的说法，跟着改；`but` 里的是别
  的词，不改（「计量单位」不是单位）。
- 英语网站写单数，例如 `estate: block`；复数不照规则的写 `{label: child, plural: children}`。没有 `label_en`
  的（`taking_up`、`list`）只有汉语网站能改。

`boards` 不写就都要，只有每月规定动作（四个一，`obligations`）不做：那是各县自己定的，没有定过的县，不拿它评哪个
单位。定过的写 `boards: {obligations: 是}`；这样写成「名称: 是」「名称: 否」的，别的榜照旧；写成列表的，只要
列出的。每一步的时限（`limit_workdays`，工作日）也是：没有写的那一步没有时限，哪件也不算超过；「办」没有时限的，
没有写办理期限的服务单不算早晚，不进按期率。

`began_on` 写这项工作从哪天开始：更早的日期多半是写错了年份，不采信；不写，就认连今年在内的
十个年头。结对、同意公开、报到、队伍和服务站的日期可以更早。

没有登记的一类记录不用建文件：网站上没有它的榜、数和名单，也不写 0，只在「各项机制」一页写一句没有登记哪些。
有了第一条记录，就从那个月算起开始登记，以前的月份是空的，不是 0。只有表头、一条也没有的文件，还不算开始登记。
要从更早或更晚的月份算起，在 `programme.yml` 的 `kept_from` 里写：类别的英文名和月份，例如
`kept_from: {visits: 2026-03, meetings: 2026-05}`；写了的，到了那个月就算开始登记，一条记录也没有的也写 0。

`calendar.yml` 可以没有；写错了就不发布。工作日按国家公布的放假和调休算；本县另定的日子写在这里：
`rest` 列放假的，`work` 列上班的，每项一个日期，也可以写成 `{date: 2026-07-16, note: 暴雨停工}`，注明原因。
期限、时限、公示天数都照它算。

国务院办公厅每年11月前后公布下一年的放假安排。公布以后，把通知里「一、元旦」到「七、国庆节」那几行照原文贴在
`announced` 的年份下面，行首空四格；升级晒榜也行。没有公布的年份只放法定节假日，算出来的期限注明「以公布为准」，
11月起 `sunboard check` 会提醒。

```yaml
announced:
  2026: |
    一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
    二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
    三、清明节：4月4日（周六）至6日（周一）放假，共3天。
    四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
    五、端午节：6月19日（周五）至21日（周日）放假，共3天。
    六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
    七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
```

`ledger/` 是存底，由 `sunboard publish` 写，只增不改，不要用手改：

- `ledger/publications/` 一次公布一个文件，内容在 `ledger/texts/`，撤下的从那里删去。公布过的以它们为准：
  没有说明就改了的、从表里删去的，网页上仍是公布时的。
- `ledger/commitments.csv` 存已公布的承诺；要换说法，另立一条新承诺并填「替代的承诺」，要延期，填延期表。
- `ledger/ids.csv` 存每条记录、每件服务单的结果首次公开的日子；办结后几天公开，就从这里算，不用人填。
- `ledger/counts.csv` 存每类记录公布了几条。有一类全没了，或有一类、一个社区、一个单位比上次少了一成以上
  （且多于5条），就不发布；确实减少了的，发布时加 `--accept` 和它的名称，`ledger/accepted.csv` 会记下来。
  一类没了，社区和单位只是因此少了的，放行这一类就够。
- `ledger/state.json` 存上一次发布后每个存底文件应是什么样子。少了一行、缺了一个文件都会查出来，查出来就不发布，
  请从备份或 git 里恢复。确认过现在的就是对的，删去 `state.json` 再发布。
  整个 `ledger/` 不见了也会查出来；确实要从头记起，发布时加 `--accept ledger`，这也记进 `ledger/accepted.csv`。
- `ledger/pending.json` 只在发布的那一刻有：换上新网站以前写下，存底写全以后删去。中途断了的，下一次发布会补上。

`sunboard collect` 收下的表在 `received/`，排在办公室后面；何时收了谁的在 `private/received.csv`（不公布）。

`private/people.csv` 存人员表里有过的人（编号、姓名、哪天起），只用来查内容里写没写不能公开的姓名，
由 `sunboard publish` 写，不公布，不算记录，git 也不收：

- 人员表里删去的一行按撤回同意算：编号和姓名留在这里，写着这个名字的内容不公布。要连这里也不留，删去那一行；
  以后就没有谁再查这个名字。
- 发布过、这个文件却不见了的，写到人员表里没有的人的记录，内容一律不公布，因为不知道该查什么名字。
  补上编号和姓名就行。

姓名在每一类记录的每一格文字里都查，写成「司 马 蓁」「司·马·蓁」「司馬蓁」也查得出来。「高峰」「和平」这样
又是词的姓名，旁边有「同志」、职务或单位，或者整格只有它，才算姓名。承办人、责任人一栏写了姓名而不是编号，
或者审批、核实、推荐这些该填组织或职务的栏里只写了一个姓名，人员表里又没有的，都按没有同意的人算。
人员表里有错、没有公布的一行，不算同意；姓名看不清的，那个单位新写的内容先不公布。
「李主任」这样姓加职务的写法可以用；不想用，在 `programme.yml` 里写 `surname_and_office: 否`。

## 现有的表格

工作簿和任何名称的 CSV 照原样放进 `data/` 就行，一个文件里可以有几张表、几类记录。程序这样读，读成了什么、
没有读哪些列和哪些行，每张表都说一声：

- 表头上面可以有标题和「填报单位」；表头一行或两行，合并的也行。是哪一类记录，看表头和工作表（CSV 看文件）的
  名称、标题；几类分不清的不猜，说出是哪几类，请在 `mapping.yml` 里写明。
- 隐藏的工作表、行、列和筛选掉的行不读，说一声；要读的请取消隐藏和筛选。
- 「序号」、合计、小计、总计、注、说明、填表人、重复的表头、只有序号的行不读。
- 合并的单元格，每一行都算有；「同上」「〃」按上面那一行。CSV 里社区、镇（街道）只在一组的第一行写了的，下面空着
  的按上面的算；逐行都写的不填，小区、单位、日期、电话从来不填。
- 没有写年份的日期（3月1日、3.5、全年）按标题、工作表或文件名称里的年份算；没有的看填报日期、同一行的日期，再看
  同一张表的（都是一年、里面又有这个月）；说法不一的不猜。走访表的「月份」算那个月首尾两天；只有一天的算那天。
- 包联一览表这样的表，里面的镇（街道）、社区、小区、单位连同它们的电话、户数、楼栋数也各成记录，以第一次出现
  的为准；另有社区表、单位表的，有哪些以那张表为准。哪里都没写社区属于哪个镇（街道）的，放在「没有写明镇（街道）」
  下面；加一列就分开。通讯录、有身份证号的名单不当这些表读。单位自己的编号「LX_8001」算「lx-8001」。
- 服务单表里的满意度、是否解决、回访时间，按群众的评价读，写了办结日期的每件一条，编号是服务单的编号加「-pj」；
  空着、「未回访」「无法联系」「—」的没有评价。不是群众答的，换一个表头，或在 `mapping.yml` 里写「不读」。
  另有评价表的，同一件评价表里居民答过的那一样以评价表为准（那里写明谁评、哪天、几人），不算两次，不一样的报出来。
- 工作簿读 `.xlsx`、`.xlsm`（宏不运行），也读 `.xls`、`.et`，按内容认，不看文件名；`.ods`、`.xlsb` 和有打开密码
  的请另存为 `.xlsx`。旧格式 `.xls`、`.et` 里看不出哪些行列是隐藏的，能另存就另存。
- 一格读成屏幕上的样子：`0000` 格式的编号带着前面的 0，只显示年月的日期只有年月，`50%` 还是 `50%`，公式读存下的
  结果。公式出错（`#REF!`）、没有存下结果、只放了图片的格，超过 15 位、末尾已经丢了的数字（5.1E+17），都按空着
  读，并写明在哪一格；编号一类的长数字，请先把那一列设成文本。

表头说不清的写在 `data/mapping.yml` 里。没有写 `sheet`、`file` 的，对这一类的所有这样的表都算；第一行
就是表头的 `data/<类别>.csv` 不看它：

```yaml
sheets:
  - {sheet: 其他, kind: 承诺, columns: {牵头: 承诺单位, 联系人: 不读}, year: 2026}
  - {kind: 承诺, fixed: {审批人职务: 县委组织部, 审批日期: 2026-03-10}}
  - {file: 诉求台账*.xlsx, values: {来源: {热线: 12345, 网上: }}}
```

- `columns` 写哪个表头是哪一项；`fixed` 写各行都一样、表里没有的，行里写了的照行里的；`values` 写哪一列的哪个词
  是什么意思，冒号后面空着的，当作没有填。词表里的词有别的写法、处处都这样写的，不如在 `programme.yml` 的词表里
  给它写 `aliases: [热线]`。
- 名称每次会变的，变的地方写成 `*`。没有写的，只差日期、期数的（「包联.xlsx」和「包联11月.xlsx」「第3期」
  「V2」）也照最后那一份的 `kind`、`columns`、`values` 读，说一声；自己另有的先照自己的。`fixed`、`year` 说的
  是那一份，不跟着用。「第2批」「Sheet2」是另一份，不算。
- 整张不要读的，`kind` 写「不读」。写错的报在这里。`sunboard import` 的答案写在这里，答不上的在 `unasked.yml`。

## 名称和编号

写到哪个城镇、社区、小区、单位、服务站，写编号、全称、简称、曾用名都行，字的宽窄和中间的空格不论；后面带不带
「社区」「小区」这样的字眼，登记的名称没有带的，写了也行。一个名称只是一条记录的，就是那一条：小区在这一行的
社区里找，社区在这一行的城镇里找。人只按编号认，不按姓名。

- 社区一栏写的是小区的，按小区算；服务单写的是镇（街道）或「全县」的，按没有写明社区算，都说一声。
- 不止一条叫这个名称的，报出来，写明是哪几条；一格只能写一个单位的，写了几个也报出来，按没有填写算。
- 只是像的（「住建局」像「云桥县住房和城乡建设局」，「东关」像「东关社区」）不猜，按没有填写算；确实是的，照报出
  来的那一行写进 `data/names.yml`，以后都认：

```yaml
units:
  住建局: zhujianju
communities:
  东关: dongguan
estates:
  东关社区/花园: dongguan-1
```

- 冒号后面写编号，也可以写全称；「社区/小区」这样写的，只在那个社区里算。人的姓名不能写在这里。
- 后来有一条记录真叫这个名称了，两条都报出来，不再照这里的算。
- 没有单位的表、从包联等表里列出单位的，简称（「县住房和城乡建设局」旁边的「县住建局」）不另算一个单位，问是不是
  那一个；真是两个单位的，在 `units:` 下面写一行，冒号两边都写它的名称。
- 更像另一条名称的（「住建局」写成了财政局的编号），照样算，但每次都报出来，请核对。

没有编号的行，`sunboard check` 和 `sunboard build` 先用临时编号，哪里也不记；`sunboard number` 编好才固定，没有
编好的 `sunboard publish` 不公布。地方和单位的编号是名称的拼音（`dongguan`、`zhujianju`），别的是社区（没有社区
的是单位）的编号加一个数（`dongguan-fw12`）。

记在 `ids/` 里的，下个月换了新的一份，按类别、地方和内容认回原来的编号，后来填上的结果、日期不影响。和几条分不
清的，或者有编号没认回、又有一行认不出的，会问：是哪一条，在「编号」一栏写上它的编号，是新的写「新」；写上之前不
编号。`ids/` 里只有编号，没有内容，由 `sunboard number` 写，不要用手改。

本页由字段声明生成：`python -m sunboard.schema.reference data/README.md`。
"""


def reference() -> str:
    """The whole of `data/README.md`."""
    return "\n".join([_HEAD, *(_kind_section(kind) for kind in KINDS), _defaults()])


def _defaults() -> str:
    """What goes for a programme that says nothing else, as the program reads it."""
    text = _DEFAULTS.read_text(encoding="utf-8")
    return f"## 默认值\n\n`programme.yml` 里没有写的，照这里的：\n\n```yaml\n{text}```\n"


def _kind_section(kind: Kind) -> str:
    need = "必须有" if kind.name in REQUIRED_KINDS else "可以没有"
    lines = [
        f"## {kind.label} `{kind.name}`",
        "",
        f"一行是{kind.row_meaning}。这类记录{need}。",
        "",
        "| 表头 | 英文 | 必填 | 填什么 | 说明 | 公开 | 也可写作 |",
        "|---|---|---|---|---|---|---|",
        *(_field_row(kind, field) for field in kind.fields),
        "",
    ]
    return "\n".join(lines)


def _field_row(kind: Kind, field: Field) -> str:
    others = "或".join(other.label for other in told_by(kind, field)) if field.required else ""
    cells = (
        field.label,
        f"`{field.name}`",
        f"是，或填{others}" if others else _needed_for(field),
        _content(field),
        field.description,
        _public(field),
        "、".join(field.aliases),
    )
    return f"| {' | '.join(cells)} |"


def _needed_for(field: Field) -> str:
    """What a record is not without it; "" where it lacks nothing."""
    if field.required:
        return "看得到" if field.counts_without else "是"
    return _NEED_WORDS[field.need]


def _public(field: Field) -> str:
    words = _PRIVACY_WORDS[Privacy.INTERNAL if field.off_pages else field.privacy]
    if field.protected:
        return f"{words}，公布后不改"
    return f"{words}，随办随填" if field.progress else words


def _content(field: Field) -> str:
    words = _TYPE_WORDS[field.type]
    if field.refers_to:
        kinds = [KIND_BY_NAME[name] for name in field.refers_to]
        by_name = "或名称" if all(kind.names for kind in kinds) else ""
        return f"{words}：{'或'.join(kind.label for kind in kinds)}编号{by_name}"
    if field.vocabulary:
        return f"{words} `{field.vocabulary}`"
    return f"{words}（{field.unit}）" if field.unit else words


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(), encoding="utf-8", newline="\n")
