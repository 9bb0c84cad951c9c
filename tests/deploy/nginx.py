"""Debian's nginx on this machine, with the files of `deploy/` as they are but for the lines to be changed."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.factories import ROOT

NGINX = "/usr/sbin/nginx"
BELOW = "/shaibang/"
"""Where nginx-below.conf puts the site."""

_ROUND_IT = """
daemon off;
# One process, as whoever runs it: a root's worker is another user, who can't read the tests' folders.
master_process off;
pid {folder}/pid;
events {{ }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {server}
}}
"""
_OFFICE = "server {{ listen 127.0.0.1:{port}; root {office}; include {below}; }}"


@contextmanager
def serve_alone(site: Path, folder: Path) -> Iterator[str]:
    """A server of its own for a site, by nginx.conf; gives the site's address. `folder` is the server's own."""
    text, port = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8"), _free_port()
    server = _replaced(
        text, {"listen 80;": f"listen 127.0.0.1:{port};", "/srv/sunboard/www/site": str(site)}
    )
    with _running(server, folder, port):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def serve_below(site: Path, folder: Path) -> Iterator[str]:
    """The site below an office's own, by nginx-below.conf."""
    text, port = (ROOT / "deploy" / "nginx-below.conf").read_text(encoding="utf-8"), _free_port()
    below, office = folder / "below.conf", folder / "office"
    office.mkdir()
    (office / "index.html").write_text("the office", encoding="utf-8")
    below.write_text(_replaced(text, {"/srv/sunboard/www/site": str(site)}), encoding="utf-8")
    server = _OFFICE.format(port=port, office=office, below=below)
    with _running(server, folder, port):
        yield f"http://127.0.0.1:{port}{BELOW}"


@contextmanager
def _running(server: str, folder: Path, port: int) -> Iterator[None]:
    config = folder / "nginx.conf"
    config.write_text(_ROUND_IT.format(folder=folder, server=server), encoding="utf-8")
    command = [NGINX, "-p", str(folder), "-e", str(folder / "errors"), "-c", str(config)]
    tested = subprocess.run([*command, "-t", "-q"], capture_output=True, text=True, check=False)
    assert (tested.returncode, tested.stderr) == (0, "")
    process = subprocess.Popen(command)
    try:
        _wait_for(port, process)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(400):
        with socket.socket() as knocking:
            if knocking.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, "nginx ended"
        time.sleep(0.05)
    raise AssertionError("nginx does not listen")


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
    return port


def _replaced(text: str, lines: dict[str, str]) -> str:
    for old, new in lines.items():
        assert old in text, old
        text = text.replace(old, new)
    return text
