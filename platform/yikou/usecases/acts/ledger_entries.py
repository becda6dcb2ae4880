"""Entries between their two forms: as decided, and as the ledger keeps them."""

from collections.abc import Sequence

from yikou.flow.codec import decode_actor, decode_entry, encode_actor, encode_entry
from yikou.flow.entries import Entered
from yikou.store.ledger import StoredEntry


def stored(act: Sequence[Entered]) -> tuple[StoredEntry, ...]:
    """The entries of one act, which have one actor, as the ledger keeps them."""
    actor = encode_actor(act[0].actor).decode()
    return tuple(StoredEntry(x.no, type(x.entry).__name__.lower(), x.at, actor, encode_entry(x.entry)) for x in act)


def entered_of(stored: StoredEntry) -> Entered:
    """As it was decided."""
    return Entered(stored.no, stored.at, decode_actor(stored.actor), decode_entry(stored.payload))
