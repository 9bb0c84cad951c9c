"""Assets under names that hold the hash of their content, and pages and stylesheets that ask for those.

A page then names the very files it was made with, and a server may let browsers keep them for ever.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from hashlib import blake2b
from posixpath import dirname, join, normpath, splitext

ASSETS = "assets/"
"""Where the assets of the theme lie; nothing else does, so all of it may be kept for ever."""

_MARK = "%%"
"""Begins a marker such as 404.html has before its links; it is filled with the way to the site's root."""

HASH_LENGTH = 10
_DIGEST_BYTES = HASH_LENGTH // 2

_CSS_LINK = re.compile(
    r"""(?P<before>url\(\s*["']?|@import\s+["'])(?P<link>[^"')\s?#]+)""", re.IGNORECASE
)
_PAGE_LINK = re.compile(
    rf"""(?P<before>["'\s=(,])(?P<way>[^"'\s=(),<>]*?)(?P<name>{ASSETS}[^"'\s?#(),<>]+)"""
)


@dataclass(frozen=True)
class Assets:
    """The assets of a site."""

    names: Mapping[str, str]
    """The name each is published under, by its own."""
    contents: Mapping[str, bytes]
    """What is published, by the name it is published under."""

    def linked(self, html: str, page: str) -> str:
        """A page whose links to assets lead to the published names.

        Args:
            html: The page.
            page: Its file, as a path below the site's root. One whose links start at the root of the server,
                as those of 404.html do, may reach the assets over any path.
        """

        def replaced(found: re.Match[str]) -> str:
            way, name = found["way"], found["name"]
            from_root = way.startswith((_MARK, "/")) and not way.startswith("//")
            target = name if from_root else normpath(join(dirname(page), way + name))
            if target != name:
                return found[0]
            return f"{found['before']}{way}{self.names.get(name, name)}"

        return _PAGE_LINK.sub(replaced, html)


def fingerprinted(files: Mapping[str, bytes]) -> Assets:
    """The assets, given by path, under names like `assets/stylesheets/base.0123456789.css`.

    Raises:
        ValueError: stylesheets import one another in a circle.
    """
    names: dict[str, str] = {}
    contents: dict[str, bytes] = {}
    for name in _in_order(files):
        content = files[name]
        if name.endswith(".css"):
            content = _linked(content.decode(), name, names).encode()
        stem, ending = splitext(name)
        digest = blake2b(content, digest_size=_DIGEST_BYTES).hexdigest()
        names[name] = f"{stem}.{digest}{ending}"
        contents[names[name]] = content
    return Assets(names, contents)


def _in_order(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Each file after those that it refers to."""
    refers_to = {
        name: [_target(name, found) for found in _CSS_LINK.finditer(content.decode())]
        for name, content in files.items()
        if name.endswith(".css")
    }
    try:
        order = tuple(TopologicalSorter(refers_to).static_order())
    except CycleError as error:
        raise ValueError(" → ".join(reversed(error.args[1]))) from None
    return tuple(name for name in dict.fromkeys((*order, *files)) if name in files)


def _target(name: str, found: re.Match[str]) -> str:
    return normpath(join(dirname(name), found["link"]))


def _linked(css: str, name: str, names: Mapping[str, str]) -> str:
    def replaced(found: re.Match[str]) -> str:
        target = _target(name, found)
        if target not in names:
            return found[0]
        folder = found["link"].removesuffix(target.rpartition("/")[2])
        return f"{found['before']}{folder}{names[target].rpartition('/')[2]}"

    return _CSS_LINK.sub(replaced, css)
