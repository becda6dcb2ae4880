"""Entries between their two forms: as decided, and as the ledger keeps them."""

from yikou.flow.codec import decode_actor, decode_entry, encode_actor, encode_entry
from yikou.flow.entries import Entered
from yikou.store.ledger import StoredEntry


def stored_of(entered: Entered) -> StoredEntry:
    """As the ledger keeps it."""
    payload, actor = encode_entry(entered.entry), encode_actor(entered.actor).decode()
    return StoredEntry(entered.no, type(entered.entry).__name__.lower(), entered.at, actor, payload)


def entered_of(stored: StoredEntry) -> Entered:
    """As it was decided."""
    return Entered(stored.no, stored.at, decode_actor(stored.actor), decode_entry(stored.payload))
