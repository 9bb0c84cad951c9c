import pytest

from tests.checks.small_county import check, codes

HIDDEN = {"id": "dy-2", "name": "吴晓岚", "named_consent_on": ""}


def found_in(text: str, *people: dict[str, str], **task: str) -> list[str]:
    everybody = [{}, HIDDEN, *people]
    return codes(check(people=everybody, tasks={"text": text, **task}).problems)


@pytest.mark.parametrize(
    "text",
    [
        "吴晓岚报修",
        "请吴晓岚同志联系",
        "吴　晓岚报修",
        "吴 晓 岚报修",
        "门禁失灵（吴晓岚）",
        "吴吴晓岚",
    ],
)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    assert found_in(text) == ["R-26-named"]


@pytest.mark.parametrize("text", ["周立群报修", "吴晓报修", "吴某报修", "晓岚报修"])
def test_people_who_agreed_and_mere_parts_of_names_pass(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("consent", "withdrawn", "is_named"),
    [
        ("2026-10-31", "", True),
        ("2026-11-01", "", False),
        ("2026-01-05", "2026-10-31", False),
        ("2026-01-05", "2026-11-01", True),
    ],
)
def test_consent_counts_from_its_day_until_it_is_withdrawn(
    consent: str, withdrawn: str, is_named: bool
) -> None:
    person = {
        "id": "dy-3",
        "name": "郑国栋",
        "named_consent_on": consent,
        "withdrawn_on": withdrawn,
    }
    assert found_in("郑国栋报修", person) == ([] if is_named else ["R-26-named"])


def test_a_name_that_two_share_needs_the_right_one_on_the_record() -> None:
    twin = {"id": "dy-3", "name": "吴晓岚", "discriminator": "物业科"}
    assert found_in("吴晓岚报修", twin) == ["R-26-named"]
    assert found_in("吴晓岚报修", twin, people="dy-3") == []
    assert found_in("吴晓岚报修", twin, people="dy-2") == ["R-26-named"]


def test_longer_names_of_places_and_people_are_not_mistaken() -> None:
    short = {"id": "dy-3", "name": "松园", "named_consent_on": ""}
    assert found_in("松园一区门禁失灵", short) == []
    assert found_in("松园一区的松园报修", short) == ["R-26-named"]
    longer = {"id": "dy-4", "name": "吴晓岚英"}
    assert found_in("吴晓岚英报修", longer) == []


def test_dots_in_names_are_all_one() -> None:
    person = {"id": "dy-3", "name": "阿依古丽·买买提", "named_consent_on": ""}
    assert found_in("请阿依古丽・买买提联系", person) == ["R-26-named"]
    assert found_in("请阿依古丽.买买提联系", person) == ["R-26-named"]


@pytest.mark.parametrize(
    ("text", "is_blame"),
    [
        ("通报批评经办人", True),
        ("受到通报表扬", False),
        ("更换破损的警告牌2块", False),
        ("给予警告", True),
        ("设施落后，更换6套", False),
        ("工作落后", True),
        ("开展批评与自我批评1次", True),
    ],
)
def test_blame_is_told_from_ordinary_words(text: str, is_blame: bool) -> None:
    expected = ["R-28-blame"] if is_blame else []
    assert codes(check(people={}, deeds={"people": "dy-1", "what": text}).problems) == expected
    assert codes(check(people={}, deeds={"what": text}).problems) == []
