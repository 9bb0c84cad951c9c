"""Edits of a ledger, by chance and by design, are found before anything is published, and named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.nights.edits import EDITS, Ledgers, live_through, unnoticed


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> Ledgers:
    return live_through(tmp_path_factory.mktemp("edits"))


@pytest.mark.parametrize("edit", range(len(EDITS)), ids=[each.__name__ for each in EDITS])
def test_ledger_that_was_edited_then_found_and_named(ledgers: Ledgers, edit: int) -> None:
    seeds = range(edit, 8 * len(EDITS), len(EDITS))
    assert [line for seed in seeds for line in unnoticed(ledgers, seed)] == []


def test_ledgers_then_every_file_is_among_them(ledgers: Ledgers) -> None:
    names = {Path(name).name for name in ledgers.nights[-1]}
    assert {"state.json", "pending.json", "accepted.csv", "drips.csv", "rules.csv"} <= names
