"""What may be told, of which record and person and where; decided here, and nowhere after."""
