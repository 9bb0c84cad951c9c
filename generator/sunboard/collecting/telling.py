"""How a round is told: a line a file, on a page for the keeper, and in a receipt for each who hands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from sunboard.checks.causes import causes_of
from sunboard.checks.saying import escaped
from sunboard.checks.summing import format_cause
from sunboard.collecting.collecting import Collected, File, Sender, State
from sunboard.collecting.dropped import RECEIPT, RECEIVED
from sunboard.language import listed, mark, say, say_many, sentences, spoken
from sunboard.language.dates import said_day
from sunboard.mending.pages import Item, Page, rendered
from sunboard.problems import errors_among
from sunboard.publishing.filesystem import write_lasting
from sunboard.publishing.private_folder import state_folder, write_private
from sunboard.records.folders import DATA
from sunboard.records.loading import MOST_SETTINGS_BYTES, UnfitFileError, read_whole

PAGE = mark("收件.html")
MOST_CAUSES = 20
"""So many errors are told in a receipt: who mends these hands in once more."""
_GRAVE = {
    State.HELD: ("error", mark("用不了")),
    State.WAITS: ("warning", mark("等一等")),
}
"""What needs somebody, the gravest first: its style, and how it is said."""
_LATE, _FINE = ("warning", mark("本月没交")), ("fine", mark("交了"))


def lines(collected: Collected) -> Iterator[str]:
    """All of it, a line a file, and what is missing."""
    for sender in collected.senders:
        for file in sender.files:
            yield say("{sender}：{file}", sender=escaped(sender.name), file=said_file(file))
        if sender.unread:
            yield say("{sender}：{said}", sender=escaped(sender.name), said=_said_unread(sender))
    yield from _missing(collected)


def said_file(file: File) -> str:
    """How a file stands, in a sentence or two."""
    name, n = escaped(file.name), file.records
    day = said_day(date.fromisoformat(file.day)) if file.day else ""
    still = say("现在用的还是{day}收下的。", day=day) if day else ""
    match file.state:
        case State.NEW:
            return sentences(say_many("{file} 收下了，{n}条记录。", n, file=name), _to_mend(file))
        case State.SAME:
            said = say_many("{file} 是{day}收下的，{n}条记录。", n, file=name, day=day)
            return sentences(said, _to_mend(file))
        case State.GONE:
            return say("{file} 这里没有了，{day}收下的还在用。", file=name, day=day)
        case State.OVER:
            return say("{file} 不再用了：有后来的一份，或者有人从项目里拿走了。", file=name)
        case State.WAITS:
            return sentences(say("{file} 刚放进来，也许还没有拷完，下一次再收。", file=name), still)
        case State.HELD:
            return sentences(say("{file} 用不了：{reason}", file=name, reason=file.reason), still)


def write_page(project: Path, collected: Collected) -> Path:
    """Write the keeper's page into the project's private folder; where it is."""
    items = [_item(sender) for sender in collected.senders]
    missing = tuple(_missing(collected))
    if missing:
        items.append(Item("error", say("还缺"), say("本月和收件的文件夹"), missing))
    page = Page(
        lang=spoken().tag,
        title=say("收件：{day}", day=said_day(collected.today)),
        lead=say_many(
            "{n}个文件夹，本月交过的{have}个。",
            len(collected.senders),
            have=len(collected.senders) - len(collected.missing),
        ),
        items=tuple(items),
        foot=say("这一页只给管理的人看，请不要公开转发。"),
    )
    folder = state_folder(project)
    write_private(folder, {say(PAGE): rendered(page)}, replaces=True)
    return folder / say(PAGE)


def write_receipts(folder: Path, collected: Collected) -> list[str]:
    """Put a receipt beside the files of each; returns those beside whose files none could be written."""
    failed = []
    for sender in collected.senders:
        if not sender.files:
            continue
        file = folder / sender.name / say(RECEIPT)
        content = _as_notepad_has_it("\n".join(_receipt(sender)) + "\n")
        try:
            # One that says the same is left alone, so that nobody is told of a change where none is.
            if not _holds(file, content):
                write_lasting(file, content)
        except OSError:
            failed.append(sender.name)
    return failed


def _holds(file: Path, content: bytes) -> bool:
    """Whether a file holds this; no link or pipe does, which anybody may have put there."""
    try:
        held = read_whole(file, file.name, MOST_SETTINGS_BYTES, "settings-too-big")
    except (FileNotFoundError, UnfitFileError):
        return False
    return held == content and not file.is_symlink()


def _as_notepad_has_it(text: str) -> bytes:
    """With the mark and the line ends by which every editor of Windows shows it right."""
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


def _receipt(sender: Sender) -> Iterator[str]:
    inside = f"{DATA}/{RECEIVED}/{sender.name}/"
    for file in sender.files:
        # Tomorrow it will still be so, and whoever reads it wants to know since when.
        yield said_file(_as_of_later(file))
        causes = causes_of(errors_among(file.problems))
        for cause in causes[:MOST_CAUSES]:
            yield from (f"  {line.replace(inside, '')}" for line in format_cause(cause))
        if len(causes) > MOST_CAUSES:
            yield say_many("  ……另有{n}条，改好上面的再交一次。", len(causes) - MOST_CAUSES)
    if sender.unread:
        yield _said_unread(sender)


def _as_of_later(file: File) -> File:
    return replace(file, state=State.SAME) if file.state is State.NEW else file


def _to_mend(file: File) -> str:
    """How much of what is used of a file is to be mended, or looked at."""
    errors = sum(problem.stands_for for problem in errors_among(file.problems))
    return say_many("有{n}处要改。", errors) if errors else ""


def _said_unread(sender: Sender) -> str:
    names = listed(map(escaped, sender.unread))
    return say("{files} 不是表格，没有收。", files=names)


def _missing(collected: Collected) -> Iterator[str]:
    """Who, and what, is missing, and what is still to be decided."""
    if collected.missing:
        names = listed(map(escaped, collected.missing))
        yield say("本月还没有交的：{names}。", names=names)
    if collected.without_folder:
        names = listed(map(escaped, collected.without_folder))
        yield say("还没有文件夹的社区：{names}。", names=names)
    if collected.strays:
        names = listed(map(escaped, collected.strays))
        yield say("{files} 没有放在谁的文件夹里，没有收。", files=names)
    for question in collected.still_open:
        yield say("还没有定：{question}", question=question.text)


def _item(sender: Sender) -> Item:
    """A sender on the keeper's page, by the gravest of their files."""
    states = {file.state for file in sender.files}
    grave = next((state for state in _GRAVE if state in states), None)
    css, said = _GRAVE[grave] if grave else _FINE if sender.has_this_month else _LATE
    files = tuple(map(said_file, sender.files))
    unread = (_said_unread(sender),) if sender.unread else ()
    return Item(css, say(said), escaped(sender.name), (*files, *unread))
