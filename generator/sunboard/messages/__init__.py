"""What every problem says: the fault, then what would do. Other languages have it from `messages.po`.

One entry a code. Codes of faults in files and cells are words; codes of integrity rules start with the
rule ("R-10-unknown"), which is where a report has it from. A private value never fills a placeholder.
"""

from __future__ import annotations

from sunboard.messages.cells import CELL_MESSAGES
from sunboard.messages.files import FILE_MESSAGES
from sunboard.messages.gate import GATE_MESSAGES
from sunboard.messages.identity import IDENTITY_MESSAGES
from sunboard.messages.layouts import LAYOUT_MESSAGES
from sunboard.messages.mechanisms import MECHANISM_MESSAGES
from sunboard.messages.message import Message
from sunboard.messages.people import PEOPLE_MESSAGES
from sunboard.messages.photos import PHOTO_MESSAGES
from sunboard.messages.programme import PROGRAMME_MESSAGES
from sunboard.messages.rules import RULE_MESSAGES
from sunboard.messages.standing import STANDING_MESSAGES
from sunboard.messages.workbooks import WORKBOOK_MESSAGES

MESSAGES: dict[str, Message] = {
    **FILE_MESSAGES,
    **WORKBOOK_MESSAGES,
    **LAYOUT_MESSAGES,
    **PROGRAMME_MESSAGES,
    **CELL_MESSAGES,
    **RULE_MESSAGES,
    **STANDING_MESSAGES,
    **PEOPLE_MESSAGES,
    **IDENTITY_MESSAGES,
    **MECHANISM_MESSAGES,
    **GATE_MESSAGES,
    **PHOTO_MESSAGES,
}
