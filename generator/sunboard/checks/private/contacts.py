"""Where somebody is found on the net."""

from __future__ import annotations

import re

from sunboard.checks.private.lazily import lazily
from sunboard.checks.private.normal import GAP, Reading

_SPACE = r"\s{0,6}"
_EMAIL = lazily(
    r"[A-Za-z\d](?:@|[\[(]at[\])])(?P<host>[A-Za-z\d]*?(?:com|net|org|gov|edu|cn|cc|top|vip)(?:cn|uk|us|au|nz|ie)?)",
    re.ASCII,
)
_OFFICE_HOST = lazily(r"(?:gov|edu|org|ac|nhs)(?:cn|uk|us|au|nz|ie)?$")
_EMAIL_ABROAD = lazily(r"[\w.%+-]+@(?P<host>[A-Za-z\d-]+(?:[.][A-Za-z\d-]+)+)", re.ASCII)
"""Of any country, where nothing stands between its characters."""
_EMAIL_SPELT = lazily(
    r"[A-Za-z\d][\s(\[]{0,3}(?:@|\bat\b|艾特)[\s)\]]{0,3}[A-Za-z\d]+[\s(\[]{0,3}(?:\bdot\b|点)[\s)\]]{0,3}"
    r"(?:com|net|org|cn)(?![a-z])"
)
STEMS = (
    r"@|[\[(（]\s?a\s?t|微信|薇信|威信|[vV]\s?信|扣扣|企鹅|支付宝|艾特|点[\s)）\]]{0,3}(?:com|net|org|cn)|(?i:wechat|dot[\s)）\]]{0,3}(?:com|net|org|cn))",
    r"[vVqQ]\s?[:：号]|加\s?[vVqQ]",
    r"[vVwW][\s.·。_~～…–—-]{0,6}[xX]|[qQ][\s.·。_~～…–—-]{0,6}[qQ]",
)
"""For RE2: whatever may lead to one."""
_IS = r"(?:同?号码?|联系方式|ID|id|联系|搜索?|上?加)?(?:是|为|[:(])?"
_WECHAT = lazily(
    rf"(?:(?:微信|薇信|威信|[vV]信|(?i:wechat))(?!公众|群|小程序|视频号|服务号|订阅号|平台|工作群|里|办)"
    rf"|(?<![A-Za-z])[vVwW]{_SPACE}[xX](?![A-Za-z])){_SPACE}{_IS}{_SPACE}"
    rf"(?:[A-Za-z](?:{GAP}[-\w]){{5,19}}|\d{{1}}(?:{GAP}\d){{5,10}})(?![A-Za-z\d])",
    re.ASCII,
)
_TIGHT = lazily(
    r"(?:(?:微信|薇信|威信|[vV]信|支付宝)(?:账?号码?|同号)?(?:是|为|:)?|(?<![A-Za-z])[vVwW][xX](?:号)?:?)"
    r"(?=[A-Za-z\d]*\d)[A-Za-z\d]{6,24}(?![A-Za-z\d])|支付宝账?号?(?:是|为|:)?[A-Za-z][A-Za-z\d]{5}|wxid[A-Za-z\d]{6}"
    r"|(?:(?<![A-Za-z])[qQ]{2}|扣扣|企鹅号?)(?!群|邮箱)(?:号码?)?(?:是|为|:)?[1-9]\d{4,10}(?!\d|[人元个户])"
    r"|[qQ]{2}(?:邮箱)?(?:号码?)?(?:是|为|:)[1-9]\d{4,10}(?!\d)|[qQ]{2}邮箱[1-9]\d{4,10}(?!\d)"
    r"|(?<![A-Za-z])(?:加[qQ]号?:?|[qQ](?:号:?|:))[1-9]\d{5,10}(?!\d)"
    r"|(?<![A-Za-z])(?:加[vV]号?:?|[vV](?:号:?|:))(?=[A-Za-z\d]*\d)[A-Za-z][A-Za-z\d]{5,19}(?![A-Za-z\d])",
    re.ASCII,
)
"""Of a text without anything between letters and figures."""
_QQ = lazily(
    rf"(?:(?<![A-Za-z])[qQ]{_SPACE}[qQ]|扣扣|企鹅号){_SPACE}(?!群|邮箱){_IS}{_SPACE}"
    rf"[1-9](?:{GAP}\d){{4,10}}(?!\d|[人元个户])"
)


def online(reading: Reading) -> bool:
    """An e-mail address, but for offices', or what somebody is called in WeChat or QQ; no group, no channel."""
    return (
        any(map(_is_email, (reading.joined, reading.tight)))
        or _EMAIL_SPELT.search(reading.text) is not None
        or any(map(_is_private_host, _EMAIL_ABROAD.finditer(reading.text)))
        or any(map(_TIGHT.search, (reading.tight, reading.figures)))
        or any(_WECHAT.search(text) or _QQ.search(text) for text in reading.numbers)
    )


def _is_email(text: str) -> bool:
    return any(map(_is_private_host, _EMAIL.finditer(text)))


def _is_private_host(found: re.Match[str]) -> bool:
    """Whether it is no office's."""
    return _OFFICE_HOST.search(found["host"].lower().replace(".", "")) is None
