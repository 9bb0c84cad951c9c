"""One random history of somebody's name: published, typed, consented to, withdrawn, struck, killed."""

from __future__ import annotations

import csv
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sunboard.boards.addresses import photo_path
from sunboard.schema import KIND_BY_NAME

from tests.factories import (
    PEOPLE,
    Row,
    county_rows,
    picture,
    programme_tree,
    write_photo,
    write_project,
    write_rows,
)
from tests.faults.command import Outcome, end, fork, kill_group, run
from tests.faults.nights import Place
from tests.histories.traces import traces

NAME, PERSON = "司马蓁蓁", PEOPLE[0]["id"]
FIRST_DAY, TODAY = "2026-10-20", "2026-11-20"
STRUCK = "一名党员"
PORTRAIT = "portrait.png"
_DELETED = 0.5
"""How often somebody's row is deleted before a night, so that it is in most histories."""


@dataclass
class History:
    """A project over some nights, drawn by a seed."""

    place: Place
    seed: int
    told: list[str] = field(default_factory=list)
    """What was done, step by step."""
    said: list[str] = field(default_factory=list)
    """What the program said, in reports and messages."""

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.rows = county_rows()
        self.person = dict(
            self.rows["people"][0],
            name=NAME,
            named_consent_on="2026-01-05",
            photo_consent_on="2026-01-05",
        )
        portrait = picture(id="tp-9", file=PORTRAIT, person=PERSON, subject="", sort="人像")
        self.rows["pictures"] = [*self.rows["pictures"], portrait]
        self.texts = [
            (kind, number, each.name)
            for kind, rows in sorted(self.rows.items())
            if kind not in ("people", "corrections")
            for number, row in enumerate(rows)
            for each in KIND_BY_NAME[kind].narratives
            if row.get(each.name)
        ]
        self.is_deleted = False
        self.typed: dict[tuple[str, int, str], str] = {}
        tree = programme_tree(demonstration="否", as_of="", kept_releases="2")
        tree["boards"] = [each for each in tree["boards"] if each not in ("sheets", "share")]
        if self.seed % 4 == 0:
            tree["boards"] += ["sheets", "share"]
        # Unlike all others: what it comes to must be known again.
        write_photo(self.place.project / "data" / "pictures" / PORTRAIT, "#ccaa88")
        write_project(self.place.project, tree, **self.rows)

    def run(self) -> Iterator[str]:
        """Live through it; what is wrong in the end, nothing where nothing is."""
        self._type_it()
        self._night("publish")
        if not any(traces(self.place.site, NAME)):
            yield "the name never was on the site, so that this shows nothing"
        shown = self.place.site / photo_path("tp-9", 200)
        if not shown.is_file():
            yield "the portrait never was on the site, so that this shows nothing"
            return
        self.portrait = shown.read_bytes()
        for _ in range(self.chance.randint(1, 3)):
            if not self.is_deleted and self.chance.random() < _DELETED:
                self._delete()
            for _ in range(self.chance.randint(1, 2)):
                self.chance.choice(self._changes())()
            self._night(self.chance.choice(("publish", "publish", "killed", "stopped", "print")))
        self.chance.choice((self._leave, self._leave, self._go))()
        self._night("publish")
        yield from self._left()

    def _changes(self) -> tuple[object, ...]:
        return (
            self._type_it,
            self._type_it,
            self._clean,
            self._consent,
            self._narrow,
            self._leave,
            self._strike,
            self._strike,
            self._remove,
            self._restore,
            self._delete,
            self._command,
            self._command,
        )

    def _type_it(self) -> None:
        kind, number, name = where = self.chance.choice(self.texts)
        row = self.rows[kind][number]
        self.typed.setdefault(where, row[name])
        row[name] = f"{self.chance.choice((NAME, '司 马 蓁 蓁', '司马·蓁蓁'))}{self.typed[where]}"
        self._rename(where)
        self.told.append(f"typed into {kind} {row['id']} {name}")

    def _rename(self, where: tuple[str, int, str]) -> None:
        """Let a photo be there under what its row calls it by now."""
        kind, number, name = where
        if (kind, name) == ("pictures", "file"):
            photos = self.place.project / "data" / "pictures"
            photo = (photos / self.typed[where]).read_bytes()
            (photos / self.rows[kind][number][name]).write_bytes(photo)

    def _clean(self) -> None:
        for (kind, number, name), text in self.typed.items():
            self.rows[kind][number][name] = self.chance.choice((text, f"{STRUCK}{text}"))
            self._rename((kind, number, name))
        self.told.append("cleaned")

    def _consent(self) -> None:
        self.person.update(
            named_consent_on="2026-01-05",
            withdrawn_on="",
            consent_for=self.chance.choice(("", "网页、纸单、转发")),
        )
        self.told.append("consented")

    def _narrow(self) -> None:
        self.person.update(consent_for=self.chance.choice(("网页", "张贴版", "网页、转发")))
        self.told.append("narrowed")

    def _leave(self) -> None:
        how = self.chance.choice(("withdrawn_on", "named_consent_on", "consent_until"))
        self.person[how] = "" if how == "named_consent_on" else "2026-10-01"
        self.told.append(f"left by {how}")

    def _go(self) -> None:
        self.is_deleted = True
        self.told.append("row deleted for good")

    def _delete(self) -> None:
        self.is_deleted = not self.is_deleted
        self.told.append("row deleted" if self.is_deleted else "row put back")

    def _strike(self) -> None:
        self._correct(STRUCK)

    def _remove(self) -> None:
        self._correct("")

    def _correct(self, after: str) -> None:
        if not self.typed:
            return
        kind, number, _ = self.chance.choice(sorted(self.typed))
        target = self.rows[kind][number]["id"]
        row: Row = {
            "id": f"gz-9{len(self.rows['corrections'])}{len(self.told)}",
            "target": target,
            "date": self.chance.choice(("2026-10-19", "2026-10-19", "2026-02-31")),
            "category": "隐私",
            "after": after,
            "reason": "没有同意公开姓名",
            "decided_by": "云城街道党工委",
        }
        self.rows["corrections"].append(row)
        self.told.append(f"{'struck' if after else 'removed'} {target}")

    def _restore(self) -> None:
        rows = self.rows["corrections"]
        self.rows["corrections"] = [row for row in rows if row["category"] != "隐私"]
        self.told.append("restored")

    def _command(self) -> None:
        """`sunboard takedown`, which writes the correction itself; it refuses where no name is found."""
        if not self.typed:
            return
        kind, number, _ = self.chance.choice(sorted(self.typed))
        target = self.rows[kind][number]["id"]
        arguments = [
            "takedown",
            target,
            "-C",
            str(self.place.project),
            "--out",
            str(self.place.site),
        ]
        arguments += ["--every", "--on", FIRST_DAY, "--by", "云城街道党工委"]
        arguments += [*self.chance.choice(((), ("--name",)))]
        is_killed = self.chance.random() < _DELETED
        self.told.append(
            f"{'killed ' if is_killed else ''}{' '.join(arguments[:2])} {arguments[-1]}"
        )
        self._write()
        log = self.place.root / "log"
        outcome = (
            self._killed(arguments, log, 1.5) if is_killed else run(self.place, arguments, log)
        )
        self.said.append(outcome.said)
        with (self.place.project / "data" / "corrections.csv").open(encoding="utf-8") as file:
            self.rows["corrections"] = list(csv.DictReader(file))

    def _write(self) -> None:
        for kind, rows in self.rows.items():
            own = () if self.is_deleted else (self.person,)
            said = [*own, *rows[1:]] if kind == "people" else rows
            write_rows(self.place.project / "data" / f"{kind}.csv", kind, said)

    def _night(self, how: str) -> None:
        self.told.append(how)
        self._write()
        theme = self.place.project / "mkdocs.yml"
        if how == "stopped":
            theme.write_text("site_name: [", encoding="utf-8")
        command = "print" if how == "print" else "publish"
        out = self.place.root / "paper" if how == "print" else self.place.site
        arguments = [command, "-C", str(self.place.project), "--out", str(out), "--workers", "1"]
        if how == "print":
            arguments += ["--as-of", FIRST_DAY, "--kind", "month", "--paper", "a4"]
        else:
            arguments += ["--as-of", FIRST_DAY, "--consent-day", TODAY]
        log = self.place.root / "log"
        outcome = (
            self._killed(arguments, log, 4) if how == "killed" else run(self.place, arguments, log)
        )
        self.said.append(outcome.said)
        theme.unlink(missing_ok=True)
        if how == "publish" and outcome.code not in (0, 3):
            raise AssertionError(f"{self.told}: {outcome.said[-800:]}")

    def _killed(self, arguments: list[str], log: Path, seconds: float) -> Outcome:
        child = fork(self.place, arguments, log)
        time.sleep(self.chance.uniform(seconds / 20, seconds))
        kill_group(child)
        return end(child, log)

    def _left(self) -> Iterator[str]:
        cells = {f"project/data/{kind}.csv" for kind, _, _ in self.typed} | {
            "project/data/people.csv"
        }
        # A photo is called as its cell has it, and stays the office's own when its row is gone.
        own = ("project/data/private/", "project/data/pictures/")
        for path in traces(self.place.root, NAME):
            if path not in cells and path != "log" and not path.startswith(own):
                yield path
        for path in self.place.root.rglob("*"):
            if path.is_file() and path.read_bytes() == self.portrait:
                yield f"portrait: {path}"
        yield from (f"said: {text[-300:]}" for text in self.said if NAME in text)
