"""The programme: what `data/programme.yml` says, as frozen values.

Every closed list is a vocabulary here. Code asks what a term counts as, never what its key or label is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sunboard.calendar import WorkCalendar, china_calendar, country_calendar
from sunboard.language import CHINESE, Tongue, mark
from sunboard.language.catalogue import tongue_of
from sunboard.language.own_words import Word, in_own_words
from sunboard.licences import Licence
from sunboard.public_holidays import CHINA, Arrangement
from sunboard.schema import DEFAULT_BOARDS


@dataclass(frozen=True)
class Term:
    """One word of a vocabulary."""

    key: str
    """What the data may hold; ASCII, stable."""
    label: str
    """What readers see; the data may hold it as well."""
    counts_as: str = ""
    """What the code takes it for, where the code needs to know; else ""."""
    note: str = ""
    """One sentence of explanation shown beside it, or ""."""
    aliases: tuple[str, ...] = ()
    """Other words offices write for it."""
    target: int | None = None
    """For obligations: how often a month each unit is to do it; None elsewhere."""
    workdays: int | None = None
    """For kinds of notice: the least working days it must stand; None where it has no end."""


COME_ABOUT = mark("已{event}")
"""What has come about, of a term that names an event: 已退回 of 退回."""


def come_about(form: str, label: str) -> str:
    """An event's label in a form of `COME_ABOUT`; as it is where the programme calls the event so already."""
    before, after = form.split("{event}")
    is_so = label.startswith(before) and label.endswith(after)
    return label if is_so else f"{before}{label}{after}"


@dataclass(frozen=True)
class Vocabulary:
    """A closed list, in the order it is shown."""

    key: str
    terms: tuple[Term, ...]
    is_default: bool = False
    """Whether the programme says nothing of it, so that its words are ours."""
    everywhere: frozenset[str] = frozenset()
    """The keys of the words that every place is to have, as the programme says; nobody lacks others."""

    @property
    def due(self) -> tuple[Term, ...]:
        """The terms that every place is to have, in their order."""
        return tuple(term for term in self.terms if term.key in self.everywhere)

    @property
    def due_at(self) -> list[int]:
        """Where those stand among all terms."""
        return [at for at, term in enumerate(self.terms) if term.key in self.everywhere]

    @cached_property
    def term_by_key(self) -> dict[str, Term]:
        """The terms by key."""
        return {term.key: term for term in self.terms}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The terms' keys in order."""
        return tuple(term.key for term in self.terms)

    def label(self, key: str) -> str:
        """What readers see for a key."""
        return self.term_by_key[key].label

    def label_counting_as(self, meaning: str) -> str:
        """What readers see for what counts as something: the label of the first such term, "" for none."""
        return next((term.label for term in self.terms if term.counts_as == meaning), "")


PUBLISHED, EVALUATED = "published", "evaluated"
"""The keys of the two steps that no field of a task dates: the build does (晒), or a resident (评)."""


@dataclass(frozen=True)
class Step:
    """One step of the service loop 点报派接办晒评."""

    key: str
    label: str
    """One character, e.g. 派."""
    name: str
    """The step in full, e.g. 社区派单."""
    date_field: str = ""
    """The task field that holds its date; "" for steps the build or an evaluation dates."""
    limit_workdays: int | None = None
    """Working days allowed after the step before; None for no limit."""

    @property
    def follows_completion(self) -> bool:
        """Whether its days count from the day the task was done, whatever steps lie between."""
        return not self.date_field and self.key in (PUBLISHED, EVALUATED)


MOST_WORKDAYS = 2_500
"""Of any limit in working days: ten years, so that each ends within the calendar."""
MOST_DAYS = 3_650
"""Of any limit in days."""
MOST_COUNT = 10_000
"""Of any other limit."""


@dataclass(frozen=True)
class Limits:
    """Figures that decide what a status or a list says; all are printed on the method page.

    Their defaults stand in `records/defaults.yml`.
    """

    due_soon_days: int
    """A commitment due in this many days or fewer is "due soon"."""
    long_past_due_days: int
    """A commitment open this many days past its original date is "long past due"."""
    task_due_soon_workdays: int
    task_long_past_due_workdays: int
    """The same for tasks, whose limits are in working days."""
    reported_late_days: int
    """Recorded this many days after it was done is "reported late"."""
    min_cell: int
    """Below this many, rates and satisfaction are not shown, only counts."""
    silent_days: int
    """A unit with no record for this many days is silent."""
    answer_workdays: int
    """Working days in which a 不满意 must be answered or reopened."""
    households_min: int
    households_max: int
    match_days: int
    """A need on the lists that is matched with nothing for this many days is an orphan."""
    escalation_days: int
    """A matter raised to the next level is to be on a meeting there within this many days."""
    leader_estates_min: int
    leader_estates_max: int
    """How many estates a leader answerable for a community is to link with."""
    leader_households: int
    """How many key households such a leader is to help."""
    overdue_short_days: int
    overdue_long_days: int
    """Where the ages of what is overdue are divided: up to the one, up to the other, and beyond."""
    drip_days: int
    drip_few: int
    drip_percent: int
    """Where more than so many of what stood against a county, and more than this share of it, have ceased to
    within so many days by other than being done, somebody has to say that it is right (rule R-9)."""
    board_tasks: int
    """Where month pages are built, a community's board shows at most this many of its latest tasks."""


MOST_YEARS = 50


@dataclass(frozen=True)
class Retention:
    """How many calendar years something stays after the one that it is of; None for good."""

    names_years: int | None = None
    """Names of people: after that an honour is counted, and names nobody."""
    months_years: int | None = None
    """The lists of a community's month: after that its page has totals."""


NAME_ORDERS: tuple[str, ...] = ("stroke", "pinyin", "given")
"""How lists of names are ordered: 以姓氏笔画为序, by pinyin, or as they stand in the records."""


@dataclass(frozen=True)
class SheetSettings:
    """What an office decides about its printed sheets."""

    fonts: tuple[str, ...] = ()
    """Families to print with, the first that is installed; empty for the ones Sunboard prefers."""
    name_order: str = "stroke"
    """One of `NAME_ORDERS`."""
    month_days: int = 31
    """How many days a month's sheet hangs."""
    honours_days: int = 92
    """How many days an honour sheet hangs, and one that counts who holds the posts."""
    plate_days: int = 365
    """How many days a standing plate hangs before it is to be printed again."""


@dataclass(frozen=True)
class Filings:
    """The site's numbers in public registers, as every page's foot shows them; "" for one that isn't given."""

    icp: str = ""
    """ICP备案号 of the ministry of industry: 京ICP备05070218号-1."""
    police: str = ""
    """公安备案号: 京公网安备11040102700068号."""
    site_code: str = ""
    """网站标识码 of a government site: bm01000001."""


@dataclass(frozen=True)
class LocalDay:
    """A day on which a county works, or rests, other than the country does (`data/calendar.yml`)."""

    day: date
    is_work: bool
    note: str = ""
    """Why, in a few words, or ""."""


_YEARS_BACK = 9


@dataclass(frozen=True)
class Programme:
    """What one county calls its programme and how it runs it."""

    name: str
    county: str
    issuer: str
    """The body that answers for the site, as in 落款."""
    supervision_phone: str
    limits: Limits
    is_demonstration: bool = False
    """Whether every page says 示范数据."""
    is_trial: bool = False
    """Whether every page says 试运行; no file says so, but whoever asks for a trial."""
    address: str = ""
    """Where letters of objection go; "" where none is given."""
    hours: str = ""
    """When the telephone is answered and people are received; "" where nothing is said."""
    language: str = CHINESE.tag
    """What the site speaks, one of `sunboard.language.catalogue.languages()`."""
    holidays: str = CHINA
    """Whose public holidays it keeps, by the ISO 3166 code of a country or of a part of it."""
    time_zone: str = "Asia/Shanghai"
    as_of: date | None = None
    """The day the records are complete to; None lets the command decide."""
    began_on: date | None = None
    """The day the programme began; None where nothing is said."""
    boards: tuple[str, ...] = DEFAULT_BOARDS
    absent: frozenset[str] = frozenset()
    """The kinds of record that nobody keeps, once the records are known."""
    kept_from: Mapping[str, date] = field(default_factory=dict)
    """By name of a kind the first day of the month since which it is kept; others since their first record."""
    web_address: str = ""
    """Where the site is published, e.g. "https://county.example/board/"; "" where it is not known."""
    filings: Filings = field(default_factory=Filings)
    has_open_data: bool = True
    """Whether its records are put out as open data at /data/."""
    licence: Licence | None = None
    """Of the open data; None where nobody has said under which terms they may be used."""
    kept_releases: int = 7
    """How many releases are kept beside the live one, to go back to."""
    surname_and_office: bool = True
    """Whether texts may call people by surname and office, as 李主任."""
    alert: str = ""
    """The command that is run when a night fails or doesn't happen; it reads what is wrong."""
    sheets: SheetSettings = field(default_factory=SheetSettings)
    retention: Retention = field(default_factory=Retention)
    steps: tuple[Step, ...] = ()
    vocabularies: Mapping[str, Vocabulary] = field(default_factory=dict)
    own_words: Mapping[Word, Word] = field(default_factory=dict)
    """What stands in our sentences for a thing or a label, and the programme's word instead of it."""
    local_days: tuple[LocalDay, ...] = ()
    """By day; each day once."""
    announced: tuple[Arrangement, ...] = ()
    """Days off as announced for years of which `data/calendar.yml` says so, by year."""

    def first_day(self, as_of: date) -> date:
        """The first day that records may tell of: the programme's own, else ten calendar years with this one.

        A year mistyped by ten (2016 for 2026) lies before it.
        """
        return self.began_on or date(as_of.year - _YEARS_BACK, 1, 1)

    @cached_property
    def tongue(self) -> Tongue:
        """What the site's sentences are said in."""
        return in_own_words(tongue_of(self.language), self.own_words)

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The working days of the county: everything that counts working days counts these."""
        rest = tuple(local.day for local in self.local_days if not local.is_work)
        work = tuple(local.day for local in self.local_days if local.is_work)
        if self.holidays != CHINA:
            return country_calendar(self.holidays, rest, work)
        return china_calendar(rest, work, self.announced)

    @property
    def finishing_workdays(self) -> int | None:
        """Working days that a task may take from the step before to its end; None for no limit."""
        steps = (step for step in self.steps if step.date_field == "completed_on")
        return next((step.limit_workdays for step in steps), None)

    @property
    def honour_workdays(self) -> int:
        """How many working days a deed must stand open to objections; 0 where no kind of notice says so."""
        terms = self.vocabulary("notice_kinds").terms
        return min((term.workdays or 0 for term in terms if term.counts_as == "honours"), default=0)

    def vocabulary(self, key: str) -> Vocabulary:
        """The closed list named `key`; empty where the programme has none."""
        return self.vocabularies.get(key) or Vocabulary(key, ())
