"""What is found, in a word or two: for reports, which never say more of it."""

from __future__ import annotations

NAMED = "R-26-named"
"""The code under which a name of somebody who has not consented is found."""

NUMBER = "R-25-number"
"""The code of a mobile, which its owner may have consented to be rung up on."""
POSITION = "R-25-position"
"""The code of a point on the map, which a picture may hold as well."""

LABELS = {
    NUMBER: ("手机号、身份证号", "a mobile or identity number"),
    "R-25-document": ("证件号", "the number of a paper"),
    "R-25-card": ("银行卡号、账号", "a card or account number"),
    "R-25-plate": ("车牌号", "a number plate"),
    "R-25-online": ("个人邮箱、微信、QQ", "somebody's e-mail, WeChat or QQ"),
    "R-25-born": ("出生日期", "a date of birth"),
    "R-25-household": ("门牌、哪一户", "a door or household"),
    POSITION: ("经纬度", "a point on the map"),
    "R-25-minor": ("未成年人", "a child"),
    "R-27-hardship": ("困难、处境", "somebody's hardship"),
    "R-27-health": ("病情、残疾", "somebody's illness"),
    NAMED: ("没有同意公开的姓名", "somebody who has not consented"),
}
"""By code: in Chinese and in English."""
