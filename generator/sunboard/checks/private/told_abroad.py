"""What nobody may learn of a resident from a board in English: illness, hardship, age, and where they live."""

from __future__ import annotations

from sunboard.checks.private.lazily import lazily
from sunboard.checks.private.normal import Reading

_TITLED = r"(?:Mr|Mrs|Ms|Miss)[.]? [A-Z][a-z'’-]+"
_NO_PERSON = (
    r"(?!\w+ (?:Council|Street|Road|Lane|Avenue|House|Court|Park|School|Centre|Center|Hall|Library|Clinic"
    r"|Hospital|Trust|Group|Team|Forum|Estate|Square|Green|Board|Office|Club|Day|Week|Service"
    r"|Services|Works)\b)"
)
_FULL = rf"{_NO_PERSON}(?<![A-Za-z] )[A-Z][a-z'’-]+ [A-Z][a-z'’-]+"
_OF_ANY = rf"(?:{_TITLED}|{_FULL})"
_ILL = (
    r"(?:cancer|dementia|disabled|disability|wheelchair|depress(?:ion|ed)|HIV|epilep\w+|diabet\w+"
    r"|a stroke|blind"
    r"|deaf|bedridden|autis\w+|mental(?:ly)? (?:illness|health|ill)|chemotherapy|dialysis"
    r"|addict\w*|alcoholi\w+)"
)
_POOR = (
    r"(?:homeless|on (?:\w+ )?benefits?|(?:universal|pension) credit|housing benefit|bankrupt"
    r"|asylum seekers?|refugees?"
    r"|ex-offender|(?:on )?probation|on parole|(?:was |been )?evicted|in arrears|domestic (?:abuse|violence))"
)
_LINK = r"(?:[’']s (?:\w+ ){0,2}|,? (?:who )?|[ ,(]{1,2})(?:\w+ ){0,3}?"
_HEALTH = lazily(rf"\b{_OF_ANY}{_LINK}{_ILL}\b|\b{_ILL}(?: \w+){{0,2}},? {_TITLED}")
_HARDSHIP = lazily(
    rf"\b{_OF_ANY}{_LINK}{_POOR}\b|\bThe [A-Z][a-z]+ family (?:\w+ ){{0,2}}{_POOR}\b"
)
_AGE = r"(?:[1-9]|1[0-7])"
_CHILD = lazily(
    rf"\b[A-Z][a-z]+(?: [A-Z][a-z]+)?,? aged? {_AGE}\b(?! ?(?:years? (?:later|ago)|%|per))"
    rf"|\b[A-Z][a-z]+(?: [A-Z][a-z]+)? \(aged? {_AGE}\)|\b{_FULL} \({_AGE}\)"
    rf"|\b{_AGE}[- ]year[- ]old [A-Z][a-z]+\b"
    r"|\b(?:Year|Grade|Class) \w{1,2}(?:[’']s| pupil| student) [A-Z][a-z]+|\b[Pp]upil [A-Z][a-z]+ [A-Z][a-z]+"
)
_NO_CHILD = lazily(
    r"\b(?:Block|Building|Step|Page|Room|Lot|Stage|Phase|Part|No|Table|Section|Unit|Ward|Zone"
    r"|Route|Bus|Line|Level|Item"
    r"|Annex|Appendix|Order|Rule|Article|Chapter|Tower|Gate|Bay|Estate|Entrance|Lift|Area)\b"
)
_DAY = r"(?:\d{1,2}(?:[./-]| [A-Z][a-z]+ )|\d{4}-\d|[A-Z][a-z]+ \d{1,2}, )"
_BORN = lazily(rf"(?i:\b(?:d[.]?o[.]?b[.]?|date of birth|was born|born)\b)[ :,on]{{1,5}}{_DAY}")
_STREET = "(?:Road|Street|Lane|Avenue|Close|Drive|Way|Crescent|Terrace|Place|Court|Gardens|Square)"
_LIVES = lazily(
    rf"\b{_OF_ANY}(?:,| of| at| lives at| who lives at)? (?:no[.]? "
    rf"|number )?\d{{1,4}}[A-Za-z]?(?: [A-Z][a-z]+)+"
    rf" {_STREET}\b"
    rf"|\b{_TITLED}(?:,| of| at) (?:no[.]? |number )\d{{1,4}}\b"
)

HEALTH_STEMS = _ILL
HARDSHIP_STEMS = _POOR
MINOR_STEMS = (
    r"[A-Za-z],? aged? [0-9]|\((?:aged? )?[0-9]{1,2}\)|year[- ]old|(?:Year|Grade|Class"
    r"|[Pp]upil) "
)
BIRTH_STEMS = r"(?i:\bd[.]?o[.]?b\b|\bborn\b|date of birth)"
DOOR_STEMS = (
    r"(?:Mr|Mrs|Ms|Miss)[.]? [A-Z][A-Za-z'’-]+[^\n0-9]{0,24}[0-9]|[a-z] (?:of|at) [0-9]"
    rf"|[0-9][A-Za-z]?(?: [A-Z][a-z]+)+ {_STREET}"
)
"""For RE2 and Python: one of them is found in every text that may tell of it."""


def health(reading: Reading) -> bool:
    """That somebody named is ill or disabled."""
    return _HEALTH.search(reading.text) is not None


def hardship(reading: Reading) -> bool:
    """That somebody named, or a family, is poor, convicted or without a home."""
    return _HARDSHIP.search(reading.text) is not None


def minor(reading: Reading) -> bool:
    """A child by name, with its age or class."""
    return any(_NO_CHILD.search(found[0]) is None for found in _CHILD.finditer(reading.text))


def birth_date(reading: Reading) -> bool:
    """The day on which somebody was born."""
    return _BORN.search(reading.text) is not None


def door(reading: Reading) -> bool:
    """The house of somebody named."""
    return _LIVES.search(reading.text) is not None
