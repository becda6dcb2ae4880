"""What the page of a case says of its clocks."""

from tests.usecases.office import relief_form


def test_beside_the_clock_of_a_task_stands_how_the_whole_case_does(office):
    number = office.relief()
    office.clock.move(days=1)
    clock = office.page("sun.zhiqiang", number).clock
    assert (clock.used, clock.total, clock.meter) == (0, 3, "共 3 天，已用 0 天")
    assert clock.sentence == "全程共 10 天，已用 0 天，3 月 31 日 17:00 前办结。"


def test_a_whole_case_that_is_late_is_not_said_to_end_in_time(office):
    number = office.relief()
    office.clock.move(days=20)
    assert office.page("sun.zhiqiang", number).clock.sentence == "全程共 10 天，3 月 31 日 17:00 已到期。"


def test_a_due_day_in_a_year_without_a_calendar_says_so_on_the_page(office):
    office.clock.move(days=287)
    number = office.relief(event_on="2026-12-20")
    assert not office.page("sun.zhiqiang", number).clock.confirmed


def test_the_page_says_which_clock_it_shows(office):
    number = office.relief()
    assert office.page("sun.zhiqiang", number).light.whole == "本环节剩 3 天"
    assert office.page("lin.xiaoyan", number).light.whole == "全程剩 10 天"


def test_how_it_was_counted_lists_the_step_and_the_whole_case(office):
    number = office.checked("4000")
    office.do("zhou.liqun", number, "supplement", "review", fields=["form.story"], text="请写明时间")
    office.clock.move(days=1)
    office.do("lin.xiaoyan", number, "answer", "review", kind="supplement", text="已说明")
    step, whole = office.page("zhou.liqun", number).clock.how
    assert (step.title, len(step.days), whole.title, len(whole.days)) == ("本环节：街道审核", 4, "全程", 15)
    assert step.story == whole.story == ("3 月 17 日 09:00 至 3 月 18 日 09:00 停止计算：等申请人补办",)


def test_an_ended_case_says_when_it_ended_and_how_it_stood_against_the_promise(office):
    number = office.relief()
    office.clock.move(days=3)
    office.do("lin.xiaoyan", number, "withdraw", reason="不再需要")
    clock = office.page("lin.xiaoyan", number).clock
    assert (clock.left, clock.sentence) == ("3 个工作日办结", "承诺 10 个工作日，3 月 20 日 09:00 办结。")
    assert clock.how[0].days[-1] == "3 月 20 日 计入"


def test_an_ended_case_that_was_late_says_so(office):
    number = office.relief()
    office.clock.move(days=17)
    office.do("lin.xiaoyan", number, "withdraw", reason="不再需要")
    assert office.page("lin.xiaoyan", number).light.text == "超期 2 天办结"


def test_a_case_that_ended_before_its_clock_began_has_no_figure(office):
    number = office.file("lin.xiaoyan", "hardship-relief", relief_form(), {}, do="register")
    office.do("lin.xiaoyan", number, "withdraw", reason="不再需要")
    clock = office.page("lin.xiaoyan", number).clock
    assert (clock.left, clock.until, clock.how) == ("已办结", "", ())
