"""Histories in which everybody keeps to the rules: what goes on goes on, all other changes are declared."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from sunboard.publishable.drips import drip_problems
from sunboard.records.ledger_files import LEDGER
from sunboard.records.log import read_log

from tests.factories import (
    Row,
    commitment,
    correction,
    county_rows,
    evaluation,
    event,
    extension,
    task,
    write_project,
    write_rows,
)
from tests.nights.put_down import look, put_down

BEGAN = date(2026, 11, 2)
"""A Monday behind every day of the county's own records."""


class History:
    """One county, and what an honest office does to its records from day to day."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance, self.rows = random.Random(seed), county_rows()
        self.project, self.day = write_project(folder / "project"), BEGAN
        self.told: list[str] = []
        self.secrets: list[str] = []
        self.made = 0

    def run(self, nights: int) -> Iterator[str]:
        """Live through it; what is wrong, night by night."""
        put_down(self.project, self.day)
        for _ in range(nights):
            self.day += timedelta(days=self.chance.randint(1, 9))
            for _ in range(self.chance.randint(0, 4)):
                step = self.chance.choice(STEPS)
                if step(self):
                    self.told.append(f"{self.day} {step.__name__}")
            for kind, rows in self.rows.items():
                write_rows(self.project / "data" / f"{kind}.csv", kind, rows)
            yield from self._night()

    def _night(self) -> Iterator[str]:
        if dies := self.chance.choice(("", "", "", "before", "after")):
            self.told.append(f"{self.day} the run dies {dies} its site is live")
            put_down(self.project, self.day, dies=dies)
        checked, ground = put_down(self.project, self.day)
        false = [problem.code for problem in checked.checked.problems if problem.rule == "R-9"]
        false += [problem.code for problem in drip_problems(ground, ground.past.drips)]
        if false or ground.records.standing:
            yield f"{self.day}: a false alarm: {false} {ground.records.standing}"
        again, _ = look(self.project, self.day)
        log, before = read_log(self.project), len(again.log.publications)
        put_down(self.project, self.day)
        if len(read_log(self.project).publications) != before:
            yield f"{self.day}: what was put down is news once more"
        for kind, standings in log.accepted.by_kind.items():
            ids = set(ground.records[kind].text_array("id").to_pylist())
            if missing := {*standings} - ids:
                yield f"{self.day}: the log has {missing} of {kind}, and the site has not"
        ledger = [path.read_text("utf-8") for path in (self.project / LEDGER).rglob("*.*")]
        for secret in self.secrets:
            if any(secret in text for text in ledger):
                yield f"{self.day}: {secret!r} was taken down and stands in the ledger"

    def new_id(self, prefix: str) -> str:
        self.made += 1
        return f"{prefix}-{100 + self.made}"

    def any_of(self, kind: str, fits: Callable[[Row], bool]) -> Row | None:
        found = [row for row in self.rows[kind] if fits(row)]
        return self.chance.choice(found) if found else None

    def corrects(self, target: str, **said: str) -> None:
        row = correction(id=self.new_id("gz"), target=target, date=str(self.day), **said)
        self.rows["corrections"].append(row)

    def is_down(self, row: Row) -> bool:
        return any(
            each["target"] == row["id"] and each["category"] == "隐私"
            for each in self.rows["corrections"]
        )


def raises_a_task(of: History) -> bool:
    day = str(of.day)
    row = task(id=of.new_id("fw"), raised_on=day, text=f"第{of.made}处井盖松动")
    row |= {"reported_on": day, "dispatched_on": day, "accepted_on": day, "people": ""}
    of.rows["tasks"].append(row)
    return True


def finishes_a_task(of: History) -> bool:
    halted = {row["task"] for row in of.rows["task_events"]}
    row = of.any_of("tasks", lambda r: not r.get("completed_on") and r["id"] not in halted)
    if row is None or of.is_down(row):
        return False
    row.update(completed_on=str(of.day), result=f"换好井盖{of.made + 1}个")
    row["accepted_on"] = row["accepted_on"] or str(of.day)
    return True


def rates_a_task(of: History) -> bool:
    row = of.any_of("tasks", lambda r: bool(r.get("completed_on")))
    if row is None:
        return False
    level = of.chance.choice(("满意", "不满意"))
    said = evaluation(id=of.new_id("pj"), subject=row["id"], level=level, date=str(of.day))
    of.rows["evaluations"].append(said)
    return True


def promises(of: History) -> bool:
    day = str(of.day)
    row = commitment(id=of.new_id("cn"), made_on=day, approved_on=day, due="2027-03-31")
    of.rows["commitments"].append({**row, "text": f"补种行道树{of.made}棵"})
    return True


def keeps_a_promise(of: History) -> bool:
    row = of.any_of("commitments", lambda r: not r.get("outcome"))
    if row is None or of.is_down(row):
        return False
    day = str(of.day)
    row.update(outcome="已兑现", done_on=day, recorded_on=day, result="补种行道树30棵，全部成活")
    row["evidence"] = "验收单9号"
    return True


def extends_a_promise(of: History) -> bool:
    row = of.any_of("commitments", lambda r: not r.get("outcome"))
    extended = {each["commitment"] for each in of.rows["extensions"]}
    if row is None or row["id"] in extended:
        return False
    day = str(of.day)
    made = extension(id=of.new_id("yq"), commitment=row["id"], set_on=day, new_due="2027-06-30")
    of.rows["extensions"].append(made)
    return True


def corrects_a_day(of: History) -> bool:
    """Of a task that nobody has judged yet: what they said would lie before it."""
    judged = {each["subject"] for each in of.rows["evaluations"]}
    row = of.any_of("tasks", lambda r: bool(r.get("completed_on")) and r["id"] not in judged)
    if row is None or of.is_down(row):
        return False
    was, now = row["completed_on"], str(of.day)
    if was == now:
        return False
    row["completed_on"] = now
    of.corrects(row["id"], category="状态", field="办结日期", before=was, after=now)
    return True


def takes_a_task_up_again(of: History) -> bool:
    row = of.any_of("tasks", lambda r: bool(r.get("completed_on")))
    if row is None or of.is_down(row):
        return False
    row.update(completed_on="", result="", quantity="", measure="", evidence="")
    made = event("重办", str(of.day), id=of.new_id("bd"), task=row["id"], reason="居民说没修好")
    of.rows["task_events"].append(made)
    return True


def renames_a_unit(of: History) -> bool:
    of.rows["units"][0]["office_phone"] = f"0000-1{of.chance.randint(100000, 999999)}"
    return True


def takes_down_a_task(of: History) -> bool:
    row = of.any_of("tasks", lambda r: r["id"].startswith("fw-1") and len(r["id"]) > len("fw-1"))
    if row is None or of.is_down(row):
        return False
    of.corrects(row["id"], category="隐私", before="", after="", reason="")
    of.secrets.append(row["text"])
    return True


def withdraws(of: History) -> bool:
    row = of.any_of("people", lambda r: bool(r.get("named_consent_on")))
    if row is None:
        return False
    row["named_consent_on"] = ""
    return True


def consents(of: History) -> bool:
    row = of.any_of("people", lambda r: not r.get("named_consent_on"))
    if row is None:
        return False
    row["named_consent_on"] = str(of.day)
    return True


STEPS: tuple[Callable[[History], bool], ...] = (
    raises_a_task,
    raises_a_task,
    finishes_a_task,
    finishes_a_task,
    rates_a_task,
    promises,
    keeps_a_promise,
    extends_a_promise,
    corrects_a_day,
    takes_a_task_up_again,
    renames_a_unit,
    takes_down_a_task,
    withdraws,
    consents,
)
