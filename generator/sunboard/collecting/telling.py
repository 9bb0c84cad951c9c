"""How a round is told: a line a file, on a page for the keeper, and in a receipt for each who hands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from sunboard.checks.causes import causes_of
from sunboard.checks.saying import Hides, shown_path
from sunboard.checks.summing import format_cause
from sunboard.collecting.collecting import Collected, File, Sender, State
from sunboard.collecting.dropped import RECEIPT
from sunboard.language import Later, listed, mark, say, say_many, sentences, spoken
from sunboard.language.dates import said_day
from sunboard.mending.pages import Item, Page, rendered
from sunboard.problems import Problem, errors_among, source_from
from sunboard.publishing.filesystem import write_lasting
from sunboard.publishing.private_folder import state_folder, write_private
from sunboard.records.folders import DATA, RECEIVED
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
        name = shown_path(sender.name, collected.hides)
        for said in _said_of(sender, collected.hides):
            yield say("{sender}：{said}", sender=name, said=said)
    yield from _missing(collected)


def _said_of(sender: Sender, hides: Hides) -> Iterator[str]:
    yield from (said_file(file, hides) for file in sender.files)
    yield from _said_left(sender, hides)


def said_file(file: File, hides: Hides) -> str:
    """How a file stands, in a sentence or two."""
    name, n = shown_path(file.name, hides), file.records
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
    items = [_item(sender, collected.hides) for sender in collected.senders]
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
        if sender.fault or not (sender.files or sender.misnamed):
            continue
        file = folder / sender.name / say(RECEIPT)
        content = _as_notepad_has_it("\n".join(_receipt(sender, collected.hides)) + "\n")
        try:
            # One that says the same is left alone, so that nobody is told of a change where none is.
            if not file.parent.is_symlink() and not _holds(file, content):
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


def _receipt(sender: Sender, hides: Hides) -> Iterator[str]:
    inside = f"{DATA}/{RECEIVED}/{sender.name}/"
    for file in sender.files:
        # Tomorrow it will still be so, and whoever reads it wants to know since when.
        yield said_file(_as_of_later(file), hides)
        own = (_without_others(each, inside) for each in file.problems)
        causes = causes_of(errors_among(own))
        for cause in causes[:MOST_CAUSES]:
            yield from (f"  {line.replace(inside, '')}" for line in format_cause(cause))
        if len(causes) > MOST_CAUSES:
            yield say_many("  ……另有{n}条，改好上面的再交一次。", len(causes) - MOST_CAUSES)
    yield from _said_left(sender, hides)


def _without_others(problem: Problem, inside: str) -> Problem:
    """The problem without a word of files that are others': what lies in those is not this reader's to know."""
    return replace(problem, params={k: _own(v, inside) for k, v in problem.params.items()})


def _own(value: object, inside: str) -> object:
    file = source_from(value)[0] if isinstance(value, Later) and value.places else value
    is_others = (
        isinstance(file, str) and file.startswith(f"{DATA}/") and not file.startswith(inside)
    )
    return say("别人的表") if is_others else value


def _as_of_later(file: File) -> File:
    return replace(file, state=State.SAME) if file.state is State.NEW else file


def _to_mend(file: File) -> str:
    """How much of what is used of a file is to be mended, or looked at."""
    errors = sum(problem.stands_for for problem in errors_among(file.problems))
    return say_many("有{n}处要改。", errors) if errors else ""


def _said_left(sender: Sender, hides: Hides) -> Iterator[str]:
    """What of a folder was not taken in, and is no file that was looked at."""
    if sender.fault:
        yield say(
            "这个文件夹读不了（{reason}），里面的没有收；请管共享文件夹的人看看。",
            reason=sender.fault,
        )
    if sender.unread:
        yield say("{files} 不是表格，没有收。", files=_named(sender.unread, hides))
    if sender.misnamed:
        yield say(
            "{files} 的名称里有看不见的字符（例如全角空格），没有收；请改名再交。",
            files=_named(sender.misnamed, hides),
        )
    if sender.too_many:
        yield say_many("文件太多，另有{n}个没有看；请移走不用的。", len(sender.too_many))


def _named(names: Iterable[str], hides: Hides) -> str:
    return listed(shown_path(each, hides) for each in names)


def _missing(collected: Collected) -> Iterator[str]:
    """Who, and what, is missing, and what is still to be decided."""
    if collected.missing:
        names = _named(collected.missing, collected.hides)
        yield say("本月还没有交的：{names}。", names=names)
    if collected.without_folder:
        names = _named(collected.without_folder, collected.hides)
        yield say("还没有文件夹的社区：{names}。", names=names)
    if collected.strays:
        names = _named(collected.strays, collected.hides)
        yield say("{files} 没有放在谁的文件夹里，没有收。", files=names)
    for question in collected.still_open:
        yield say("还没有定：{question}", question=question.text)


def _item(sender: Sender, hides: Hides) -> Item:
    """A sender on the keeper's page, by the gravest of their files."""
    states = {file.state for file in sender.files}
    if sender.fault or sender.misnamed or sender.too_many:
        states.add(State.HELD)
    grave = next((state for state in _GRAVE if state in states), None)
    css, said = _GRAVE[grave] if grave else _FINE if sender.has_this_month else _LATE
    return Item(css, say(said), shown_path(sender.name, hides), tuple(_said_of(sender, hides)))
