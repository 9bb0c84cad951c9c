"""Templates are compiled once for all runs; whatever their code follows from has them compiled anew."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sunboard.language import CHINESE, Tongue, speaking
from sunboard.language.own_words import Word, in_own_words
from sunboard.outputs.html import compiled
from sunboard.outputs.html.environment import BoardEnvironment, make_environment

ENGLISH = Tongue("en", {"跳到正文": "Skip to the text"})
WARDS = in_own_words(CHINESE, {Word("正文"): Word("内容")})


@pytest.fixture(autouse=True)
def _python_keeps_what_it_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    (tmp_path / "skip.html").write_text('<a>{{ say("跳到正文") }}</a>', encoding="utf-8")
    return tmp_path


def drawn(templates: Path, tongue: Tongue = CHINESE) -> str:
    with speaking(tongue):
        return make_environment(templates).get_template("skip.html").render()


def never(*_: object, **__: object) -> None:
    raise AssertionError("compiled once more")


def kept(templates: Path) -> list[Path]:
    return sorted((templates / "__pycache__").iterdir())


def test_compiled_before_then_not_again(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = drawn(templates)
    monkeypatch.setattr(BoardEnvironment, "_generate", never)
    assert drawn(templates) == before == "<a>跳到正文</a>"
    with pytest.raises(AssertionError, match="once more"):
        drawn(templates, ENGLISH)


def test_every_tongue_then_its_own_words_in_whatever_order(templates: Path) -> None:
    words = {"en": "Skip to the text", "zh": "跳到正文", "own": "跳到内容"}
    tongues = {"en": ENGLISH, "zh": CHINESE, "own": WARDS}
    for name in ("zh", "own", "en", "zh", "own", "own", "en"):
        assert drawn(templates, tongues[name]) == f"<a>{words[name]}</a>"
    assert len(kept(templates)) == len({"en", "zh"})


def test_catalogue_that_says_it_otherwise_then_compiled_anew(templates: Path) -> None:
    drawn(templates, ENGLISH)
    said = replace(ENGLISH, text_by_key={"跳到正文": "Skip"})
    assert drawn(templates, said) == "<a>Skip</a>"


def test_template_that_changes_then_compiled_anew(templates: Path) -> None:
    drawn(templates)
    (templates / "skip.html").write_text("<b></b>", encoding="utf-8")
    assert drawn(templates) == "<b></b>"


def test_compiler_that_changes_then_compiled_anew(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn(templates)
    monkeypatch.setattr(compiled, "_makers", lambda: "another version")
    monkeypatch.setattr(BoardEnvironment, "_generate", never)
    with pytest.raises(AssertionError, match="once more"):
        drawn(templates)


@pytest.mark.parametrize("left", [b"", b"x", None])
def test_file_that_is_cut_or_no_code_then_compiled_anew(
    templates: Path, left: bytes | None
) -> None:
    drawn(templates)
    (file,) = kept(templates)
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2] if left is None else left)
    assert drawn(templates) == "<a>跳到正文</a>"
    assert file.read_bytes() == content


def test_nothing_can_be_kept_then_drawn_all_the_same(templates: Path) -> None:
    (templates / "__pycache__").write_bytes(b"")
    assert drawn(templates) == "<a>跳到正文</a>"


def test_offices_own_template_then_it_is_kept_nowhere(
    templates: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = tmp_path_factory.mktemp("own")
    (own / "skip.html").write_text("<i>{{ say('跳到正文') }}</i>", encoding="utf-8")
    (templates / "foot.html").write_text("<b></b>", encoding="utf-8")
    environment = make_environment([own, templates])
    assert environment.get_template("skip.html").render() == "<i>跳到正文</i>"
    assert not (templates / "__pycache__").exists()
    environment.get_template("foot.html")
    assert len(kept(templates)) == 1
    assert not (own / "__pycache__").exists()


def test_python_is_to_keep_nothing_then_nothing_is_kept(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    drawn(templates)
    assert not (templates / "__pycache__").exists()
