"""What somebody holds is known again by place, post and whoever it is, which nobody can read out of an id."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from sunboard.checks import Checked, check_records
from sunboard.checks.identify import identify
from sunboard.checks.identity.fingerprints import fingerprints, numbered_as
from sunboard.checks.identity.hashing import holders_of
from sunboard.checks.parsing.drafting import parse_tables
from sunboard.publishing.known_people import make_key
from sunboard.records.gathering import make_table
from sunboard.records.given_ids import Given
from sunboard.records.known_people import Before
from sunboard.records.private_key import KEY_PATH, read_key
from sunboard.schema import KIND_BY_NAME, KINDS

from tests.checks.small_county import AS_OF, Row, county, programme

KEY = b"k" * 32
FILE = "data/positions/0.csv"
KIND = KIND_BY_NAME["positions"]


def post(person: str, position: str = "家园医生", **said: str) -> Row:
    place = {"community": "songyuan", "relation": "居住地社区"}
    return {"id": "", "person": person, "position": position, **place, **said}


def given_to(rows: list[Row], key: bytes = KEY) -> tuple[Given, ...]:
    """The ids that rows got, as they are kept."""
    tables = county(positions=rows)
    whole = {kind.name: tables.get(kind.name) or make_table(kind, [], []) for kind in KINDS}
    drafts, faults = parse_tables(whole, programme())
    identify(drafts, faults, "", None, Before(key=key))
    every, draft = np.arange(len(rows)), drafts["positions"]
    known = (fingerprints(drafts, draft, every), numbered_as(drafts, draft, every, key))
    ids = draft.texts["id"].to_pylist()
    return tuple(Given("positions", *each) for each in zip(ids, *known, strict=True))


def again(rows: list[Row], given: Iterable[Given], key: bytes = KEY) -> Checked:
    before = Before(given={FILE: tuple(given)}, key=key)
    return check_records(county(positions=rows), programme(), AS_OF, before=before)


def ids_of(checked: Checked) -> list[str]:
    return checked.records["positions"].texts("id")


def asked_of(checked: Checked) -> list[tuple[str, int | None]]:
    """The questions, each with the row that it is about."""
    return [(e.code, e.place.row) for e in checked.problems if e.code.startswith("number-")]


POSTS = [post("周立群"), post("吴春梅"), post("郑海涛"), post("郑海涛", "家园卫士")]


def test_rows_of_one_post_then_each_has_the_id_back_of_whoever_holds_it() -> None:
    reported = {"reported_on": "2026-09-02", "households": "4"}
    now = [{**row, **reported} for row in POSTS[::-1]]
    checked = again(now, given_to(POSTS))
    assert ids_of(checked) == [f"songyuan-gw{n}" for n in (4, 3, 2, 1)]
    assert checked.unnumbered == ()
    assert asked_of(checked) == []


def test_name_in_other_spaces_then_the_same_holder() -> None:
    checked = again([post("周　立群"), *POSTS[1:]], given_to(POSTS))
    assert ids_of(checked)[0] == "songyuan-gw1"


def test_whoever_is_new_then_a_new_id_and_nobody_is_asked_though_another_is_gone() -> None:
    checked = again([post("韩晓东"), *POSTS[1:]], given_to(POSTS))
    assert ids_of(checked) == ["songyuan-gw5", *(f"songyuan-gw{n}" for n in (2, 3, 4))]
    assert asked_of(checked) == []


def test_other_post_of_whoever_lost_one_then_asked_about_that_one_alone() -> None:
    checked = again([post("周立群", "家园顾问"), *POSTS[1:]], given_to(POSTS))
    assert asked_of(checked) == [("number-changed", 2)]
    told = next(each.text() for each in checked.problems if each.code == "number-changed")
    assert "songyuan-gw1" in told
    assert "songyuan-gw2" not in told


def test_one_more_post_of_whoever_keeps_theirs_then_it_is_new() -> None:
    checked = again([*POSTS, post("周立群", "家园顾问")], given_to(POSTS))
    assert ids_of(checked)[-1] == "songyuan-gw5"
    assert asked_of(checked) == []


def test_two_alike_in_all_then_asked() -> None:
    twice = [post("周立群"), post("周立群"), *POSTS[1:]]
    assert asked_of(again(twice, given_to(twice))) == [("number-alike", 2), ("number-alike", 3)]


@pytest.mark.parametrize("key", [b"", b"l" * 32])
def test_key_that_is_gone_or_another_then_all_are_asked_about_and_none_is_new(key: bytes) -> None:
    checked = again([*POSTS[:2], post("韩晓东", "家园先锋")], given_to(POSTS), key)
    assert asked_of(checked) == [("number-changed", row) for row in (2, 3, 4)]


def test_ids_of_their_own_in_the_place_of_names_then_asked_and_not_counted_twice() -> None:
    now = [{**row, "person": f"dy-{at}"} for at, row in enumerate(POSTS)]
    assert len(asked_of(again(now, given_to(POSTS)))) == len(POSTS)


def test_ids_that_an_earlier_version_kept_then_asked() -> None:
    before = [each._replace(number="", fingerprint="00ff") for each in given_to(POSTS)]
    assert len(asked_of(again(POSTS, before))) == len(POSTS)


def test_person_of_the_table_then_known_by_their_id() -> None:
    rows = [post("dy-1"), post("dy-1", "家园卫士")]
    checked = check_records(
        county(people={}, positions=rows[::-1]),
        programme(),
        AS_OF,
        before=Before(given={FILE: given_to(rows)}, key=KEY),
    )
    assert ids_of(checked) == ["songyuan-gw2", "songyuan-gw1"]


def test_what_is_kept_then_nothing_that_is_made_of_a_name_without_the_key() -> None:
    one, other = given_to([post("周立群")]), given_to([post("周立群")], b"l" * 32)
    assert one[0].number != other[0].number != ""
    assert one[0].fingerprint == given_to([post("吴春梅")])[0].fingerprint
    assert given_to([post("周立群")], b"")[0].number == ""


def test_fingerprint_of_whoever_is_not_said_then_none() -> None:
    column = given_to([post("周立群")])
    assert column[0].number
    texts = county(positions=[post("")])["positions"].texts
    assert holders_of(KIND, [texts["community"], texts["person"]], KEY) == [""]


def test_key_is_made_once_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert read_key(tmp_path) == b""
    make_key(tmp_path)
    key = read_key(tmp_path)
    make_key(tmp_path)
    assert len(read_key(tmp_path)) == 32
    assert read_key(tmp_path) == key
    assert (tmp_path / KEY_PATH).stat().st_mode & 0o077 == 0
    assert (tmp_path / "data" / "private" / ".gitignore").read_text(encoding="utf-8") == "*\n"


@pytest.mark.parametrize("content", ["", "00ff\n", "nonsense\n", "é\n"])
def test_file_that_holds_no_key_then_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / KEY_PATH
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")
    assert read_key(tmp_path) == b""


def test_kinds_of_somebody_then_posts_alone() -> None:
    assert [kind.name for kind in KINDS if kind.holder] == ["positions"]
