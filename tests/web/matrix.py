"""Who gets where: every route, every kind of person, every kind of identifier, in one table.

A person who is not named for an identifier is denied: 403 or 404, and nothing is changed. Identifiers of cases:
`here` is a case of 春晖社区 (花园街道), `next` one of 银河社区 in the same street, `far` one of another street,
`none` does not exist. All three stand at the street's review.
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
VIEW = {"here": f"{SEE_HERE} supervisor", "next": f"{SEE_NEXT} supervisor", "far": f"{SEE_FAR} supervisor"}


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

ROUTES: Mapping[str, Line] = {
    "GET /static/{version}/{name:path}": PUBLIC,
    "GET /health": PUBLIC,
    "GET /": PUBLIC,
    "GET /login": PUBLIC,
    "POST /login": Line({"": ALL}, {"account": "x", "password": "y"}, is_open=True),
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
    "GET /drafts": AT_COUNTER,
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
    "GET /desk/done": EVERYBODY,
    "GET /search": EVERYBODY,
    "POST /search": Line({"": ALL}, {"q": "HY"}),
    "GET /messages": EVERYBODY,
    "POST /messages/read": EVERYBODY,
    "GET /regulations": EVERYBODY,
    "GET /regulations/{slug}": Line({"here": ALL}),
    "GET /notices/{slug}": Line({"here": ALL}),
    "GET /cases/{number}": Line(VIEW),
    "GET /cases/{number}/receipt": Line(VIEW),
    "POST /cases/{number}/tasks/{task}/{verb}": Line(
        {"here": "street", "next": "street", "far": "far_street"}, {"office.proposed": "3000"}, verb="approve"
    ),
    "POST /cases/{number}/papers/{material}": Line(
        {"here": "window colleague street", "next": "next_window street", "far": "far_window far_street"}
    ),
    "POST /cases/{number}/{verb}": Line(
        {"here": "window colleague", "next": "next_window", "far": "far_window"},
        {"withdraw.reason": "申请人不再需要"},
        verb="withdraw",
    ),
    "GET /files/{key}": Line({"here": SEE_HERE, "next": SEE_NEXT, "far": SEE_FAR}),
    "GET /outputs/{code}": Line(VIEW),
    "GET /api/v1/openapi.json": PUBLIC,
    "GET /api/v1/affairs": EVERYBODY,
    "GET /api/v1/affairs/{slug}": Line({"here": ALL}),
    "POST /api/v1/files": EVERYBODY,
    "POST /api/v1/cases": Line({"here": CLERKS, "none": ""}),
    "GET /api/v1/cases/{number}": Line(VIEW),
    "GET /api/v1/cases/{number}/ledger": Line(VIEW),
    "POST /api/v1/cases/{number}/verbs/{verb}": Line(
        {"here": "street", "next": "street", "far": "far_street"}, verb="approve"
    ),
    "GET /api/v1/inbox": EVERYBODY,
    "GET /check": PUBLIC,
    "GET /check/{code}": Line({"here": ALL, "next": ALL, "far": ALL, "none": ALL}, is_open=True),
}
"""By method and path, as the application's route table has them."""
