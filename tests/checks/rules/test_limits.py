import pytest

from tests.checks.small_county import Row, check, codes


@pytest.mark.parametrize(
    ("kind", "row", "said"),
    [
        ("tasks", {"text": "门" * 5_000}, []),
        ("tasks", {"text": "门" * 5_001}, ["text-long"]),
        ("tasks", {"text": "Z" + "\u0323" * 6}, ["marks-piled"]),
        ("tasks", {"text": "Z" + "\u0323" * 5}, []),
        ("estates", {"households": "100000"}, []),
        ("estates", {"households": "100001"}, ["number-most"]),
    ],
)
def test_a_cell_beyond_its_limit_then_it_is_named_and_lost(
    kind: str, row: Row, said: list[str]
) -> None:
    checked = check(**{kind: row})
    assert codes(checked.problems) == said
    assert len(checked.records[kind].frame) == 1


def test_more_people_in_one_evaluation_than_can_be_then_it_does_not_count() -> None:
    subject = {"unit": "zhujian", "completed_on": "2026-05-20", "result": "更换灯泡2个"}
    checked = check(tasks=subject, evaluations={"count": "10001"})
    assert codes(checked.problems) == ["number-most"]
    assert checked.records["evaluations"].frame.empty
    assert checked.records.unclear["evaluations"].count == 1
