"""What may stand although it looks like what may not."""

from hashlib import sha256

from sunboard.checks.private.names import NameFinder
from sunboard.gate.judge import Judge

JUDGE = Judge(
    NameFinder(["司马蓁", "熊旭"]), ["安港里3号楼2单元501室"], ["熊旭"], ["139 0000 1234"]
)


def test_a_place_of_the_public_has_a_door_and_nobody_else_has() -> None:
    assert JUDGE.codes_in("请到安港里3号楼2单元501室报名") == ()
    assert JUDGE.codes_in("住在安港里3号楼2单元502室") == ("R-25-household",)


def test_a_place_where_somebody_lives_is_no_place_of_the_public() -> None:
    home = "安港里3号楼302室王桂兰"
    assert Judge(NameFinder(), [home]).codes_in(f"服务站：{home}") == ("R-25-household",)
    assert JUDGE.codes_in("安港里3号楼2单元501室李秀英家漏水") == ("R-25-household",)


def test_a_mobile_may_be_rung_up_on_by_consent_alone() -> None:
    assert JUDGE.codes_in("综合科；电话：13900001234") == ()
    assert JUDGE.codes_in("综合科；电话：139-0000-1234") == ()
    assert JUDGE.codes_in("综合科；电话：13900001235") == ("R-25-number",)
    assert JUDGE.codes_in("13900001234，13900001235") == ("R-25-number",)


def test_a_name_that_somebody_else_consented_to_is_let_pass() -> None:
    assert JUDGE.codes_in("县退役军人局：熊旭") == ()
    assert JUDGE.codes_in("熊旭、司马蓁") == ("R-26-named",)


def test_what_offices_write_all_day_is_left_alone() -> None:
    for text in (
        "fw-2026-39534",
        "云基治办〔2025〕6号",
        "0576-88123456转8012",
        "2026-10-31",
        "76000元",
    ):
        assert JUDGE.codes_in(text) == ()


def test_hash_of_a_file_then_none_of_its_digits_is_anybodys_number() -> None:
    hashes = [sha256(str(number).encode()).hexdigest() for number in range(2000)]
    assert any(map(JUDGE.codes_in, hashes))
    assert not any(JUDGE.codes_in(f"sha256:{each}") for each in hashes)
    assert JUDGE.codes_in(f"sha256:{hashes[0]} 13912345678") == ("R-25-number",)
