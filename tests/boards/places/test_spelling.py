"""What is typed for a name: its pinyin and first letters, and no number or address that stands in it."""

import pytest
from sunboard.boards.places.spelling import typed_for


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("清河社区", "qingheshequ qhsq"),
        ("阳光100小区", "yangguang100xiaoqu yg1xq"),
        ("CBD国际公寓", "cbdguojigongyu cgjgy"),
        ("Larkhaven Housing 2", "larkhavenhousing2 lh2"),
        ("邮箱：sunny-zhou60@mail.cn", "youxiang yx"),
        ("sunny-zhou60@mail.cn", ""),
        ("账户08 93581344100966", "zhanghu zh"),
        ("六⼆⼆⼆〇⼀三三⼀⼀⼆五五〇⼆反映", "fanying fy"),
        ("二十四节气馆", "ershisijieqiguan essjqg"),
        ("回乡证M2847I3I6", "huixiangzheng hxz"),
        ("vx:ha·it·an·g0·31·34·6，满意", "manyi my"),
    ],
)
def test_name_then_what_is_typed_for_it(name: str, typed: str) -> None:
    assert typed_for([name]) == typed
