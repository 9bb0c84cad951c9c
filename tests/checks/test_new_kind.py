"""A kind that nobody has thought of yet, added to the registry: no rule that asks the fields lets it pass.

It is declared with the least that a kind says: its fields, their types, and what follows what.
"""

import sys

import pytest
from sunboard import schema
from sunboard.checks import Checked
from sunboard.schema import Kind
from sunboard.schema.shared import (
    community,
    day,
    estate,
    identifier,
    number,
    past_day,
    people,
    ref,
    text,
    unit,
)

from tests.checks.small_county import VALID, check

WISHES = Kind(
    name="wishes",
    label="微心愿",
    row_meaning="一个微心愿",
    fields=(
        identifier(),
        unit("单位", "单位。", required=True),
        community("社区。"),
        estate("小区。"),
        people("认领人", "认领人。"),
        ref("after", "前一个", "前一个。", refers_to=("wishes",)),
        text("text", "心愿", "心愿。", required=True, counts_without=True, main=True),
        past_day("made_on", "日期", "日期。", begins=True),
        day("due", "期限", "期限。", follows=("made_on",)),
        past_day("met_on", "实现", "实现。", follows=("made_on",)),
        day("ends_on", "撤下", "撤下。", ends=True, follows=("made_on",)),
        text("outcome", "结果", "结果。", result=True),
        text("agreed_by", "批准", "批准。", approval=True),
        number("cost", "花费", "花费。", most=1_000),
    ),
)
WISH = {
    "id": "xy-1",
    "unit": "zhujian",
    "community": "songyuan",
    "estate": "songyuan-1",
    "text": "想要一张书桌",
    "made_on": "2026-05-06",
    "agreed_by": "松园社区党委",
}
PEOPLE = [{}, {"id": "dy-2", "name": "吴晓岚", "named_consent_on": ""}]


@pytest.fixture(autouse=True)
def _registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kind stands in the registry, wherever that was imported to."""
    known = schema.KINDS
    for module in [module for name, module in sys.modules.items() if name.startswith("sunboard.")]:
        if getattr(module, "KINDS", None) is known:
            monkeypatch.setattr(module, "KINDS", (*known, WISHES))
    monkeypatch.setitem(schema.KIND_BY_NAME, "wishes", WISHES)
    monkeypatch.setitem(VALID, "wishes", WISH)


def judged(*wishes: dict[str, str], **others: dict[str, str] | list[dict[str, str]]) -> Checked:
    return check(wishes=list(wishes), people=PEOPLE, **others)


def said_of(*wishes: dict[str, str], **others: dict[str, str]) -> list[str]:
    """The codes of what is said of wishes."""
    problems = judged(*wishes, **others).problems
    return [each.code for each in problems if each.place.file.startswith("data/wishes/")]


def test_what_is_right_passes() -> None:
    checked = judged({"people": "dy-1", "outcome": "送去书桌1张", "met_on": "2026-05-06"})
    assert checked.problems == ()
    assert checked.records["wishes"].texts("text") == ["想要一张书桌"]


@pytest.mark.parametrize(
    ("faults", "code"),
    [
        # Texts.
        ({"text": "想要一张书桌，电话13900000000"}, "R-25-number"),
        ({"outcome": "送到2单元501，书桌1张"}, "R-25-household"),
        ({"text": "低保户王大爷想要一张书桌"}, "R-27-hardship"),
        ({"text": "吴晓岚想要一张书桌"}, "R-26-named"),
        ({"people": "dy-1", "outcome": "送晚了，受到通报批评"}, "R-28-blame"),
        ({"outcome": "圆满完成，受到一致好评"}, "R-2-praise"),
        ({"text": "书" * 5_001}, "text-long"),
        ({"text": "同上"}, "R-24-ditto"),
        ({"text": ""}, "required"),
        ({"agreed_by": ""}, "R-29-unapproved"),
        # Dates.
        ({"due": "2026-05-05"}, "R-4-due-early"),
        ({"met_on": "2026-05-05"}, "R-4-early"),
        ({"ends_on": "2026-05-05"}, "R-13-ends-early"),
        ({"met_on": "2026-11-02"}, "R-4-future"),
        ({"made_on": "2006-05-06"}, "R-4-before"),
        # References and numbers.
        ({"unit": "nobody"}, "R-10-unknown"),
        ({"unit": "住房建设局"}, "R-10-near-name"),
        ({"people": "周立群"}, "R-12-by-name"),
        ({"after": "xy-1"}, "R-10-itself"),
        ({"cost": "1001"}, "number-most"),
        ({"cost": "近百"}, "R-19-approximate"),
    ],
)
def test_a_fault_in_it_is_found(faults: dict[str, str], code: str) -> None:
    assert said_of(faults) == [code]


def test_what_only_other_records_show_is_found() -> None:
    ended = {"ended_on": "2026-05-05"}
    assert said_of({}, units=ended) == ["R-13-unit-ended"]
    elsewhere = [{}, {"id": "liuan", "name": "柳岸社区"}]
    assert said_of({"community": "liuan"}, communities=elsewhere) == ["R-10-elsewhere"]
    assert said_of({}, {"id": "xy-1"}) == ["R-11-duplicate-id"]
    assert said_of({}, {"id": "xy-2", "text": "想要一张书桌。"}) == ["R-11-probable"]


def test_a_fault_in_it_costs_what_the_fields_say() -> None:
    faulty = {"id": "xy-2", "text": "低保户王大爷想要一张书桌", "due": "2026-05-05"}
    checked = judged({}, faulty, {"id": "xy-3", "text": "想要一盏灯", "unit": "nobody"})
    wishes = checked.records["wishes"]
    assert wishes.texts("id") == ["xy-1", "xy-2"]
    assert wishes.texts("text")[1] != faulty["text"]
    assert str(wishes.days("due")[1]) == "NaT"
    unclear = checked.records.unclear["wishes"]
    assert (unclear.count, unclear.owners["communities"].tolist()) == (1, [0])
