"""The board of the service loop."""
