"""Calendars: what is due on which day, for programs that remind their readers (iCalendar)."""
