"""Pages that stand alone: cards within other sites, and copies that somebody keeps."""
