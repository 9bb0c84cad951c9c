"""The table of figures as an office program reads it; that it says what pages say is held by `tests/site`."""

from __future__ import annotations

import csv

import pytest
from sunboard.checks.saying import plain
from sunboard.measures.ground import Ground
from sunboard.outputs.figures.table import HEADS, write_figures

from tests.factories import COMMUNITIES, county_rows, evaluation, finished, make_measures, numbered


def written(county: Ground) -> bytes:
    files: dict[str, bytes] = {}
    write_figures(county, files.__setitem__)
    assert list(files) == ["figures.csv"]
    return files["figures.csv"]


def rows_of(county: Ground) -> dict[str, list[str]]:
    """What stands beside each key."""
    heads, *rows = csv.reader(written(county).decode("utf-8-sig").splitlines())
    assert heads == list(HEADS)
    return {key: rest for key, *rest in rows}


def test_file_then_marked_as_utf_8_with_lines_as_office_programs_write_them() -> None:
    content = written(make_measures())
    assert content.startswith(b"\xef\xbb\xbf" + HEADS[0].encode())
    assert content.count(b"\r\n") == content.count(b"\n") > 1


def test_row_then_whose_it_is_what_and_how_many() -> None:
    rows = rows_of(
        make_measures(tasks=numbered([finished(), finished()]), evaluations=[evaluation(count="4")])
    )
    assert rows["county/tasks/all"] == ["全县", "云桥县", "服务单总数", "2", ""]
    assert rows["county/satisfaction"] == ["全县", "云桥县", "群众满意", "4", "4"]
    assert rows["town/yuncheng/tasks/on-time"] == ["城镇", "云城街道", "服务单按期办结", "2", "2"]
    assert rows["community/qinghe/tasks/all"] == ["社区", "清河社区", "服务单总数", "2", ""]
    assert rows["unit/czj/tasks/on-time"] == ["部门单位", "云桥县财政局", "按期办结", "0", "0"]
    assert rows["county/challenges/days"] == ["全县", "云桥县", "张榜到揭榜", "", ""]


def test_name_that_begins_like_a_formula_then_text() -> None:
    communities = [{**COMMUNITIES[0], "name": "-1号社区"}, *COMMUNITIES[1:]]
    rows = rows_of(make_measures(communities=communities))
    assert rows["community/qinghe/tasks/all"][1] == "'-1号社区"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@A1", "＝1", "\t=1", "\r=1"])
def test_beginning_of_a_formula_then_text(text: str) -> None:
    assert plain(text) == f"'{text}"


def test_other_text_then_as_it_is() -> None:
    assert [plain(text) for text in ("清河社区", "", "3=2")] == ["清河社区", "", "3=2"]


def test_every_cell_of_a_county_then_none_begins_like_a_formula() -> None:
    rows = rows_of(make_measures(**county_rows()))
    cells = [cell for key, rest in rows.items() for cell in (key, *rest)]
    assert [cell for cell in cells if cell != plain(cell)] == []


def test_day_then_not_in_it() -> None:
    county = make_measures(**county_rows())
    assert county.as_of.isoformat() not in written(county).decode()
