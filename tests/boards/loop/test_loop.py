"""The board of the loop: who waits where, who judged, what was not answered, how soon results are public."""

from datetime import date, timedelta

import pytest
from sunboard.boards.counted import Counted
from sunboard.boards.loop.loop import MOST_LISTED
from sunboard.boards.rows.tasks import task_rows
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.loop import loop_of
from sunboard.settings import Step

from tests.asking import ask
from tests.factories import (
    UNITS,
    Row,
    commitment,
    evaluation,
    event,
    finished,
    make_measures,
    make_programme,
    numbered,
    task,
)
from tests.shown import Shown, Table


def board_of(county: Ground) -> Shown:
    return ask(county)["loop/"]


def grid(board: Shown, section: str) -> Table:
    (table,) = board.section(section).tables
    return table


def cells(table: Table, name: str) -> dict[str, str]:
    return {head: cell.text for head, cell in table.row(name).cells.items()}


def test_rows_of_communities_and_units_then_who_waits_and_beyond_the_limit() -> None:
    rows = [
        task(accepted_on=""),
        task(dispatched_on="2026-10-30", accepted_on=""),
        task(community="nanyuan", estate="", unit="czj", people="", accepted_on="2026-10-30"),
        finished(),
    ]
    board = board_of(make_measures(tasks=numbered(rows), published=[]))
    communities, units = grid(board, "communities"), grid(board, "units")
    assert cells(communities, "清河社区") == {
        "超时合计": "1 / 2", "等报": "0", "等派": "0", "等接": "2 超时1", "等办": "0", "等晒": "0",
        "等评": "1", "按时晒": "—", "不满意已答复": "—",
    }  # fmt: skip
    assert communities.anchors == ["qinghe", "nanyuan"]
    assert cells(units, "财政局")["等办"] == "1"
    assert units.anchors == ["zjj", "czj", "jyj"]
    keys = [cell.key for row in communities.rows for cell in row.cells.values()]
    assert "community/qinghe/loop/accepted/waiting" in keys
    assert len(keys) == len(set(keys))


def test_many_waiting_then_the_largest_share_beyond_the_limit_first() -> None:
    def waiting(late: int, in_time: int, **where: str) -> list[Row]:
        days = ["2026-10-14"] * late + ["2026-10-30"] * in_time
        return [task(dispatched_on=day, accepted_on="", people="", **where) for day in days]

    rows = [
        *waiting(3, 7),
        *waiting(2, 3, unit="czj", community="nanyuan", estate=""),
        *waiting(1, 0, unit="jyj"),
    ]
    rows = [{**row, "text": f"修灯{n}盏"} for n, row in enumerate(rows)]
    board = board_of(make_measures(tasks=numbered(rows)))
    assert grid(board, "units").anchors == ["czj", "zjj", "jyj"]
    assert grid(board, "communities").anchors == ["nanyuan", "qinghe"]


def test_unit_that_has_ended_then_it_is_listed_only_with_tasks() -> None:
    ended = {"ended_on": "2026-10-30", "successor": "zjj"}
    units = [UNITS[0], *({**unit, **ended} for unit in UNITS[1:])]
    board = board_of(make_measures(units=units, people=[], tasks=[finished(unit="czj", people="")]))
    assert grid(board, "units").anchors == ["zjj", "czj"]


def unhappy(number: int, on: str, **more: str) -> Row:
    return evaluation(subject=f"fw-{number}", level="不满意", date=on, **more)


def test_dissatisfied_without_an_answer_then_listed_with_the_way_to_the_task() -> None:
    county = make_measures(
        tasks=numbered([
            finished(),
            finished(unit="czj", people="dy-3", text="井盖松动"),
            finished(text="水管漏水", estate="qinghe-2"),
            finished(text="路灯不亮", community="nanyuan", estate=""),
        ]),
        evaluations=numbered([unhappy(n, f"2026-10-{29 - n}") for n in (1, 2, 3)]),
        task_events=[event("答复", "2026-10-28", task="fw-1")],
    )  # fmt: skip
    pages = ask(county)
    board = pages["loop/"]
    section = board.section("unanswered")
    assert section.text.startswith("不满意，没有答复也没有重办 2件")
    (unanswered,) = section.tables
    assert [(row.name, row.note, row.href) for row in unanswered.rows] == [
        ("水管漏水", "fw-3", "c/qinghe/2026-09/#fw-3"),
        ("井盖松动", "fw-2", "c/qinghe/2026-09/#fw-2"),
    ]
    second = unanswered.rows[1]
    assert second.texts == ["财政局", "清河花园", "2026-10-27", "没有超"]
    assert second.counted == [Counted("2026-10-27", "2026-10-27", "已等{w}个工作日")]
    # Units only: nobody of those who did it is named beside what went wrong.
    assert "郑国栋" not in pages.held("loop/")
    assert board.values["county/loop/answered"] == "1/3"


# Seven working days after 2026-10-21 are over with Friday 2026-10-30.
@pytest.mark.parametrize(
    ("as_of", "cell"),
    [(date(2026, 10, 30), ("没有超", "")), (date(2026, 10, 31), ("已超时限", "bad"))],
    ids=["its last day", "the day after"],
)
def test_answer_then_it_is_overdue_from_the_day_after_its_last(
    as_of: date, cell: tuple[str, str]
) -> None:
    judged = [unhappy(1, "2026-10-21")]
    county = make_measures(as_of, tasks=[finished()], evaluations=judged)
    (row,) = grid(board_of(county), "unanswered").rows
    *_, shown = row.cells.values()
    assert (shown.text, shown.tone) == cell


def test_more_without_an_answer_than_are_listed_then_the_rest_is_counted() -> None:
    count = MOST_LISTED + 3
    rows = numbered([finished(text=f"修灯{n}盏") for n in range(count)])
    judged = numbered([unhappy(n + 1, "2026-10-28") for n in range(count)])
    section = board_of(make_measures(tasks=rows, evaluations=judged)).section("unanswered")
    assert f" {count}件 " in section.text
    assert len(section.rows) == MOST_LISTED
    assert "另有3件" in section.tables[0].caption


def test_dissatisfied_on_a_day_nobody_knows_then_listed_last_and_no_days_are_counted() -> None:
    rows = [unhappy(1, ""), unhappy(2, "2026-10-21")]
    tasks = numbered([finished(), finished(text="井盖松动")])
    board = board_of(make_measures(date(2026, 10, 31), tasks=tasks, evaluations=numbered(rows)))
    first, last = grid(board, "unanswered").rows
    assert first.name == "井盖松动"
    assert last.texts[2:] == ["没有写哪天评的", "算不出"]
    assert last.counted == []


def test_asked_whether_it_is_solved_then_the_figure_stands_beside_satisfaction() -> None:
    rows = numbered([
        evaluation(level="满意", solved="解决", count="2"),
        evaluation(level="不满意", solved="部分解决"),
        evaluation(level="", solved="未解决"),
    ])  # fmt: skip
    pages = ask(make_measures(tasks=[finished()], evaluations=rows))
    for path, about in (
        ("", "county"),
        ("loop/", "county"),
        ("c/qinghe/", "community/qinghe"),
        ("u/zjj/", "unit/zjj"),
    ):
        assert pages[path].figures[f"{about}/solved"].text == "2 / 4", path
        assert pages[path].figures[f"{about}/solved"].note == "其中1人说部分解决；1人说没有解决"
        assert pages[path].figures[f"{about}/satisfaction"].text == "2 / 3"
    assert pages["c/nanyuan/"].figures["community/nanyuan/solved"].note == "没有人答是否解决"
    assert "estate/qinghe-1/solved" not in pages["e/qinghe-1/"].figures
    assert "群众评价：满意 2 / 3 人，已解决 2 / 4 人" in pages["c/qinghe/"].text


def test_nobody_is_asked_whether_it_is_solved_then_no_figure() -> None:
    pages = ask(make_measures(tasks=[finished()], evaluations=[evaluation()]))
    assert not [key for page in pages.values() for key in page.figures if key.endswith("y/solved")]


def test_judges_then_people_by_kind_and_level() -> None:
    judged = [
        evaluation(level="很满意", count="3"),
        evaluation(level="不满意", count="2"),
        evaluation(level="非常不满意", count="4"),
        evaluation(evaluator="社区"),
        evaluation(evaluator="本人", level="满意", unit="zjj"),
    ]
    board = board_of(make_measures(tasks=[finished()], evaluations=numbered(judged)))
    judges = grid(board, "judges")
    assert judges.heads == ["谁评的", "合计", "很满意", "满意", "基本满意", "不满意", "非常不满意"]
    assert [row.texts for row in judges.rows] == [
        ["9", "3", "0", "0", "2", "4"],
        ["1", "0", "1", "0", "0", "0"],
        ["0", "0", "0", "0", "0", "0"],
        ["0", "0", "0", "0", "0", "0"],
        ["1", "0", "1", "0", "0", "0"],
    ]
    assert [row.note for row in judges.rows] == ["", "", "", "", "不计入满意度"]
    assert board.values["county/loop/response"] == "1/1"


def test_publication_then_days_and_how_many_took_them() -> None:
    rows = [finished(completed_on="2026-09-10") for _ in range(6)] + [finished(result="")]
    days = ("10", "11", "11", "13", "14", "28")
    lines = [f"2026-09-{day},tasks,fw-{n},completed" for n, day in enumerate(days, 1)]
    county = make_measures(
        tasks=numbered(rows), published=["2026-09-01,tasks,fw-1,published", *lines]
    )
    section = board_of(county).section("published")
    assert section.title == "晒：办结后几天结果公开"
    assert "2026年9月1日" in " ".join(section.notes)
    assert list(section.values.values()) == ["6/7", "3/6", "1天", "18天"]
    assert [row.texts for row in section.rows] == [
        ["1 / 6"], ["2 / 6"], ["1 / 6"], ["1 / 6"], ["1 / 6"],
    ]  # fmt: skip


def test_no_ledger_then_the_days_are_said_not_to_be_known() -> None:
    section = board_of(make_measures(tasks=[finished()])).section("published")
    assert "不知道" in " ".join(section.notes)
    assert section.tables == []
    assert list(section.values.values()) == ["1/1", "—", "—", "—"]


def test_county_with_fewer_steps_then_the_board_has_those() -> None:
    for steps, title, has_publication in (
        (("raised", "completed", "published"), "点办晒", True),
        (("raised", "dispatched", "accepted", "completed"), "点派接办", False),
    ):
        chosen = tuple(step for step in make_programme().steps if step.key in steps)
        board = board_of(make_measures(programme_overrides={"steps": chosen}, tasks=[finished()]))
        assert board.title == title
        assert [step.name for step in board.section("steps").items] == list(title)
        assert ("几天公开" in [link.label for link in board.contents]) == has_publication
        waits = [head for head in grid(board, "communities").heads if head.startswith("等")]
        assert waits == [f"等{label}" for label in title[1:]]


def test_step_under_another_name_then_the_board_says_that() -> None:
    steps = (
        Step("raised", "问", "群众提问", "raised_on"),
        Step("completed", "答", "单位答复", "completed_on"),
        Step("published", "亮", "答复上墙", limit_workdays=3),
    )
    pages = ask(make_measures(programme_overrides={"steps": steps}, tasks=[finished()]))
    board = pages["loop/"]
    assert board.section("published").title == "亮：办结后几天答复上墙"
    assert [figure.label for figure in board.figures.values()][1] == "3个工作日内答复上墙"
    assert "晒" not in pages.held("loop/")


@pytest.mark.parametrize(
    ("as_of", "is_said"), [(date(2026, 11, 30), False), (date(2026, 12, 30), True)]
)
def test_waits_into_days_that_no_announcement_settles_then_said_so(
    as_of: date, is_said: bool
) -> None:
    disliked = evaluation(level="不满意", date=str(as_of - timedelta(days=3)))
    board = board_of(make_measures(as_of=as_of, tasks=[finished()], evaluations=[disliked]))
    assert ("按法定节假日推算，以公布为准" in grid(board, "unanswered").caption) == is_said


def test_modes_then_what_has_no_due_date_is_counted_in_sight() -> None:
    promises = [commitment(due=""), commitment(id="cn-2", due="2026-09-30", text="更换门12樘")]
    board = board_of(make_measures(commitments=promises))
    cell = grid(board, "modes").row("清单式").cells["到期兑现"]
    assert (cell.said, cell.note) == ("0 / 1", "1项没有定期限，单独计数")


def test_modes_then_shares_and_results() -> None:
    rows = numbered([finished(), finished(mode="组团式"), task(mode="")])
    modes = grid(board_of(make_measures(tasks=rows)), "modes")
    assert cells(modes, "组团式")["服务单"] == "1 / 3"
    assert cells(modes, "组团式")["按期办结"] == "1 / 1"
    assert cells(modes, "没有写明")["服务单"] == "1 / 3"
    assert cells(modes, "揭榜式")["服务活动"] == "—"


@pytest.mark.parametrize(("count", "share"), [(4, ""), (5, "100%")])
def test_share_of_a_mode_then_told_from_the_least_cohort_on(count: int, share: str) -> None:
    rows = numbered(finished(text=f"换灯{n}盏") for n in range(count))
    modes = grid(board_of(make_measures(tasks=rows)), "modes")
    assert modes.row("清单式").cells["服务单"].note == share


def test_board_that_is_not_asked_for_then_no_page_and_no_way_to_it() -> None:
    boards = ("home", "communities", "mechanisms", "months")
    pages = ask(make_measures(programme_overrides={"boards": boards}, tasks=[finished()]))
    assert "loop/" not in pages
    led_to = {link.href for page in pages.values() for link in page.links}
    assert not any(href.startswith("loop/") for href in led_to)


def test_days_off_not_announced_then_the_row_says_so_and_until_when_nobody_is_late() -> None:
    """A task over the Spring Festival of 2027, before its days off are announced."""
    steps = dict.fromkeys(
        ("raised_on", "reported_on", "dispatched_on", "accepted_on"), "2027-01-29"
    )
    row = finished(**steps, due="", completed_on="2027-02-22")
    (shown,) = task_rows(make_measures(date(2027, 2, 28), tasks=[row]))
    assert (shown.due, shown.timing) == ("2027-02-18（暂定）", "按期")
    assert shown.sum == (
        "没有写期限，按接单或派单后10个工作日推算；放假安排还没有公布，按法定节假日推算，以公布为准，"
        "期限最晚可能到2027-03-04，过了那天才算晚"
    )


def test_days_off_not_announced_then_late_only_past_the_latest_date() -> None:
    steps = dict.fromkeys(
        ("raised_on", "reported_on", "dispatched_on", "accepted_on"), "2027-01-29"
    )
    row = finished(**steps, due="", completed_on="2027-03-09")
    (shown,) = task_rows(make_measures(date(2027, 3, 31), tasks=[row]))
    assert "2027-03-05至2027-03-09，除去休息日2天，共3个工作日" in shown.sum
    assert shown.timing == "晚3个工作日"


def test_days_off_not_announced_then_a_step_is_within_its_limit_while_it_may_be() -> None:
    waiting = task(
        raised_on="2027-02-01", reported_on="2027-02-01", dispatched_on="2027-02-03", accepted_on=""
    )
    for day, overdue in ((date(2027, 2, 22), 0), (date(2027, 2, 23), 1)):
        # February 19 and 22 are the first two days that no announcement can take off.
        loop = loop_of(make_measures(day, tasks=[waiting]), Scope.COUNTY)
        assert loop.overdue.sum() == overdue


@pytest.mark.parametrize(
    ("due", "said"),
    [("2026-10-30", "2026-10-30"), ("2026-10-31", "2026-10-31（顺延2天）")],
)
def test_date_on_a_rest_day_then_the_day_that_the_office_wrote_and_where_it_moves_to(
    due: str, said: str
) -> None:
    (shown,) = task_rows(make_measures(date(2026, 11, 5), tasks=[task(due=due)]))
    assert shown.due == said
