"""What is found, in a word or two: for reports, which never say more of it."""

from __future__ import annotations

from sunboard.language import mark

NAMED = "R-26-named"
"""The code under which a name of somebody who has not consented is found."""

NUMBER = "R-25-number"
"""The code of a mobile, which its owner may have consented to be rung up on."""
POSITION = "R-25-position"
"""The code of a point on the map, which a picture may hold as well."""

LABELS = {
    NUMBER: mark("手机号、身份证号"),
    "R-25-document": mark("证件号"),
    "R-25-card": mark("银行卡号、账号"),
    "R-25-plate": mark("车牌号"),
    "R-25-online": mark("个人邮箱、微信、QQ"),
    "R-25-born": mark("出生日期"),
    "R-25-household": mark("门牌、哪一户"),
    POSITION: mark("经纬度"),
    "R-25-minor": mark("未成年人"),
    "R-27-hardship": mark("困难、处境"),
    "R-27-health": mark("病情、残疾"),
    NAMED: mark("没有同意公开的姓名"),
}
"""By code."""
