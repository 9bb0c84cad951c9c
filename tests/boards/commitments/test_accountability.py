"""The board of accountability: what is overdue how long, and what done work fails to show, by unit."""

from tests.asking import ask
from tests.factories import (
    UNITS,
    Row,
    commitment,
    finished,
    kept,
    make_measures,
    numbered,
    task,
)
from tests.shown import Shown, Table

ROWS: dict[str, list[Row]] = {
    "tasks": numbered([
        task(due="2026-10-20"),
        task(due="2026-10-26", unit="czj", people="dy-3"),
        finished(result=""),
        finished(unit="", people=""),
        finished(unit="czj", people="dy-3"),
    ]),
    "commitments": numbered([
        commitment(due="2026-09-01"),
        kept(done_on="", recorded_on=""),
    ]),
}  # fmt: skip


def page(**rows: list[Row]) -> Shown:
    return ask(make_measures(**(rows or ROWS)))["accountability/"]


def table(shown: Shown, section: str) -> Table:
    (found,) = shown.section(section).tables
    return found


def test_overdue_then_of_what_has_come_due_by_age_and_zeros_shown() -> None:
    overdue = table(page(), "overdue")
    assert overdue.heads == [
        "单位", "逾期",
        "服务单逾期7天以内", "服务单逾期8—30天", "服务单逾期超过30天",
        "承诺逾期7天以内", "承诺逾期8—30天", "承诺逾期超过30天",
    ]  # fmt: skip
    assert [(row.name, row.texts) for row in overdue.rows] == [
        ("住建局", ["2 / 4", "0", "1", "0", "0", "0", "1"]),
        ("财政局", ["1 / 2", "1", "0", "0", "0", "0", "0"]),
        ("教育局", ["—", *["0"] * 6]),
        ("没有承办单位", ["0 / 1", *["0"] * 6]),
    ]
    rates = [row.cells["逾期"].tone for row in overdue.rows]
    assert rates == ["bad", "", "mute", ""], "only what has waited longest is drawn as bad"


def test_units_then_by_their_rates_and_not_by_how_much_they_have() -> None:
    czj = {"unit": "czj", "people": "dy-3"}
    rows = numbered([
        *(task(due="2026-10-20", text=f"修{n}") for n in range(3)),
        *(finished(result="", text=f"换{n}") for n in range(2)),
        *(finished(text=f"装{n}") for n in range(10)),
        *(task(due="2026-10-20", text=f"补{n}", **czj) for n in range(2)),
        *(finished(result="" if n < 2 else "补2处", text=f"铺{n}", **czj) for n in range(5)),
        task(due="2026-10-20", unit="jyj", people=""),
    ])  # fmt: skip
    made = page(tasks=rows)
    assert [(row.name, row.texts[0]) for row in table(made, "overdue").rows] == [
        ("财政局", "2 / 7"), ("住建局", "3 / 15"), ("教育局", "1 / 1"),
    ]  # fmt: skip
    assert [(row.name, row.texts[0]) for row in table(made, "shown").rows] == [
        ("财政局", "3 / 5"), ("住建局", "10 / 12"), ("教育局", "—"),
    ]  # fmt: skip


def test_counts_then_they_lead_to_the_records_on_the_unit_s_board() -> None:
    overdue = page().section("overdue")
    (zjj, *_) = overdue.rows
    assert (overdue.anchors[0], zjj.href) == ("zjj", "u/zjj/")
    assert [cell.href for cell in zjj.cells.values()] == [
        "", "", "u/zjj/#tasks", "", "", "", "u/zjj/#commitments",
    ]  # fmt: skip


def test_shown_then_what_is_missing_by_unit() -> None:
    shown = table(page(), "shown")
    assert [(row.name, row.texts) for row in shown.rows] == [
        ("住建局", ["0 / 2", "0", "1", "0", "1"]),
        ("财政局", ["1 / 1", "0", "0", "0", "0"]),
        ("教育局", ["—", "0", "0", "0", "0"]),
        ("没有承办单位", ["0 / 1", "1", "0", "0", "0"]),
    ]
    assert shown.anchors == [], "an anchor stands once on a page"


def test_county_then_it_is_the_sum_of_its_units() -> None:
    made = page()
    values = {key: value for key, value in made.values.items() if key.startswith("county/")}
    assert values == {
        "county/accountability/overdue": "3/7",
        "county/accountability/overdue-long": "1",
        "county/accountability/shown": "1/4",
    }
    rates = [row.texts[0] for row in table(made, "overdue").rows]
    parts = [rate.split(" / ") for rate in rates if rate != "—"]
    assert [sum(map(int, numbers)) for numbers in zip(*parts, strict=True)] == [3, 7]


def test_unit_that_was_closed_then_listed_only_with_something_to_answer_for() -> None:
    units = [*UNITS[:2], {**UNITS[2], "ended_on": "2026-10-01"}]
    for tasks, names in (([], []), ([finished(unit="jyj", people="")], ["教育局"])):
        overdue = table(page(units=units, people=[], tasks=tasks), "overdue")
        assert [row.name for row in overdue.rows if row.note == "已撤并"] == names


def test_shortfalls_then_no_person_is_named() -> None:
    held = ask(make_measures(**ROWS)).held("accountability/")
    assert "住建局" in held
    assert "周立群" not in held
    assert "郑国栋" not in held
