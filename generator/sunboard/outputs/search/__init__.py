"""The index of the site's own search."""
