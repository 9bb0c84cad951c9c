"""Feeds: what has changed, for programs that tell their readers (Atom)."""
