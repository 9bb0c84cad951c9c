"""Who is who: names that mean records, and ids for records that have none."""
