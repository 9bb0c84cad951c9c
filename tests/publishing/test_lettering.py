"""The honour board's name in drawn letters, and where it stays text."""

from __future__ import annotations

import os
import re

import pytest
from sunboard.processes import Threads
from sunboard.publishing import lettering
from sunboard.publishing.lettering import LONGEST, begun_lettering


def letters(text: str) -> str:
    """What is drawn, in a process of its own as a build does."""
    return begun_lettering(text)()


@pytest.mark.parametrize("name", ["党员闪光言行榜", "凡人善举榜", "Honour board"])
def test_name_then_a_shape_for_each_letter_and_nothing_said_twice(name: str) -> None:
    svg = letters(name)
    shapes = re.findall(r'<path transform="translate\([\d.]+\)" d="(M[^"]+)"/>', svg)
    assert len(shapes) == len(name.replace(" ", ""))
    assert 'aria-hidden="true"' in svg
    assert " id=" not in svg
    width, height = map(float, re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)[0])
    assert height < width < LONGEST


def test_where_a_library_has_threads_then_drawn_alike_without_a_fork(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = letters("光荣榜")
    monkeypatch.setattr(lettering, "_KNOWN", {})
    monkeypatch.setattr(Threads, "process", os.getpid())
    monkeypatch.setattr(lettering, "drawn", lambda text: f"drawn here: {text}")
    assert (letters("光荣榜"), before[:4]) == ("drawn here: 光荣榜", "<svg")


def test_fork_of_a_process_with_threads_then_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lettering, "_KNOWN", {})
    monkeypatch.setattr(Threads, "process", os.getppid())
    assert letters("光荣榜") == ""


@pytest.mark.parametrize(
    "name", ["榜\U00030ede", "榜\U0001f600", "一二三四五六七八九十一二三四", ""]
)
def test_character_that_the_font_lacks_or_name_too_long_then_text(name: str) -> None:
    assert letters(name) == ""


def test_markup_then_letters_like_others() -> None:
    assert letters("<b>&").count("<path") == len("<b>&")
