"""Messages about the publication itself, and what `programme.yml` says of it."""

from __future__ import annotations

from sunboard.messages.message import Message, error, warning

PUBLICATION_MESSAGES: dict[str, Message] = {
    "programme-alert": error(
        "这条命令的引号不成对，请核对；例如 alert: mail -s 晒榜 office@example.gov.cn。",
        "a quotation mark of this command is not closed; check it.",
    ),
    "link-dead": warning(
        "网页里的链接「{address}」打不开，别处可能也有；请改正写它的文字或模板。",
        "the link “{address}” on this page leads nowhere, perhaps on others too; mend the text or template.",
    ),
}
