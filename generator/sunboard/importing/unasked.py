"""`data/unasked.yml`: the questions that somebody could not answer, and that are not put again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import yaml

from sunboard.importing.asking import AnswersError
from sunboard.importing.question import Question
from sunboard.language import say
from sunboard.records.folders import DATA, UNASKED
from sunboard.records.layouts.named import shape_of
from sunboard.records.layouts.words import folded

UNASKED_PATH = f"{DATA}/{UNASKED}"


class Unasked:
    """What is not asked; of a month what is not asked of another."""

    def __init__(self, keys: Iterable[str] = ()) -> None:
        """Know the keys of the questions."""
        self._shapes = frozenset(map(_shape, keys))
        self._met: set[str] = set()

    def has(self, key: str) -> bool:
        """Whether a question is not to be put; one that was looked for counts as met."""
        found = _shape(key) in self._shapes
        if found:
            self._met.add(key)
        return found

    @property
    def met(self) -> int:
        """How many questions would have been put."""
        return len(self._met)


def read_unasked(root: Path) -> Unasked:
    """What a project doesn't ask; nothing where there is no such file.

    Raises:
        AnswersError: The file is no list.
    """
    path = root / UNASKED_PATH
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []
    except (yaml.YAMLError, UnicodeDecodeError):
        found = None
    if found is not None and not isinstance(found, list):
        found = None
    if found is None:
        raise AnswersError(
            say("{file} 读不出来；请每行写「- 问题」，或者删掉它。", file=UNASKED_PATH)
        )
    return Unasked(map(str, found))


def write_unasked(root: Path, questions: Iterable[Question]) -> None:
    """Add questions, below those that stand there."""
    path, known = root / UNASKED_PATH, read_unasked(root)
    text = path.read_text(encoding="utf-8") if path.exists() else _head()
    for each in questions:
        if not known.has(each.key):
            about = " ".join(each.text.split())
            text = f"{text.rstrip()}\n- {json.dumps(each.key, ensure_ascii=False)}  # {about}\n"
    # Never into the file itself, which may be the project's own by another name.
    path.unlink(missing_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _head() -> str:
    return "# " + say(
        "答了不知道的问题，sunboard import 不再问。要再问哪一个，删掉那一行；要都再问一遍，加 --ask-again。"
    )


def _shape(key: str) -> str:
    return shape_of(folded(key))
