from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from yikou.directory.model import Org, Person, Post, Role
from yikou.errors import NotFound
from yikou.store import definitions
from yikou.store.calendar_store import calendar, put_calendar
from yikou.store.definitions import Parameter, Published
from yikou.store.directory_store import directory, put_org, put_person, put_post, put_role
from yikou.workdays.model import Calendar

AT = datetime(2026, 3, 1, tzinfo=UTC)
FILES = {"rules/x.rules.yaml": b"format: 1\r\n", "schemas/x.schema.json": b"\xef\xbb\xbf{}"}


def publish(s, hash="h1", files=FILES, age="f1"):
    return definitions.publish(s, "x", files, hash=hash, by="zhou", at=AT, functions={"age": age})


def test_versions_are_numbered_from_one(store):
    with store.writing() as s:
        assert [publish(s), publish(s, "h2")] == [Published(1, is_new=True), Published(2, is_new=True)]


def test_the_same_files_are_no_new_version(store):
    with store.writing() as s:
        publish(s)
        assert publish(s) == Published(1, is_new=False)


def test_the_same_files_with_a_changed_function_are_a_new_version(store):
    with store.writing() as s:
        publish(s)
        assert publish(s, age="f2") == Published(2, is_new=True)
        assert [(one.number, one.functions) for one in definitions.in_use(s)] == [(2, {"age": "f2"})]


def test_an_older_text_may_be_published_again(store):
    with store.writing() as s:
        assert [publish(s, h).number for h in ("h1", "h2", "h1")] == [1, 2, 3]


def test_files_come_back_byte_for_byte(store):
    with store.writing() as s:
        publish(s)
        assert definitions.export(s, "x", 1) == FILES


def test_a_version_that_was_never_published_is_not_found(store):
    with store.session() as s, pytest.raises(NotFound):
        definitions.version(s, "x", 1)


def test_latest_gives_one_version_of_every_affair(store):
    with store.writing() as s:
        publish(s)
        publish(s, "h2")
        definitions.publish(s, "a", FILES, hash="h", by="zhou", at=AT, functions={})
        assert [(d.slug, d.number, d.functions) for d in definitions.latest(s)] == [
            ("a", 1, {}),
            ("x", 2, {"age": "f1"}),
        ]


def test_parameters_keep_their_decimals(store):
    standard = Parameter("standard", date(2026, 1, 1), Decimal("890.00"), "南岗区通知", "低保标准", "元")
    with store.writing() as s:
        definitions.put_parameters(s, (standard,))
        [found] = definitions.parameters(s)
    assert (found, str(found.value)) == (standard, "890.00")


HUAYUAN = Org("huayuan", "花园街道", "street", "nangang", "HY", date(2000, 1, 1))


def test_the_directory_comes_back_as_it_was_put(store):
    post = Post("zhou", "reviewer", "huayuan", date(2026, 1, 1), until=date(2027, 1, 1), rank=10)
    with store.writing() as s:
        put_org(s, HUAYUAN)
        put_person(s, Person("zhou", "周立群"))
        put_post(s, post)
        put_role(s, Role("reviewer", "审核员"))
    with store.session() as s:
        found = directory(s)
    assert (found.orgs, found.posts) == ({"huayuan": HUAYUAN}, (post,))
    assert (found.people["zhou"].name, found.roles["reviewer"].title) == ("周立群", "审核员")


def test_the_directory_is_read_once_until_somebody_changes_it(store):
    with store.session() as s:
        first = directory(s)
    with store.session() as s:
        assert directory(s) is first
    with store.writing() as s:
        put_org(s, HUAYUAN)
    with store.session() as s:
        assert directory(s).version == first.version + 1


def test_a_change_that_is_rolled_back_is_not_kept(store):
    def fail(s):
        put_org(s, HUAYUAN)
        assert directory(s).orgs
        raise RuntimeError

    with pytest.raises(RuntimeError), store.writing() as s:
        fail(s)
    with store.writing() as s:
        put_org(s, replace(HUAYUAN, name="新花园街道"))
    with store.session() as s:
        assert directory(s).orgs["huayuan"].name == "新花园街道"


def test_the_calendar_comes_back_as_it_was_put(store):
    given = Calendar(
        ZoneInfo("Asia/Shanghai"),
        {date(2026, 10, 1): False, date(2026, 10, 10): True},
        frozenset({2026}),
        hours=((time(9), time(12)),),
        names={date(2026, 10, 1): "国庆节"},
    )
    with store.writing() as s:
        put_calendar(s, given)
    with store.session() as s:
        assert calendar(s) == replace(given, version=1)
