"""How an office starts: its `programme.yml`, and a workbook to be filled in."""
