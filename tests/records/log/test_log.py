"""The log's files: what they were made from comes back, and every edit of them is found, and the file named."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sunboard.records.ledger_files import LEDGER, LedgerError, LogEnd, State
from sunboard.records.log import read_log
from sunboard.records.log.events import Event, Kept, Publication, What, salt_seal_of, seal_of
from sunboard.records.log.files import LOG, TEXTS, file_name, hash_of_text

SALT = "00112233445566778899aabbccddeeff"


def event(
    what: What, record_id: str, values: dict[str, str], *, told: bool = True, by: str = ""
) -> tuple[Event, dict[str, str] | None]:
    """An event of a task, and the values that are kept of it."""
    seal = seal_of(SALT, "tasks", record_id, values)
    salted = "" if told else salt_seal_of(SALT)
    made = Event(what, "tasks", record_id, tuple(values), seal, by, (), salted)
    return made, (values if told else None)


def write_log(root: Path, *nights: list[tuple[Event, dict[str, str] | None]]) -> Path:
    """A project with a log of some publications; a record that was struck is kept by its last event alone."""
    before, end = "", LogEnd()
    struck = {
        (each.id, night): line
        for night, events in enumerate(nights)
        for line, (each, _) in enumerate(events, start=2)
        if each.what is What.STRUCK
    }
    for night, events in enumerate(nights):
        kept = {
            line: Kept(line, SALT, values)
            for line, (each, values) in enumerate(events, start=2)
            if not any(record == each.id and later > night for record, later in struck)
        }
        made = tuple(each for each, _ in events)
        day = date(2026, 10, 1 + night)
        publication = Publication(night + 1, day, day, "0.1.0", before, made, kept)
        before = hash_of_text(publication.text())
        end = LogEnd(night + 1, before)
        for folder, text in ((LOG, publication.text()), (TEXTS, publication.texts())):
            path = root / folder / file_name(night + 1)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
    state = State(date(2026, 10, len(nights)), {}, {}, end)
    (root / LEDGER / "state.json").write_text(state.text(), encoding="utf-8")
    return root


NIGHTS = (
    [
        event(What.ADDED, "fw-1", {"text": "楼道灯不亮", "community": "qinghe"}),
        event(What.ADDED, "fw-2", {"text": "井盖松动"}),
        event(What.ADDED, "fw-3", {"text": "某人家漏水"}),
        event(What.ADDED, "fw-4", {"text": "只计数"}, told=False),
    ],
    [
        event(What.PROGRESSED, "fw-1", {"result": "换灯6盏", "completed_on": "2026-10-02"}),
        event(What.STRUCK, "fw-3", {}),
    ],
    [event(What.CHANGED, "fw-1", {"result": "换灯5盏"}, by="gz-1")],
)


def test_log_then_the_fold_of_its_events(tmp_path: Path) -> None:
    accepted = read_log(write_log(tmp_path, *NIGHTS)).accepted
    tasks = accepted.of("tasks")
    assert tasks["fw-1"].values == {
        "text": "楼道灯不亮",
        "community": "qinghe",
        "result": "换灯5盏",
        "completed_on": "2026-10-02",
    }
    assert (tasks["fw-1"].since, tasks["fw-1"].changed) == (date(2026, 10, 1), date(2026, 10, 3))
    assert tasks["fw-3"].values == {}
    assert tasks["fw-3"].changed == date(2026, 10, 1)
    assert not tasks["fw-4"].told
    assert accepted.used == {"gz-1"}
    assert accepted.as_of == date(2026, 10, 3)


def test_no_log_then_nothing_was_accepted(tmp_path: Path) -> None:
    assert read_log(tmp_path).accepted.by_kind == {}


def test_line_ends_of_windows_then_the_same_log(tmp_path: Path) -> None:
    write_log(tmp_path, *NIGHTS)
    before = read_log(tmp_path)
    for path in (tmp_path / LEDGER).rglob("*.jsonl"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_log(tmp_path) == before


def _flip(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << chance.randrange(7)]) + content[at + 1 :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _drop_a_line(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def _swap_lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    one, other = chance.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _double_a_line(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    return b"".join([*lines[: at + 1], *lines[at:]])


EDITS = (_flip, _cut, _drop_a_line, _swap_lines, _double_a_line)


@settings(max_examples=400, deadline=None)
@given(seed=st.integers(0, 2**32), edit=st.sampled_from(EDITS))
def test_file_of_the_log_that_was_edited_then_found_and_named(
    tmp_path_factory: pytest.TempPathFactory,
    seed: int,
    edit: Callable[[bytes, random.Random], bytes],
) -> None:
    chance, root = random.Random(seed), tmp_path_factory.mktemp("log")
    write_log(root, *NIGHTS)
    files = sorted((root / LEDGER).rglob("*.jsonl"))
    path = chance.choice([file for file in files if file.read_bytes().count(b"\n") > 1])
    content = path.read_bytes()
    edited = edit(content, chance)
    if edited == content:
        return
    path.write_bytes(edited)
    with pytest.raises(LedgerError) as refused:
        read_log(root)
    assert path.name in str(refused.value)


@pytest.mark.parametrize("folder", [LOG, TEXTS])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_file_of_the_log_that_is_gone_then_named(folder: str, number: int, tmp_path: Path) -> None:
    write_log(tmp_path, *NIGHTS)
    (tmp_path / folder / file_name(number)).unlink()
    with pytest.raises(LedgerError, match=f"{folder}/{file_name(number)} 不见了"):
        read_log(tmp_path)


@pytest.mark.parametrize(("one", "other"), [(1, 2), (1, 3), (2, 3)])
def test_files_of_the_log_in_another_order_then_named(one: int, other: int, tmp_path: Path) -> None:
    write_log(tmp_path, *NIGHTS)
    first, second = (tmp_path / LOG / file_name(number) for number in (one, other))
    content = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(content)
    with pytest.raises(LedgerError, match=f"{file_name(one)}|{file_name(other)}"):
        read_log(tmp_path)


def test_old_copy_of_the_whole_log_then_named(tmp_path: Path) -> None:
    write_log(tmp_path, *NIGHTS)
    now = (tmp_path / LEDGER / "state.json").read_bytes()
    for path in (tmp_path / LEDGER).rglob("*.jsonl"):
        path.unlink()
    write_log(tmp_path, *NIGHTS[:2])
    (tmp_path / LEDGER / "state.json").write_bytes(now)
    with pytest.raises(LedgerError, match=f"{file_name(3)} 不见了"):
        read_log(tmp_path)


def test_state_of_before_the_log_then_the_files_are_strangers(tmp_path: Path) -> None:
    write_log(tmp_path, *NIGHTS)
    (tmp_path / LEDGER / "state.json").write_text(State(date(2026, 10, 1), {}, {}).text(), "utf-8")
    with pytest.raises(LedgerError, match=f"{file_name(1)} 是上一次发布时没有的"):
        read_log(tmp_path)


def test_next_publication_of_a_run_that_was_cut_off_then_it_is_not_there_yet(
    tmp_path: Path,
) -> None:
    write_log(tmp_path, *NIGHTS)
    before = read_log(tmp_path)
    for folder in (LOG, TEXTS):
        (tmp_path / folder / file_name(4)).write_bytes(b"half a line")
    assert read_log(tmp_path) == before
