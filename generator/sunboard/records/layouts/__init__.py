"""Sheets of any layout to records of a kind: how offices keep them, not how a program would.

`layout.lay` is the way through one sheet; all are pure functions. Whatever is taken for granted here (a kind,
a year, a cell filled down, a row left out) is told in a note; what can't be known is a problem, not a guess.
"""

from __future__ import annotations
