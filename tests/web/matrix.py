"""Who gets where: every route, every kind of person, every kind of identifier, every state of a case, in one table.

A person who is not named for an identifier is denied: 403 or 404, and nothing is changed. Identifiers of cases:
`here` is a case of 春晖社区 (花园街道), `next` one of 银河社区 in the same street, `far` one of another street,
`none` does not exist. All three stand at the street's review.

Writing a line: `"GET /path": Line({"here": "window street"})` names by identifier who gets through, `""` where the path
has none; `EVERYBODY`, `PUBLIC`, `AT_COUNTER` and `VIEW` are the usual ones. A path that names a case (`CASE_PARTS`) is
asked in every state of `STATES` too: cases of 春晖社区 that stand elsewhere than `here`. A state that a line does not
name is denied to everybody: a page with 403 or 404, a verb also with 409 or 422. `VIEW` names all of them; whoever may
do something in another state than `here` is named for it: `{"here": "street", "filed": "community"}`.
What a form, a query or an `hx-vals` carries beside the path is declared in `CARRIED`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

PEOPLE = {
    "window": "lin.xiaoyan",  # clerk at 春晖社区, who filed the case `here`
    "colleague": "bai.jie",  # clerk there, too
    "community": "sun.zhiqiang",  # reviewer there, who checked it
    "street": "zhou.liqun",  # reviewer at 花园街道
    "street_window": "tang.xiaomei",  # clerk at 花园街道
    "visitor": "guo.ming",  # social worker at 花园街道
    "next_window": "yan.xiaodong",  # clerk at 银河社区, who filed the case `next`
    "next_community": "lin.xinran",  # reviewer there, who checked it
    "far_window": "bai.xiaoyan",  # clerk at 景辉社区, who filed the case `far`
    "far_community": "shi.lixin",  # reviewer there, who checked it
    "far_street": "yu.zhiqiang",  # reviewer at 奋斗街道
    "district_window": "kong.fengyun",  # clerk at the district's centre
    "bureau": "fang.huimin",  # reviewer at 区民政局, which answers for the affair
    "bureau_leader": "liang.jianguo",
    "other_bureau": "cao.xinran",
    "supervisor": "zhong.min",
    "manager": "ma.zhenhua",
    "administrator": "shen.jing",
}
ALL = " ".join(PEOPLE)
CLERKS = "window colleague street_window next_window far_window district_window"
DISTRICT = "bureau bureau_leader manager"
SEE_HERE = f"window colleague community street {DISTRICT}"
SEE_NEXT = f"next_window next_community street {DISTRICT}"
SEE_FAR = f"far_window far_community far_street {DISTRICT}"
SEE_STATES = {
    "filed": SEE_HERE,
    "asked": f"{SEE_HERE} street_window",
    "ended": SEE_HERE,
    "withdrawn": f"window colleague street {DISTRICT}",
}
STATES = tuple(SEE_STATES)
"""`filed` stands at the community's check, `asked` waits for a supplement that the street asked for, `ended` was
granted and is archived, `withdrawn` was taken back at the community's check. A draft is `{id}`, only its owner's."""
NEAR = ("window", "colleague", "community", "street", "street_window", "next_window", "far_street", "bureau", "manager")
"""Who is asked for a case in each of the other states: one of each kind of neighbour. Whoever is named counts, too."""
CASE_PARTS = ("/cases/{number}", "/supervision/{number}", "/files/{key}", "/outputs/{code}")
HANDLING = "community next_community far_community street_window bureau supervisor"
"""Who sees a case by having had it, or by a row of `access` that does not say `print`."""
SEEN = {"here": SEE_HERE, "next": SEE_NEXT, "far": SEE_FAR, **SEE_STATES}
PRINT = {place: " ".join(one for one in who.split() if one not in HANDLING.split()) for place, who in SEEN.items()}
VIEW = {place: f"{who} supervisor" for place, who in SEEN.items()}


@dataclass(frozen=True)
class Line:
    """gets: by identifier ('' where the route has none), who gets through. verb, post: what is sent. is_open: also to
    whoever is not signed in. streams: never ends, so that nobody asks for it here."""

    gets: Mapping[str, str]
    post: Mapping[str, str] = field(default_factory=dict)
    verb: str = ""
    is_open: bool = False
    streams: bool = False


EVERYBODY = Line({"": ALL})
PUBLIC = Line({"": ALL}, is_open=True)
AT_COUNTER = Line({"": CLERKS})
EDITORS = "manager administrator"
EDITED = Line({"": EDITORS})
SUPERVISED = Line({"": "bureau_leader supervisor manager"})
ADMINISTERED = Line({"": "administrator"})

ROUTES: Mapping[str, Line] = {
    "GET /static/{version}/{name:path}": PUBLIC,
    "GET /health": PUBLIC,
    "GET /health/live": PUBLIC,
    "GET /metrics": Line({}),
    "GET /": PUBLIC,
    "GET /login": PUBLIC,
    "POST /login": Line({"": ALL}, {"account": "x", "password": "y"}, is_open=True),
    "POST /login/code": Line({"": ALL}, {"code": "123456"}, is_open=True),
    "GET /account/second-factor": EVERYBODY,
    "POST /account/second-factor": EVERYBODY,
    "POST /account/proof": Line({"": ALL}, {"_password": "yikou-demo-2026"}),
    "GET /manage/second-factors": Line({"": "administrator"}),
    "POST /manage/second-factors": Line({"": "administrator"}),
    "GET /manage/orgs": ADMINISTERED,
    "GET /manage/orgs/{org}": Line({"here": "administrator"}),
    "GET /manage/orgs/{org}/{act}": Line({"here": "administrator"}),
    "POST /manage/orgs/{org}/{act}": Line({"here": "administrator"}),
    "GET /manage/people/{person}": Line({"here": "administrator"}),
    "GET /manage/people/{person}/{act}": Line({"here": "administrator"}),
    "POST /manage/people/{person}/{act}": Line({"here": "administrator"}),
    "GET /manage/orgs/export": ADMINISTERED,
    "GET /manage/roles": ADMINISTERED,
    "GET /manage/roles/{role}": Line({"here": "administrator"}),
    "POST /manage/roles/{role}": Line({"here": "administrator"}),
    "GET /manage/seals": ADMINISTERED,
    "GET /manage/seals/{org}": Line({"here": "administrator"}),
    "POST /manage/seals/{org}": Line({"here": "administrator"}),
    "POST /logout": EVERYBODY,
    "GET /password": EVERYBODY,
    "POST /password": EVERYBODY,
    "POST /language": Line({"": ALL}, {"lang": "en"}, is_open=True),
    "POST /account/post": EVERYBODY,
    "POST /account/shortcuts": EVERYBODY,
    "GET /counter": AT_COUNTER,
    "POST /counter": Line({"": CLERKS}, {"q": "王桂兰"}),
    "POST /counter/new": AT_COUNTER,
    "POST /counter/residents": AT_COUNTER,
    "POST /counter/drafts": Line(
        {"here": CLERKS, "none": ""},
        {"affair": "hardship-relief"},
    ),
    "GET /counter/history": AT_COUNTER,
    "POST /counter/history": AT_COUNTER,
    "GET /counter/supplements": AT_COUNTER,
    "GET /counter/handovers": AT_COUNTER,
    "GET /counter/notices": AT_COUNTER,
    "GET /counter/notices/{given}": Line({"here": "window colleague"}),
    "POST /counter/notices/{given}/printed": Line({"here": "window colleague"}),
    "GET /drafts": AT_COUNTER,
    "GET /drafts/export": AT_COUNTER,
    "GET /counter/supplements/export": AT_COUNTER,
    "GET /counter/handovers/export": AT_COUNTER,
    "GET /counter/notices/export": AT_COUNTER,
    "GET /counter/history/export": Line({"": ""}),
    "POST /counter/history/export": Line({"": ""}),
    "GET /desk/stand-ins/export": EVERYBODY,
    "GET /manage/second-factors/export": ADMINISTERED,
    "GET /desk/export": EVERYBODY,
    "GET /desk/done/export": EVERYBODY,
    "GET /desk/copied/export": EVERYBODY,
    "GET /messages/export": EVERYBODY,
    "GET /drafts/{id}": Line({"here": "window", "next": "next_window"}),
    "POST /drafts/{id}/refresh": Line({"here": "window", "next": "next_window"}),
    "POST /drafts/{id}/papers/{material}": Line({"here": "window", "next": "next_window"}),
    "POST /drafts/{id}/papers/{key}/remove": Line({"here": "window", "next": "next_window"}),
    "POST /drafts/{id}": Line({"here": "window", "next": "next_window"}),
    "POST /drafts/{id}/drop": Line({"here": "window", "next": "next_window"}),
    "GET /drafts/{id}/steps/{step}": Line({"here": "window", "next": "next_window"}),
    "POST /drafts/{id}/steps/{step}": Line({"here": "window", "next": "next_window"}, {"_do": "keep"}),
    "POST /drafts/{id}/steps/{step}/refresh": Line({"here": "window", "next": "next_window"}),
    "GET /desk": EVERYBODY,
    "GET /desk/rows": EVERYBODY,
    "GET /desk/stream": Line({"": ALL}, streams=True),
    "GET /desk/print": EVERYBODY,
    "GET /desk/copied": EVERYBODY,
    "POST /desk/approve": EVERYBODY,
    "GET /desk/stand-ins": EVERYBODY,
    "POST /desk/stand-ins": EVERYBODY,
    "POST /desk/stand-ins/end": Line({"": ""}),
    "GET /desk/done": EVERYBODY,
    "GET /supervision": SUPERVISED,
    "GET /supervision/figures": SUPERVISED,
    "GET /supervision/export": SUPERVISED,
    "GET /supervision/stream": Line(SUPERVISED.gets, streams=True),
    "POST /supervision/{number}/urge": Line(
        dict.fromkeys(("here", "next", "far", "filed", "asked"), "supervisor manager"), {"text": "请尽快办理"}
    ),
    "POST /supervision/{number}/tasks/{task}/release": Line(
        dict.fromkeys(("here", "next", "far", "filed", "asked"), "manager")
    ),
    "GET /search": EVERYBODY,
    "POST /search": Line({"": ALL}, {"q": "HY"}),
    "POST /search/export": Line({"": ALL}, {"q": "HY"}),
    "GET /archive": EVERYBODY,
    "GET /archive/export": EVERYBODY,
    "GET /messages": EVERYBODY,
    "POST /messages/read": EVERYBODY,
    "GET /messages/bell": EVERYBODY,
    "GET /account": EVERYBODY,
    "POST /account/sessions": EVERYBODY,
    "POST /account/tokens": Line({"none": ""}, {"token": "nothing"}),
    "GET /people": EVERYBODY,
    "GET /people/export": EVERYBODY,
    "GET /help": EVERYBODY,
    "GET /help/everybody": PUBLIC,
    "GET /help/{audience}": Line({"here": ALL}),
    "GET /edits": Line({"": "administrator"}),
    "GET /edits/export": Line({"": "administrator"}),
    "GET /regulations": EVERYBODY,
    "GET /regulations/{slug}": Line({"here": ALL}),
    "GET /notices": EVERYBODY,
    "GET /notices/export": EVERYBODY,
    "GET /regulations/export": EVERYBODY,
    "GET /notices/{notice}": Line({"here": ALL}, is_open=True),
    "GET /phrases": Line({"": "manager administrator bureau_leader"}),
    "POST /phrases": Line({"": "manager administrator bureau_leader"}, {"do": "add"}),
    "GET /calendar": EVERYBODY,
    "GET /calendar/days": EDITED,
    "POST /calendar/days": EDITED,
    "GET /calendar/hours": EDITED,
    "POST /calendar/hours": EDITED,
    "GET /calendar/publish": EDITED,
    "POST /calendar/publish": EDITED,
    "GET /library/new": EDITED,
    "POST /library/new": EDITED,
    "GET /library/{slug}/edit": Line({"here": EDITORS}),
    "POST /library/{slug}/edit": Line({"here": EDITORS}),
    "GET /cases/{number}": Line(VIEW),
    "POST /cases/{number}/receipt/printed": Line(VIEW),
    "GET /cases/{number}/viewer": Line(VIEW),
    "GET /cases/{number}/print": Line(PRINT),
    "GET /cases/{number}/ledger.xlsx": Line(dict.fromkeys(SEEN, "manager")),
    "POST /cases/{number}/keep": Line(
        {
            "here": "window colleague community street manager supervisor",
            "next": "next_window next_community street manager supervisor",
            "far": "far_window far_community far_street manager supervisor",
            "filed": "window colleague community manager supervisor",
            "asked": "window colleague community street street_window manager supervisor",
            "ended": "window community street",
            "withdrawn": "window",
        }
    ),
    "POST /cases/{number}/tasks/{task}/keep": Line(
        {"here": "street", "next": "street", "far": "far_street", "filed": "community", "asked": "street"}
    ),
    "GET /cases/{number}/receipt": Line(VIEW),
    "POST /cases/{number}/tasks/{task}/{verb}": Line(
        {"here": "street", "next": "street", "far": "far_street", "filed": "community"},
        {"office.proposed": "3000", "office.visit_note": "属实"},
        verb="approve",
    ),
    "POST /cases/{number}/papers/{material}": Line(
        {
            "here": "window colleague street",
            "next": "next_window street",
            "far": "far_window far_street",
            "filed": "window colleague community",
            "asked": "window colleague street_window street",
        }
    ),
    "POST /cases/{number}/{verb}": Line(
        {
            "here": "window colleague",
            "next": "next_window",
            "far": "far_window",
            "filed": "window colleague",
            "asked": "window colleague",
        },
        {"withdraw.reason": "申请人不再需要"},
        verb="withdraw",
    ),
    "GET /files/{key}": Line(SEEN),
    "GET /files/{key}/pages/{page}": Line(dict.fromkeys(SEEN, "")),
    "GET /outputs/{code}": Line(VIEW),
    "GET /api/v1/openapi.json": PUBLIC,
    "GET /api/v1/affairs": EVERYBODY,
    "GET /api/v1/affairs/{slug}": Line({"here": ALL}),
    "POST /api/v1/files": EVERYBODY,
    "POST /api/v1/cases": Line({"here": CLERKS, "none": ""}),
    "GET /api/v1/cases/{number}": Line(VIEW),
    "GET /api/v1/cases/{number}/ledger": Line(VIEW),
    "POST /api/v1/cases/{number}/verbs/{verb}": Line(
        {"here": "street", "next": "street", "far": "far_street", "filed": "community"}, verb="approve"
    ),
    "GET /api/v1/inbox": EVERYBODY,
    "GET /check": PUBLIC,
    "GET /check/{code}": Line({"here": ALL, "next": ALL, "far": ALL, "none": ALL}, is_open=True),
}
"""By method and path, as the application's route table has them."""


@dataclass(frozen=True)
class Carried:
    """An identifier of somebody else's that is not in the path alone: who sends it where, and what must not come back.

    kind: how it travels. path and post: with `{place.name}` of the identifiers of `peopled.py`. hides: who applies
    there; the name must not be in the answer. An answer may be a page, as long as nothing was changed or shown.
    """

    kind: str
    asker: str
    route: str
    path: str
    post: Mapping[str, str] = field(default_factory=dict)
    hides: str = "谢玉芹"


HERE_NAME = "王桂兰"
CARRIED: tuple[Carried, ...] = (
    Carried("file key", "window", "POST", "/drafts/{here.id}/papers/{next.draft_key}/remove"),
    Carried("file key", "window", "POST", "/drafts/{here.id}/papers/{here.key}/remove"),
    Carried("task", "next_community", "POST", "/cases/{next.number}/tasks/{here.task}/approve", hides=HERE_NAME),
    Carried("query", "window", "GET", "/cases/{here.number}?paper={far.key}"),
    Carried("query", "window", "GET", "/cases/{here.number}/receipt?code={far.code}"),
    Carried(
        "form field", "window", "POST", "/cases/{here.number}/tasks/{here.task}/approve", {"number": "{far.number}"}
    ),
    Carried(
        "form field", "visitor", "POST", "/counter/drafts", {"affair": "hardship-relief", "resident": "{here.resident}"}
    ),
    Carried("form field", "far_window", "POST", "/search", {"q": "{here.number}"}, HERE_NAME),
    Carried("form field", "window", "POST", "/account/post", {"post": "reviewer@huayuan"}),
    Carried("hx-vals", "far_window", "POST", "/drafts/{here.id}/refresh", {"_only": "form.applicant", "_step": "1"}),
    Carried("page key", "far_window", "GET", '/desk/rows?after=["",0,"",1,"1"]', {}, HERE_NAME),
    Carried("page key", "far_window", "GET", '/desk/done?after=["2999-01-01",99999999]', {}, HERE_NAME),
)
"""Beside the path: every way in which an identifier of somebody else's can be brought in."""
