"""The site: page values → HTML, stamped into shells. Pure functions; templates are all that is read."""

from __future__ import annotations
