"""Feeds: what has changed, who is honoured, what is put up, for programs that tell their readers (Atom)."""
