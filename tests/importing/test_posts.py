"""A clerk's ledger of posts, whose people stand in no table: a first board, and the next month's."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from tests.factories import Run, run_sunboard
from tests.importing.test_next_month import project

__all__ = ["project"]
HEADINGS = ("序号", "岗位", "人员", "社区", "报到关系", "报到日期")
COMMUNITIES = ("东关社区", "西关社区")
OCTOBER, NOVEMBER = ("--as-of", "2026-10-31"), ("--as-of", "2026-11-30")
Post = tuple[str, str]
"""What somebody holds, and who; where, whoever reads it knows by the place in the list."""
POSTS: tuple[Post, ...] = tuple(
    (post, surname + given)
    for given in ("建国", "秀英", "海涛")
    for post, surname in zip(
        ("家园先锋", "家园先锋", "家园医生", "家园医生"), "郑吴韩沈", strict=True
    )
)


def ledger(path: Path, posts: Sequence[Post], headings: Sequence[str] = HEADINGS) -> Path:
    """A workbook of posts, the first in one community, the second in the other, and so on."""
    book = Workbook()
    page = book.active
    page.title = "家园岗位"
    page.append(headings)
    for at, (post, name) in enumerate(posts):
        place = COMMUNITIES[at % len(COMMUNITIES)]
        page.append([at + 1, post, name, place, "居住地社区", "2026-09-15"])
    book.save(path)
    return path


def bring(project: Path, file: Path) -> Run:
    return run_sunboard("import", file, "-C", project, "--yes")


def figure(project: Path, key: str, column: int = -2) -> str:
    """A figure of the site, or what is below it."""
    text = (project / "build" / "site" / "figures.csv").read_text(encoding="utf-8-sig")
    return next(line[column] for line in csv.reader(text.splitlines()) if line[0] == key)


def ids(project: Path, name: str) -> list[str]:
    """The ids that are kept of a workbook's posts."""
    kept = (project / "data" / "ids" / f"{name}.csv").read_text(encoding="utf-8")
    return [line.split(",")[1] for line in kept.splitlines() if line.startswith("positions,")]


def test_next_month_s_ledger_then_its_posts_are_those_and_only_what_is_unclear_is_asked(
    project: Path, tmp_path: Path
) -> None:
    bring(project, ledger(tmp_path / "认岗10月.xlsx", POSTS))
    assert run_sunboard("publish", "--number", "-C", project, *OCTOBER).code == 0
    before = ids(project, "认岗10月.xlsx")
    assert len(before) == len(POSTS)
    changed = [("家园卫士", POSTS[0][1]), *POSTS[1:], ("家园顾问", "韩晓东")]
    run = bring(project, ledger(tmp_path / "认岗11月.xlsx", changed))
    assert "从现在起以新的这份为准" in run.out, run.out + run.err
    published = run_sunboard("publish", "--number", "-C", project, *NOVEMBER)
    assert f"{len(POSTS) - 1}行找回了原来的编号" in published.err
    assert "还有1行没有编号" in published.err
    assert "R-35" not in published.out
    assert f"也可能是编过号的 {before[0]} 改了内容" in published.out
    # One more, and one that waits for its answer.
    assert figure(project, "county/coverage/positions", -1) == str(len(POSTS))
    assert {*ids(project, "认岗11月.xlsx")} > {*before}


def test_unchanged_ledger_then_nobody_is_asked_and_no_name_is_told_or_kept(
    project: Path, tmp_path: Path
) -> None:
    bring(project, ledger(tmp_path / "认岗10月.xlsx", POSTS))
    assert run_sunboard("publish", "--number", "-C", project, *OCTOBER).code == 0
    bring(project, ledger(tmp_path / "认岗11月.xlsx", POSTS[::-1][1:] + POSTS[-1:]))
    published = run_sunboard("publish", "--number", "-C", project, *NOVEMBER)
    assert published.code == 0, published.out
    assert f"{len(POSTS)}行找回了原来的编号" in published.err
    texts = (".html", ".csv", ".json", ".jsonl", ".xml", ".js", ".txt", ".yml")
    made = [
        path.read_text(encoding="utf-8")
        for folder in (project / "build" / "site", project / "data")
        for path in folder.rglob("*")
        if path.suffix in texts
    ]
    for _, name in POSTS:
        assert not any(name in text for text in (*made, published.out, published.err))


CLERKS = ("序号", "岗位名称", "认领人", "社区", "报到关系", "认领时间")


def test_day_on_which_posts_were_claimed_then_they_began_on_it(
    project: Path, tmp_path: Path
) -> None:
    run = bring(project, ledger(tmp_path / "党员认岗.xlsx", POSTS, CLERKS))
    assert "问了0个问题" in run.out, run.out
    assert "没有读取" not in run.out
    assert run_sunboard("publish", "--number", "-C", project, *OCTOBER).code == 0
    assert figure(project, "county/coverage/positions") == str(len(POSTS))


def test_two_posts_in_a_cell_then_two_which_is_said_and_next_month_they_are_those(
    project: Path, tmp_path: Path
) -> None:
    posts = [("家园先锋/家园医生", POSTS[0][1]), *POSTS[1:]]
    bring(project, ledger(tmp_path / "党员认岗10月.xlsx", posts, CLERKS))
    published = run_sunboard("publish", "--number", "-C", project, *OCTOBER)
    assert "有的一格写了几个「岗位」，每个算一条，家园岗位多了1条" in published.out
    assert figure(project, "county/coverage/positions") == str(len(POSTS) + 1)
    bring(project, ledger(tmp_path / "党员认岗11月.xlsx", posts, CLERKS))
    published = run_sunboard("publish", "--number", "-C", project, *NOVEMBER)
    assert f"{len(POSTS)}行找回了原来的编号" in published.err
    assert figure(project, "county/coverage/positions") == str(len(POSTS) + 1)
