"""Stage 5, render: page values → HTML, stamped into shells. Pure functions; templates are all that is read."""

from __future__ import annotations

from sunboard.rendering.pages import Renderer, make_renderer
from sunboard.rendering.shells import Shell, ShellError, read_shell

__all__ = ["Renderer", "Shell", "ShellError", "make_renderer", "read_shell"]
