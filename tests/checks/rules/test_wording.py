import pytest
from sunboard.checks.rules.wording import is_only_praise

from tests.checks.small_county import check, codes


@pytest.mark.parametrize(
    "text",
    [
        "受到居民一致好评，效果显著。",
        "圆满完成",
        "工作成效显著，得到广大群众充分肯定",
        "群众非常满意",
    ],
)
def test_praise_alone_is_no_result(text: str) -> None:
    assert is_only_praise(text)


@pytest.mark.parametrize(
    "text",
    ["更换路灯，居民一致好评", "修好三盏，效果显著", "2户，非常满意", "清理楼道杂物，取得实效"],
)
def test_praise_for_something_is(text: str) -> None:
    assert not is_only_praise(text)


@pytest.mark.parametrize(("quantity", "is_found"), [("", True), ("3", False)])
def test_praise_with_a_quantity_beside_it_is_a_result(quantity: str, is_found: bool) -> None:
    done = {"unit": "zhujian", "completed_on": "2026-05-14", "result": "圆满完成"}
    found = codes(check(tasks={**done, "quantity": quantity}).problems)
    assert found == (["R-2-praise"] if is_found else [])
