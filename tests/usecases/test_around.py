"""The address book, one's own account, the notification centre, help, and the log of edits."""

import io
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from python_calamine import CalamineWorkbook

from tests.texts.marked import HOUSE
from yikou.errors import AnswersRefused, NotFound, Refused
from yikou.store import accounts, audit, outbox
from yikou.store.keys import personal
from yikou.store.outbox import Told
from yikou.usecases.accounts import tokens
from yikou.usecases.accounts.signing_in import change_password, give_initial_password, hash_of
from yikou.usecases.around import account_page, messages_page
from yikou.usecases.around.account_page import account_view, end_others, end_session, revoke_token
from yikou.usecases.around.address_book import address_book
from yikou.usecases.around.edits import WHAT
from yikou.usecases.around.edits_page import AskedEdits, edits_view
from yikou.usecases.around.helping import AUDIENCES, EVERYBODY, PARTS, START, help_for, help_view, read_help
from yikou.usecases.around.library_editing import publish_wording, wording_form
from yikou.usecases.search.around_exports import export_edits, export_people, export_texts
from yikou.web.app import GROUPS

LANGUAGES = ("zh", "en")
DEMO = "yikou-demo-2026"


def book(office, **asked):
    return address_book(office.house, str, **asked)


@pytest.mark.parametrize("query", ["周立群", "zlq", "ZLQ"])
def test_a_colleague_is_found_by_name_and_by_initials(office, query):
    assert "周立群" in [one.name for one in book(office, query=query).people]


def test_an_office_is_found_with_its_people(office):
    found = book(office, query="春晖")
    assert [link.text for link in found.orgs] == ["春晖社区"]
    assert {one.org for one in found.people} == {"春晖社区"}


def test_a_branch_is_open_where_the_chosen_office_lies(office):
    (top,) = [node for node in book(office, slug="chunhui").tree if node.below]
    (street,) = [node for node in top.below if node.is_open]
    assert "春晖社区" in [node.name for node in street.below if node.is_current]


def test_the_book_goes_on_page_by_page_and_leaves_nobody_out(office):
    total, seen, after = book(office).total, [], ""
    while True:
        page = book(office, after=after)
        seen += [(one.name, one.post, one.org) for one in page.people]
        after = re.sub(r".*after=", "", page.pager.next)
        if not after:
            break
        after = after.replace("%5B", "[").replace("%22", '"').replace("%2C", ",").replace("%5D", "]")
    assert len({name for name, _, _ in seen}) <= total <= len(seen) == len(set(seen))
    assert {org for _, _, org in seen} >= {"春晖社区", "区民政局"}


def test_a_phone_that_the_data_do_not_give_is_the_offices(office):
    with office.house.store.writing() as s:
        s.run("update person set phone = '' where name = '孙志强'")
        s.run("update counter set n = n + 1 where key = 'revision/directory'")
    (one,) = book(office, query="孙志强").people
    assert (one.phone, one.org_phone) == ("", "0451-8600 0301")


def test_an_office_that_there_is_not_is_not_found(office):
    with pytest.raises(NotFound):
        book(office, slug="nothing")


AGENT = "Mozilla/5.0 (Windows NT 10.0) Chrome/109.0.0.0 Safari/537.36"


def session(office, login, token, **more):
    acting, now = office.acting(login), office.house.now
    row = accounts.Session(
        hash_of(token), acting.person.key, acting.key, now, now, now + timedelta(hours=8), "10.0.0.7", AGENT
    )
    with office.house.store.writing() as s:
        accounts.add_session(s, replace(row, **more))
    return row


def at(office, login, token="here"):
    return replace(office.reader(login), acting=replace(office.acting(login), session=hash_of(token)))


def test_the_account_names_every_place_where_one_is_signed_in(office):
    session(office, "zhou.liqun", "here")
    session(office, "zhou.liqun", "there")
    session(office, "zhou.liqun", "long-ago", seen=office.house.now - timedelta(days=1))
    found = account_view(office.house, at(office, "zhou.liqun"), shortcuts=True).sessions
    assert sorted((one.device, one.is_this) for one in found) == [
        ("Windows 上的 Chrome", False),
        ("Windows 上的 Chrome", True),
    ]


def test_one_session_ends_and_the_others_stay(office):
    for token in ("here", "there", "elsewhere"):
        session(office, "zhou.liqun", token)
    reader = at(office, "zhou.liqun")
    there = account_page.key_of(session(office, "zhou.liqun", "fourth"))
    end_session(office.house, reader.acting, there)
    assert len(account_view(office.house, reader, shortcuts=True).sessions) == 3
    assert end_others(office.house, reader.acting) == 2


def test_nobody_ends_the_session_of_somebody_else(office):
    theirs = account_page.key_of(session(office, "zhou.liqun", "theirs"))
    with pytest.raises(NotFound):
        end_session(office.house, office.acting("lin.xiaoyan"), theirs)


def test_a_token_is_revoked_by_whom_it_acts_for_and_nobody_else(office):
    id = tokens.issue(office.house, "zhou.liqun", name="对账程序").token.id
    with pytest.raises(NotFound):
        revoke_token(office.house, office.acting("lin.xiaoyan"), id)
    revoke_token(office.house, office.acting("zhou.liqun"), id)
    assert account_view(office.house, office.reader("zhou.liqun"), shortcuts=True).tokens == ()


def tell(office, login, *kinds, number=""):
    key = personal(office.acting(login).person.key)
    told = [Told(key, "desk", "临时救助", f"临时救助：{kind}", number, office.house.now, kind) for kind in kinds]
    with office.house.store.writing() as s:
        outbox.tell(s, told)


def messages(office, login, **asked):
    return messages_page.messages_view(office.house, office.reader(login), **asked)


def test_messages_are_narrowed_by_kind_and_by_what_is_unread(office):
    tell(office, "zhou.liqun", "red", "urge", "")
    assert [one.word for one in messages(office, "zhou.liqun").rows] == ["办理进展", "催办", "红牌"]
    assert [one.word for one in messages(office, "zhou.liqun", kind="red").rows] == ["红牌"]
    mine = office.acting("zhou.liqun")
    messages_page.mark_read(office.house, mine, messages(office, "zhou.liqun", kind="red").rows[0].key)
    assert [one.word for one in messages(office, "zhou.liqun", is_unread=True).rows] == ["办理进展", "催办"]
    assert messages_page.mark_all_read(office.house, mine) == 2
    assert messages(office, "zhou.liqun").unread == 0


@pytest.mark.parametrize("key", ["", "x", "9" * 30, "１"])
def test_a_message_of_somebody_else_is_not_found(office, key):
    tell(office, "zhou.liqun", "urge")
    key = key or messages(office, "zhou.liqun").rows[0].key
    with pytest.raises(NotFound):
        messages_page.mark_read(office.house, office.acting("lin.xiaoyan"), key)


def test_a_message_leads_to_its_case_only_for_whoever_may_see_it(office):
    number = office.relief()
    for login in ("sun.zhiqiang", "yu.zhiqiang"):
        tell(office, login, "urge", number=number)
    assert messages(office, "sun.zhiqiang", kind="urge").rows[0].href == f"/cases/{number}"
    assert messages(office, "yu.zhiqiang").rows[0].href == ""


def test_urging_arrives_as_what_it_is(office):
    number = office.relief()
    office.clock.move(days=1)
    office.do("ma.zhenhua", number, "urge", reason="居民来问")
    assert messages(office, "sun.zhiqiang", kind="urge").rows


def test_a_message_wakes_whoever_has_the_page_open(office):
    mine = office.acting("zhou.liqun")
    with office.house.store.session() as s:
        before = outbox.pulse(s, mine.seats, person=mine.person.key)
    tell(office, "zhou.liqun", "urge")
    with office.house.store.session() as s:
        assert outbox.pulse(s, mine.seats, person=mine.person.key) == before + 1


def amend(office, login, **given):
    form = wording_form(office.house, "social-relief", language="zh")
    values = {**form.values, "seen": str(form.number - 1), "reason": "更正", **given}
    publish_wording(office.house, office.acting(login), "social-relief", values)


def edits(office, **asked):
    return edits_view(office.house, office.reader("shen.jing"), AskedEdits(**asked)).rows


def test_the_log_takes_any_day_of_the_calendar(office):
    amend(office, "ma.zhenhua", title="甲")
    assert len(edits(office, kind="library", since="0001-01-01", until="9999-12-31")) == 1


def test_the_log_is_narrowed_by_kind_person_and_day(office):
    amend(office, "ma.zhenhua", title="甲")
    office.clock.move(days=1)
    amend(office, "shen.jing", title="乙")
    tokens.issue(office.house, "zhou.liqun", name="对账程序")
    assert [row.what for row in edits(office)] == ["发出程序令牌", "修改法规", "修改法规"]
    assert [row.who for row in edits(office, kind="library")] == ["沈静", "马振华"]
    assert [row.changes for row in edits(office, person="s002")] == [(("标题", "社会救助暂行办法", "甲"),)]
    assert [row.who for row in edits(office, kind="library", until="2026-03-17")] == ["马振华"]
    assert [row.who for row in edits(office, kind="library", since="2026-03-18")] == ["沈静"]


def test_the_log_goes_on_behind_its_last_row(office, monkeypatch):
    for n in range(5):
        amend(office, "shen.jing", title=f"第 {n} 次")
    with office.house.store.session() as s:
        first = audit.page(s, kinds=list(WHAT), limit=3)
        rest = audit.page(s, kinds=list(WHAT), limit=3, after=first.next)
    assert len({event.at for event in (*first.rows, *rest.rows)}) == 5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_help_has_the_same_parts_in_both_languages(audience, language):
    title, parts = read_help(HOUSE / "ui" / "help" / language / f"{audience}.txt")
    source = read_help(HOUSE / "ui" / "help" / "zh" / f"{audience}.txt")[1]
    assert title
    assert [part.id for part in parts] == [part.id for part in source]
    assert all(part.title and part.blocks for part in parts)


def test_every_page_names_a_part_of_help_that_there_is(office):
    known = {
        f"{audience}#{part.id}"
        for audience in AUDIENCES
        for part in help_view(office.house.settings, audience, "zh").parts
    }
    assert {START, *(place for _, place in PARTS)} <= known


def test_no_page_of_the_workplace_is_left_to_the_beginning_of_help():
    silent = re.compile(r"/|/logout|/static.*|/health.*|/metrics|/language|/files.*")
    paths = {page.path for group in GROUPS for page in group if not silent.fullmatch(page.path)}
    assert sorted(path for path in paths if help_for(path) == f"/help/{START}") == []


def test_pages_without_sign_in_lead_to_help_that_is_open(office):
    parts = {part.id for part in help_view(office.house.settings, EVERYBODY, "zh", alone=True).parts}
    single = (path.read_text() for path in (HOUSE / "ui" / "templates" / "pages").rglob("*.html"))
    places = [found[1] for text in single if (found := re.search(r"\{% block help %\}(.+?)\{%", text))]
    assert "check" in places
    assert set(places) <= parts


def test_help_for_nobody_is_not_found(office):
    with pytest.raises(NotFound):
        help_view(office.house.settings, "../../seeds", "zh")


def test_a_password_that_was_changed_is_in_the_log(office):
    reader = office.reader("zhou.liqun")
    change_password(
        office.house, reader.acting, old=DEMO, new="窗口前三棵白杨树很高", repeat="窗口前三棵白杨树很高", ip=""
    )
    give_initial_password(office.house, "zhou.liqun")
    assert [(row.who, row.what) for row in edits(office, kind="accounts")] == [
        ("系统", "重设密码"),
        ("周立群", "改密码"),
    ]


def test_whoever_guesses_the_old_password_is_stopped(office):
    acting, new = office.acting("zhou.liqun"), "窗口前三棵白杨树很高"
    for _ in range(10):
        with pytest.raises(AnswersRefused):
            change_password(office.house, acting, old="猜一个看看", new=new, repeat=new, ip="")
    with pytest.raises(Refused, match="too_many_tries"):
        change_password(office.house, acting, old=DEMO, new=new, repeat=new, ip="")


def test_a_case_leads_to_its_regulations_as_they_read_when_it_was_accepted(office):
    number = office.relief()
    found = office.page("sun.zhiqiang", number).regulations
    assert "/regulations/social-relief?on=2026-03-17" in [one.href for one in found]


def sheet(exported):
    path = io.BytesIO(b"".join(exported.chunks()))
    return CalamineWorkbook.from_object(path).get_sheet_by_index(0).to_python()


def test_lists_are_exported_as_they_are_narrowed(office):
    amend(office, "ma.zhenhua", title="甲")
    reader = office.reader("shen.jing")
    people = sheet(export_people(office.house, reader, query="zlq"))
    assert ["周立群" in row for row in people[1:]] == [True] * (len(people) - 1)
    assert "甲" in [row[0] for row in sheet(export_texts(office.house, reader, "regulation", query="救助托底线"))]
    log = sheet(export_edits(office.house, reader, AskedEdits(kind="library")))
    assert log[1][1:7] == ["马振华", "修改法规", "social-relief", "标题", "社会救助暂行办法", "甲"]
