"""Messages about the site and the printed sheets, and what `programme.yml` says of them."""

from __future__ import annotations

from sunboard.messages.message import Message, error, warning

OUTPUT_MESSAGES: dict[str, Message] = {
    "programme-web-address": error(
        "网站地址应是 https:// 开头的完整地址，例如 https://www.example.gov.cn/shaibang/。",
        "give the site's full address, such as https://www.example.org/board/.",
    ),
    "programme-name-order": error(
        "没有这种排序；可用的有：{known}（笔画、拼音、按登记次序）。",
        "there is no such order; known are: {known}.",
    ),
    "sheet-glyph": error(
        "打印用的字体里没有「{character}」（{code}）这个字，它在编号{record}的记录里；{sheet}这一张没有打印。"
        "请安装有这个字的字体，并写在 programme.yml 的 sheets、fonts 里。",
        "no font that sheets are printed with has “{character}” ({code}), which stands in record {record}, "
        "so the sheet “{sheet}” was not printed; install a font that has it and name it under sheets, fonts.",
    ),
    "sheet-font-unusable": warning(
        "sheets、fonts 里的「{font}」在这台机器上没有，或者没有粗体，张贴版改用了{used}；"
        "请安装这个字体的常规体和粗体，或换一个。",
        "the font “{font}” under sheets, fonts is not installed or has no bold, so sheets are printed with "
        "{used}; install its regular and bold faces, or name another.",
    ),
    "sheet-fonts": error(
        "这台机器上没有可打印中文的字体，也没有安装字体包，张贴版没有打印；请先运行 make site。",
        "no font for Chinese text is installed, nor the font package, so no sheet was printed; run make site "
        "first.",
    ),
    "programme-alert": error(
        "这条命令的引号不成对，请核对；例如 alert: mail -s 晒榜 office@example.gov.cn。",
        "a quotation mark of this command is not closed; check it.",
    ),
    "link-dead": warning(
        "网页里的链接「{address}」打不开，别处可能也有；请改正写它的文字或模板。",
        "the link “{address}” on this page leads nowhere, perhaps on others too; mend the text or template.",
    ),
}
