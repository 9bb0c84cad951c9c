"""Printed sheets: measures and the rows of boards → one frozen value a sheet, and the text that Typst sets."""

from __future__ import annotations
