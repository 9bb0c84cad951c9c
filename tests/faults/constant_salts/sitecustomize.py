"""Lets every Python that has this folder on its path draw the same salts, so that ledgers can be compared."""

import secrets

SALT_BYTES = 16

_drawn = secrets.token_hex


def token_hex(count: int | None = None) -> str:
    """The same for every salt; names of folders stay random."""
    return "00" * SALT_BYTES if count == SALT_BYTES else _drawn(count)


secrets.token_hex = token_hex
