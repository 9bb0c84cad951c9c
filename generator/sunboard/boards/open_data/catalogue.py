"""What catalogues and search engines read of the data: schema.org's Dataset, and DCAT, both as JSON-LD."""

from __future__ import annotations

from typing import Any

from sunboard.boards import addresses
from sunboard.boards.open_data.naming import description_of, title_of
from sunboard.measures.ground import Ground, months_of
from sunboard.publishable.open_data.tables import open_tables
from sunboard.settings import Programme

_MEDIA = {"csv": "text/csv", "json": "application/json"}
_IANA = "http://www.iana.org/assignments/media-types/"


def schema_org(ground: Ground) -> dict[str, Any]:
    """A Dataset as schema.org describes it; addresses are whole where the programme says where the site is."""
    programme = ground.programme
    said: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": title_of(programme),
        "description": description_of(programme),
        "url": _address(programme, addresses.DATA),
        "inLanguage": programme.language,
        "isAccessibleForFree": True,
        "spatialCoverage": programme.county,
        "temporalCoverage": f"{months_of(ground)[0].key}/..",
        "creator": {"@type": "Organization", "name": programme.issuer},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": label,
                "encodingFormat": media,
                "contentUrl": _address(programme, path),
            }
            for label, media, path in _files(ground)
        ],
    }
    if programme.licence:
        said["license"] = programme.licence.address or programme.licence.called
    return said


def dcat(ground: Ground) -> dict[str, Any]:
    """A dataset as DCAT 3 describes it."""
    programme = ground.programme
    said: dict[str, Any] = {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
        },
        "@type": "dcat:Dataset",
        "dct:title": _spoken(programme, title_of(programme)),
        "dct:description": _spoken(programme, description_of(programme)),
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": programme.issuer},
        "dcat:landingPage": {"@id": _address(programme, addresses.DATA)},
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dct:title": _spoken(programme, label),
                "dcat:mediaType": {"@id": f"{_IANA}{media}"},
                "dcat:downloadURL": {"@id": _address(programme, path)},
            }
            for label, media, path in _files(ground)
        ],
    }
    if programme.licence:
        licence = programme.licence
        said["dct:license"] = {"@id": licence.address} if licence.address else licence.called
    return said


def _files(ground: Ground) -> list[tuple[str, str, str]]:
    """The files there are: what each is called, what it is, and where."""
    tables = [
        (table.label, media, addresses.data_path(name, ending))
        for table in open_tables(ground)
        for name in table.files
        for ending, media in _MEDIA.items()
    ]
    programme = ground.programme
    return [
        (title_of(programme), "application/zip", addresses.DATA_ARCHIVE),
        (title_of(programme), "application/json", addresses.DATA_PACKAGE),
        *tables,
    ]


def _address(programme: Programme, path: str) -> str:
    """Where a file is; from these descriptions where nobody says where the site is."""
    if programme.web_address:
        return programme.web_address + path
    return path.removeprefix(addresses.DATA) or "./"


def _spoken(programme: Programme, text: str) -> dict[str, str]:
    return {"@value": text, "@language": programme.language}
