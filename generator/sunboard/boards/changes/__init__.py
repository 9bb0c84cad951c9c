"""Changes 改动: what became of published records, and which changes were not accepted."""
