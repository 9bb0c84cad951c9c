"""Assets under names that hold the hash of their content, and pages and stylesheets that ask for those.

A page then names the very files it was made with, and a server may let browsers keep them for ever.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
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
            return (
                f"{found['before']}{way}{self.names.get(name, name)}"
                if target == name
                else found[0]
            )

        return _PAGE_LINK.sub(replaced, html)


def fingerprinted(files: Mapping[str, bytes]) -> Assets:
    """The assets under names like `assets/stylesheets/base.0123456789.css`.

    Args:
        files: Their contents, by their paths below the site's root.

    Raises:
        ValueError: stylesheets import one another in a circle.
    """
    return _Naming(files).done()


@dataclass
class _Naming:
    """Names a file once all that it refers to are named."""

    files: Mapping[str, bytes]
    names: dict[str, str] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    under_way: list[str] = field(default_factory=list)

    def done(self) -> Assets:
        for name in self.files:
            self.name_of(name)
        return Assets(self.names, self.contents)

    def name_of(self, name: str) -> str:
        if name in self.names:
            return self.names[name]
        if name in self.under_way:
            raise ValueError(" → ".join([*self.under_way, name]))
        self.under_way.append(name)
        content = self.files[name]
        if name.endswith(".css"):
            content = self._linked(content.decode(), name).encode()
        self.under_way.pop()
        stem, ending = splitext(name)
        digest = blake2b(content, digest_size=_DIGEST_BYTES).hexdigest()
        self.names[name] = f"{stem}.{digest}{ending}"
        self.contents[self.names[name]] = content
        return self.names[name]

    def _linked(self, css: str, name: str) -> str:
        def replaced(found: re.Match[str]) -> str:
            link = found["link"]
            target = normpath(join(dirname(name), link))
            if target not in self.files:
                return found[0]
            folder = link.removesuffix(target.rpartition("/")[2])
            return f"{found['before']}{folder}{self.name_of(target).rpartition('/')[2]}"

        return _CSS_LINK.sub(replaced, css)
