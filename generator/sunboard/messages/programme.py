"""Messages about the programme and the calendar, and about the sheets and the site that are made by them."""

from __future__ import annotations

from sunboard.messages.message import Message, error, warning

PROGRAMME_MESSAGES: dict[str, Message] = {
    "programme-missing": error(
        "没有这个文件；请新建一个，写上 name（工作的名称）、county（县名）、issuer（发布单位）、"
        "supervision_phone（监督电话）四行就行。",
    ),
    "programme-no-mapping": error(
        "文件里应当是一行行「名称: 内容」；请对照示例改写。",
    ),
    "programme-key-misspelt": error(
        "不认识「{key}」；是不是「{near}」？可用的有：{known}。",
    ),
    "programme-key-unknown": error(
        "不认识「{key}」；请删掉，可用的有：{known}。",
    ),
    "programme-required": error(
        "缺少「{key}」；请填写。",
    ),
    "programme-not-text": error(
        "「{key}」的内容应当是文字；请写在一行里，有冒号的请加引号。",
    ),
    "programme-not-mapping": error(
        "「{key}」下面应当是「名称: 内容」；请对照示例改写。",
    ),
    "programme-not-list": error(
        "「{key}」下面应当是列表，每项以「- 」开头；请对照示例改写。",
    ),
    "programme-whole-number": error(
        "「{key}」应当是不小于 0 的整数，例如 30。",
    ),
    "programme-range": error(
        "「{key}」写的是 {found}，应当在 {least} 到 {most} 之间；请核对数字。",
    ),
    "programme-date": error(
        "「{key}」应当是日期，写成 2026-10-31 的样子。",
    ),
    "programme-flag": error(
        "「{key}」应当填 是 或 否。",
    ),
    "programme-time-zone": error(
        "不认识这个时区；中国请填 Asia/Shanghai。",
    ),
    "programme-board": error(
        "没有这个榜；是不是 {near}？可用的有：{known}。",
    ),
    "programme-everywhere": error(
        "名单里没有这个词；每个社区都要有的，写名单里的词，都要有的写「是」。名单里有：{known}。",
    ),
    "programme-kept-always": error(
        "「{key}」没有就做不成网站，不用写从哪个月起登记；请删掉这一行。",
    ),
    "programme-month": error(
        "「{key}」应当写从哪个月起登记，写成 2026-03 的样子。",
    ),
    "programme-households": error(
        "户数下限大于上限；请调整 households_min 和 households_max。",
    ),
    "programme-step-field": error(
        "服务单没有这个日期字段；可用的有：{known}。",
    ),
    "programme-step-twice": error(
        "环节「{key}」写了两次；请只留一个。",
    ),
    "programme-word-empty": error(
        "「{key}」没有写叫什么；请写上，不改名的删掉这一行。",
    ),
    "programme-word-signs": error(
        "「{key}」里有不能用的符号（花括号、两个百分号或看不见的字符）；请只用文字。",
    ),
    "programme-word-long": error(
        "「{key}」太长，放不进表头和标题；请不超过{characters}个汉字（{letters}个字母）。",
    ),
    "programme-word-twice": error(
        "「{key}」和「{other}」都叫「{word}」，分不清是哪一样；请改掉一个。",
    ),
    "programme-term-key": error(
        "词表 {vocabulary} 里的 key 只能用小写字母、数字和连字符。",
    ),
    "programme-term-twice": error(
        "词表 {vocabulary} 里「{key}」与「{other}」用了同一个词；请改掉一个（各词的名称和别名都不能重复）。",
    ),
    "programme-terms-many": error(
        "词表 {vocabulary} 最多写{most}个词；一格里可以写其中几个，再多就记不下了。",
    ),
    "programme-counts-as": error(
        "词表 {vocabulary} 里的 counts_as 只能是：{allowed}。",
    ),
    "programme-counts-as-nothing": error(
        "词表 {vocabulary} 不用填 counts_as；请删掉。",
    ),
    "programme-web-address": error(
        "网站地址应是 https:// 开头的完整地址，例如 https://www.example.gov.cn/shaibang/。",
    ),
    "programme-filing-icp": error(
        "ICP备案号不像：应像 京ICP备05070218号-1 这样，照备案通知抄；没有的，删掉这一行。",
    ),
    "programme-filing-police": error(
        "公安备案号不像：应像 京公网安备11040102700068号 这样，照备案通知抄；没有的，删掉这一行。",
    ),
    "programme-filing-site-code": error(
        "网站标识码是10位数字或字母，例如 bm01000001；没有的，删掉这一行。",
    ),
    "programme-licence": error(
        "不认识这个许可；可用的有：{known}。用别的许可，请写成 licence: {{name: 名称, url: 网址}}。",
    ),
    "programme-licence-url": error(
        "许可的网址应是 https:// 开头的完整地址；没有网址的，只写 name。",
    ),
    "programme-language": error(
        "还没有这种语言；可用的有：{known}。",
    ),
    "demonstration-text": error(
        "「{key}」还是示范的，不是你们的；请改成自己的，没有就删掉这一行。改好以前不公布。",
    ),
    "demonstration-as-of": error(
        "as_of 还是示范的日子，每晚都会停在那一天；请删掉这一行。改好以前不公布。",
    ),
    "demonstration-file": error(
        "这个文件还是示范的，内容是虚构的；请删掉，或换成自己的。在这以前不公布。",
    ),
    "demonstration-beside": error(
        "programme.yml 里写着 demonstration，每页都会标「示范数据」，旁边却有自己的记录；自己的项目请用 "
        "sunboard init 另建，或删掉示范的文件和 demonstration 这一行。在这以前不公布。",
    ),
    "programme-holidays": error(
        "不认识这个国家或地区的公共假日；请填 ISO 3166 代码，例如 CN、GB-ENG、US-NY；中国不用填。",
    ),
    "programme-name-order": error(
        "没有这种排序；可用的有：{known}（笔画、拼音、按登记次序）。",
    ),
    "programme-alert": error(
        "这条命令的引号不成对，请核对；例如 alert: mail -s 晒榜 office@example.gov.cn。",
    ),
    "calendar-no-mapping": error(
        "文件里应当是 rest:（放假）、work:（上班）两个列表和 announced:（放假通知）；"
        "请对照 data/README.md 改写。",
    ),
    "calendar-not-announced": warning(
        "还没有{year}年的放假安排，工作日暂按法定节假日推算；国务院办公厅公布后，请把通知的原文贴到这里的 "
        "announced 下面（见 data/README.md），或者升级晒榜。",
    ),
    "calendar-provisional": warning(
        "有{tasks}张服务单、{windows}份公示的工作日要算到还没有公布放假安排的日子（{year}年），"
        "网页上注明「以公布为准」；公布以后请尽快贴上。",
    ),
    "calendar-announced-year": error(
        "announced 下面一年一项，先写年份，例如「2027: |」，下一行起贴通知的原文；请改写。",
    ),
    "calendar-announced-line": error(
        "看不懂「{found}」；请照通知的原文，一个节一行，例如「一、元旦：1月1日（周五）至3日（周日）放假，"
        "共3天。」，前言和落款不要贴。",
    ),
    "calendar-announced-day": error(
        "「{found}」不是 {year} 年的日子；请照通知的原文核对。",
    ),
    "calendar-announced-weekday": error(
        "{day} 是{weekday}，这里写的是{said}；请核对年份和日期。",
    ),
    "calendar-announced-sum": error(
        "写的是共{said}天，数出来是{days}天；请照通知的原文核对。",
    ),
    "calendar-announced-work": error(
        "{day} 不是周末，不会是调休上班的日子；请照通知的原文核对。",
    ),
    "calendar-announced-both": error(
        "{day} 又放假又上班；请照通知的原文核对。",
    ),
    "calendar-announced-missing": error(
        "没有写{names}；请把通知里各个节日的几行都贴上。",
    ),
    "calendar-announced-statutory": error(
        "{day} 是法定节假日，这里却没有放假；请照通知的原文核对。",
    ),
    "calendar-year": error(
        "年份要在 {first} 到 {last} 之间；请核对日期。",
    ),
    "calendar-twice": error(
        "{day} 在第 {earlier} 行已经列出；一天只能列一次，请删掉一处。",
    ),
    "programme-vocabulary-missing": error(
        "词表 {key} 里一个词也没有，「{kind}」的「{label}」要用它；请填上，或者整段删去，用默认的。",
    ),
    "programme-entry": error(
        "{list} 的默认值里没有「{key}」；这样写只能改默认的几项：{known}。要换掉整个列表，请每项以「- 」开头。",
    ),
    # --- what is made: printed sheets and the site ---
    "sheet-glyph": error(
        "打印用的字体里没有「{character}」（{code}）这个字，它在编号{record}的记录里；{sheet}这一张没有打印。"
        "请安装有这个字的字体，并写在 programme.yml 的 sheets、fonts 里。",
    ),
    "sheet-font-unusable": warning(
        "sheets、fonts 里的「{font}」在这台机器上没有，或者没有粗体，张贴版改用了{used}；"
        "请安装这个字体的常规体和粗体，或换一个。",
    ),
    "sheet-fonts": error(
        "这台机器上没有可打印中文的字体，也没有安装字体包，张贴版没有打印；请先运行 make site。",
    ),
    "link-dead": warning(
        "网页里的链接「{address}」打不开，别处可能也有；请改正写它的文字或模板。",
    ),
}
