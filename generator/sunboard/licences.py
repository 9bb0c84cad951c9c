"""Under which terms open data may be used: the licences that a programme names by their keys."""

from __future__ import annotations

from dataclasses import dataclass

from sunboard.language import mark, say


@dataclass(frozen=True)
class Licence:
    """Under which terms the open data may be used."""

    key: str
    """What programs know it by, e.g. CC-BY-4.0; "" for one that an office words itself."""
    title: str
    address: str
    """Where it can be read; "" for one that an office only names."""

    @property
    def called(self) -> str:
        """What readers see of it; an office's own words as they are."""
        return say(self.title) if self.key else self.title


LICENCES: tuple[Licence, ...] = (
    Licence(
        "CC-BY-4.0",
        mark("知识共享 署名 4.0 国际许可协议"),
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    Licence(
        "CC-BY-SA-4.0",
        mark("知识共享 署名—相同方式共享 4.0 国际许可协议"),
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    Licence(
        "CC0-1.0",
        mark("知识共享 CC0 1.0 公有领域贡献"),
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ),
    Licence(
        "ODC-By-1.0",
        mark("开放数据共用 署名许可 1.0"),
        "https://opendatacommons.org/licenses/by/1-0/",
    ),
    Licence(
        "ODbL-1.0",
        mark("开放数据共用 开放数据库许可 1.0"),
        "https://opendatacommons.org/licenses/odbl/1-0/",
    ),
)
"""Those that are known by their keys."""
