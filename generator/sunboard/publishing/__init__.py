"""Stage 6, publish: the only doors to MkDocs and the file system."""
