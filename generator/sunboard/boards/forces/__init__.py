"""The board of forces: teams, observers, the organisation."""
