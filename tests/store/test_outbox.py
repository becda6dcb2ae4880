import hashlib
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from tests.store.samples import entry, projection
from yikou.errors import NotFound
from yikou.store import audit, cases, outbox, outputs
from yikou.store.keys import InboxKey, personal
from yikou.store.outbox import Told
from yikou.store.outputs import Output

NOW = datetime(2026, 3, 20, tzinfo=UTC)
KEYS = [InboxKey("reviewer", "huayuan", "at")]


@pytest.fixture
def s(store):
    with store.writing() as session:
        yield session


def test_a_message_lies_on_the_desk_of_a_seat_until_one_of_them_reads_it(s):
    told = [Told(key, "desk", "催办", "请办理", "N1", NOW) for key in (KEYS[0].text, personal("zhou"), personal("li"))]
    outbox.tell(s, told)
    first, second = outbox.messages(s, KEYS, person="zhou").rows
    assert (first.key, second.key) == ("person:zhou", "at:reviewer@huayuan")
    outbox.mark_read(s, second.id, KEYS, person="zhou", at=NOW)
    assert outbox.unread(s, KEYS, person="zhou") == 1
    assert outbox.unread(s, KEYS, person="wu") == 0


def test_a_message_on_another_desk_is_not_found(s):
    outbox.tell(s, [Told(personal("li"), "desk", "t", "", "", NOW)])
    with pytest.raises(NotFound):
        outbox.mark_read(s, 1, KEYS, person="zhou", at=NOW)


def test_what_is_to_be_sent_waits_in_the_outbox(s):
    outbox.tell(s, [Told("13800004127", "sms", "补办", "请补", "N1", NOW)])
    [message] = outbox.to_send(s, "sms")
    outbox.mark_sent(s, message.id, ok=True)
    assert outbox.to_send(s, "sms") == ()
    assert outbox.messages(s, KEYS, person="13800004127").rows == ()


def test_an_output_must_have_the_hash_of_its_bytes(s):
    with pytest.raises(ValueError, match="hash"):
        outputs.put(s, Output("c", 1, 1, "card", "", "certificate", "证", "text/html", b"x", "0", NOW))


def test_an_output_is_found_by_its_code_after_it_became_void_too(s):
    cases.add(s, "N1", [entry(1, "filed")], state=b"", projection=projection("N1"))
    digest = hashlib.sha256(b"x").hexdigest()
    card = Output("c", cases.read(s, "N1").id, 1, "card", "", "certificate", "证", "text/html", b"x", digest, NOW)
    outputs.put(s, card)
    assert outputs.of_case(s, card.case_id) == (card,)
    assert [outputs.make_void(s, "c", at=NOW), outputs.make_void(s, "c", at=NOW)] == [True, False]
    assert outputs.by_code(s, "c") == replace(card, void_at=NOW)


def test_events_of_the_audit_log_come_latest_first(s):
    for what in ("signed_in", "refused"):
        audit.note(s, audit.Event(NOW, "lin", what))
    audit.note(s, audit.Event(NOW, "zhou", "signed_in"))
    assert [event.what for event in audit.events(s, since=NOW, person="lin")] == ["refused", "signed_in"]
