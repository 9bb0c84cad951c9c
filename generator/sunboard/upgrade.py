"""`sunboard upgrade`: what this Sunboard will change about a project that an earlier one kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sunboard.publishing.earlier import earlier_files
from sunboard.publishing.shelf import Shelf
from sunboard.publishing.strangers import find_strangers, is_earlier_site
from sunboard.records.ledger_files import LEDGER, STATE_PATH, LedgerError, read_state, release_of


def changes(project: Path, site: Path) -> Iterator[str]:
    """A sentence for each change; nothing is changed here.

    Args:
        project: The folder that holds `data/`.
        site: The published folder.
    """
    shelf = Shelf.of(site)
    try:
        if read_state(project) is None and (project / LEDGER).is_dir():
            yield f"{LEDGER}：下一次发布会写下 {STATE_PATH}，从此每个存底文件少了、改了都会查出来"
    except LedgerError as error:
        yield f"存底文件有错，请先从上一次发布恢复：{error}"
    if shelf.site.is_dir() and release_of(shelf.site) is None and is_earlier_site(shelf.site):
        yield f"{site}：没有标记，发布时加一次 --take-over，换成新网站；之后不用再加"
        for path in find_strangers(shelf.site, None):
            yield f"{site}：{path} 不是晒榜写的，会移到 {shelf.folder} 里"
    for found in earlier_files(shelf):
        yield f"{found}：会删去；报告和印好的张贴版改放在项目的 .sunboard/ 里，不再放在网站旁边"
