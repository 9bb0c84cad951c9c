"""The page about open data, the way to it from every board, and its description for catalogues."""
