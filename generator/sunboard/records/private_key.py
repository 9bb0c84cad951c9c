"""`data/private/key`: with it rows are known again by whom they are of, and without it by nobody.

A name is short, and could be found again by trying: what is made of one with a key tells nobody anything.
"""

from __future__ import annotations

from pathlib import Path

from sunboard.records.known_people import PRIVATE
from sunboard.records.ledger_files import file_bytes

KEY_PATH = f"{PRIVATE}/key"
KEY_BYTES = 32


def read_key(root: Path) -> bytes:
    """The key of a project folder; b"" where there is none, or what is there is none."""
    content = file_bytes(root / KEY_PATH, KEY_PATH) or b""
    try:
        key = bytes.fromhex(content.decode("ascii"))
    except ValueError:
        return b""
    return key if len(key) == KEY_BYTES else b""
