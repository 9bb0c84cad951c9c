"""Ids written into the clerk's own files: pure functions from a file's bytes to its bytes with the ids."""
