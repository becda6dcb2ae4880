"""What a verb says would come of it, before it is pressed."""

from tests.usecases.office import Office
from yikou.usecases.case.posting import Tried
from yikou.usecases.case.views_verbs import VerbView


def effects(view: VerbView) -> dict[str, str]:
    """The lines by their kind."""
    return {one.kind: one.text for one in view.effects}


def verb(office: Office, login: str, number: str, name: str, *typed: tuple[str, str]) -> VerbView:
    task = office.page(login, number).tasks[0]
    tried = Tried(name, task.task, typed)
    views = office.page(login, number, tried=tried).tasks[0].verbs if typed else task.verbs
    return next(view for view in views if view.name == name)


def test_approving_says_who_gets_it_next_and_that_the_clock_goes_on(office):
    told = effects(verb(office, "zhou.liqun", office.checked("4000"), "approve"))
    assert told["next"].startswith("窗口发放，由林晓燕")
    assert told["clock"].startswith("照常计算，仍是 ")


def test_another_amount_leads_elsewhere_before_anything_is_pressed(office):
    number = office.checked("4000")
    told = effects(verb(office, "zhou.liqun", number, "approve", ("office.proposed", "6000")))
    assert told["next"].startswith("区民政局审批，由")
    assert office.state(number).office["proposed"] == 4000


def test_a_supplement_says_until_when_and_that_the_clock_stands(office):
    told = effects(verb(office, "zhou.liqun", office.checked("4000"), "supplement"))
    assert told["clock"] == "停止计算，直到答复"
    assert told["reply"].startswith("最迟 ")
    assert told["next"] == "补齐后回到街道审核继续"


def test_a_return_says_what_is_asked_again(office):
    number = office.checked("4000")
    told = effects(verb(office, "zhou.liqun", number, "return", ("return.to", "check")))
    assert (told["again"], told["next"].partition("，")[0]) == ("社区核查", "社区核查")


def test_what_decides_has_to_be_chosen_first(office):
    told = effects(verb(office, "zhou.liqun", office.checked("4000"), "return"))
    assert told["next"] == "选好后在这里说明下一步"


def test_what_stands_against_it_is_said_too(office):
    told = effects(verb(office, "sun.zhiqiang", office.relief(), "approve"))
    assert told["next"] == "还有 1 处要填，填好后在这里说明下一步"


def test_ending_verbs_say_how_it_ends(office):
    told = effects(verb(office, "zhou.liqun", office.checked("4000"), "reject"))
    assert told["ends"].startswith("办结：")
    assert told["clock"] == "不再计算"


def test_an_extension_says_who_decides_and_when_the_clock_would_then_run_out(office):
    view = verb(office, "zhou.liqun", office.checked("4000"), "extend", ("extend.by", "2"))
    told = [one.text for one in view.effects]
    assert told[0].startswith("先由")
    assert "同意后才生效" in told[0]
    assert [text[:4] for text in told if text.startswith(("照常", "同意后"))] == ["照常计算", "同意后改"]
    assert [one.label for one in view.effects if one.kind == "clock"] == ["全程时限", "全程时限"]
