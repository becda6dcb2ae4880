"""What the page of a case says of its clocks."""


def test_beside_the_clock_of_a_task_stands_how_the_whole_case_does(office):
    number = office.relief()
    office.clock.move(days=1)
    clock = office.page("sun.zhiqiang", number).clock
    assert (clock.used, clock.total, clock.meter) == (0, 3, "共 3 天，已用 0 天")
    assert clock.sentence == "全程共 10 天，已用 0 天，3 月 31 日 17:00 前办结。"


def test_a_due_day_in_a_year_without_a_calendar_says_so_on_the_page(office):
    office.clock.move(days=287)
    number = office.relief(event_on="2026-12-20")
    assert not office.page("sun.zhiqiang", number).clock.confirmed
