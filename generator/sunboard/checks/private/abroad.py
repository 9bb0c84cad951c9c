"""Numbers of one person in Britain and the United States, in the forms that people there write.

Of these no disguise is undone: run together, 07700900123 may be a landline of a Chinese town (0770).
"""

from __future__ import annotations

import re

from sunboard.checks.private.lazily import lazily
from sunboard.checks.private.normal import Reading

_BRITISH_MOBILE = r"(?<!\d)(?:(?:\+|00)44[ -]?(?:\(0\) ?)?7\d{3}|07\d{3})[ -]\d{3}[ -]?\d{3}(?!\d)"
_BRITISH_MOBILE_IN_ONE = r"(?<!\d)(?:\+|00)447\d{9}(?!\d)"
_AMERICAN_MOBILE = (
    r"\b(?:mobile|cell)(?: phone)?[^\d\n]{0,12}\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}(?!\d)"
)
_NATIONAL_INSURANCE = (
    r"(?<![A-Za-z])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] \d\d \d\d \d\d ?[A-D](?![A-Za-z])"
)
_SOCIAL_SECURITY = r"(?<![\d-])(?!000|666|9)\d{3}-\d{2}-\d{4}(?![\d-])"
_NUMBER = lazily(
    "|".join(
        (
            _BRITISH_MOBILE,
            _BRITISH_MOBILE_IN_ONE,
            f"(?i:{_AMERICAN_MOBILE})",
            _NATIONAL_INSURANCE,
            _SOCIAL_SECURITY,
        )
    )
)

STEMS = (
    "07[0-9]{3}[ -][0-9]{3}",
    "(?:[+]|00)44",
    "(?i:mobile|cell)",
    "[A-Z]{2} [0-9]{2} [0-9]{2}",
    "[0-9]{3}-[0-9]{2}-[0-9]{4}",
)
"""For RE2 and Python: one of them is found in every text that may hold such a number."""


def number(reading: Reading) -> re.Match[str] | None:
    """A mobile telephone, or the number of a person's insurance."""
    return _NUMBER.search(reading.text)
