"""The board of the service loop, and tasks as rows."""
