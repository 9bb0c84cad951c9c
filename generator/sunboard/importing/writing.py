"""Answers as lines of `mapping.yml`, `names.yml` and `programme.yml` in `data/`, below what people wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from sunboard.importing.own_words import quoted, with_words
from sunboard.importing.question import Confirmation, Entry, OwnWords, Written
from sunboard.records.confirmed_names import CONFIRMED_PATH
from sunboard.records.folders import DATA
from sunboard.records.layouts.mapping import MAPPING, UNREAD, SheetMapping
from sunboard.records.layouts.mapping_file import read_sheet_mapping
from sunboard.records.programme import PROGRAMME, read_programme


def write_answers(root: Path, answers: Iterable[Written]) -> None:
    """Add what was answered to the files of a project.

    Raises:
        UnlistedError: A list of the programme's is not written as an item a line.
    """
    every = list(answers)
    for each in every:
        if isinstance(each, OwnWords):
            _add_words(root, each)
    entries = [each for each in every if isinstance(each, Entry)]
    names = [each for each in every if isinstance(each, Confirmation)]
    if entries:
        _replace(root / MAPPING, _with_entries(_text(root / MAPPING), entries))
    if names:
        _replace(root / CONFIRMED_PATH, _with_names(_text(root / CONFIRMED_PATH), names))


def _add_words(root: Path, own: OwnWords) -> None:
    programme, _ = read_programme(root)
    if programme is None:
        return
    path = root / PROGRAMME
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    changed = with_words(text, own, programme.vocabulary(own.vocabulary))
    # Never into the file itself, which may be the project's own by another name.
    path.unlink()
    path.write_text(changed, encoding="utf-8", newline="")


def rename_in_mapping(root: Path, earlier: str, name: str) -> None:
    """Let what is said of one file, by its own name below `data/`, be said of another that takes its place."""
    path = root / MAPPING
    continues = read_continued(root)
    text = _text(path)
    said = rf"""(\bfile:\s*)(["']?)(?:{DATA}/)?{re.escape(earlier)}\2(?=\s*(?:[,}}#]|$))"""
    changed = re.sub(said, lambda found: f"{found[1]}{quoted(name)}", text, flags=re.MULTILINE)
    renamed = {
        name if new == earlier else new: [name if old == earlier else old for old in before]
        for new, before in continues.items()
    }
    if renamed != continues:
        changed = _with_lists(changed, "continues", renamed)
    if changed != text:
        _replace(path, changed)


def read_continued(root: Path) -> dict[str, list[str]]:
    """By file those that it goes on with, all by their names below `data/`."""
    mapping, _ = read_sheet_mapping(root)
    return {
        new.removeprefix(f"{DATA}/"): [each.removeprefix(f"{DATA}/") for each in earlier]
        for new, earlier in mapping.continues.items()
    }


def write_continued(root: Path, continues: Mapping[str, Sequence[str]]) -> None:
    """Put down which files go on with which."""
    text = _text(root / MAPPING)
    changed = _with_lists(text, "continues", continues)
    if changed != text:
        _replace(root / MAPPING, changed)


def copy_in_mapping(root: Path, earlier: str, name: str, stays_as: str) -> None:
    """Let what is said of a file be said of two: of the next one, and of what stays of it."""
    mapping, _ = read_sheet_mapping(root)
    entries = [_entry_of(each, stays_as) for each in mapping.sheets if each.file == earlier]
    before = read_continued(root).get(earlier, ())
    if earlier != name:
        rename_in_mapping(root, earlier, name)
    write_answers(root, entries)
    if before:
        write_continued(root, {**read_continued(root), stays_as: before})


def read_replaced(root: Path) -> dict[str, tuple[str, ...]]:
    """By file, as called below `data/`, the sheets that others have taken the place of."""
    mapping, _ = read_sheet_mapping(root)
    return {path.removeprefix(f"{DATA}/"): each for path, each in mapping.replaced.items()}


def leave_unread(root: Path, file: str, sheets: Sequence[str]) -> None:
    """Put down which sheets of a file others have taken the place of, beside those that were so before."""
    left = read_replaced(root)
    every = dict.fromkeys((*left.get(file, ()), *sheets))
    if every:
        text = _text(root / MAPPING)
        _replace(root / MAPPING, _with_lists(text, "replaced", {**left, file: [*every]}))


def _entry_of(said: SheetMapping, file: str) -> Entry:
    """What is said of a sheet, to be said of the same one in another file."""
    kind = str(said.kind.title) if said.kind else ""
    return Entry(
        file,
        said.sheet,
        UNREAD[0] if said.is_unread else kind,
        columns=tuple(said.columns.items()),
        values=tuple((word, tuple(means.items())) for word, means in said.values.items()),
        fixed=tuple(said.fixed.items()),
        days_in=tuple(said.days_in.items()),
        year=said.year,
    )


def _with_lists(text: str, key: str, lists: Mapping[str, Sequence[str]]) -> str:
    """The mapping with lists by file under a key, above the sheets, which grow at its end."""
    others = re.sub(rf"^{key}:.*\n?(?:(?:[ \t].*)?(?:\n|\Z))*", "", text, flags=re.MULTILINE)
    lines = (f"  {quoted(file)}: [{', '.join(map(quoted, each))}]" for file, each in lists.items())
    return "\n".join((f"{key}:", *lines, others))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _replace(path: Path, text: str) -> None:
    # Never into the file itself, which may be the project's own by another name.
    path.unlink(missing_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _with_entries(text: str, entries: Sequence[Entry]) -> str:
    """The mapping with its entries, and these below them: nothing comes after its `sheets`."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not any(line.startswith("sheets:") for line in lines):
        lines.append("sheets:")
    indent = next((_indent(line) for line in lines if line.lstrip().startswith("- ")), "  ")
    return "\n".join((*lines, *(f"{indent}- {_entry(each)}" for each in entries))) + "\n"


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _entry(entry: Entry) -> str:
    parts = [
        f"{key}: {quoted(str(word))}"
        for key in ("file", "sheet", "kind")
        if (word := getattr(entry, key))
    ]
    parts += [
        f"{key}: {_pairs(pairs)}"
        for key in ("columns", "fixed", "days_in")
        if (pairs := getattr(entry, key))
    ]
    if entry.last_days:
        parts.append(f"last_days: [{', '.join(map(quoted, entry.last_days))}]")
    if entry.year is not None:
        parts.append(f"year: {entry.year}")
    if entry.values:
        inner = ", ".join(f"{quoted(key)}: {_pairs(pairs)}" for key, pairs in entry.values)
        parts.append(f"values: {{{inner}}}")
    return f"{{{', '.join(parts)}}}"


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    return f"{{{', '.join(f'{quoted(key)}: {quoted(word)}' for key, word in pairs)}}}"


def _with_names(text: str, names: Sequence[Confirmation]) -> str:
    """The names with these below the others of their kind."""
    lines = text.splitlines()
    for each in names:
        line = f"  {quoted(each.name)}: {quoted(each.means)}"
        head = f"{each.kind}:"
        at = next((i for i, found in enumerate(lines) if found.rstrip() == head), None)
        if at is None:
            lines += [head, line]
        else:
            lines.insert(at + 1, line)
    return "\n".join(lines) + "\n"
