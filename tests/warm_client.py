"""Has the process of warm.py run `sunboard`: here, with this environment and what is open here.

A program too, which needs nothing but Python's own library: `python -I -S warm_client.py SOCKET ARGUMENTS…`
"""

import json
import os
import socket
import sys
from collections.abc import Sequence

LOST = 70
"""The exit code where the process that was asked has ended."""


def ask(
    where: str,
    arguments: Sequence[str],
    cwd: str,
    streams: Sequence[int],
    program: str = "sunboard",
) -> int:
    """The exit code of a run that reads, writes and complains into these descriptors."""
    mask = os.umask(0)
    os.umask(mask)
    request = {"program": program, "arguments": arguments, "cwd": cwd}
    request |= {"env": dict(os.environ), "umask": mask}
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(where)
        socket.send_fds(line, [json.dumps(request).encode() + b"\n"], streams)
        return int(line.recv(16) or LOST)


if __name__ == "__main__":
    sys.exit(ask(sys.argv[1], sys.argv[2:], os.getcwd(), (0, 1, 2)))  # noqa: PTH109 - quicker
