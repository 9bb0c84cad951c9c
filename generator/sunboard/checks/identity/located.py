"""Records put where their address says that they are, and places written as an address is: 柳堤街道翠园小区."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

import numpy as np

from sunboard.checks.arrays import Mask, distinct, is_filled, position_of, replaced
from sunboard.checks.drafts import Draft
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.identity.addresses import Addresses, Located
from sunboard.checks.identity.book import NameBook
from sunboard.checks.identity.names import SEVERAL
from sunboard.checks.parsing.nothings import says_nothing
from sunboard.language import several
from sunboard.schema.places import COMMUNITIES, ESTATES

_COMMUNITY, _ESTATE = "community", "estate"
_KIND_BY_FIELD = {_ESTATE: ESTATES.name, _COMMUNITY: COMMUNITIES.name}


def settle_addresses(
    drafts: Mapping[str, Draft], book: NameBook, county: str
) -> Iterator[RecordFault]:
    """Put the records that belong to communities where their cells say; a note of each."""
    addresses = cache(partial(Addresses, book, county))
    for draft in drafts.values():
        if draft.kind.refers(_COMMUNITY, COMMUNITIES.name) and not draft.kind.owner_as:
            yield from _Placing(draft, book, addresses).notes()


class _Placing:
    """Puts the records of a kind into communities and estates."""

    def __init__(self, draft: Draft, book: NameBook, addresses: Callable[[], Addresses]) -> None:
        self._draft, self._book, self._addresses = draft, book, addresses
        self._has_estates = draft.kind.refers(_ESTATE, ESTATES.name)
        self._names: dict[str, dict[int, str]] = defaultdict(dict)

    def notes(self) -> Iterator[RecordFault]:
        """Put them there, and say so."""
        for field, kind in _KIND_BY_FIELD.items():
            if field == _COMMUNITY or self._has_estates:
                yield from self._written(field, kind)
        self._write()
        texts = self._draft.texts
        for each in self._draft.kind.fields:
            if each.locates and is_filled(texts[each.name]).any():
                yield from self._located(each.name)
                # Nothing needs it any more, and nobody is to know it.
                texts[each.name] = replaced(
                    texts[each.name], dict.fromkeys(range(len(self._draft)), "")
                )
        self._write()
        if self._draft.kind.field_by_name[_COMMUNITY].expected:
            yield from self._told()
            self._write()

    def _told(self) -> Iterator[RecordFault]:
        """Let records that say no place at all be where the one estate is that their text names."""
        (main,) = (each.name for each in self._draft.kind.fields if each.main)
        says = self._says(_COMMUNITY) | self._says(_ESTATE)
        for row in np.flatnonzero(~says & is_filled(self._draft.texts[main])).tolist():
            found = self._addresses().named_in(self._draft.texts[main][row].as_py())
            if self._put(row, found):
                word = self._book.of(ESTATES.name).called(found.estate)
                yield self._draft.fault(row, main, Fault("place-told", {"found": word}))

    def _written(self, field: str, kind: str) -> Iterator[RecordFault]:
        """Let a cell mean the narrowest of the places that alone stand in it, or what its estates lie in."""
        cells = distinct(self._draft.texts[field])
        known = position_of(cells.values, self._book.of(kind).draft.texts["id"]) >= 0
        for at in np.flatnonzero(is_filled(cells.values) & ~known).tolist():
            word = cells.values[at].as_py().strip()
            if self._book.of(kind).meant(word, looks_around=False).rows:
                continue
            for row in np.flatnonzero(cells.codes == at).tolist():
                found, code = self._meant(word, row, field)
                is_gone = field == _ESTATE and found.estate < 0
                if code and self._put(row, found, is_estate_gone=is_gone):
                    called = self._book.of(COMMUNITIES.name).called(found.community)
                    yield self._draft.fault(
                        row, field, Fault(code, {"found": word, "word": called})
                    )

    def _meant(self, word: str, row: int, field: str) -> tuple[Located, str]:
        """What a word comes to in a row, and as what; "" where it is left as it is."""
        parts = [part.strip() for part in SEVERAL.split(word) if part.strip()]
        own = self._community_at(row) if field == _ESTATE else -1
        found = [self._addresses().locate(part, own) for part in parts]
        homes = {each.community for each in found} - {-1}
        if len(parts) > 1 and len(homes) == 1:
            # What stands beside an estate of a community is the one of that name there.
            found = [self._addresses().locate(part, *homes) for part in parts]
        if not all(each.is_whole and not each.rivals and each.community >= 0 for each in found):
            return Located(), ""
        if len(found) == 1:
            is_at_odds = field == _COMMUNITY and found[0].estate >= 0 and self._has_estate(row)
            return found[0], "" if is_at_odds else "place-within"
        is_one = len({e.community for e in found}) == 1 and all(e.estate >= 0 for e in found)
        return Located(found[0].community), "place-several" if is_one else ""

    def _located(self, field: str) -> Iterator[RecordFault]:
        """Look for the places of records that don't say theirs in their addresses."""
        has_community = self._says(_COMMUNITY)
        is_open = is_filled(self._draft.texts[field])
        is_open &= ~self._says(_ESTATE) if self._has_estates else ~has_community
        addresses = self._draft.texts[field].to_pylist()
        for row in np.flatnonzero(is_open).tolist():
            own = self._community_at(row)
            if has_community[row] and own < 0:
                continue
            found = self._addresses().locate(addresses[row], own)
            is_put = self._put(row, found)
            if not has_community[row]:
                code = "address-read" if is_put else "address-none"
                params = {"several": several(found.rivals)} if found.rivals else {}
                yield self._draft.fault(
                    row, field, Fault("address-several" if params else code, params)
                )

    def _has_estate(self, row: int) -> bool:
        return self._has_estates and bool(self._draft.texts[_ESTATE][row].as_py())

    def _says(self, name: str) -> Mask:
        """Where a field says anything."""
        texts = distinct(self._draft.texts[name])
        says = [bool(text) and says_nothing(text) is None for text in texts.values.to_pylist()]
        mask: Mask = np.array(says, dtype=np.bool_)[texts.codes]
        return mask

    def _community_at(self, row: int) -> int:
        """The community that a row names; -1 for none, or none that is known."""
        word, names = self._draft.texts[_COMMUNITY][row].as_py(), self._book.of(COMMUNITIES.name)
        if not word or (by_id := names.row_of_id(word)) >= 0:
            return by_id if word else -1
        rows = names.meant(word, looks_around=False).rows
        return rows[0] if len(rows) == 1 else -1

    def _put(self, row: int, found: Located, *, is_estate_gone: bool = False) -> bool:
        """Note where a record is; whether a place was found, the name of which means no other."""
        communities = self._book.of(COMMUNITIES.name)
        if found.community < 0:
            return False
        name = communities.called(found.community)
        if communities.named(name) != (found.community,):
            return False
        self._names[_COMMUNITY][row] = name
        if self._has_estates and (found.estate >= 0 or is_estate_gone):
            estate = self._book.of(ESTATES.name).called(found.estate) if found.estate >= 0 else ""
            self._names[_ESTATE][row] = estate
        return True

    def _write(self) -> None:
        """Write what was noted into the draft, all at once."""
        for field, names in self._names.items():
            self._draft.texts[field] = replaced(self._draft.texts[field], names)
        self._names.clear()
