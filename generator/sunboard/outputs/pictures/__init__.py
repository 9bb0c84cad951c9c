"""Pictures to be passed on: a long one with its code, and what a chat shows beside an address."""
