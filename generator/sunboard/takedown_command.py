"""What `sunboard takedown` says: what was written, and what is left to do; never the words themselves."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import click

from sunboard.boards.alike import text_of
from sunboard.boards.record_links import record_link
from sunboard.checks.records import STRUCK, Records
from sunboard.language import listed, mark, say, say_many, sentences
from sunboard.measures.ground import Ground
from sunboard.outputs.sheets.makers import SHEET_MAKERS
from sunboard.outputs.sheets.values import Sheet
from sunboard.project import CheckedProject
from sunboard.project_folders import SITE
from sunboard.publishable.records import ground_of
from sunboard.publishing.filesystem import BusyError, cause
from sunboard.publishing.sheet_printer import EVERYTHING
from sunboard.records.ledger_files import LEDGER
from sunboard.schema import KIND_BY_NAME
from sunboard.takedown import (
    NotWrittenError,
    TakedownOptions,
    Taken,
    Target,
    UnknownIdError,
    take_down,
)

FINE, PROBLEMS = 0, 1


def run_takedown(options: TakedownOptions) -> int:
    """Take down, say so and what is left to do; with which code to end."""
    try:
        taken = take_down(options)
    except UnknownIdError as error:
        raise click.UsageError(str(error)) from None
    except NotWrittenError as error:
        raise click.ClickException(say("没有写入，什么都没有改动：{error}", error=error)) from None
    except BusyError:
        raise click.ClickException(say("另一次发布正在进行，没有写入；请等它结束再撤下")) from None
    except OSError as error:
        raise click.ClickException(
            say("没有写入，读不了或写不到：{error}", error=cause(error))
        ) from None
    for line in (*_done(options, taken), say("还要人做的："), *_left(options, taken)):
        click.echo(line)
    if taken.checked is None:
        click.echo(
            say("记录或存底有错，现在发布会被拒绝，撤不下来；请先运行 sunboard check。"), err=True
        )
        return PROBLEMS
    counted = {*taken.checked.checked.records["corrections"].texts("id")}
    if idle := sorted(taken.removals - counted):
        click.echo(
            say(
                "更正 {ids} 有错：照样撤下，但公开的地方不写是哪天撤下的；"
                "请运行 sunboard check，照它说的改。",
                ids=listed(idle),
            ),
            err=True,
        )
        return PROBLEMS
    return FINE


def _done(options: TakedownOptions, taken: Taken) -> Iterator[str]:
    for own, place in taken.written.items():
        yield say("已写入 {file} 第{row}行：更正 {id}。", file=place.file, row=place.row, id=own)
    words = (
        mark("隐去姓名：{record}{where}。")
        if options.strikes_names
        else mark("撤下{record}{where}。")
    )
    for target in taken.targets:
        record = say("{kind} {id}", kind=KIND_BY_NAME[target.kind].words, id=target.id)
        yield say(words, record=record, where=_where(target))
    if not taken.written:
        yield say("以前已经登记过，没有再写。")


def _where(target: Target) -> str:
    if target.place is None:
        return say("（表里已经没有）")
    return say("（{file} 第{row}行）", file=target.place.file, row=target.place.row)


def _left(options: TakedownOptions, taken: Taken) -> Iterator[str]:
    """One thing after the other, the most urgent first."""
    publish = ["sunboard", "publish", "-C", str(options.project.absolute())]
    if options.site != options.project.absolute() / SITE:
        publish += ["--out", str(options.site)]
    yield say(
        "1. 发布以前，网页上还有。今晚定时发布时换下，等不及就现在运行：{command}；"
        "以前各次发布、印好留着的张贴版，那时一并删去；另存到别处的，请自己删去。",
        command=shlex.join(publish),
    )
    shown, hidden = _grounds(taken)
    yield from _sheets(shown, hidden, taken.targets)
    yield from _caches(taken, hidden)
    yield from _history(options, taken)
    yield say(
        "5. data/ 里是没有隐去的原始记录，连同 .sunboard/ 和备份，都不该放在公开的仓库里；"
        "用 git remote -v 看放在哪里，是公开的就改成不公开。"
    )


def _grounds(taken: Taken) -> tuple[Ground, Ground] | tuple[None, None]:
    """The county with the words of what is taken down, and without them."""
    if taken.checked is None:
        return None, None
    records = taken.checked.checked.records
    ids = frozenset(target.id for target in taken.targets)
    # Where names alone are struck, they are out of the words already: papers that show the words held them.
    shown = replace(records, removed=records.removed - ids)
    hidden = replace(records, removed=records.removed | ids)
    return _ground(taken.checked, shown), _ground(taken.checked, hidden)


def _ground(project: CheckedProject, records: Records) -> Ground:
    """Of records with nothing hidden yet."""
    tables = {name: table.saying() for name, table in records.tables.items()}
    return ground_of(
        replace(project, checked=replace(project.checked, records=replace(records, tables=tables)))
    )


def _sheets(
    shown: Ground | None, hidden: Ground | None, targets: Sequence[Target]
) -> Iterator[str]:
    """Which papers hang with it, and until when."""
    if shown is None or hidden is None:
        yield say("2. 墙上的张贴版：记录读不全，不知道是哪几张；请各社区自己查。")
    elif not shown.makes("sheets"):
        yield say("2. 墙上的张贴版：本站不印；自己印了贴出去的，请换下。")
    elif hanging := [
        _hanging(*sheet, hidden) for sheet in sheets_that_show_it(shown, hidden, targets)
    ]:
        yield say_many(
            "2. 墙上贴着的，请各社区今天换下，有{n}种；以前印的旧的也要看一看：", len(hanging)
        )
        yield from hanging
    else:
        yield say("2. 墙上的张贴版：现在的里面都没有；以前印的旧的，请各社区看一看。")


def sheets_that_show_it(
    shown: Ground, hidden: Ground, targets: Sequence[Target]
) -> Iterator[tuple[Sheet, Sheet | None]]:
    """The sheets that are different once it is taken down, before and after; each on one paper alone.

    None stands for one that is printed no more.
    """
    places = _places(shown, targets)
    after = {sheet.path: sheet for sheet in _sheets_of(hidden, places)}
    for sheet in _sheets_of(shown, places):
        if after.get(sheet.path) != sheet:
            yield sheet, after.get(sheet.path)


def _sheets_of(ground: Ground, places: frozenset[int] | None) -> Iterable[Sheet]:
    """The county's sheets and those of some communities; None for all of them."""
    for job in EVERYTHING.jobs(ground):
        place = job.maker.place(ground, job.number)
        if job.paper == job.maker.papers[0] and (places is None or place < 0 or place in places):
            yield job.make(ground)


def _places(ground: Ground, targets: Sequence[Target]) -> frozenset[int] | None:
    """The communities on whose sheets records may stand; None where one doesn't say, as of a unit."""
    places = set()
    for target in targets:
        table = ground.records[target.kind]
        ids = table.texts("id")
        if not table.kind.refers("community", "communities") or target.id not in ids:
            return None
        places.add(int(table.codes("community")[ids.index(target.id)]))
    return None if -1 in places else frozenset(places)


def _hanging(sheet: Sheet, after: Sheet | None, hidden: Ground) -> str:
    """A sheet as it is called afterwards: what it is called now may be what was taken down."""
    maker = next(maker for maker in SHEET_MAKERS if maker.kind == sheet.kind)
    where = (
        text_of(hidden, "communities", sheet.community, "name")
        if sheet.community >= 0
        else say("县里")
    )
    said = {"where": where, "sheet": after.label if after else say(maker.label), "file": sheet.path}
    if maker.hangs:
        return say("   {where}：{sheet}，贴到{day}（{file}）", day=sheet.frame.takedown, **said)
    return say("   {where}：{sheet}，发给本人的，请换回（{file}）", **said)


def _caches(taken: Taken, hidden: Ground | None) -> Iterator[str]:
    paths = (
        []
        if hidden is None
        else list(filter(None, (_path(hidden, each) for each in taken.targets)))
    )
    web = hidden.programme.web_address if hidden is not None else ""
    pages = listed(web + path for path in paths)
    yield sentences(
        say(
            "3. 搜索引擎的缓存：发布以后，百度、必应、360、搜狗都有「快照」投诉或删除的网页，请逐家提交。"
        ),
        say("它自己的网页是 {pages}，列出它的网页也要看。", pages=pages) if paths else None,
    )


def _path(ground: Ground, target: Target) -> str:
    ids = ground.records[target.kind].texts("id")
    return record_link(ground, target.kind, ids.index(target.id)) if target.id in ids else ""


def _history(options: TakedownOptions, taken: Taken) -> Iterator[str]:
    """What is kept of the words where this command doesn't reach."""
    places = listed(
        say("{file} 第{row}行", file=t.place.file, row=t.place.row)
        for t in taken.targets
        if t.place
    )
    if not places:
        yield say("4. 仓库的历史里还有原文：")
    elif options.strikes_names:
        yield say(
            "4. 原文还写在 {places}：请把姓名换成「{struck}」，编号、日期不要动。仓库的历史里也有：",
            places=places,
            struck=say(STRUCK),
        )
    else:
        yield say(
            "4. 原文还写在 {places}：请把原话删去或换成「（不公开）」，编号、日期不要动。仓库的历史里也有：",
            places=places,
        )
    yield say(
        "   {command}　"
        "（words.txt 放在仓库以外，一行一句原话；这一条把全部历史里的这些话换成 ***REMOVED***）",
        command="git filter-repo --replace-text ../words.txt",
    )
    yield say(
        "   {command}　（推上去换掉旧的历史；别人要重新克隆，托管平台上的缓存请管理员清理）",
        command="git push --force --all && git push --force --tags",
    )
    if any(KIND_BY_NAME[target.kind].protected for target in taken.targets):
        yield say(
            "   存底 {folder}/ 里也有公布时的原文，下一次发布时自己去掉，不要动手改；"
            "等发布了、提交了，再做上面这一条。",
            folder=LEDGER,
        )
