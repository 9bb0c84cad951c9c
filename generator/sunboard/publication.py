"""One publication: nobody else's meanwhile, what was cut off settled before, what goes live put down after."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from sunboard.checks.fewer import Loss
from sunboard.emptied_pages import published_pages
from sunboard.language import later
from sunboard.measures.ground import Ground
from sunboard.project import CheckedProject, RefusedError
from sunboard.project_folders import lock_file, picture_store, sheet_store
from sunboard.publishing.continuity import LEDGER_NAMES, gap_of, restate
from sunboard.publishing.filesystem import BusyError, cause, locked
from sunboard.publishing.known_people import remember_people
from sunboard.publishing.ledger import Beside, additions, announce, prepared, settle
from sunboard.publishing.log import NOTHING_LOGGED, log_addition
from sunboard.publishing.manifest import Manifest, Told, told_by
from sunboard.publishing.picture_files import Pictures, forget_other_pictures
from sunboard.publishing.release import Release
from sunboard.publishing.releases import NotPutDownError, Published, Releases
from sunboard.publishing.sheet_folder import forget_everywhere
from sunboard.publishing.sheet_store import Printed, forget_others
from sunboard.records.accepted_ledger import LEDGER_SCOPE, REPLACED
from sunboard.records.ledger_files import LedgerError, read_pending
from sunboard.records.log.head import head_of
from sunboard.system import signals_held


class DayRefusedError(Exception):
    """The day can't be put down as published; the message says why, and what would do."""


class LedgerLostError(Exception):
    """The site was put down in a ledger, and the project has none, or another; the message says what to do."""


class Publication:
    """A site that is about to change, and the ledger of its project."""

    def __init__(
        self, project: Path, releases: Releases, *, is_recorded: bool, is_restated: bool = False
    ) -> None:
        """Use `opened`, which makes sure that nobody else is at it."""
        self.project, self.releases, self.is_recorded = project, releases, is_recorded
        self._is_restated = is_restated
        self.is_live = False
        """Whether what is published is live."""

    @classmethod
    @contextmanager
    def opened(
        cls, project: Path, site: Path, *, is_recorded: bool, accepted: Collection[str] = ()
    ) -> Iterator[Publication]:
        """Hold the site, and the ledger where what is published is put down, with what was cut off settled.

        A ledger whose state is lost or unfit has it anew where `accepted` says that it is to be gone on with.

        Raises:
            BusyError: another process is at it.
            LedgerError: the ledger was changed since a publication was cut off.
            NotPutDownError: the site has changed, and something after that failed.
            OSError: a folder can't be written to.
        """
        with ExitStack() as held:
            if is_recorded:
                held.enter_context(locked(lock_file(project)))
            releases = held.enter_context(Releases.opened(site))
            is_restated = is_recorded and _is_accepted(accepted) and restate(project)
            publication = cls(project, releases, is_recorded=is_recorded, is_restated=is_restated)
            publication._settle_cut_off()
            try:
                yield publication
            except OSError as error:
                # Whatever fails once the site has changed is never told as if it had stayed.
                if publication.is_live:
                    raise NotPutDownError(cause(error)) from error
                raise

    def _settle_cut_off(self) -> None:
        """Settle what an earlier publication left pending, before the site that it belongs to changes again.

        Raises:
            BusyError: it belongs to this site, and another process writes to the ledger.
        """
        pending = read_pending(self.project)
        if pending is None:
            return
        try:
            with ExitStack() as alone:
                if not self.is_recorded:
                    alone.enter_context(locked(lock_file(self.project)))
                settle(self.project)
        except BusyError:
            # Whoever writes to the ledger settles it, as long as the site stays what it is.
            if pending.site == self.releases.shelf.site:
                raise

    def admit(self, project: CheckedProject, accepted: Collection[str]) -> tuple[Loss, ...]:
        """Refuse to put down what may not be, before anything is made of the records.

        Returns:
            What is to be put down, beside the losses of records, of what somebody has said is right.

        Raises:
            DayRefusedError: the day isn't over, or lies before the last one that was put down.
            RefusedError: the system keeps a file back: its records would be missing, and nobody erred.
            LedgerLostError: the ledger is lost, or isn't what became of the one that the site was made of, and
                nobody has said that it is to be gone on without that.
        """
        if not self.is_recorded:
            return ()
        _refuse_day(project)
        if any(problem.code == "file-unreadable" for problem in project.checked.problems):
            raise RefusedError(list(project.checked.problems))
        gap = gap_of(self.project, self.releases.shelf, project.log)
        if gap is not None and not _is_accepted(accepted):
            raise LedgerLostError(gap.said)
        if gap is not None:
            return (_loss(gap.how, gap.before, gap.now),)
        number = project.log.end.number
        return (_loss(REPLACED, number, number),) if self._is_restated else ()

    def addresses(self, project: CheckedProject) -> set[str]:
        """The paths of pages that were published: what is put down goes on with the live site.

        Raises:
            OSError: nobody can tell.
        """
        known = {line.path for line in project.emptied}
        if not self.is_recorded:
            return known
        is_demonstration = project.programme.is_demonstration
        return known.union(published_pages(self.releases.shelf, is_demonstration=is_demonstration))

    def publish(
        self,
        release: Release,
        ground: Ground,
        checked: CheckedProject,
        accepted: Sequence[Loss],
        emptied: Sequence[str],
        told: Told,
    ) -> tuple[Published, int]:
        """Make a release live; what it adds to the ledger is on the disk before, and settled after.

        `emptied` are the addresses at which it has nothing to show any more.

        Returns:
            What became of it, and how many lines the ledger has more.

        Raises:
            SwapError: the site's folder can't be exchanged.
            NotPutDownError: the site is live, but the ledger could not be written.
            OSError: something could not be written; the live site stays.
        """
        added, pending, log = {}, None, NOTHING_LOGGED
        if self.is_recorded:
            added = additions(self.project, ground, accepted, emptied)
            log = log_addition(checked, ground)
            beside, site = Beside(checked.checked.promises, log), self.releases.shelf.site
            pending = prepared(self.project, site, added, ground, beside)
        with ExitStack() as held:

            def before_the_swap(name: str) -> None:
                # Asked to end between swap and ledger, the run would leave the second for the next one.
                held.enter_context(signals_held())
                if pending is not None:
                    # Before anybody is named: a row that is deleted later hides its name by what stands there.
                    remember_people(self.project, checked.checked.people, ground.as_of)
                    announce(self.project, name, pending, log)

            try:
                published = self.releases.publish(
                    release,
                    ground.as_of,
                    told,
                    before_the_swap,
                    head=head_of(pending.state) if pending is not None else None,
                    is_demonstration=ground.programme.is_demonstration,
                )
            except BaseException:
                # By what the live site says it is, this counts or not, however far it came.
                with suppress(Exception):
                    self._settle()
                raise
            self.is_live = True
            try:
                self._settle()
            except LedgerError as error:
                raise NotPutDownError(error.args[0]) from error
        return published, sum(text.count("\n") for text in added.values())

    def tidy(
        self,
        ground: Ground,
        checked: CheckedProject,
        sheets: Printed,
        pictures: Pictures,
        told: Told,
    ) -> tuple[Manifest, ...]:
        """Forget the releases and sheets of before; returns those that held what has been taken back."""
        if ground.makes("sheets"):
            forget_others(sheet_store(self.project), sheets)
        # Whatever is asked for now: those of before may name whoever has withdrawn since.
        forget_other_pictures(picture_store(self.project), pictures)
        # What was found on pages says nothing of sheets, which were printed without them.
        forget_everywhere(self.project, told_by(ground, checked.checked.problems))
        return tuple(self.releases.forget(ground.programme.kept_releases, told))

    def _settle(self) -> None:
        if self.is_recorded:
            settle(self.project)


def _is_accepted(accepted: Collection[str]) -> bool:
    """Whether somebody has said that the ledger as it is, or none, is to be gone on with."""
    return bool({*LEDGER_NAMES} & {*accepted})


def _loss(how: str, before: int, now: int) -> Loss:
    return Loss(LEDGER_SCOPE, how, LEDGER_NAMES[1], LEDGER_NAMES, before, now)


def _refuse_day(project: CheckedProject) -> None:
    as_of, last = project.as_of, project.recorded_to
    if not project.days.is_over:
        raise DayRefusedError(
            later("{day} 还没有过完，不能作为数据截至日发布；不写 --as-of 就用昨天", day=as_of)
        )
    if last is not None and as_of < last:
        raise DayRefusedError(
            later(
                "已经发布到 {last}，不能再按更早的 {day} 发布；"
                "只想看那一天的网站，请用 sunboard build，放到别的目录",
                last=last,
                day=as_of,
            )
        )
