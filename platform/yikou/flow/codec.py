"""Entries and states as JSON, the one form in which they are stored. Money stays exact: Decimal, never float."""

from decimal import Decimal

import msgspec

from yikou.flow.acts import Actor
from yikou.flow.entries import Entry
from yikou.flow.state import CaseState

_encoder = msgspec.json.Encoder(decimal_format="number", order=None)
_entry = msgspec.json.Decoder(Entry, float_hook=Decimal)
_actor = msgspec.json.Decoder(Actor)
_state = msgspec.json.Decoder(CaseState, float_hook=Decimal)


def encode_entry(entry: Entry) -> bytes:
    """The entry as JSON; its kind stands in `kind`."""
    return _encoder.encode(entry)


def decode_entry(data: bytes | str) -> Entry:
    """The entry that `encode_entry` wrote. Anything else: msgspec.ValidationError."""
    entry: Entry = _entry.decode(data)
    return entry


def encode_actor(actor: Actor) -> bytes:
    """Who acted, as JSON."""
    return _encoder.encode(actor)


def decode_actor(data: bytes | str) -> Actor:
    """The actor that `encode_actor` wrote."""
    return _actor.decode(data)


def encode_state(state: CaseState) -> bytes:
    """The state as JSON, for the snapshot beside the case's head."""
    return _encoder.encode(state)


def decode_state(data: bytes | str) -> CaseState:
    """The state that `encode_state` wrote."""
    return _state.decode(data)
