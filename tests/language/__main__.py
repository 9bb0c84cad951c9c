"""`python -m tests.language`: bring every catalogue up to date."""

from sunboard.language.catalogue import languages

from tests.language.collecting import bring_up_to_date

for language in languages()[1:]:
    bring_up_to_date(language)
