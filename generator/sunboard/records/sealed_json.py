"""A file of JSON whose last line seals all before it, so that no edit of it goes unnoticed."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any

_SEAL = re.compile(r',\n "seal": "([0-9a-f]{64})"\n\}\n\Z')
_END = "\n}\n"


def body_of(tree: Mapping[str, Any]) -> str:
    """A mapping that holds something, as it is written: what its seal is the hash of."""
    return json.dumps(tree, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def seal_of_body(body: str) -> str:
    """The seal of a body, in hexadecimal."""
    return sha256(body.encode()).hexdigest()


def sealed(body: str) -> str:
    """A body with its seal, as the file."""
    return f'{body.removesuffix(_END)},\n "seal": "{seal_of_body(body)}"{_END}'


def unsealed(content: bytes, known: Collection[str]) -> dict[str, Any]:
    """What a file holds; line ends of Windows are as good.

    An earlier Sunboard's has no seal, and nothing but what is `known`: else it is one whose seal was lost.

    Raises:
        ValueError: it isn't as it was sealed, or no such file.
    """
    text = content.decode().replace("\r\n", "\n")
    if (found := _SEAL.search(text)) and seal_of_body(text[: found.start()] + _END) != found[1]:
        raise ValueError(found[1])
    tree: dict[str, Any] = json.loads(text)
    if not found and (strange := tree.keys() - known):
        raise ValueError(min(strange))
    return tree
