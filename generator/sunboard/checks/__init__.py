"""The second stage: text to typed tables of what may be published, and problems about the rest."""

from sunboard.checks.check import check_records
from sunboard.checks.checked import Checked
from sunboard.checks.records import FileCount, Records, Table

__all__ = ["Checked", "FileCount", "Records", "Table", "check_records"]
