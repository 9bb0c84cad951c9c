"""What programs that look through the web are told: which pages there are (sitemaps.org), and that they may."""
