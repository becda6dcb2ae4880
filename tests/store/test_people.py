from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from yikou.errors import NotFound
from yikou.store import accounts, audit, outbox, outputs, regulations, residents
from yikou.store.accounts import Account, Session
from yikou.store.keys import InboxKey, personal
from yikou.store.outbox import Told
from yikou.store.outputs import Output
from yikou.store.regulations import Regulation
from yikou.store.residents import Fact, Look, Resident

NOW = datetime(2026, 3, 20, tzinfo=UTC)
KEYS = [InboxKey("reviewer", "huayuan", "at")]
WANG = Resident(
    identity="person:230199197203203520",
    name="王桂兰",
    initials="wgl",
    phone="13800004127",
    birth=date(1972, 3, 20),
    sex="female",
    community="chunhui",
    address="河沟街 14 号",
    household="h1",
)
LI = Resident("person:230199201001012176", "李浩然", "lhr", "", date(2010, 1, 1), "male", "chunhui", "", "h1")


@pytest.fixture
def s(store):
    with store.writing() as session:
        yield session


def put(s, resident):
    """As kept: with the random key that stands in addresses."""
    residents.put(s, resident)
    return residents.by_identity(s, resident.identity)


def test_a_resident_is_found_by_the_whole_id_number_anywhere(s):
    wang = put(s, WANG)
    assert replace(wang, key="") == WANG
    assert residents.by_id_number(s, "230199197203203520") == wang
    assert residents.by_id_number(s, "23019919720320352") is None


@pytest.mark.parametrize(("by", "text"), [("name", "王"), ("initials", "wg"), ("phone", "138")])
def test_a_resident_is_found_by_less_only_in_the_given_communities(s, by, text):
    wang = put(s, WANG)
    assert residents.find(s, text, by=by, communities=["chunhui"]) == (wang,)
    assert residents.find(s, text, by=by, communities=["longjiang"]) == ()
    assert residents.find(s, "", by=by, communities=["chunhui"]) == ()


def test_a_household_is_everybody_else_in_it(s):
    wang, li = put(s, WANG), put(s, LI)
    assert residents.household(s, wang) == (li,)


def test_a_residents_key_stays_when_their_data_change(s):
    wang = put(s, WANG)
    moved = put(s, replace(WANG, community="longjiang"))
    assert residents.by_key(s, wang.key) == moved


def test_facts_keep_their_source_and_dates(s):
    fact = Fact(WANG.identity, "disability", date(2019, 8, 1), "limb 3", "残联", date(2029, 8, 1))
    residents.put(s, WANG)
    residents.put_fact(s, fact)
    assert residents.facts(s, WANG.identity) == (fact,)


def test_every_look_is_kept(s):
    residents.note_look(s, Look(NOW, "lin", "id_number", WANG.identity))
    assert residents.looks(s, since=NOW) == (Look(NOW, "lin", "id_number", WANG.identity),)


def test_a_regulation_is_listed_while_it_holds(s):
    law = Regulation("law", "regulation", "办法", "第九条", date(2026, 1, 1), NOW, "chen", date(2027, 1, 1))
    regulations.put(s, law)
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2027, 1, 1)]
    assert [regulations.listed(s, kind="regulation", on=day) for day in days] == [(), (law,), ()]
    assert regulations.by_slug(s, "law") == law


ACCOUNT = Account("lin", "linxy", "hash", True, True, False, NOW)
SESSION = Session("t1", "lin", "clerk@huayuan", NOW, NOW, NOW + timedelta(hours=12), "127.0.0.1", "browser")


def test_an_account_is_found_by_login_and_by_person(s):
    accounts.put_account(s, ACCOUNT)
    assert accounts.account_by_login(s, "linxy") == accounts.account_of(s, "lin") == ACCOUNT


def test_a_demo_password_is_in_force_until_it_is_changed(s):
    accounts.put_account(s, ACCOUNT)
    assert accounts.demo_passwords_in_force(s)
    accounts.set_password(s, "lin", "new", initial=False, at=NOW)
    assert not accounts.demo_passwords_in_force(s)


def test_a_disabled_account_has_no_password_in_force(s):
    accounts.put_account(s, Account("lin", "linxy", "hash", True, True, True, NOW))
    assert not accounts.demo_passwords_in_force(s)


def test_a_session_lives_until_it_is_ended(s):
    accounts.add_session(s, SESSION)
    accounts.switch_post(s, "t1", "reviewer@huayuan")
    accounts.touch_session(s, "t1", NOW + timedelta(minutes=1))
    found = accounts.session_by_hash(s, "t1")
    assert (found.post, found.seen) == ("reviewer@huayuan", NOW + timedelta(minutes=1))
    accounts.end_session(s, "t1")
    assert accounts.session_by_hash(s, "t1") is None


def test_all_sessions_but_one_are_ended(s):
    for token in ("t1", "t2", "t3"):
        accounts.add_session(s, Session(token, *[getattr(SESSION, n) for n in Session.__slots__[1:]]))
    assert accounts.end_sessions_of(s, "lin", except_hash="t2") == 2
    assert [session.token_hash for session in accounts.sessions_of(s, "lin")] == ["t2"]


def test_failures_count_by_login_since_it_last_worked_and_by_address(s):
    for minute, ok in enumerate([False, False, True, False]):
        accounts.note_attempt(s, "linxy", "10.0.0.1", ok, NOW + timedelta(minutes=minute))
    accounts.note_attempt(s, "other", "10.0.0.1", False, NOW)
    assert accounts.failures(s, "linxy", "10.0.0.1", NOW) == (1, 4)


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


def test_events_of_the_audit_log_come_latest_first(s):
    for what in ("signed_in", "refused"):
        audit.note(s, audit.Event(NOW, "lin", what))
    audit.note(s, audit.Event(NOW, "zhou", "signed_in"))
    assert [event.what for event in audit.events(s, since=NOW, person="lin")] == ["refused", "signed_in"]
