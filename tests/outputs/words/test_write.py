"""What is read out goes through the gate as it is written: in words nobody would know a number."""

from functools import partial

import pytest
from sunboard.language import speaking
from sunboard.language.tongue import CHINESE, Tongue
from sunboard.outputs.words.write import read_out_into

from tests.gate.looked_for import Written
from tests.speaking import ENGLISH

PATH = "deeds/2026-q3/heard.txt"


@pytest.mark.parametrize("tongue", [CHINESE, ENGLISH], ids=["zh", "en"])
@pytest.mark.parametrize("private", ["236095349@sina.cn", "13912345678", "29.123456,119.123456"])
def test_something_private_then_none_of_it_is_read_out(tongue: Tongue, private: str) -> None:
    written = Written()
    write = written.gate.before(partial(read_out_into, written.__setitem__))
    with speaking(tongue):
        write(PATH, f"清理杂物8车。\n请找{private}，已办。\n0000-12380\n".encode())
    first, other, last = written.text(PATH).splitlines()
    assert first.startswith("清理杂物")
    assert "已办" not in other
    assert not any(sign.isdigit() for sign in f"{first}{last}")
    assert [paths for _, _, paths in written.found] == [[PATH]]
