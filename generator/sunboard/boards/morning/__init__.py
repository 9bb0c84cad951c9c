"""The morning note 早报: what a place woke up to, on its own page and in a line for a chat group."""
