"""Where somebody is found on the net."""

from __future__ import annotations

import re

from sunboard.checks.private.normal import GAP, Reading

_SPACE = r"\s{0,6}"
_EMAIL = re.compile(
    rf"[\w.+-]{_SPACE}(?:@|[\[(]\s?a\s?t\s?[\])]){_SPACE}"
    rf"(?P<host>\w(?:{_SPACE}[\w.-])*{_SPACE}[.]{_SPACE}[A-Za-z](?:{_SPACE}[A-Za-z])+)",
    re.ASCII,
)
_OFFICE_HOST = re.compile(r"(?:gov|edu|org)\.cn$")
STEMS = (
    r"@|[\[(（]\s?a\s?t|微信|薇信|威信|[vV]\s?信|[vVwW]\s{0,3}[xX]|[qQ]\s{0,3}[qQ]|扣扣|企鹅号",
)
"""For RE2: whatever may lead to one."""
_IS = r"(?:同?号码?|联系方式)?(?:是|为|[:(])?"
_WECHAT = re.compile(
    rf"(?:(?:微信|薇信|威信|[vV]信)(?!公众|群|小程序|视频号|服务号|订阅号|平台|工作群|里|办)"
    rf"|(?<![A-Za-z])[vVwW]{_SPACE}[xX](?![A-Za-z])){_SPACE}{_IS}{_SPACE}"
    rf"(?:[A-Za-z](?:{GAP}[-\w]){{5,19}}|\d{{1}}(?:{GAP}\d){{5,10}})(?![A-Za-z\d])",
    re.ASCII,
)
_QQ = re.compile(
    rf"(?:(?<![A-Za-z])[qQ]{_SPACE}[qQ]|扣扣|企鹅号){_SPACE}(?!群|邮箱){_IS}{_SPACE}"
    rf"[1-9](?:{GAP}\d){{4,10}}(?!\d|[人元个户])"
)


def online(reading: Reading) -> bool:
    """An e-mail address, but for offices', or what somebody is called in WeChat or QQ; no group, no channel."""
    return any(map(_is_email, (reading.text, reading.spelt))) or any(
        _WECHAT.search(text) or _QQ.search(text) for text in reading.numbers
    )


def _is_email(text: str) -> bool:
    hosts = (re.sub(r"\s", "", found["host"]).lower() for found in _EMAIL.finditer(text))
    return any(_OFFICE_HOST.search(host) is None for host in hosts)
