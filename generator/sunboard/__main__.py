"""Lets `python -m sunboard` stand for the `sunboard` command."""

from sunboard.cli import run

run()
