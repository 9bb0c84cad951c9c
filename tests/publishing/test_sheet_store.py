"""What is kept is found again, whole or not at all; what no run uses goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from sunboard.publishing.archives import archive
from sunboard.publishing.sheet_store import SheetStore


def test_what_was_added_then_found_by_this_and_by_a_later_store(tmp_path: Path) -> None:
    store = SheetStore(tmp_path / "store", "recipe")
    key = store.key("a document")
    assert store.find(key) is None
    added = store.add(key, b"%PDF", 3)
    assert store.find(key) == added == SheetStore(tmp_path / "store", "recipe").find(key)
    assert (added.pages, added.size, added.file.read_bytes()) == (3, 4, b"%PDF")


@pytest.mark.parametrize(("recipe", "source"), [("other", "a document"), ("recipe", "a document.")])
def test_another_recipe_or_document_then_another_key(
    recipe: str, source: str, tmp_path: Path
) -> None:
    key = SheetStore(tmp_path, "recipe").key("a document")
    assert SheetStore(tmp_path, recipe).key(source) != key


def test_sweep_then_only_what_was_used_is_left(tmp_path: Path) -> None:
    store = SheetStore(tmp_path, "recipe")
    kept, old = (store.add(store.key(text), b"%PDF", 1) for text in ("kept", "old"))
    (tmp_path / f".{old.key}.1.pdf.4711").write_bytes(b"%")
    own = [tmp_path / "notes.pdf", tmp_path / "folder"]
    own[0].write_bytes(b"ours")
    own[1].mkdir()
    store.sweep({kept.key})
    # What an office has put there is none of the store's business.
    assert sorted(tmp_path.iterdir()) == sorted([kept.file, *own])
    assert SheetStore(tmp_path, "recipe").find(old.key) is None


def test_file_that_is_none_of_the_store_s_then_not_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "notes.1.pdf").write_bytes(b"")
    assert SheetStore(tmp_path, "").find("notes") is None


def test_archive_then_the_same_bytes_whenever_it_is_made(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF")
    first = archive([("清河社区-A3.pdf", file), ("a/b:c.pdf", file)])
    file.touch()
    assert archive([("清河社区-A3.pdf", file), ("a/b:c.pdf", file)]) == first
    assert "清河社区-A3.pdf".encode() in first
    assert b"a_b_c.pdf" in first
