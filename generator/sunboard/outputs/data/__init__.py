"""Open data: the tables as CSV and JSON, described for programs, and all of it in one file."""

from __future__ import annotations
