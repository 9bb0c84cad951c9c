"""Templates compiled once: what an environment asks for is what one before it made of the same text.

In Chinese: in another tongue, of which a test may make several, each environment compiles its own.
"""

from __future__ import annotations

from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sunboard.language import CHINESE, spoken
from sunboard.outputs.html.environment import BoardEnvironment, make_environment

TEMPLATES = Path(__file__).parents[1] / "site_templates"


class _Compiled(BytecodeCache):
    """The code of templates, by their names and places, and by their texts."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if spoken() is CHINESE:
            bucket.code = self.codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if spoken() is CHINESE:
            self.codes[bucket.key, bucket.checksum] = bucket.code


def compile_once() -> None:
    """From here on this process, and its forks, compile no template of boards a second time."""
    compiled = _Compiled()
    keeping = property(lambda _: compiled, lambda _, __: None)
    setattr(BoardEnvironment, "bytecode_cache", keeping)  # noqa: B010 - a property for an attribute


def compile_boards() -> None:
    """Compile what every site is drawn with, for the forks."""
    compile_once()
    environment = make_environment(TEMPLATES)
    for name in environment.list_templates():
        if name.startswith(("blocks/", "boards/", "components/")):
            environment.get_template(name)
