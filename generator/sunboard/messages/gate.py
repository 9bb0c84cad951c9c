"""Messages about what was found in what is about to go out."""

from __future__ import annotations

from sunboard.messages.message import Message, error, warning

GATE_MESSAGES: dict[str, Message] = {
    "gate-hidden": error(
        "里面有{what}，检查记录时没有拦下，公布时已换成「（涉及隐私，已隐去）」，共{count}个文件；"
        "请打开看是哪条记录、哪一段文字，在原来的地方删去。",
        "held {what_en}, which the check of the records let pass; it was replaced in {count} files. "
        "Open it, see which record or text it is, and take it out there.",
    ),
    "gate-address": error(
        "网址里有{what}，这个文件没有公布；请换一个编号或文件名。",
        "the address holds {what_en}, so the file was not published; give it another id or name.",
    ),
    "gate-left-out": error(
        "文件里或者它带的信息里有{what}，这个文件没有公布；请去掉以后再放进来。",
        "the file, or what it says of itself, holds {what_en}, so it was not published; "
        "take that out and put it in again.",
    ),
    "gate-broken": error(
        "图片坏了，读不出它带的信息，不知道里面有没有隐私，没有公布；请重新存成 JPG 或 PNG 再放进来。",
        "this picture is damaged, so nobody knows whether what it says of itself is private; it was not "
        "published. Save it anew as JPG or PNG and put it in again.",
    ),
    "gate-unread": warning(
        "这个文件的内容读不出来，不知道里面有没有隐私，照样公布了；请打开看一遍，或换成能读的格式。",
        "its content can't be read, so nobody knows whether it holds anything private; it was published. "
        "Look at it, or put it into a form that can be read.",
    ),
}
