"""The only place that makes addresses. A path is relative to the site's root: "c/qinghe/" (design 6)."""

from __future__ import annotations

from urllib.parse import urlsplit

from sunboard.measures.periods import Month

HOME = ""
COMMUNITIES = "c/"
ESTATES = "e/"
UNITS = "u/"
SEARCH = "search/"
SEARCH_INDEX = f"{SEARCH}index.json"
COMMITMENTS = "commitments/"
DEEDS = "deeds/"
DEEDS_PROGRESS = "deeds/progress/"
SILENT = "silent/"
MECHANISMS = "mechanisms/"
LOOP = "loop/"
ACCOUNTABILITY = "accountability/"
LISTS = "lists/"
SERVICES = "services/"
CHALLENGES = "challenges/"
MEETINGS = "meetings/"
STATIONS = "stations/"
NOTICES = "notices/"
PAST_NOTICES = "notices/past/"
CORRECTIONS = "corrections/"
CHANGES = "changes/"
CHANGES_FILE = "changes.xml"
CHANGES_FEED = f"{CHANGES}{CHANGES_FILE}"
EDITIONS = "editions/"
SHEETS = "sheets/"
MORNING = "morning/"
"""Below it the path of a place's board: what it woke up to."""
MORNING_LINE = "line.txt"
"""Beside a place's morning page: the same in a line for a chat."""
HEARD = "heard.txt"
"""Beside a board: what it says, to be read out."""
EMBED = "embed/"
"""What alone may be shown within other sites: the county's card, and below it that of a board."""
PICTURE = "share.png"
"""Beside a board: a long picture to pass on."""
PREVIEW = "preview.png"
"""Beside a board: what a chat shows beside its address."""
COPY = "copy.html"
"""Beside an estate's board: all of it in one file, to be kept."""
PHOTOS = "photos/"
"""Those of people and of proof that the office took, in the sizes of pages."""
FIGURES = "figures.csv"
DATA = "data/"
DATA_PACKAGE = f"{DATA}datapackage.json"
DATA_ARCHIVE = f"{DATA}all.zip"
DATA_SCHEMA_ORG = f"{DATA}schema-org.json"
DATA_DCAT = f"{DATA}dcat.json"
ABOUT = "about/"
METHOD = "method/"
OBJECT = "object/"
PRIVACY = "privacy/"


def mechanism_path(board: str) -> str:
    """A mechanism's own page, which has the name of its board."""
    return f"{board}/"


def server_path(web_address: str) -> str:
    """Where the site lies on its server: "/shaibang" for https://a.example/shaibang/, "" at the top.

    Args:
        web_address: The site's address; "" where none is given, and it is taken to lie at the top.
    """
    parts = urlsplit(web_address).path.split("/")
    return "".join(f"/{part}" for part in parts if part)


def community_path(community_id: str) -> str:
    """A community's board."""
    return f"{COMMUNITIES}{community_id}/"


def month_path(community_id: str, month: Month) -> str:
    """A community's record of one month: the permanent home of the tasks raised in it."""
    return f"{COMMUNITIES}{community_id}/{month.key}/"


def estate_path(estate_id: str) -> str:
    """An estate's board."""
    return f"{ESTATES}{estate_id}/"


def unit_path(unit_id: str) -> str:
    """A unit's board."""
    return f"{UNITS}{unit_id}/"


def commitment_path(commitment_id: str) -> str:
    """One commitment's page."""
    return f"commitments/{commitment_id}/"


def deed_path(deed_id: str) -> str:
    """One deed's page."""
    return f"deeds/{deed_id}/"


def year_path(year: str) -> str:
    """The honour board of a year, given as 2026."""
    return f"deeds/{year}/"


def member_path(deed_id: str, place: int) -> str:
    """All deeds of a member: by the deed of theirs that was published first, and their place among its people.

    It says neither who they are nor where they stand in the people table.
    """
    return f"deeds/{deed_id}/{place}/"


def photo_path(picture_id: str, width: int) -> str:
    """A photo in one size, by its width in pixels."""
    return f"{PHOTOS}{picture_id}-{width}.jpg"


def lists_path(community_id: str) -> str:
    """A community's lists; an item stands there under its id."""
    return f"lists/{community_id}/"


def services_path(community_id: str) -> str:
    """A community's service sessions; an activity stands there under its id."""
    return f"services/{community_id}/"


def challenge_path(challenge_id: str) -> str:
    """One challenge's page."""
    return f"challenges/{challenge_id}/"


def meeting_path(meeting_id: str) -> str:
    """One meeting's page; a decision stands on it under its id."""
    return f"meetings/{meeting_id}/"


def station_path(station_id: str) -> str:
    """One service station's page."""
    return f"stations/{station_id}/"


def notice_path(notice_id: str) -> str:
    """One notice's page; it stays when the window has closed."""
    return f"notices/{notice_id}/"


def correction_path(correction_id: str) -> str:
    """A correction's place on the page of all."""
    return f"{CORRECTIONS}#{correction_id}"


def edition_path(period: str) -> str:
    """The figures of a month or a quarter as they were published, given as 2026-10 or 2026-q4."""
    return f"{EDITIONS}{period}/"


def sheet_path(folder: str, name: str) -> str:
    """One printed sheet's file; `folder` is the id of the community whose clerk prints it, or "county"."""
    return f"sheets/{folder}/{name}.pdf"


def archive_path(town_id: str) -> str:
    """The archive of a town's printed sheets."""
    return f"sheets/{town_id}.zip"


def data_path(name: str, ending: str) -> str:
    """A table of open data; `ending` is csv or json."""
    return f"{DATA}{name}.{ending}"


def data_for_offices_path(name: str) -> str:
    """The copy of a table that office programs open."""
    return f"{DATA}excel/{name}.csv"


def quarter_path(quarter: str) -> str:
    """The honour board of a quarter, given as 2026-q3."""
    return f"deeds/{quarter}/"


def root_of(path: str) -> str:
    """What leads from a page back to the site's root: "../../" from "c/qinghe/", "./" from the home page."""
    return "../" * path.count("/") or "./"
