"""A new copy of a file without its ids, drawn at random: each row its own id again, or somebody is asked.

Many by hand: `python -m tests.test_number_copies [FIRST] [COUNT]`.
"""

from __future__ import annotations

import csv
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from sunboard.records import read_records

from tests.factories import write_project
from tests.test_number import run

Row = tuple[str, str, str, str]
"""Day, community, estate, and what is asked for: what says which one it is."""
HEADINGS = (
    ("受理时间", "社区", "小区", "反映问题", "承办单位", "办理结果"),
    ("反映日期", "所属社区", "所在小区", "诉求内容", "责任部门", "处置情况"),
)
TEXTS = (
    "楼道灯不亮",
    "小区门口积水",
    "井盖松动",
    "树枝压线",
    "电动车乱停",
    "健身器材损坏",
    "噪音扰民",
)
PLACES = (("清河社区", "清河花园"), ("清河社区", ""), ("南苑社区", "南苑小区"), ("南苑社区", ""))


class Draw:
    """One file, its new copy, and what is to come of the copy's rows."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.old = [self.row() for _ in range(self.random.randint(2, 7))]
        if self.chance(0.3):
            self.old.append(self.random.choice(self.old))
        self.new = self.copy()
        self.renames = self.chance(0.4)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def row(self) -> Row:
        place = self.random.choice(PLACES)
        text = f"{self.random.choice(TEXTS)}{self.random.randint(1, 40)}处"
        return (f"2026-09-{self.random.randint(1, 28):02}", *place, text)

    def copy(self) -> list[Row]:
        """The rows of the copy: some gone, some new, some worded anew, in another order."""
        rows = [row for row in self.old if not self.chance(0.15)]
        if rows and self.chance(0.25):
            at = self.random.randrange(len(rows))
            rows[at] = (*rows[at][:3], f"{rows[at][3]}，请尽快")
        rows += [self.row() for _ in range(self.random.choice((0, 0, 1, 2)))]
        if self.chance(0.5):
            self.random.shuffle(rows)
        return rows or [self.row()]

    def write(self, project: Path, rows: list[Row], stem: str) -> None:
        """A workbook or a CSV file, with titles and in whichever words."""
        headings = self.random.choice(HEADINGS)
        above = [["清河县诉求办理台账（2026年）"]] * self.chance(0.5)
        body = [[*row, "云桥县住房和城乡建设局", self.random.choice(("", "已办"))] for row in rows]
        table = [*above, [*headings], *body]
        if self.chance(0.3):
            path = project / "data" / f"{stem}.csv"
            with path.open("w", encoding="gb18030", newline="") as file:
                csv.writer(file).writerows(table)
            return
        book = openpyxl.Workbook()
        book.active.title = self.random.choice(("任务清单", "诉求", "9月诉求"))
        for line in table:
            book.active.append([cell or None for cell in line])
        book.save(project / "data" / f"{stem}.xlsx")


def files_of(project: Path) -> list[Path]:
    return [*(project / "data").glob("诉求*")]


def tasks_of(project: Path) -> list[tuple[Row, str]]:
    """What each task of the office's file is about, and its id."""
    table = read_records(project)[0]["tasks"]
    names = ("raised_on", "community", "estate", "text", "id")
    columns = [table.texts[name].to_pylist() for name in names]
    return [((*row[:4],), row[4]) for row in zip(*columns, strict=True)]


def compare(seed: int, project: Path) -> None:
    drawn = Draw(seed)
    drawn.write(project, drawn.old, "诉求台账")
    assert run(project).exit_code == 0
    before = tasks_of(project)
    assert Counter(row for row, _ in before) == Counter(drawn.old)
    (before_path,) = files_of(project)
    before_path.unlink()
    drawn.write(project, drawn.new, "诉求台账（10月）" if drawn.renames else "诉求台账")
    path_kept = before_path in files_of(project)
    done = run(project)
    ids = dict(before)
    olds, news = Counter(drawn.old), Counter(drawn.new)
    missing = [row for row in olds if row not in news]
    known = sum(count for row, count in news.items() if row in olds)
    # Another file of which few rows were in the one that is gone is another month's, and no copy.
    is_copy = path_kept or 2 * known >= len(drawn.new)
    asked = 0
    for row, own in tasks_of(project):
        if olds[row] == news[row] == 1:
            assert own == ids[row], (seed, row)
        elif olds[row] or (missing and is_copy):
            assert own == "", (seed, row, own)
            asked += 1
        else:
            assert own not in ("", *ids.values()), (seed, row)
    # Whoever runs it again is asked again: no row becomes a new one because nobody has answered.
    for again in (done, run(project)):
        assert (f"还有{asked}行没有编号" in again.output) == (asked > 0), (seed, again.output)


@pytest.mark.parametrize("seed", range(12))
def test_each_row_of_a_copy_has_its_id_again_or_somebody_is_asked(
    seed: int, tmp_path: Path
) -> None:
    compare(seed, write_project(tmp_path, tasks=[]))


def test_copy_whose_places_are_known_no_more_gets_no_new_ids_in_silence(tmp_path: Path) -> None:
    project = write_project(tmp_path, tasks=[])
    drawn = Draw(3)
    drawn.write(project, drawn.old, "诉求台账")
    assert run(project).exit_code == 0
    files_of(project)[0].unlink()
    for name in ("communities", "estates", "units"):
        path = project / "data" / f"{name}.csv"
        path.write_text(
            path.read_text("utf-8").replace("清河", "甲乙").replace("局", "丙"), "utf-8"
        )
    drawn.write(project, drawn.old, "诉求10月")
    assert f"还有{len(drawn.old)}行没有编号" in run(project).output


if __name__ == "__main__":
    first, count = (int(word) for word in (*sys.argv[1:], "0", "300")[:2])
    for seed in range(first, first + count):
        with tempfile.TemporaryDirectory() as folder:
            compare(seed, write_project(Path(folder), tasks=[]))
