"""Visitors who read a site while it is published again and again.

Every page says which stylesheet and script it needs, and ends with a hash of itself; their names hold theirs.
So a reader can tell a file that is gone, one that is torn, and a page whose parts are of another release.
"""

from __future__ import annotations

import hashlib
import http.client
import http.server
import json
import multiprocessing
import os
import random
from collections.abc import Callable
from datetime import date
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import NamedTuple

from sunboard.publishing.manifest import Told
from sunboard.publishing.releases import Releases

from tests.faults.judge import Fault

PAGES = [f"c/{number}/index.html" for number in range(8)] + ["index.html"]
KEPT = 4
FILE_READERS, HTTP_READERS = 2, 1

Read = Callable[[str], bytes]


class Seen(NamedTuple):
    """What the readers of one site counted."""

    swaps: int
    reads: int
    over_http: int
    faults: list[Fault]


class _Shared(NamedTuple):
    swaps: Synchronized
    ended: Event
    send: Connection


def readers(folder: Path, swaps: int, reads: int, over_http: int, *, is_link: bool) -> Seen:
    """Publish a site so often, and until readers have read so much of it.

    Args:
        folder: Where the site is to lie.
        swaps: How often at least.
        reads: How many files are to be read from the file system.
        over_http: How many from a server.
        is_link: Whether the site is a link, and not a folder that is exchanged.
    """
    site = folder / "site"
    if is_link:
        site.parent.mkdir(parents=True, exist_ok=True)
        site.symlink_to(".site-releases/0")
    _publish(site, 0)
    assert site.is_symlink() == is_link
    context = multiprocessing.get_context("fork")
    receive, send = context.Pipe(duplex=False)
    shared = _Shared(context.Value("q", 0), context.Event(), send)
    by_file, by_http = context.Value("q", 0), context.Value("q", 0)
    handler = partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    serving = context.Process(target=server.serve_forever)
    serving.start()
    port = server.server_address[1]
    work = [(_file_reader, site, by_file)] * FILE_READERS
    work += [(_http_reader, port, by_http)] * HTTP_READERS
    processes = [
        context.Process(target=_keep_reading, args=(*each, shared, seed))
        for seed, each in enumerate(work)
    ]
    for process in processes:
        process.start()
    while shared.swaps.value < swaps or by_file.value < reads or by_http.value < over_http:
        _publish(site, shared.swaps.value + 1)
        shared.swaps.value += 1
    shared.ended.set()
    faults = [fault for _ in processes for fault in receive.recv()]
    for process in processes:
        process.join()
    serving.terminate()
    serving.join()
    server.server_close()
    return Seen(shared.swaps.value, by_file.value, by_http.value, faults)


def _publish(site: Path, number: int) -> None:
    assets = {}
    for ending in ("css", "js"):
        content = f"/* {ending} of release {number} */".encode() * 50
        assets[f"assets/main.{_hash(content)}.{ending}"] = content
    with Releases.opened(site) as releases, releases.begin() as release:
        for name, content in assets.items():
            release.write(name, content, is_asset=True)
        for page in PAGES:
            text = json.dumps({"page": page, "release": number, "assets": list(assets)}).encode()
            release.write(page, text + b" " * 4000 + _hash(text).encode())
        releases.publish(release, date(2026, 10, 31), Told(), lambda _: None)
        releases.forget(KEPT, Told())


def _keep_reading(
    make: Callable[..., Read], where: object, count: Synchronized, shared: _Shared, seed: int
) -> None:
    read, chance, faults = make(where), random.Random(seed), []
    while not shared.ended.is_set():
        loaded = 0
        for _ in range(50):
            began = shared.swaps.value
            found = _load(read, chance.choice(PAGES))
            # Assets outlive so many releases: who slept longer than that has not been promised anything.
            if shared.swaps.value - began < KEPT - 1:
                faults += found
                loaded += 3
        with count.get_lock():
            count.value += loaded
        faults = faults[:100]
    shared.send.send(faults)
    os._exit(0)


def _load(read: Read, page: str) -> list[Fault]:
    """Load a page as a browser does: the page, then what it names."""
    try:
        content = read(page)
        text, mark = content[:-16].rstrip(b" "), content[-16:].decode()
        if not content or _hash(text) != mark:
            return [Fault("torn", f"{page}: {len(content)} bytes")]
        for asset in json.loads(text)["assets"]:
            if _hash(read(asset)) != asset.split(".")[1]:
                return [Fault("mixed", f"{page}: {asset} is not what its name says")]
    except FileNotFoundError as error:
        return [Fault("404", f"{page}: {error}")]
    return []


def _file_reader(site: Path) -> Read:
    def read(path: str) -> bytes:
        with open(f"{site}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - a million times
            return file.read()

    return read


def _http_reader(port: int) -> Read:
    connection = http.client.HTTPConnection("127.0.0.1", port)

    def read(path: str) -> bytes:
        connection.request("GET", f"/{path}")
        answer = connection.getresponse()
        content = answer.read()
        if answer.status != 200:
            raise FileNotFoundError(f"{answer.status} {path}")
        return content

    return read


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # A head and a body sent apart wait for each other's acknowledgement.
    wbufsize = -1
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        """A million lines help nobody."""


def _hash(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=8).hexdigest()
