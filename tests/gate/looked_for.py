"""Judges and gates for tests, and what they are tried with."""

from sunboard.checks.private.names import NameFinder
from sunboard.gate.gate import Gate
from sunboard.gate.judge import Judge

MOBILE = "13912345678"
HIDDEN, HIDDEN_EN = "（涉及隐私，已隐去）", "(withheld as private)"


def judge(*names: str) -> Judge:
    return Judge(NameFinder(names))


class Written(dict[str, bytes]):
    """What came through a gate, by its address."""

    def __init__(self, gate: Gate | None = None) -> None:
        super().__init__()
        self.gate = gate or Gate(judge("司马蓁"))
        self.board = self.gate.before(self.__setitem__)
        self.own = self.gate.before_own(self.__setitem__)

    def text(self, path: str) -> str:
        return self[path].decode()

    @property
    def found(self) -> list[tuple[str, str, list[str]]]:
        return [(find.what, find.code, find.paths) for find in self.gate.finds.all()]
