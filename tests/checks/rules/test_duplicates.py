import pytest

from tests.checks.small_county import check, codes

TASK = {"unit": "zhujian", "estate": "songyuan-1", "text": "3号楼二单元楼道灯不亮"}


@pytest.mark.parametrize(
    ("other", "is_repeat"),
    [
        ({}, True),
        ({"text": "３号楼二单元，楼道灯不亮。"}, True),
        ({"text": "3号楼二单元，楼道灯 不亮！"}, True),
        ({"text": "3号楼二单元的楼道灯不亮"}, True),
        ({"text": "4号楼二单元楼道灯不亮"}, False),
        ({"text": "3号楼二单元水管漏水"}, False),
        ({"raised_on": "2026-05-07"}, False),
        ({"estate": ""}, False),
        ({"unit": ""}, False),
    ],
)
def test_near_the_same_text_of_one_unit_place_and_day(
    other: dict[str, str], is_repeat: bool
) -> None:
    checked = check(tasks=[TASK, {**TASK, "id": "fw-2", **other}])
    assert codes(checked.problems) == (["R-11-probable"] if is_repeat else [])
    assert len(checked.records["tasks"].frame) == 2


def test_a_crowded_day_is_compared_within_bounds() -> None:
    tasks = [
        {**TASK, "id": f"fw-{n}", "text": f"{chr(0x4E00 + 7 * n)}{'楼道灯' * 5}"}
        for n in range(400)
    ]
    problems = check(tasks=[*tasks, {**tasks[0], "id": "fw-z"}]).problems
    assert "R-11-probable" in codes(problems)


@pytest.mark.parametrize(
    ("first", "second", "is_refused"),
    [
        ({}, {}, True),
        ({}, {"name": "周 立群"}, True),
        ({}, {"discriminator": "物业科"}, False),
        ({"discriminator": "物业科"}, {"discriminator": "物业 科"}, True),
        ({"discriminator": "物业科"}, {"discriminator": "办公室"}, False),
        ({}, {"unit": "fagai"}, False),
    ],
)
def test_the_later_of_two_with_one_name_needs_a_mark(
    first: dict[str, str], second: dict[str, str], is_refused: bool
) -> None:
    units = [{}, {"id": "fagai", "name": "云桥县发展和改革局"}]
    checked = check(units=units, people=[first, {"id": "dy-2", **second}])
    assert codes(checked.problems) == (["R-12-same-name"] if is_refused else [])
    assert checked.records["people"].frame["id"].tolist()[0] == "dy-1"
