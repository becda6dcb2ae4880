"""Administration of people: new ones, their posts, their accounts; what is told before, and what is refused."""

from dataclasses import replace

import pytest

from tests.usecases.managing import effect_of, made, typed
from yikou.errors import AnswersRefused, NotFound, ProofNeeded, Refused
from yikou.store import audit, directory_store
from yikou.usecases.accounts.signing_in import sign_in, signed_in
from yikou.usecases.manage import account_edits, ending_posts, people, posts, staffing
from yikou.usecases.manage.org_page import AskedOrgs, orgs_view
from yikou.usecases.manage.person_page import person_view
from yikou.usecases.reader import Reader

SOMEBODY = {"name": "顾小满", "login": "gu.xiaoman", "role": "reviewer", "org": "huayuan", "since": "2026-03-17"}


def admin(office, **more):
    return Reader(replace(office.acting("shen.jing"), **more))


def added(office, **given):
    return people.add(office.house, admin(office), "huayuan", {**SOMEBODY, **given})


def key_of(office, login):
    return str(office.value("select person from account where login = ?", login))


def faults(work, *args):
    with pytest.raises(AnswersRefused) as refused:
        work(*args)
    return [(e.field, e.code) for e in refused.value.errors]


def ending(office, login, role, **given):
    key = key_of(office, login)
    with office.house.store.session() as s:
        post = next(p for p in directory_store.directory(s).posts if (p.person, p.role) == (key, role))
    return key, {"post": f"{role}@{post.org}@{post.since}", "last": "2026-03-17", "reason": "调走", **given}


def test_somebody_new_signs_in_with_the_password_that_is_shown_once_and_has_to_change_it(office):
    done = added(office)
    entered = sign_in(office.house, "gu.xiaoman", done.secret, ip="", agent="")
    assert entered.acting is not None
    assert entered.acting.must_change


def test_adding_somebody_is_noted_without_the_password_and_the_whole_number(office):
    done = added(office, id_number="230199197106143520", reason="新来的")
    with office.house.store.session() as s:
        noted = audit.page(s, kinds=("person_added",)).rows[0]
    assert "新来的" in noted.detail
    assert done.secret not in noted.detail
    assert "230199197106143520" not in noted.detail


def test_everything_that_is_wrong_with_somebody_new_is_told_at_once(office):
    wrong = {"name": "", "login": "han.lei", "id_number": "230199197106143521", "phone": "x", "role": "", "rank": "0"}
    assert faults(lambda: added(office, **wrong)) == [
        ("name", "missing"),
        ("id_number", "id_check"),
        ("phone", "phone_wrong"),
        ("login", "login_taken"),
    ]
    assert faults(lambda: added(office, role="", rank="0")) == [("role", "no_role"), ("rank", "rank_wrong")]


def test_nobody_is_added_twice(office):
    assert faults(lambda: added(office, id_number="230199197409232651")) == [("id_number", "id_taken")]


def test_a_post_with_power_over_others_is_given_only_by_whoever_has_just_shown_who_they_are(office):
    given = {"role": "administrator", "org": "nangang", "since": "2026-03-17"}
    with pytest.raises(ProofNeeded):
        made(posts.GIVE, office, admin(office, proof=""), key_of(office, "han.lei"), given)
    made(posts.GIVE, office, admin(office), key_of(office, "han.lei"), given)
    assert "administrator" in {post.role for post in office.acting("han.lei").posts}


def test_a_post_that_may_put_a_seal_on_wants_the_proof_and_one_that_may_not_does_not(office):
    key, reader = key_of(office, "han.lei"), admin(office, proof="")
    given = {"org": "chunhui", "since": "2026-03-17"}
    with pytest.raises(ProofNeeded):
        made(posts.GIVE, office, reader, key, {**given, "role": "reviewer"})
    with pytest.raises(ProofNeeded):
        people.add(office.house, reader, "huayuan", SOMEBODY)
    made(posts.GIVE, office, reader, key, {**given, "role": "social-worker"})


def test_a_post_sent_twice_is_given_once_and_a_second_one_is_refused(office):
    key, given = key_of(office, "han.lei"), {"role": "social-worker", "org": "chunhui", "since": "2026-03-17"}
    sent = typed(posts.GIVE, office, admin(office), key, given)
    done = posts.give(office.house, admin(office), key, sent)
    assert posts.give(office.house, admin(office), key, sent) == done
    office.clock.move(minutes=11)
    assert faults(posts.give, office.house, admin(office), key, sent) == [("", "changed_meanwhile")]


def test_somebody_new_sent_twice_is_added_once_and_the_password_stays_as_it_was_shown(office):
    first, again = added(office), added(office)
    assert (again.address, again.secret) == (first.address, "")
    assert sign_in(office.house, "gu.xiaoman", first.secret, ip="", agent="").acting
    assert faults(lambda: added(office, phone="13900001064")) == [("login", "login_taken")]


def test_nobody_gives_themselves_a_post(office):
    given = {"role": "social-worker", "org": "huayuan", "since": "2026-03-17"}
    key = key_of(office, "shen.jing")
    assert faults(made, posts.GIVE, office, admin(office), key, given) == [("", "own")]
    assert "给岗位" not in [act.text for act in person_view(office.house, admin(office), key).acts]


def test_an_id_number_is_changed_by_another_administrator_with_the_proof(office):
    number = {"id_number": "230199197106143520", "reason": "登记错了"}
    own, other = key_of(office, "shen.jing"), key_of(office, "han.lei")
    given = {"name": "沈静", **number}
    assert faults(made, people.EDIT, office, admin(office), own, given) == [("id_number", "own_id")]
    given = {"name": "韩磊", **number}
    with pytest.raises(ProofNeeded):
        made(people.EDIT, office, admin(office, proof=""), other, given)
    made(people.EDIT, office, admin(office), other, given)
    assert office.value("select id_number from person where key = ?", other) == "230199197106143520"


def test_a_post_is_not_given_twice_nor_back_dated(office):
    given = {"role": "reviewer", "org": "huayuan", "since": "2026-03-17"}
    key, reader = key_of(office, "zhou.liqun"), admin(office)
    assert faults(made, posts.GIVE, office, reader, key, given) == [("since", "held")]
    early = {**given, "role": "clerk", "since": "2026-03-16"}
    assert faults(made, posts.GIVE, office, reader, key, early) == [("since", "early")]


def test_a_post_that_begins_later_is_held_from_its_day_on(office):
    key = key_of(office, "zhou.liqun")
    made(posts.GIVE, office, admin(office), key, {"role": "clerk", "org": "huayuan", "since": "2026-03-20"})
    assert "clerk" not in {post.role for post in office.acting("zhou.liqun").posts}
    office.clock.move(days=3)
    assert "clerk" in {post.role for post in office.acting("zhou.liqun").posts}


def test_an_edit_of_what_somebody_else_edited_meanwhile_is_refused(office):
    key, reader = key_of(office, "han.lei"), admin(office)
    seen = people.edit_form(office.house, reader, key, {}).hidden["seen"]
    made(people.EDIT, office, reader, key, {"name": "韩磊", "phone": "13900001064", "reason": "换号"})
    again = {"name": "韩垒", "phone": "13900001063", "reason": "改名", "seen": seen}
    assert ("", "changed_meanwhile") in faults(made, people.EDIT, office, reader, key, again)


def test_a_new_name_leaves_old_cases_as_they_are(office):
    number = office.checked()
    key = key_of(office, "sun.zhiqiang")
    made(people.EDIT, office, admin(office), key, {"name": "孙致强", "reason": "改名"})
    assert office.state(number).dids[-1].name == "孙志强"
    assert office.acting("sun.zhiqiang").person.name == "孙致强"


def test_ending_a_post_tells_first_what_falls_free_and_which_steps_nobody_could_do(office):
    number = office.checked("4000")
    office.do("zhou.liqun", number, "claim", "review")
    key, given = ending(office, "zhou.liqun", "reviewer")
    effect = effect_of(ending_posts.END, office, admin(office), key, given)
    assert effect.lines[0] == "他认领着的 1 件，到那天夜里放回给同岗位的人。"
    assert "以后他没有别的岗位，不能登录。" in effect.lines


def test_what_somebody_has_claimed_falls_free_when_the_post_ends_at_once(office):
    number = office.checked("4000")
    office.do("zhou.liqun", number, "claim", "review")
    key, given = ending(office, "zhou.liqun", "reviewer", last="2026-03-16")
    made(ending_posts.END, office, admin(office), key, given)
    assert [task.claimed_by for task in office.state(number).tasks.values()] == [""]


def test_ending_the_only_post_of_its_kind_at_an_org_is_told(office):
    key, given = ending(office, "cheng.hongwei", "approver")
    lines = effect_of(ending_posts.END, office, admin(office), key, given).lines
    assert lines[0] == "区民政局再没有人是“审批人”。"


def test_ending_the_only_post_that_affairs_look_for_is_told(office):
    key, given = ending(office, "zhong.min", "supervisor")
    lines = effect_of(ending_posts.END, office, admin(office), key, given).lines
    assert any(line.startswith("再没有人是“监督员”，8 个事项要找：") for line in lines)


def test_an_ended_post_is_held_to_its_last_day_and_stays_in_the_history(office):
    key, given = ending(office, "zhou.liqun", "reviewer", last="2026-03-18")
    made(ending_posts.END, office, admin(office), key, given)
    assert office.acting("zhou.liqun").post.role == "reviewer"
    office.clock.move(days=2)
    view = person_view(office.house, admin(office), key)
    assert [row.state for row in view.past] == ["已结束"]
    assert view.posts == ()


def test_a_form_that_another_end_overtook_says_which_last_day_is_planned(office):
    key, given = ending(office, "zhou.liqun", "reviewer", last="2026-03-18")
    made(ending_posts.END, office, admin(office), key, given)
    told = ending_posts.now(office.house, admin(office), key, {**given, "last": "2026-03-31"})
    assert told == {"last": "现在：2026-03-18。再按一次改为 2026-03-31。"}


def test_the_last_administrator_stays_and_nobody_ends_their_own_administering(office):
    key, given = ending(office, "shen.jing", "administrator")
    assert faults(made, ending_posts.END, office, admin(office), key, given) == [("last", "own")]
    other = replace(office.acting("ma.zhenhua"))
    assert faults(made, ending_posts.END, office, Reader(other), key, given) == [("last", "last")]


def test_somebody_administers_on_every_day_to_come(office):
    first, given = key_of(office, "han.lei"), {"role": "administrator", "org": "nangang", "since": "2026-03-17"}
    made(posts.GIVE, office, admin(office), first, {**given, "until": "2026-04-30"})
    key, ends = ending(office, "shen.jing", "administrator", last="2026-04-15")
    other = Reader(replace(office.acting("han.lei", "administrator")))
    with pytest.raises(AnswersRefused) as refused:
        made(ending_posts.END, office, other, key, ends)
    assert refused.value.errors[0].params == {"day": "2026-05-01"}


def test_a_reset_password_signs_out_everywhere_and_is_to_be_changed(office):
    entered = sign_in(office.house, "han.lei", "yikou-demo-2026", ip="", agent="")
    done = made(account_edits.PASSWORD, office, admin(office), key_of(office, "han.lei"), {"reason": "忘了"})
    assert signed_in(office.house, entered.token) is None
    again = sign_in(office.house, "han.lei", done.secret, ip="", agent="").acting
    assert again is not None
    assert again.must_change
    with pytest.raises(ProofNeeded):
        made(account_edits.PASSWORD, office, admin(office, proof=""), key_of(office, "han.lei"), {})


def test_somebody_locked_out_is_shown_so_and_may_try_again_once_unlocked(office):
    for _ in range(10):
        with pytest.raises(Refused):
            sign_in(office.house, "han.lei", "wrong", ip="", agent="")
    row = next(
        one for one in orgs_view(office.house, admin(office), AskedOrgs("huayuan")).people if one.login == "han.lei"
    )
    assert (row.state, row.told) == ("已锁定", "密码错 10 次")
    made(account_edits.UNLOCK, office, admin(office), key_of(office, "han.lei"), {})
    assert sign_in(office.house, "han.lei", "yikou-demo-2026", ip="", agent="").acting


def test_a_stopped_account_signs_in_no_more_and_the_person_stays(office):
    entered = sign_in(office.house, "han.lei", "yikou-demo-2026", ip="", agent="")
    key = key_of(office, "han.lei")
    made(account_edits.ACCOUNT, office, admin(office), key, {"reason": "长期病假"})
    assert signed_in(office.house, entered.token) is None
    assert person_view(office.house, admin(office), key).state == "账号已停用"
    made(account_edits.ACCOUNT, office, admin(office), key, {"reason": "回来了"})
    assert sign_in(office.house, "han.lei", "yikou-demo-2026", ip="", agent="").acting


def test_stopping_a_stopped_account_does_nothing_however_often_it_is_pressed(office):
    key = key_of(office, "han.lei")
    typed_before = typed(account_edits.ACCOUNT, office, admin(office), key, {"reason": "离职"})
    made(account_edits.ACCOUNT, office, admin(office), key, {"reason": "长期病假"})
    assert faults(account_edits.turn_account, office.house, admin(office), key, typed_before) == [("", "already_stop")]
    form = account_edits.account_form(office.house, admin(office), key, typed_before)
    assert (form.press, form.fields, form.hidden) == ("", (), {})
    assert form.told == "这个账号已经停用，不用再停用，什么都没有改。"
    assert faults(account_edits.turn_account, office.house, admin(office), key, {"reason": "离职"}) == [("", "no_way")]


def test_restoring_the_account_of_whoever_seals_wants_the_proof(office):
    key = key_of(office, "sun.zhiqiang")
    made(account_edits.ACCOUNT, office, admin(office), key, {"reason": "长期病假"})
    with pytest.raises(ProofNeeded):
        made(account_edits.ACCOUNT, office, admin(office, proof=""), key, {"reason": "回来了"})


def test_nobody_stops_their_own_account_and_the_last_administrator_keeps_theirs(office):
    key, given = key_of(office, "shen.jing"), {"reason": "试试"}
    assert faults(made, account_edits.ACCOUNT, office, admin(office), key, given) == [("", "own")]
    other = Reader(office.acting("ma.zhenhua"))
    assert faults(made, account_edits.ACCOUNT, office, other, key, given) == [("", "last")]


def test_people_without_a_post_are_found_by_themselves_and_by_name(office):
    key, given = ending(office, "zhou.liqun", "reviewer", last="2026-03-16")
    made(ending_posts.END, office, admin(office), key, given)
    assert "周立群" in [one.name for one in orgs_view(office.house, admin(office), AskedOrgs(is_idle=True)).people]
    assert [one.name for one in orgs_view(office.house, admin(office), AskedOrgs(query="zlq")).people] == ["周立群"]


def test_an_org_or_a_person_that_there_is_not_is_not_found(office):
    with pytest.raises(NotFound):
        orgs_view(office.house, admin(office), AskedOrgs("nowhere"))
    with pytest.raises(NotFound):
        person_view(office.house, admin(office), "nobody")


def notes_of(office, slug):
    card = orgs_view(office.house, admin(office), AskedOrgs(slug)).card
    assert card is not None
    return [(one.kind, one.title) for one in card.notes]


def test_an_org_with_too_few_people_for_a_step_says_which_and_how_many(office):
    assert notes_of(office, "civil-affairs-bureau") == []
    for login in ("liang.jianguo", "su.wenjing"):
        key, given = ending(office, login, "leader", last="2026-03-16")
        made(ending_posts.END, office, admin(office), key, given)
    assert notes_of(office, "civil-affairs-bureau") == [("strong", "主管领导缺 1 人（应有 1 人）")]


def test_an_org_whose_steps_others_do_instead_says_so(office):
    for login in ("yu.tao", "jiang.xinran"):
        key, given = ending(office, login, "social-worker", last="2026-03-16")
        made(ending_posts.END, office, admin(office), key, given)
    assert ("info", "没有社会工作者") in notes_of(office, "chunhui")


def test_a_district_too_large_to_try_at_once_is_told_how_far_it_got(office, monkeypatch):
    monkeypatch.setattr(staffing, "MOST_LOOKS", 45)
    key, given = ending(office, "zhong.min", "supervisor")
    lines = effect_of(ending_posts.END, office, admin(office), key, given).lines
    assert lines[-1].startswith("事项和社区太多，只核对了 2 个事项：")
    assert notes_of(office, "chunhui") == [("info", "")]
