"""The only door to pypdf: the text of a PDF, page by page, and what it says of itself."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from sunboard.language import say


class NoPdfError(Exception):
    """It is no PDF that can be read."""


def pdf_words(content: bytes) -> Iterator[tuple[str, str]]:
    """Each page, and each entry of what the PDF says of itself: where, and its text.

    Raises:
        NoPdfError: it can't be read, or needs a password.
    """
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = PdfReader(io.BytesIO(content))
        for name, value in (reader.metadata or {}).items():
            yield say("文件信息{name}", name=name), str(value)
        for name in reader.attachments:
            yield say("附件名"), name
        for number, page in enumerate(reader.pages, 1):
            yield say("第{page}页", page=number), page.extract_text()
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise NoPdfError(type(error).__name__) from None
