"""One view of every page, with everything in it that a page can show. All people and numbers are invented."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from markupsafe import Markup

from tests.ui.samples_access import ACCESS
from tests.ui.samples_around import AROUND
from tests.ui.samples_counter import COUNTER_PAGES, FACTS
from tests.ui.samples_manage import MANAGE
from tests.ui.samples_supervision import SUPERVISION
from yikou.usecases import views as v
from yikou.usecases import views_pages as pages
from yikou.usecases.case import views_case as case
from yikou.usecases.case import views_papers as papers
from yikou.usecases.case import views_verbs as vv
from yikou.usecases.case.case_print import CasePrint, Sheets
from yikou.usecases.counter import views_counter as counter
from yikou.usecases.desk import views_desk as desk
from yikou.usecases.search import views_search as found
from yikou.usecases.search.search_asked import Asked as SearchAsked

NOW = datetime(2026, 3, 23, 1, 12, tzinfo=UTC)
OK, SOON, LATE, STILL = (
    v.Light("ok", "剩 4 天", "本环节", "本环节剩 4 天"),
    v.Light("soon", "剩 5 小时"),
    v.Light("late", "超 1 天", "本环节", "本环节超 1 天"),
    v.Light("still", "停钟：等补办"),
)
GREEN = v.Lane("绿色通道", "高龄")


def _nav(*items: tuple[str, str, str, int], here: str) -> tuple[v.NavItem, ...]:
    return tuple(v.NavItem(text, href, icon, count, current=href == here) for text, href, icon, count in items)


LOOK_UP = _nav(("办件查询", "/search", "search", 0), ("法规与公告", "/regulations", "book", 0), here="")
POSTS = (
    v.PostChoice("reviewer@huayuan", "花园街道 民政科 · 审核员", current=True),
    v.PostChoice("liaison@civil", "区民政局 · 联络员"),
)


def desk_shell(here: str) -> v.Shell:
    nav = _nav(
        ("待办", "/desk", "inbox", 18), ("已办", "/desk/done", "checks", 0), ("通知", "/messages", "mail", 2), here=here
    )
    return v.Shell("周立群", "花园街道 民政科 · 审核员", POSTS, nav, LOOK_UP, unread=3, here=here)


def counter_shell(here: str, *, done: str = "") -> v.Shell:
    nav = _nav(
        ("窗口受理", "/counter", "scan", 0), ("暂存", "/drafts", "pencil", 2), ("待办", "/desk", "inbox", 4), here=here
    )
    return v.Shell("林晓燕", "春晖社区 3 号窗口 · 受理员", POSTS[:1], nav, LOOK_UP, unread=3, here=here, done=done)


def file(key: str, name: str, kind: Any = "image", **more: Any) -> papers.FileView:
    return papers.FileView(key, name, kind, NOW, "林晓燕", **more)


MATERIALS = (
    papers.MaterialView("id_card", "身份证、户口簿", "waived", "公安人口库 3 月 17 日核验一致"),
    papers.MaterialView(
        "income_proof",
        "收入证明",
        "given",
        "失业补助金流水、养老金存折",
        files=(file("k1", "存折旧页.jpg", old=True), file("k2", "存折.jpg", version=2), file("k3", "流水.pdf", "pdf")),
        may_upload=True,
        may_remove=True,
        earlier=(v.Option("k2", "存折.jpg"), v.Option("k3", "流水.pdf", chosen=True)),
    ),
    papers.MaterialView(
        "authorisation",
        "家庭经济状况核对授权书",
        "todo",
        "全体成年成员签字",
        may_upload=True,
        blank="/blanks/authorisation",
    ),
    papers.MaterialView(
        "school",
        "就读证明",
        "follow",
        "最迟 3 月 24 日补交",
        may_upload=True,
        may_follow=True,
        follow_by=date(2026, 3, 24),
    ),
    papers.MaterialView("disability", "残疾证", "perhaps", "填了“残疾等级”才知道要不要", may_upload=True),
    papers.MaterialView("other", "其他材料", "optional", "诊断书、欠费单等", may_upload=True),
)

FORM = Markup(
    '<details class="yk-section yk-panel" open><summary><span class="yk-mark yk-mark--now">1</span><h2>家庭成员</h2>'
    '<span class="sum">1 人</span></summary><div class="yk-body"><div class="yk-grid"><div class="yk-field c6">'
    '<label for="f-name">姓名</label><input class="form-control" id="f-name" name="name" value="王桂兰"></div>'
    '<div class="yk-field c6 has-fault"><label for="f-id">身份证号</label><input class="form-control" id="f-id"'
    ' name="id" aria-invalid="true" aria-describedby="f-id-fault" value="23019919710614352">'
    '<p class="yk-fault" id="f-id-fault"><span>身份证号少一位，应为 18 位</span></p></div></div></div></details>'
)
ANSWERS = Markup(
    '<div class="yk-body"><h3 class="mb-2">申请人</h3><dl class="yk-kv yk-kv--2"><dt>姓名</dt><dd>王桂兰</dd>'
    '<dt>身份证号</dt><dd class="num">230199********3520</dd><dt>手机</dt><dd class="num">138 0000 4127</dd>'
    "<dt>状况</dt><dd>失业（2025-11-21 起）</dd></dl></div>"
    '<div class="yk-body"><h3 class="mb-2">家庭成员</h3><dl class="yk-kv"><dt>月收入</dt>'
    '<dd data-changed>1,280.00 元<br><span class="yk-was">原填 <s>1,080.00</s> → '
    "<b>1,280.00</b> 元</span></dd></dl></div>"
)

CLOCK = case.ClockView(
    OK,
    "剩 4 天",
    "本环节，3 月 27 日 17:00 前",
    "全程已用 4 天，共 18 个工作日，4 月 13 日到期。停过 0 次。",
    4,
    18,
    "全程 18 个工作日，已用 4 天",
    how=(
        case.CountedClock("本环节：街道审核", days=("3 月 17 日受理，当天不计", "清明节 4 月 4 日至 6 日不计")),
        case.CountedClock("全程", ("3 月 18 日 09:00 起停止计算：等申请人补办",), ("3 月 17 日 计入",)),
    ),
    confirmed=False,
)

SUPPLEMENT = vv.VerbView(
    "supplement",
    "补办",
    "请居民补材料，时限暂停",
    "arrow-back-up",
    "B",
    "发出补办通知",
    fields=(
        vv.VerbField(
            "materials",
            "请居民补什么？",
            "checks",
            options=(
                v.Option("school", "就读证明", chosen=True, note="原定后补，3 月 24 日到期"),
                v.Option("income_proof", "收入证明"),
            ),
        ),
        vv.VerbField("text", "给居民的说明", "text", "养老金存折第 2 页印章看不清，请带原件到任一社区窗口重新扫描。"),
        vv.VerbField("within", "期限", "duration", "10", unit="个工作日", hint="补齐之前时限暂停，不算您的时间。"),
    ),
    effects=(vv.Effect("下一步", "补齐后回到街道审核继续", "next"), vv.Effect("时限", "停止计算，直到答复", "clock")),
    opened=True,
)
REASON = vv.VerbField("reason", "理由", "text", error="没有写理由，写明为什么退办")
TASK = vv.TaskView(
    "12",
    "街道审核",
    (
        vv.VerbView("approve", "同意", "签章，进入公示 7 天", "check", "A", main=True),
        SUPPLEMENT,
        vv.VerbView("refer", "送主管领导", "由街道主任周海峰定，附上我的意见", "send", "L", fields=(REASON,)),
        vv.VerbView(
            "return",
            "退回",
            "退给前面的环节重做",
            "arrow-left",
            "T",
            fields=(
                vv.VerbField(
                    "to",
                    "退给",
                    "radios",
                    options=(v.Option("visit", "入户调查", chosen=True), v.Option("first", "社区初审")),
                ),
                vv.VerbField("since", "从哪天起", "date", "2026-03-20", optional=True),
                vv.VerbField("why", "原因", "select", options=(v.Option("a", "材料不清"), v.Option("b", "情况不实"))),
            ),
        ),
        vv.VerbView("extend", "延办", "", "hourglass", "Y", closed="今年已延过 1 次，不能再延"),
        vv.VerbView("reject", "退办", "不予批准并结束，须引用依据", "ban", "X", fields=(REASON,), error="还差理由"),
    ),
    fields=Markup(
        '<div class="yk-grid"><div class="yk-field c6"><label for="o-amount">拟发金额</label><div class="yk-unit">'
        '<input class="form-control" id="o-amount" name="amount" value="136.67"><span>元</span></div></div></div>'
    ),
    note=v.Note("养老金存折与填报不符，入户调查时已改。", "上一环节的提醒"),
    claimed="3 月 23 日 09:10 您已认领，别人看得到但不能办。",
    draft_at=NOW,
    phrases=(vv.Phrase("p1", "情况属实，同意。"), vv.Phrase("p2", "按会议纪要办理。", is_own=True)),
    others=(vv.OtherView("k3x9", (("我的意见", "拟同意，金额待核。"), ("户籍", ""))),),
)
LEDGER = (
    case.LedgerLine(
        NOW,
        "",
        "系统把办件送到花园街道 · 街道审核，由周立群办理，限 5 个工作日（3 月 27 日 17:00）。",
        12,
        whys=(
            case.Why(
                "为什么送到这里？",
                ("人均月收入 820.00 元低于低保标准 890.00 元", "有机动车：否"),
                "所以：送街道审核，再公示，再由区民政局终审。",
                v.Link("看第 6 版规则", "/affairs/subsistence-allowance/6"),
            ),
        ),
    ),
    case.LedgerLine(
        NOW,
        "郭明、崔雪",
        "完成入户调查，情况相符。",
        9,
        changes=(case.Changed("刘淑珍 月收入", "1,080.00 元", "1,280.00 元"),),
    ),
)
CASE = case.CaseView(
    "DB01-2026-00318",
    "最低生活保障申请",
    "王桂兰",
    12,
    "3 月 17 日由春晖社区 3 号窗口林晓燕受理",
    v.Light("ok", "剩 4 天", "本环节", "本环节剩 4 天"),
    ANSWERS,
    CLOCK,
    GREEN,
    office=Markup('<div class="yk-body"><dl class="yk-kv"><dt>核定人均</dt><dd>820.00 元</dd></dl></div>'),
    changes=1,
    back=v.Link("待办", "/desk"),
    previous="/cases/HJ07-2026-00131",
    next="/cases/LN02-2026-00590",
    notes=(v.Note("街道打开之后，材料换过一次。", "注意", "strong", v.Link("看新的材料", "#papers")),),
    faults=(v.Fault("退办：没有写理由，写明为什么退办", "act-12-reject-reason"), v.Fault("这一件还缺就读证明")),
    papers=MATERIALS,
    viewing=papers.ViewerView(
        file("k2", "存折.jpg", version=2),
        "养老金存折",
        page=2,
        pages=3,
        picture="/files/k2/pages/2",
        turn=1,
        big=True,
        previous="paper=k2",
        next="paper=k2&page=3",
        sized="paper=k2&page=2",
        turned="paper=k2&page=2&turn=2",
        versions=((1, "paper=k1", False), (2, "paper=k2", True)),
    ),
    may_print=True,
    may_export=True,
    kinds=(v.Chip("全部 9", "/cases/X#ledger", current=True), v.Chip("办理 6", "/cases/X?kind=decisions#ledger")),
    people=(v.Chip("林晓燕 2", "/cases/X?who=1#ledger"), v.Chip("孙志强 1", "/cases/X?who=2#ledger")),
    chain=case.ChainView("流转记录共 9 条，逐条相扣。", "9f86d081884c7d65", True),
    opinions=(
        case.OpinionView("社区初审：同意", "孙志强", "春晖社区", NOW, "情况属实，邻里走访 2 户无异议。", "已签章"),
        case.OpinionView("入户调查：情况相符", "郭明、崔雪", "花园街道", NOW, undone="3 月 21 日退回后不再算数"),
    ),
    regulations=(
        case.Regulation(
            "社会救助暂行办法", "第九条", "人均收入低于当地低保标准的，给予最低生活保障", "/regulations/relief#9"
        ),
        case.Regulation("南岗区 2026 年低保标准通知"),
    ),
    ledger=LEDGER,
    way=(
        case.WayNode("窗口受理", "done", "林晓燕 · 3-17 10:31"),
        case.WayNode("入户调查", "done", "郭明、崔雪 · 3-20 14:35 · 改 1 处", 1),
        case.WayNode("街道审核", "now", "您在办 · 3-20 16:05 起，剩 4 天"),
        case.WayNode("听证", "skipped", "没有异议"),
        case.WayNode("公示", "ahead", "7 天，不计时"),
        case.WayNode("专家意见", "stuck", "缺 1 人"),
    ),
    outputs=(
        papers.OutputLink("受理通知书", "南民受〔2026〕318 号", "AB12CD34", date(2026, 3, 17)),
        papers.OutputLink("公示", "南民示〔2026〕20 号", "EF56GH78", date(2026, 3, 19), "退回后重新公示"),
    ),
    tasks=(TASK,),
    case_verbs=(
        vv.VerbView("note", "备注", "只记在流转记录里", "message", fields=(vv.VerbField("text", "写什么", "line"),)),
        vv.VerbView("take_back", "拿回", "收回我刚办的，还没有人打开", "rotate"),
    ),
)
PRINT = CasePrint(
    CASE,
    "周立群",
    "花园街道",
    NOW,
    (
        Sheets("养老金存折", file("k2", "存折.pdf"), ("/files/k2/pages/1",), missing=3),
        Sheets("房产证", file("k3", "x.pdf"), ()),
    ),
    (),
)
DECIDED = replace(
    CASE,
    tasks=(),
    case_verbs=(),
    viewing=None,
    faults=(),
    notes=(),
    lane=v.NORMAL,
    nothing="许敏（大成街道）在办，您可以看。",
)

ROWS = (
    desk.InboxRow(
        "HJ07-2026-00131", "4", "临时救助", "赵国庆", "街道审核", "银河社区", NOW, SOON, v.Lane("绿色通道", "突发灾害")
    ),
    desk.InboxRow(
        "LN02-2026-00590",
        "2",
        "老年优待证核发",
        "郑秀英，86 岁",
        "街道办结",
        "春晖社区",
        NOW,
        OK,
        GREEN,
        batch="老年优待证核发 · 街道制证",
    ),
    desk.InboxRow(
        "CK03-2026-00088", "7", "残疾人康复服务上门", "孙宝库", "街道审核", "通达社区", NOW, LATE, claimed="崔雪"
    ),
    desk.InboxRow(
        "ZP11-2026-00045",
        "3",
        "非主次干道店面招牌设置",
        "哈尔滨市南岗区福源面馆",
        "街道审核",
        "文景社区",
        NOW,
        OK,
        fresh=True,
    ),
    desk.InboxRow("ZJ04-2026-00077", "9", "再就业优惠证核实", "周敏", "街道审核", "春晖社区", NOW, STILL, tag="请示"),
)
INBOX = desk.InboxView(
    "花园街道 · 审核员",
    ROWS,
    (
        v.Chip("全部 18", "/desk", current=True),
        v.Chip("超期 1", "/desk?light=late", "late"),
        v.Chip("临期 3", "/desk?light=soon", "soon"),
        v.Chip("期内 12", "/desk?light=ok", "ok"),
        v.Chip("停钟 2", "/desk?light=still", "still"),
        v.Chip("绿色通道 2", "/desk?lane=green"),
        v.Chip("我认领的 6", "/desk?mine=yes"),
    ),
    (
        v.Filter("affair", "事项", (v.Option("", "全部事项", chosen=True), v.Option("hardship-relief", "临时救助"))),
        v.Filter("step", "环节", (v.Option("", "全部环节", chosen=True),)),
        v.Filter("place", "来自", (v.Option("", "全部社区", chosen=True),)),
        v.Filter("sort", "排序", (v.Option("", "绿色通道优先，再按到期", chosen=True),)),
    ),
    v.Pager(1, 5, 18, next="/desk?after=abc"),
    "light=late",
)
TABS = (desk.Tab("/desk", "待办 18"), desk.Tab("/desk/done", "已办 240"), desk.Tab("/desk/copied", "抄送我的 1"))
COPIED = desk.CopiedView(
    (
        desk.CopiedLine("DB01-2026-00318", "最低生活保障申请", "王桂兰", "周立群", "请关注", NOW, None, "公示中"),
        desk.CopiedLine("DB01-2026-00311", "最低生活保障申请", "吕莹", "周立群", "", NOW, NOW, "已办结"),
    ),
    v.Pager(0, 0, 0),
    2,
    TABS,
)
BATCH = desk.BatchView(
    "老年优待证核发",
    "街道制证",
    "核发",
    (
        desk.BatchRow("LN02-2026-00590:2:9", "LN02-2026-00590", "郑秀英", "ready", "签章，办结：准予核发。"),
        desk.BatchRow("LN02-2026-00583:2:9", "LN02-2026-00583", "马占山", "closed", "冯国强 已办：退办。"),
    ),
)
BATCHED = (replace(BATCH.rows[0], state="done", text="已办结"), replace(BATCH.rows[1], state="already"))
SHEET = desk.InboxSheet("花园街道 · 审核员", "周立群", NOW, ROWS, 40, True, ("临时救助", "超期 5"), "/desk?light=late")
STAND_INS = desk.StandInsView(
    (desk.StandInRow("k", "于涛", "周立群", "花园街道 · 民政科", NOW.date(), NOW.date(), True, True, False),),
    (v.Option("", "请选择", True), v.Option("a", "花园街道 · 民政科 · 周立群")),
    (v.Option("s1", "于涛 · 春晖社区"),),
    {"post": "a", "since": "2026-03-01"},
    NOW.date(),
    {"since": "不能早于今天"},
    (v.Fault("不能早于今天", "since"),),
    tabs=TABS,
)
RESIDENT = counter.ResidentCard(
    "person:230199197106143520",
    "王桂兰",
    "女 · 54 岁",
    True,
    "本社区居民，可受理",
    (
        ("身份证号", "230199********3520"),
        ("手机", "138 0000 4127"),
        ("居住地", "花园街道 春晖社区 河沟街 14 号 3 单元 502"),
        ("家庭成员", "3 人：李浩然（子，16 岁）、刘淑珍（母，79 岁）"),
    ),
    ("失业 2025-11-21 起", "肢体三级残疾 有效至 2029-08"),
    (
        v.Note(
            "HJ07-2026-00107，花园街道审核中，周立群在办。",
            "已有一件在办：临时救助",
            "strong",
            v.Link("查看", "/cases/HJ07-2026-00107"),
        ),
        v.Note("失业登记 5 月 20 日到期，今天可一并续办。"),
    ),
    (
        counter.PastCase(date(2026, 3, 12), "临时救助", "审核中", "/cases/HJ07-2026-00107"),
        counter.PastCase(date(2024, 4, 16), "最低生活保障申请", "退办：人均超标准"),
    ),
    9,
    FACTS,
)
FIT = (
    counter.AffairChoice(
        "subsistence-allowance",
        "最低生活保障申请",
        "失业，有三级残疾，三口之家；已知月收入人均 753 元，低于 890 元",
        best=True,
        search="zdshbzsq",
    ),
    counter.AffairChoice("first-child-certificate", "一孩生育登记", "本社区居住满 6 个月", "当场办结", search="yhsydj"),
    counter.AffairChoice(
        "hardship-relief",
        "临时救助",
        "不能再受理：同一困难情形已有一件在办（HJ07-2026-00107）",
        closed=True,
        open_case="/cases/HJ07-2026-00107",
    ),
)
COUNTER = counter.CounterView(
    "230199197106143520", "找到 1 人。", "今天已受理 23 件", resident=RESIDENT, fit=FIT, others=FIT[:2]
)
COUNTER_EMPTY = counter.CounterView(today="今天已受理 23 件")
COUNTER_SEVERAL = counter.CounterView(
    "王桂",
    "找到 2 人，请选一个。",
    found=(
        counter.FoundResident("person:1", "王桂兰", "女 · 54 岁", "230199********3520", "春晖社区 河沟街 14 号"),
        counter.FoundResident("person:2", "王桂英", "女 · 61 岁", "230199********1821", "春晖社区 文昌街 3 号"),
    ),
)
COUNTER_NEW = counter.CounterView(
    "230199200101011234",
    "没有找到。",
    new=counter.NewResident(
        "郑小满",
        "23019920010101123",
        "13800000000",
        communities=(v.Option("chunhui", "春晖社区", chosen=True),),
        errors=(("id_number", "身份证号少一位，应为 18 位"),),
    ),
    faults=(v.Fault("身份证号少一位，应为 18 位", "id_number"),),
)
INTAKE = counter.IntakeView(
    "d4f2",
    "subsistence-allowance",
    "最低生活保障申请",
    "王桂兰（女，54 岁，230199********3520）",
    "承诺 18 个工作日",
    FORM,
    MATERIALS,
    v.Link("办事指南与政策依据", "/regulations/relief"),
    v.Link("王桂兰", "/counter?resident=person:1"),
    NOW,
    missing="还差：授权书 1 项，承诺 3 项",
    materials_left=1,
)
INTAKE_ERRORS = replace(
    INTAKE,
    faults=(v.Fault("身份证号少一位，应为 18 位", "f-id"), v.Fault("材料：缺《授权书》", "material-authorisation")),
    materials=(
        *MATERIALS[:2],
        replace(MATERIALS[2], error="还没有上传，这一项不能后补"),
        *MATERIALS[3:],
    ),
    warnings=(counter.Warned(2, "申请人不在本区居住满一年", "", "没有写理由，写明为什么仍要受理"),),
    refusing=True,
    reasons=(v.Option("申请人不具有本区户籍", "申请人不具有本区户籍", chosen=True),),
    notices=(v.Link("3-17 已开一次性告知书（GZ2026-00001）", "/counter/notices/k"),),
)
ANSWERING = replace(
    INTAKE, answers_to="DB01-2026-00318", asked=("就读证明", "收入证明：第 2 页盖章不清"), can_accept=False
)
RECEIPT = counter.ReceiptView(
    "DB01-2026-00318",
    "最低生活保障申请",
    "王桂兰",
    True,
    (
        ("事项", "最低生活保障申请", ""),
        ("办结期限", "2026 年 4 月 13 日", "18 个工作日；清明放假 3 天、公示 7 天不计入"),
        ("现在谁在办", "春晖社区 · 初审，孙志强", "已在他的待办中，本环节限 2 个工作日"),
    ),
    "南岗区花园街道春晖社区",
    (
        ("事项", "最低生活保障申请"),
        ("申请人", "王桂兰"),
        ("受理时间", "2026-03-17 10:31"),
        ("办结期限", "2026-04-13 前"),
    ),
    "http://127.0.0.1:8000/check/AB12CD34",
    "482 093",
    "0451-8600 0123（工作日 8:30–17:00）",
    "/counter?resident=person:1",
    outputs=(v.Link("受理通知书", "/outputs/AB12CD34"),),
)
OUTPUT = papers.OutputView(
    "受理通知书",
    "南民受〔2026〕318 号",
    "南岗区花园街道办事处",
    "AB12CD34",
    "http://127.0.0.1:8000/check/AB12CD34",
    date(2026, 3, 17),
    "王桂兰",
    (("事项", "最低生活保障申请"), ("办件号", "DB01-2026-00318")),
    ("您的申请材料齐全，现予受理。", "自受理之日起 18 个工作日内办结。"),
    "南岗区花园街道办事处",
    "经办人：周立群",
    back="/cases/DB01-2026-00318",
)
NOTICES = (
    v.NoticeLink(
        "2026 年城乡低保标准调整为每人每月 890 元", "/notices/standard", "区民政局", date(2026, 3, 10), "自 3 月 1 日起"
    ),
)
CONFLICT = pages.ErrorView(
    409,
    "周海峰刚刚办了这一件",
    ("您打开之后，它已经往前走了。您的“补办”没有发出，写的内容还在。",),
    (v.Link("看现在的样子", "/cases/DB01-2026-00318", "在公示中"), v.Link("回到待办", "/desk")),
    happened=LEDGER,
    kept=(pages.Kept("给居民的说明", "养老金存折第 2 页印章看不清。", "supplement.text"),),
    again=pages.Again("/cases/DB01-2026-00318/tasks/12/supplement", "按现在的样子再发一次", (("seen", "13"),)),
    small="这次办理已记入记录。",
)


def error(status: int, title: str, **more: Any) -> pages.ErrorView:
    return pages.ErrorView(status, title, ("发生了什么，数据怎么样。",), (v.Link("回到待办", "/desk"),), **more)


@dataclass(frozen=True)
class Sample:
    """A page with what it shows. name: unique, also the file of its picture."""

    name: str
    template: str
    view: Any
    shell: v.Shell | None = None

    @property
    def context(self) -> Mapping[str, Any]:
        return {"view": self.view, "shell": self.shell, "csrf": "token"}


DESK, COUNTER_AT = desk_shell("/desk"), counter_shell("/counter")
SAMPLES = (
    Sample(
        "login",
        "pages/login.html",
        pages.LoginView(
            "linxiaoyan",
            "账号或密码不对，还可以再试 4 次。",
            (("日期", "2026 年 3 月 17 日 星期二，工作日"), ("下一假日", "清明节 4 月 4 日至 6 日，时限自动顺延")),
            NOTICES,
            "/desk",
            30,
            (("linxiaoyan", "春晖社区 · 受理员"),),
        ),
    ),
    Sample(
        "password",
        "pages/password.html",
        pages.PasswordView(
            True, "linxiaoyan", 12, (v.Fault("新密码只有 6 个字，不少于 12 个", "new"),), (("new", "只有 6 个字"),)
        ),
    ),
    Sample("counter-empty", "pages/counter/home.html", COUNTER_EMPTY, COUNTER_AT),
    Sample("counter", "pages/counter/home.html", COUNTER, COUNTER_AT),
    Sample("counter-several", "pages/counter/home.html", COUNTER_SEVERAL, COUNTER_AT),
    Sample("counter-new", "pages/counter/home.html", COUNTER_NEW, COUNTER_AT),
    Sample("intake", "pages/counter/intake.html", INTAKE, COUNTER_AT),
    Sample("intake-errors", "pages/counter/intake.html", INTAKE_ERRORS, COUNTER_AT),
    Sample("intake-answering", "pages/counter/intake.html", ANSWERING, counter_shell("/counter", done="已传 1 份")),
    Sample("receipt", "pages/counter/receipt.html", RECEIPT, COUNTER_AT),
    *(Sample(name, page, view, COUNTER_AT) for name, page, view in COUNTER_PAGES),
    Sample(
        "drafts",
        "pages/counter/drafts.html",
        counter.DraftsView(
            (
                counter.DraftRow(
                    "d4f2",
                    "最低生活保障申请",
                    "王桂兰",
                    NOW,
                    v.Link("已开一次性告知书", "/counter/notices/k"),
                    NOW.date(),
                ),
            ),
            v.Pager(0, 0, 0),
        ),
        counter_shell("/drafts"),
    ),
    Sample(
        "drafts-none", "pages/counter/drafts.html", counter.DraftsView((), v.Pager(0, 0, 0)), counter_shell("/drafts")
    ),
    Sample("inbox", "pages/desk/inbox.html", INBOX, DESK),
    Sample("inbox-none", "pages/desk/inbox.html", replace(INBOX, rows=(), pager=v.Pager(0, 0, 0)), DESK),
    Sample(
        "done",
        "pages/desk/done.html",
        desk.DoneView(
            (desk.DoneRow("DB01-2026-00318", "最低生活保障申请", "王桂兰", "同意，送公示", NOW, "公示中"),),
            v.Pager(1, 1, 1),
        ),
        desk_shell("/desk/done"),
    ),
    Sample("copied", "pages/desk/copied.html", COPIED, desk_shell("/desk/copied")),
    Sample("copied-none", "pages/desk/copied.html", desk.CopiedView((), v.Pager(0, 0, 0)), desk_shell("/desk/copied")),
    Sample("batch", "pages/desk/batch.html", BATCH, DESK),
    Sample("batch-done", "pages/desk/batch.html", replace(BATCH, rows=BATCHED, is_done=True), DESK),
    Sample("inbox-print", "pages/desk/print.html", SHEET, DESK),
    Sample("stand-ins", "pages/desk/stand_ins.html", STAND_INS, desk_shell("/desk/stand-ins")),
    Sample("case", "pages/case/case.html", CASE, DESK),
    Sample("case-print", "pages/case/print.html", PRINT, DESK),
    Sample("case-read", "pages/case/case.html", DECIDED, DESK),
    Sample("output", "pages/case/output.html", OUTPUT, DESK),
    Sample("output-void", "pages/case/output.html", replace(OUTPUT, void="退回后重新出具", paper="a5", seal=""), DESK),
    Sample("check-ask", "pages/case/verify.html", papers.CheckView("ask")),
    Sample("check-valid", "pages/case/verify.html", papers.CheckView("valid", "AB12CD34", (("文书", "受理通知书"),))),
    Sample(
        "check-void",
        "pages/case/verify.html",
        papers.CheckView("void", "AB12CD34", (("文书", "公示"),), "退回后重新公示"),
    ),
    Sample("check-unknown", "pages/case/verify.html", papers.CheckView("unknown", "XX")),
    Sample(
        "search",
        "pages/search.html",
        found.SearchView(
            SearchAsked(q="王桂兰", affair="subsistence-allowance"),
            (v.Filter("affair", "事项", (v.Option("", "全部事项"), v.Option("subsistence-allowance", "低保", True))),),
            (
                found.CaseRow(
                    "DB01-2026-00318",
                    "最低生活保障申请",
                    "王桂兰",
                    "街道审核",
                    "春晖社区",
                    date(2026, 3, 17),
                    OK,
                    lane=GREEN,
                ),
                found.CaseRow(
                    "DB01-2025-00071",
                    "临时救助",
                    "王桂兰",
                    "已同意",
                    "春晖社区",
                    date(2025, 3, 17),
                    OK,
                    date(2025, 4, 2),
                ),
            ),
            (
                pages.FoundPerson(
                    "王桂兰", "女 · 54 岁", "230199********3520", "春晖社区", "/counter?resident=person:1"
                ),
            ),
            (found.Drop("查找：王桂兰", "q"), found.Drop("事项：低保", "affair")),
            told="找到 2 件，1 位居民",
            here="/search?look=x",
            next="/search?look=x&after=%5B7%5D",
            searched=True,
        ),
        desk_shell("/search"),
    ),
    Sample(
        "search-none",
        "pages/search.html",
        found.SearchView(
            SearchAsked(q="漏雨"), told="没有找到", searched=True, tips=("少写一个条件。", "电话要写全。")
        ),
        desk_shell("/search"),
    ),
    Sample(
        "search-faults",
        "pages/search.html",
        found.SearchView(
            SearchAsked(q="张", since="2027-03-01", handler="何人"),
            faults=(v.Fault("“张”太短", "q"), v.Fault("日期写错", "since"), v.Fault("没有这个人", "handler")),
        ),
        desk_shell("/search"),
    ),
    Sample(
        "archive",
        "pages/archive.html",
        found.ArchiveView(
            (
                found.CaseRow(
                    "DB01-2025-00071",
                    "临时救助",
                    "王桂兰",
                    "已同意",
                    "春晖社区",
                    date(2025, 3, 17),
                    OK,
                    date(2025, 4, 2),
                    chain="流转记录完整",
                ),
            ),
            (v.Filter("year", "办结年份", (v.Option("", "全部"), v.Option("2025", "2025", True))),),
            "找到 1 件",
            query="year=2025",
            start="/archive?year=2025",
            next="/archive?year=2025&after=%5B7%5D",
            narrowed=True,
            checked="这一页 1 件的流转记录逐条验过，都完整",
        ),
        desk_shell("/archive"),
    ),
    Sample(
        "archive-none",
        "pages/archive.html",
        found.ArchiveView((), (v.Filter("year", "办结年份", (v.Option("", "全部", True),)),), "没有找到"),
        desk_shell("/archive"),
    ),
    Sample(
        "error-403", "pages/errors/error.html", error(403, "这一件不归您办", small="这次查看已记入访问记录。"), DESK
    ),
    Sample(
        "error-404",
        "pages/errors/error.html",
        error(404, "没有找到这个办件", search=True, query="DB01-2026-0318"),
        DESK,
    ),
    Sample("error-409", "pages/errors/error.html", CONFLICT, DESK),
    Sample("error-422", "pages/errors/error.html", error(422, "这一步没有办成"), DESK),
    Sample(
        "error-500",
        "pages/errors/error.html",
        error(500, "系统出错，这一步没有办成", reference="7F3K-20D9", at=NOW),
        DESK,
    ),
    Sample("error-503", "pages/errors/error.html", error(503, "系统正在升级"), None),
    *(
        Sample(name, page, view, desk_shell("/search") if signed_in else None)
        for name, page, view, signed_in in (*AROUND, *ACCESS, *MANAGE, *SUPERVISION)
    ),
)


def map_texts(value: Any, change: Callable[[str], str]) -> Any:
    """The same view with every plain text changed. Keys of closed sets (icons, kinds, states) are left alone."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(map_texts(item, change) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        kept = {"icon", "kind", "state", "light", "paper"}
        changes = {f.name: getattr(value, f.name) for f in fields(value)}
        changed = {
            name: item if name in kept and isinstance(item, str) else map_texts(item, change)
            for name, item in changes.items()
        }
        return replace(value, **changed)
    return value
