"""Words of the theme, which MkDocs draws: it knows no sentences, so that they stand in marks and are said here.

`%%SAY:跳到正文%%` may stand in the theme's templates, in hand-written pages, and in strings in double quotes of
stylesheets and scripts; `%%SUNBOARD:LANG%%` is the tag of the language that is spoken.
"""

from __future__ import annotations

import re
from html import escape as _escaped
from html import unescape

from markupsafe import escape

from sunboard.language import mark, say, spoken
from sunboard.language.tongue import with_braces

SITE_NAME = mark("晒榜")
"""What the settings call the site where an office has not called it otherwise."""
SCHEMES = mark("深色"), mark("浅色")
"""What they call the schemes."""

# One that isn't closed would end where the next begins.
_SAID = re.compile(r"%%SAY:([^%]*)%%(?!SAY:|SUNBOARD:)")
_LANGUAGE = "%%SUNBOARD:LANG%%"
# A tag, a mark, or what is written between them.
_WRITTEN = re.compile(r"(<[^>]*>)|%%[A-Z]+:[^%]*%%|([^<%]+)")
# What of a tag is read to people; of `<meta>` the description.
_READ = re.compile(
    r"""(?<=\s)((?:title|alt|aria-label)=|name="?description"? content=)"([^"%]*)\""""
)


# A part that says which language it is in; and what is marked there, tags aside.
_IN_LANGUAGE = re.compile(r'(<article [^>]*\blang="([^"]*)"[^>]*>)(.*?)(?=</article>)', re.DOTALL)
_MARKED = re.compile(r"<[^>]*>|(%%SAY:[^%]*%%)")


def said_in_page(html: str) -> str:
    """A page of MkDocs in the language that is spoken; our words in a part of another say which is theirs."""
    parted = _IN_LANGUAGE.sub(lambda part: part[1] + _with_language(part[2], part[3]), html)
    said = _SAID.sub(lambda found: _no_mark(escape(say(unescape(found[1])))), parted)
    return said.replace(_LANGUAGE, spoken().tag)


def _no_mark(html: str) -> str:
    """What is said, in which a word of the programme's may look like a mark."""
    return str(html).replace("%%", "&#37;&#37;")


def _with_language(tag: str, html: str) -> str:
    if tag == spoken().tag:
        return html
    return _MARKED.sub(
        lambda found: f'<span lang="{_LANGUAGE}">{found[1]}</span>' if found[1] else found[0], html
    )


def in_own_words(html: str) -> str:
    """A hand-written page in the programme's own words, as every message is; marks are said later."""

    def put(part: re.Match[str]) -> str:
        if part[1]:
            return _READ.sub(lambda said: f'{said[1]}"{_in_own_words(said[2])}"', part[1])
        return _in_own_words(part[2]) if part[2] else part[0]

    return _WRITTEN.sub(put, html)


def _in_own_words(html: str) -> str:
    text = unescape(html)
    own = with_braces(spoken().reworded(text))
    # A word of the programme's is neither markup nor a mark.
    return html if own == text else _no_mark(_escaped(own))


def said_in_asset(name: str, content: bytes) -> bytes:
    """A stylesheet or script in the language that is spoken; any other file as it is.

    Raises:
        ValueError: it is not UTF-8.
    """
    if not name.endswith((".css", ".js")):
        return content
    return _SAID.sub(lambda found: _quoted(say(found[1])), content.decode()).encode()


def _quoted(text: str) -> str:
    """A text for a string in double quotes, whose rules are alike in both."""
    return text.replace("\\", "\\\\").replace('"', '\\"')
