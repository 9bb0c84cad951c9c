"""Messages about what was found in what is about to go out."""

from __future__ import annotations

from sunboard.messages.message import Message, error, warning

GATE_MESSAGES: dict[str, Message] = {
    "gate-hidden": error(
        "里面有{what}，检查记录时没有拦下，公布时已换成「（涉及隐私，已隐去）」，共{count}个文件；"
        "请打开看是哪条记录、哪一段文字，在原来的地方删去。",
    ),
    "gate-address": error(
        "网址里有{what}，这个文件没有公布；请换一个编号或文件名。",
    ),
    "gate-left-out": error(
        "文件里或者它带的信息里有{what}，这个文件没有公布；请去掉以后再放进来。",
    ),
    "gate-broken": error(
        "图片坏了，读不出它带的信息，不知道里面有没有隐私，没有公布；请重新存成 JPG 或 PNG 再放进来。",
    ),
    "gate-unread": warning(
        "这个文件的内容读不出来，不知道里面有没有隐私，照样公布了；请打开看一遍，或换成能读的格式。",
    ),
}
