"""A trial (试运行): the site as it would be published, with what can't be yet, for who keeps the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sunboard.boards import addresses
from sunboard.language import listed, say, say_many
from sunboard.measures.ground import Ground
from sunboard.mending.pages import items_of
from sunboard.outputs.html.trial import Obstacle, ObstaclesByBoard
from sunboard.problems import Problem
from sunboard.publishable.records import told
from sunboard.schema import KIND_BY_NAME, Kind
from sunboard.schema.field import Need
from sunboard.schema.surface import Surface


def obstacles_of(problems: Sequence[Problem], ground: Ground) -> ObstaclesByBoard:
    """What is wrong, or to be looked at, on the board of the unit or community that it is of; else at home."""
    by_board: dict[str, list[Problem]] = {}
    paths = _paths(ground)
    for problem in problems:
        by_board.setdefault(paths.get(problem.whose, addresses.HOME), []).append(problem)
    return {
        path: tuple(Obstacle(item.mark, item.words, item.places) for item in items_of(found))
        for path, found in by_board.items()
    }


def _paths(ground: Ground) -> Mapping[str, str]:
    """The boards that are made of units and communities, by name."""
    makers = (("communities", addresses.community_path), ("units", addresses.unit_path))
    return {
        name: path_of(identifier)
        for kind, path_of in makers
        if ground.makes(kind)
        for name, identifier in zip(
            ground.records[kind].texts("name"), ground.records[kind].texts("id"), strict=True
        )
    }


def summary(ground: Ground) -> str:
    """How many records of each kind could be published, and how many can't be yet, and why."""
    kinds = [kind for kind in KIND_BY_NAME.values() if kind.dates_publication]
    ready = [_counted(kind, int(told(ground, kind.name, Surface.PAGE).sum())) for kind in kinds]
    waiting = [text for kind in kinds for text in _waiting(ground, kind)]
    said = say("可以公布：{records}", records=listed(filter(None, ready)) or say("还没有"))
    if waiting:
        said += say("；还不能：{records}", records=listed(waiting))
    return said + say("。")


def _waiting(ground: Ground, kind: Kind) -> Iterator[str]:
    """Those of a kind that are not told, with what they lack, and those that can't be counted at all."""
    table = ground.records[kind.name]
    untold = ~told(ground, kind.name, Surface.PAGE)
    if count := int(untold.sum()):
        lacking = [
            str(field.heading)
            for field in kind.fields
            if field.need is Need.HONOUR and (untold & table.is_empty(field.name)).any()
        ]
        said = _counted(kind, count)
        yield said + say("（缺{fields}）", fields=listed(lacking)) if lacking else said
    unclear = ground.records.unclear.get(kind.name)
    if unclear and unclear.count:
        yield say("{records}（有错，见报告）", records=_counted(kind, unclear.count))


def _counted(kind: Kind, count: int) -> str:
    return say_many("{kind}{n}条", count, kind=kind.words) if count else ""
