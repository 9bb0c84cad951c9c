"""What `sunboard init` asks again for, as it can't be what was asked."""

from __future__ import annotations

import pytest
from sunboard.starting.programme_file import objection_to


@pytest.mark.parametrize(
    ("key", "typed", "is_believed"),
    [
        ("supervision_phone", "0712-6318318", True),
        ("supervision_phone", "12345", True),
        ("supervision_phone", "0712-6xxx318", False),
        ("supervision_phone", "县办", False),
        ("web_address", "", True),
        ("web_address", "https://www.example.gov.cn/board/", True),
        ("web_address", "0712-6318318", False),
        ("issuer", "某县党建办", True),
        ("issuer", "0712-6318318", False),
        ("county", "Larkhaven", True),
        ("language", "en", True),
        ("language", "fr", False),
        ("boards", "", True),
        ("boards", "承诺、tasks loop", True),
        ("boards", "乱来", False),
    ],
)
def test_only_what_can_be_meant_is_believed(key: str, typed: str, *, is_believed: bool) -> None:
    assert (objection_to(key, typed) == "") is is_believed
