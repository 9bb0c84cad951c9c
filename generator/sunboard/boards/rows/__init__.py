"""Rows of the kinds that several families show, made once for the county; their order, and whose they are."""
