"""Stage 7, publish: the only doors to MkDocs and the file system."""
