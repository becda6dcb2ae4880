"""Many people act at the same moment, over HTTP and over two servers: one wins, the others are told who did."""

import json
from copy import copy

from tests.databases import rows
from tests.durability import office
from tests.durability.server import yikou
from tests.durability.together import at_once, statuses

TODAY = office.today()


def who_completed(var, task):
    """Names in the entries that say so."""
    found = rows(var, "select actor, payload from entry where kind = 'completed'")
    return [json.loads(actor)["name"] for actor, payload in found if json.loads(payload)["task"] == task]


def test_of_twenty_who_approve_at_once_one_wins_and_the_others_read_who_did(var, serve, sign_in):
    first, second = serve(), serve()
    clerk = sign_in(first, "lin.xiaoyan")
    number = office.filed(clerk, office.residents("chunhui")[0])
    people = [sign_in(first, "sun.zhiqiang"), sign_in(second, "gao.lijuan")]
    task, seen = office.task_of(people[0], number)
    more = office.checked("情况属实，拟同意救助")
    answers = at_once([lambda who=people[n % 2]: office.approve(who, number, task, seen, more) for n in range(20)])
    assert statuses(answers) == [303] + [409] * 19
    [winner] = who_completed(var, task)
    for lost in (answer.text for answer in answers if answer.status == 409):
        assert winner in lost
        assert f"{TODAY.month}-{TODAY.day} " in lost
        assert "情况属实，拟同意救助" in lost
        assert "邻里走访，情况属实" in lost
    assert (yikou(var, "verify").returncode, yikou(var, "rebuild").returncode) == (0, 0)


def test_a_draft_that_is_submitted_twenty_times_at_once_becomes_one_case(var, serve, sign_in):
    first, second = serve(), serve()
    clerk = sign_in(first, "lin.xiaoyan")
    resident = office.residents("chunhui")[0]
    draft = office.drafted(clerk, resident)
    again = copy(clerk)
    again.port = second.port
    answers = at_once([lambda who=who: office.submit(who, draft, resident, on=TODAY) for who in (clerk, again) * 10])
    assert len({office.number_of(answer) for answer in answers}) == 1
    assert rows(var, "select count(*) from cases") == [(1,)]


def test_ten_drafts_for_one_resident_become_one_case_and_nine_refusals_that_name_it(var, serve, sign_in):
    clerk = sign_in(serve(), "lin.xiaoyan")
    resident = office.residents("chunhui")[0]
    drafts = [office.drafted(clerk, resident) for _ in range(10)]
    answers = at_once([lambda draft=draft: office.submit(clerk, draft, resident, on=TODAY) for draft in drafts])
    assert statuses(answers) == [303] + [422] * 9
    [number] = [office.number_of(answer) for answer in answers if answer.status == 303]
    assert all(number in answer.text for answer in answers if answer.status == 422)
    assert rows(var, "select number from cases") == [(number,)]


def test_two_servers_never_give_a_number_twice(var, serve, sign_in):
    first, second = serve(), serve()
    clerks = [sign_in(first, "lin.xiaoyan"), sign_in(second, "bai.jie")]
    people = office.residents("chunhui")[:12]
    drafts = [(clerks[n % 2], resident, office.drafted(clerks[n % 2], resident)) for n, resident in enumerate(people)]
    answers = at_once([lambda one=one: office.submit(one[0], one[2], one[1], on=TODAY) for one in drafts])
    numbers = [office.number_of(answer) for answer in answers]
    assert sorted(numbers) == [f"HY01-{TODAY.year}-{n:05}" for n in range(1, 13)]


def test_of_two_clerks_who_end_a_case_at_once_the_second_reads_who_did(var, serve, sign_in):
    server = serve()
    clerk, other = sign_in(server, "lin.xiaoyan"), sign_in(server, "bai.jie")
    reviewer = sign_in(server, "sun.zhiqiang")
    number = office.filed(clerk, office.residents("chunhui")[0])
    office.approve(reviewer, number, *office.task_of(reviewer, number), office.checked("同意"))
    task, seen = office.task_of(clerk, number)
    more = office.paid("已发放到本人", on=TODAY)
    answers = at_once([lambda who=who: office.approve(who, number, task, seen, more) for who in (clerk, other) * 2])
    assert statuses(answers) == [303, 409, 409, 409]
