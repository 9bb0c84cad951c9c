"""`sunboard upgrade`: what this Sunboard will change about a project that an earlier one kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sunboard.boards.addresses import DATA, mechanism_path
from sunboard.days import Asked
from sunboard.language import say, say_many
from sunboard.problems import errors_among
from sunboard.project import RefusedError, check_project
from sunboard.publishing.earlier import earlier_files
from sunboard.publishing.shelf import Shelf
from sunboard.publishing.strangers import find_strangers, is_earlier_site
from sunboard.publishing.target import TargetError, check_target
from sunboard.records import read_programme
from sunboard.records.as_ruled import EXPECTED, expected_in
from sunboard.records.ledger_files import LEDGER, STATE_PATH, LedgerError, read_state, release_of
from sunboard.records.rules_ledger import ALL_RULES, RuleLine, read_rules
from sunboard.schema import ASKED_FOR, DEFAULT_BOARDS


def changes(project: Path, site: Path, asked: Asked) -> Iterator[str]:
    """A sentence for each change, and for what stands in the way of publishing; nothing is changed here."""
    shelf = Shelf.of(site)
    with suppress(LedgerError):  # said of the records below
        if read_state(project) is None and (project / LEDGER).is_dir():
            yield say(
                "{ledger}：下一次发布会写下 {file}，从此每个存底文件少了、改了都会查出来",
                ledger=LEDGER,
                file=STATE_PATH,
            )
    yield from _taken_over(project, site, shelf)
    yield from _boards_gone(project, shelf)
    yield from _limits_gone(project, shelf)
    yield from _due_unsaid(project, shelf)
    yield from _open_data_new(project, shelf)
    for found in earlier_files(shelf):
        yield say(
            "{file}：会删去；报告和印好的张贴版改放在项目的 .sunboard/ 里，不再放在网站旁边",
            file=found,
        )
    yield from _records_refused(project, asked)


def _taken_over(project: Path, site: Path, shelf: Shelf) -> Iterator[str]:
    """What is to be done with the folder of the site."""
    if shelf.site.is_dir() and release_of(shelf.site) is None and is_earlier_site(shelf.site):
        yield say("{site}：没有标记，发布时加一次 --take-over，换成新网站；之后不用再加", site=site)
        for path in find_strangers(shelf.site, None):
            yield say(
                "{site}：{file} 不是晒榜写的，会移到 {folder} 里",
                site=site,
                file=path,
                folder=shelf.folder,
            )
    else:
        try:
            check_target(site, project)
        except TargetError as error:
            yield say("现在发布会被拒绝：{error}", error=error)


def _boards_gone(project: Path, shelf: Shelf) -> Iterator[str]:
    """A sentence for each board that stands on the site unasked, and from now on is to be asked for."""
    programme, _ = read_programme(project)
    if programme is None or programme.boards != DEFAULT_BOARDS:
        return
    for board in ASKED_FOR:
        if (shelf.site / mechanism_path(board)).is_dir():
            yield say(
                "「{board}」这个榜要写明才做，下一次发布就没有它了；要接着做，"
                "在 data/programme.yml 里写 boards: {{{board}: 是}}",
                board=board,
            )


def _limits_gone(project: Path, shelf: Shelf) -> Iterator[str]:
    """A sentence where tasks were held to limits that nobody wrote, and from now on are not."""
    programme, _ = read_programme(project)
    if programme is None or any(step.limit_workdays is not None for step in programme.steps):
        return
    if (shelf.site / mechanism_path("loop")).is_dir():
        yield say(
            "以前没有写时限的环节按默认的算（派2、接2、办10、晒1个工作日），下一次发布就没有时限了；"
            "本县定过的，在 data/programme.yml 里写 steps: {completed: {limit_workdays: 10}}，别的步照样写"
        )


def _due_unsaid(project: Path, shelf: Shelf) -> Iterator[str]:
    """A sentence where communities were said to lack what nobody says that they are to have."""
    programme, _ = read_programme(project)
    if programme is None or any(programme.vocabulary(name).due for name in EXPECTED):
        return
    ruled = list[RuleLine]()
    with suppress(LedgerError):  # said of the records below
        ruled = [line for line in read_rules(project) if line.rule == ALL_RULES]
    if ruled and not any(each.and_used for each in expected_in(ruled[-1].said).values()):
        return
    if any((shelf.site / mechanism_path(board)).is_dir() for board in ("positions", "forces")):
        yield say(
            "以前哪类岗位、队伍、社会力量一个社区没有，都写空缺、写缺；从下一次发布起，只写明每个社区都要有的才写。"
            "要照旧，在 data/programme.yml 里写 everywhere: {positions: 是, teams: 是, social_forces: 是}"
        )


def _open_data_new(project: Path, shelf: Shelf) -> Iterator[str]:
    """A sentence where records can be downloaded from the next night on, and could not before."""
    programme, _ = read_programme(project)
    is_new = shelf.site.is_dir() and not (shelf.site / DATA).is_dir()
    if programme is not None and programme.has_open_data and is_new:
        yield say(
            "下一次发布会有开放数据 /{folder}，能公开的记录可以下载；"
            "不要的，在 data/programme.yml 里写 open_data: 否",
            folder=DATA,
        )


def _records_refused(project: Path, asked: Asked) -> Iterator[str]:
    """What `sunboard check` says of the records, in a sentence."""
    try:
        problems = check_project(project, asked).checked.problems
    except RefusedError:
        yield say("这样的记录做不成网站，现在发布会被拒绝；请先运行 sunboard check，照它说的改")
        return
    except LedgerError as error:
        yield say("存底文件有错，请先从上一次发布恢复：{error}", error=error)
        return
    errors = len(errors_among(problems))
    if any(problem.code == "R-35" for problem in problems):
        yield say("记录比上次发布少得太多，现在发布会被拒绝；请先运行 sunboard check")
    elif errors:
        yield say_many("记录有{n}处错误，有关的记录不会公布；请先运行 sunboard check", errors)
