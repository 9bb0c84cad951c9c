"""The rule looks into every text that people write, and tells nothing of what it found."""

import re
from itertools import chain
from pathlib import Path

import pytest
from sunboard.checks.private.classes import CLASSES, PUBLIC_PLACE, found_in, looked_for
from sunboard.checks.records import WITHHELD
from sunboard.messages import MESSAGES
from sunboard.schema import KINDS, FieldType

from tests.checks.private.test_classes import HONEST
from tests.checks.small_county import VALID, check, codes
from tests.speaking import in_every_language

HERE = Path(__file__).parent
STATION = {"id": "zd-1", "name": "松园服务站", "community": "songyuan", "address": "3号楼101室"}


def test_a_public_address_has_a_door_and_no_number() -> None:
    assert codes(check(stations=STATION).problems) == []
    at_home = {**STATION, "address": "3号楼101室，13900000000"}
    assert codes(check(stations=at_home).problems) == ["R-25-number"]


@pytest.mark.parametrize("field", ["name", "address"])
@pytest.mark.parametrize("home", ["王桂兰家，3号楼302室", "3号楼302室的李大爷", "低保户3号楼302室"])
def test_a_public_address_tells_of_nobody_who_lives_there(field: str, home: str) -> None:
    told = check(stations={**STATION, field: home})
    assert codes(told.problems) != []
    assert told.records["stations"].texts(field)[0] == WITHHELD


def test_whom_a_text_tells_of_then_nobody_reads_the_name_in_the_same_record_either() -> None:
    rows = [
        {"id": "fw-1", "text": "残疾人吴强反映楼道没有扶手", "result": "吴强家已安装扶手2处"},
        {
            "id": "fw-2",
            "text": "楼道没有扶手",
            "result": "吴强到场，安装扶手2处",
            "raised_on": "2026-05-07",
        },
    ]
    checked = check(tasks=rows)
    assert checked.records["tasks"].texts("text") == [WITHHELD, "楼道没有扶手"]
    assert checked.records["tasks"].texts("result") == [WITHHELD, "吴强到场，安装扶手2处"]


def test_what_only_looks_like_a_home_may_stand_in_an_address() -> None:
    lines = (HERE / "addresses.txt").read_text(encoding="utf-8").splitlines()
    lines += [f"- {line}" for line in HONEST]
    alarms = [line for line in lines if line[0] == "-" and any(found_in(line[2:], PUBLIC_PLACE))]
    missed = [
        line for line in lines if line[0] == "+" and not any(found_in(line[2:], PUBLIC_PLACE))
    ]
    assert (alarms, missed) == ([], [])


def test_behind_an_office_s_telephone_nobody_s_door_is_told() -> None:
    phone = "0576-88123456（韩溪家一一〇二户）"
    assert codes(check(stations={**STATION, "phone": phone}).problems) == ["R-25-household"]


def test_every_public_text_is_looked_at_whatever_its_kind() -> None:
    for kind in KINDS:
        for field in kind.fields:
            is_own_number = field.type is FieldType.PHONE and not field.is_public
            written = (FieldType.TEXT, FieldType.NAME, FieldType.PHONE, FieldType.ID)
            # What only locates ends with the check stage, whatever stands there.
            is_written = field.type in written and not is_own_number and not field.locates
            assert bool(looked_for(kind, field)) == is_written, (kind.name, field.name)
            if field in kind.written:
                assert looked_for(kind, field) == (PUBLIC_PLACE if field.address else CLASSES)


@pytest.mark.parametrize("phone", ["110101199003070003", "0576-88123456 13900000000"])
def test_an_office_s_telephone_is_no_mobile_and_no_identity_card(phone: str) -> None:
    assert codes(check(stations={**STATION, "phone": phone}).problems) == ["R-25-number"]


@pytest.mark.parametrize(
    "phone", ["0576-88123456", "0576-88123456转8012", "12345", "400-139-0000", "8812345"]
)
def test_an_office_s_telephone_is_left_alone(phone: str) -> None:
    assert codes(check(stations={**STATION, "phone": phone}).problems) == []


def test_names_hold_no_numbers() -> None:
    named = {**VALID["people"], "name": "周立群110101199003070003"}
    assert "R-25-number" in codes(check(people=named).problems)
    communities = {**VALID["communities"], "name": "松园社区13900000000"}
    assert "R-25-number" in codes(check(communities=communities).problems)


@pytest.mark.parametrize("number", ["QS20260301000123", "110101202603010002", "E12345678"])
def test_the_number_of_a_file_is_nobody_s(number: str) -> None:
    told = check(tasks={"case_number": number})
    assert codes(told.problems) == []
    assert told.records["tasks"].texts("case_number")[0] == number


@pytest.mark.parametrize("text", ["13900000000", "110101199003070003"])
def test_somebody_s_number_is_no_file_s(text: str) -> None:
    told = check(tasks={"case_number": text})
    assert codes(told.problems) == ["R-25-number"]
    assert told.records["tasks"].texts("case_number")[0] != text


def test_what_repeats_is_found_in_every_row() -> None:
    text = "门禁坏了，请打13900000000"
    rows = [{"id": f"fw-{n}", "text": text, "raised_on": "2026-05-06"} for n in range(1, 1_203)]
    told = {"text": "楼道灯不亮"}
    found = check(tasks=[{**rows[0], **told}, *rows[1:]]).records["tasks"].texts("text")
    assert [text for text in found if text != WITHHELD] == [told["text"]]


def test_no_message_repeats_anything() -> None:
    for each in CLASSES:
        message = MESSAGES[each.code]
        assert not re.search("[{}]", message.text)


def test_a_report_repeats_nothing() -> None:
    problems = check(tasks={"text": "低保户王大爷，3号楼2单元501，13900000000"}).problems
    said = "".join(chain.from_iterable(in_every_language(lambda: [p.text() for p in problems])))
    assert not re.search("王|501|1390|单元|低保", said)
