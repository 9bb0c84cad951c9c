"""What is kept is found again, whole or not at all; what no run uses goes."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest
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
    (tmp_path / f".{old.file.name}.4711").write_bytes(b"%")
    own = [tmp_path / "notes.pdf", tmp_path / "folder"]
    own[0].write_bytes(b"ours")
    own[1].mkdir()
    store.sweep({kept.file})
    # What an office has put there is none of the store's business.
    assert sorted(tmp_path.iterdir()) == sorted([kept.file, tmp_path / "lock", *own])
    assert SheetStore(tmp_path, "recipe").find(old.key) is None


@pytest.mark.parametrize("harm", [b"", b"%PD", b"%PDG"])
def test_file_that_is_not_what_it_was_then_made_again(harm: bytes, tmp_path: Path) -> None:
    store = SheetStore(tmp_path, "recipe")
    key = store.key("a document")
    store.add(key, b"%PDF", 1).file.write_bytes(harm)
    assert store.find(key) is None
    assert SheetStore(tmp_path, "recipe").find(key) is None
    assert store.add(key, b"%PDF", 1) == store.find(key)


def test_store_that_another_run_uses_then_nothing_is_swept(tmp_path: Path) -> None:
    store = SheetStore(tmp_path, "recipe")
    old = store.add(store.key("old"), b"%PDF", 1)
    script = (
        "import sys\nfrom pathlib import Path\nfrom sunboard.publishing.sheet_store import in_use\n"
        f"with in_use(Path({str(tmp_path)!r})):\n print('held', flush=True)\n sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        store.sweep(set())
        assert old.file.exists()
    store.sweep(set())
    assert not old.file.exists()


def test_what_is_kept_then_only_its_owner_may_read_it(tmp_path: Path) -> None:
    store = SheetStore(tmp_path / "store", "recipe")
    file = store.add(store.key("a document"), b"%PDF", 1).file
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_file_that_is_none_of_the_store_s_then_not_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "notes.1.pdf").write_bytes(b"")
    assert SheetStore(tmp_path, "").find("notes") is None
