"""Sunboard 晒榜: turns offices' records into public accountability boards.

The stages, in order: `records` reads files into text with places; `checks` turns the text into typed
tables or problems; `measures` derives statuses, lateness, rates, coverage and silence; `publishable`
decides what may be told; `boards` makes one complete value a page; `outputs` turns values into HTML, sheets and
tables; `publishing` writes the site.
`build` tells the whole story, `cli` is the command.
"""

__version__ = "0.1.0"
