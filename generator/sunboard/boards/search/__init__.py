"""What the site's own search finds, and its page."""
