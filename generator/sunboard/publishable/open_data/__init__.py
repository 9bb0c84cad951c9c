"""Open data: what its tables are, and which rows and cells of the records stand in them."""
