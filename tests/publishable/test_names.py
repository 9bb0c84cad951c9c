"""Nobody is named without consent, on any page, however a record refers to them."""

import pytest
from sunboard.boards.rows.deeds import deed_rows
from sunboard.boards.rows.tasks import task_rows

from tests.asking import Asked, ask
from tests.factories import (
    PEOPLE,
    UNNAMED,
    Row,
    commitment,
    county_rows,
    deed,
    finished,
    kept,
    make_measures,
    numbered,
    task,
)

EVERYBODY = "dy-1、dy-2、dy-3、dy-4、dy-5"


def everywhere() -> dict[str, list[Row]]:
    """Each person in each place that can name one."""
    rows = county_rows()
    ids = [person["id"] for person in PEOPLE]
    rows["deeds"] += numbered([deed(people=i, what=f"送餐{i}") for i in ids])
    rows["deeds"] += [deed(id="sg-99", people=EVERYBODY, state="已撤榜", reason="事实有出入")]
    rows["deeds"] = numbered(rows["deeds"])
    rows["tasks"] = numbered(
        [
            *(finished(people=i, text=f"换灯{i}") for i in ids),
            *(task(people=i, text=f"修门{i}", due="2026-10-20") for i in ids),
            finished(people=EVERYBODY),
        ]
    )
    rows["commitments"] = numbered(
        [
            *(kept(person=i, text=f"补树{i}") for i in ids),
            *(commitment(person=i, text=f"装灯{i}", due="2026-09-30") for i in ids),
        ]
    )
    rows["task_events"], rows["evaluations"], rows["extensions"] = [], [], []
    return rows


@pytest.fixture(scope="module")
def pages() -> Asked:
    return ask(make_measures(**everywhere()))


def named_on(pages: Asked, name: str) -> list[str]:
    """The pages that hold a name, be it in sight or not."""
    return [path for path in pages if name in pages.held(path)]


@pytest.mark.parametrize("name", UNNAMED)
def test_person_without_consent_then_on_no_page_at_all(name: str, pages: Asked) -> None:
    assert named_on(pages, name) == []


def test_person_with_consent_then_named_where_it_is_an_honour(pages: Asked) -> None:
    for path in ("", "deeds/2026-q3/", "deeds/sg-1/", "u/zjj/", "e/qinghe-1/", "c/qinghe/"):
        assert "周立群" in pages[path].text, path


def test_person_without_consent_then_shown_by_unit_and_counted(pages: Asked) -> None:
    shown = [pages[path].title for path in pages if path.startswith("deeds/sg-")]
    assert "住建局一名党员" in shown
    assert "财政局一名党员" in shown
    joint = ("周立群", "郑国栋", "住建局一名党员", "财政局一名党员", "教育局一名党员")
    rows = {"deeds": [deed(people=EVERYBODY)]}
    assert deed_rows(make_measures(**rows))[0].names == joint


def test_several_of_one_unit_without_consent_then_one_entry_with_their_number() -> None:
    people = [{"id": f"dy-{n}", "name": name, "unit": "czj"} for n, name in enumerate(UNNAMED, 1)]
    county = make_measures(people=people, deeds=[deed(people="dy-1、dy-2、dy-3", unit="czj")])
    assert deed_rows(county)[0].names == ("财政局3名党员",)


def test_unit_without_a_short_name_then_the_full_one_stands_in() -> None:
    rows = county_rows()
    rows["units"] = [{**unit, "short_name": ""} for unit in rows["units"]]
    rows["deeds"] = [deed(people="dy-2")]
    assert deed_rows(make_measures(**rows))[0].names == ("云桥县住房和城乡建设局一名党员",)


def test_deed_of_nobody_named_then_it_is_the_units() -> None:
    assert deed_rows(make_measures(deeds=[deed(people="")]))[0].names == ("住建局集体",)


@pytest.mark.parametrize(
    ("row", "doer"),
    [
        (finished(people="dy-1"), "住建局：周立群"),
        (finished(people="dy-1、dy-2"), "住建局：周立群、住建局一名党员"),
        (finished(people="dy-3", unit=""), "郑国栋"),
        (finished(people=""), "住建局"),
        (task(people="dy-1"), "住建局"),
        (task(people="dy-1", due="2026-10-20"), "住建局"),
        (finished(people="dy-1", result=""), "住建局"),
        (task(people="", unit=""), "尚未派单"),
    ],
    ids=[
        "done",
        "joint",
        "no unit",
        "nobody",
        "open",
        "overdue",
        "only said to be done",
        "nobody yet",
    ],
)
def test_doer_of_a_task_then_people_are_named_once_it_is_done(row: Row, doer: str) -> None:
    assert task_rows(make_measures(tasks=[row]))[0].unit == doer


@pytest.mark.parametrize(
    ("row", "person"),
    [
        (kept(person="dy-1"), "周立群"),
        (kept(person="dy-2"), "住建局一名党员"),
        (commitment(person="dy-1"), "住建局一名党员"),
        (commitment(person="dy-1", due="2026-09-30"), "住建局一名党员"),
        (kept(person="dy-1", outcome="未兑现", reason="缺材料", done_on=""), "住建局一名党员"),
        (kept(person="dy-1", outcome="部分兑现", reason="缺材料"), "住建局一名党员"),
    ],
    ids=["kept", "no consent", "open", "overdue", "not kept", "partly kept"],
)
def test_promiser_then_shortfalls_name_units_and_never_people(row: Row, person: str) -> None:
    pages = ask(make_measures(commitments=[row]))
    page = pages["commitments/cn-1/"]
    assert {fact.label: fact.text for fact in page.facts}["承诺人"] == person
    assert ("commitments/cn-1/" in named_on(pages, "周立群")) == (person == "周立群")


def test_revoked_deed_then_it_names_nobody_anywhere() -> None:
    rows = {"deeds": [deed(people="dy-1、dy-3", state="已撤榜", reason="事实有出入")]}
    county = make_measures(**rows)
    pages = ask(county)
    assert named_on(pages, "周立群") == []
    assert pages["deeds/sg-1/"].title == "闪光言行 sg-1"
    assert pages["deeds/sg-1/"].notices == ["本条已撤榜。原因：事实有出入"]
    assert deed_rows(county)[0].names == ("住建局一名党员", "财政局一名党员")


def test_consent_withdrawn_then_the_next_build_has_no_trace() -> None:
    withdrawn = [{**PEOPLE[0], "withdrawn_on": "2026-10-31"}, *PEOPLE[1:]]
    for people, is_named in ((PEOPLE, True), (withdrawn, False)):
        pages = ask(make_measures(**{**everywhere(), "people": people}))
        assert bool(named_on(pages, "周立群")) == is_named


def test_what_a_page_shows_then_its_values_say_it_too(pages: Asked) -> None:
    """So that a name in a value that no template draws yet is found."""
    for path, page in pages.pages.items():
        shown = pages[path]
        rows = [row.name for row in shown.rows if row.href]
        for name in (*rows, *(fact.text for fact in shown.facts if not shown.counted)):
            assert name in repr(page).replace("\\xa0", " "), path
