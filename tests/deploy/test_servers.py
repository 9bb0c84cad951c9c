"""A server's own schedules: systemd's ExecStart lines and the crontab's, run as they stand."""

import configparser
import csv
import os
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.deploy.county import BAD, PROMISES, shows
from tests.deploy.steps import Done, run_script, set_up
from tests.factories import ROOT, programme_tree, write_project

DEPLOY = ROOT / "deploy"
UNITS = ("sunboard", "sunboard-watch")


class Unit(configparser.RawConfigParser):
    """A systemd unit; names keep their capitals."""

    def __init__(self, name: str) -> None:
        super().__init__(strict=True, interpolation=None)
        self.optionxform = str  # type: ignore[assignment,method-assign]
        self.read_string((DEPLOY / name).read_text("utf-8"))


@dataclass(frozen=True)
class Server:
    """A machine's /opt/sunboard and /srv/sunboard, below a folder of the test."""

    root: Path

    @property
    def project(self) -> Path:
        return self.root / "srv" / "sunboard" / "project"

    @property
    def site(self) -> Path:
        return self.root / "srv" / "sunboard" / "www" / "site"

    def here(self, command: str) -> str:
        """A line of a schedule with the machine's paths below the test's folder."""
        for folder in ("/opt/sunboard", "/srv/sunboard"):
            command = command.replace(folder, f"{self.root}{folder}")
        return command

    def start(self, name: str) -> Done:
        """What systemd does with a service, and whether it takes it for a success."""
        service = Unit(f"{name}.service")["Service"]
        fine = {0, *map(int, service.get("SuccessExitStatus", "").split())}
        env = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        done = subprocess.run(
            shlex.split(self.here(service["ExecStart"])),
            cwd="/",
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            umask=int(service["UMask"], 8),
            check=False,
        )
        return Done(0 if done.returncode in fine else done.returncode, done.stdout)

    def cron(self, command: str) -> Done:
        """What cron does with the line that holds a command: what it says is mailed."""
        (line,) = [line for line in cron_lines() if f"sunboard {command} " in line]
        return run_script(self.here(line), self.root / "home", {}, ("sh",))

    def recorded(self) -> set[str]:
        """The ids that the ledger holds."""
        ids = (self.project / "data" / "ledger" / "ids.csv").read_text("utf-8")
        return {row["id"] for row in csv.DictReader(ids.splitlines())}


def cron_lines() -> list[str]:
    """The commands of the crontab, without their times."""
    lines = (DEPLOY / "crontab").read_text("utf-8").splitlines()
    entries = [line for line in lines if line and not line.startswith("#")]
    assert not any("%" in line for line in entries), "cron ends a command at a per cent sign"
    return [line.split(maxsplit=5)[5] for line in entries]


@pytest.fixture
def server(tmp_path: Path) -> Server:
    made = Server(tmp_path)
    write_project(made.project, commitments=PROMISES)
    made.site.parent.mkdir(parents=True)
    (tmp_path / "home").mkdir()
    set_up(tmp_path / "opt" / "sunboard", tmp_path / "seen")
    return made


def refuse(server: Server) -> None:
    """Break the records so that no board can be made."""
    (server.project / "data" / "communities.csv").write_text("编号,名称\n", "utf-8")


def test_service_with_one_bad_row_then_a_success_and_the_rest_is_live(server: Server) -> None:
    done = server.start("sunboard")
    assert done.code == 0, done.said
    assert "无此单位" in done.said
    assert shows(server.site, "fw-1")
    assert not shows(server.site, BAD)
    assert "fw-1" in server.recorded()
    assert BAD not in server.recorded()


def test_service_whose_records_are_refused_then_it_fails_and_the_old_site_stays(
    server: Server,
) -> None:
    server.start("sunboard")
    refuse(server)
    done = server.start("sunboard")
    assert done.code == 1, done.said
    assert shows(server.site, "fw-1")


def test_crontab_with_one_bad_row_then_its_report_is_mailed_and_the_rest_is_live(
    server: Server,
) -> None:
    done = server.cron("publish")
    assert done.code == 0
    assert done.said.startswith("sunboard 3:")
    assert "无此单位" in done.said
    assert shows(server.site, "fw-1")
    assert "fw-1" in server.recorded()


def test_crontab_without_faults_then_no_mail(server: Server) -> None:
    write_project(server.project)
    assert server.cron("publish") == Done(0, "")
    assert shows(server.site, "fw-1")


def test_crontab_whose_records_are_refused_then_that_is_mailed(server: Server) -> None:
    refuse(server)
    done = server.cron("publish")
    assert done.said.startswith("sunboard 1:")
    assert not server.site.exists()


def test_watch_where_nothing_was_published_then_it_fails_and_somebody_is_told(
    server: Server,
) -> None:
    write_project(server.project, programme_tree(alert="tee told", demonstration="否"))
    done = server.start("sunboard-watch")
    assert done.code == 1
    assert "从来没有发布过" in (server.project / "told").read_text("utf-8")
    assert server.cron("status").said.startswith("sunboard 1:")


def test_watch_after_a_night_then_all_is_well(server: Server) -> None:
    server.start("sunboard")
    done = server.start("sunboard-watch")
    assert (done.code, "数据截至2026-10-31" in done.said) == (0, True), done.said
    assert server.cron("status") == Done(0, "")


def test_night_that_failed_then_somebody_is_told(server: Server) -> None:
    write_project(server.project, programme_tree(alert="tee told"))
    refuse(server)
    assert server.start("sunboard").code == 1
    assert "没有发布" in (server.project / "told").read_text("utf-8")


@pytest.mark.parametrize("name", UNITS)
def test_service_then_it_may_do_no_more_than_it_needs(name: str) -> None:
    service = Unit(f"{name}.service")["Service"]
    assert service["User"] not in ("", "root")
    assert service["ReadWritePaths"] == "/srv/sunboard"
    strict = {
        "NoNewPrivileges": "yes",
        "ProtectSystem": "strict",
        "UMask": "0022",
        "Type": "oneshot",
    }
    assert {key: service[key] for key in strict} == strict
    assert service["CapabilityBoundingSet"] == ""


@pytest.mark.parametrize("name", UNITS)
def test_timer_then_a_night_missed_is_made_up_for(name: str) -> None:
    timer = Unit(f"{name}.timer")
    assert timer["Timer"]["Persistent"] == "true"
    assert timer["Timer"]["OnCalendar"].endswith("Asia/Shanghai")
    assert timer["Install"]["WantedBy"] == "timers.target"


def test_service_that_was_killed_then_the_watch_is_run() -> None:
    unit = Unit("sunboard.service")
    assert unit["Unit"]["OnFailure"] == "sunboard-watch.service"
    assert (DEPLOY / unit["Unit"]["OnFailure"]).is_file()
