"""The page of orgs and people: the tree, an org's card, and its people page by page."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from yikou.directory.lookup import below, holders, parent
from yikou.directory.model import Org
from yikou.errors import NotFound
from yikou.flow.program import BETWEEN
from yikou.forms.initials import initials_of
from yikou.proof.district import District
from yikou.store import managing
from yikou.store.database import Session
from yikou.store.paging import Page, page_of, place_after
from yikou.texts import N_, say
from yikou.usecases.around.colleagues import Book, book_of
from yikou.usecases.definitions.programs import current_programs
from yikou.usecases.house import House
from yikou.usecases.manage.editing import joined
from yikou.usecases.manage.ending_orgs import may_end
from yikou.usecases.manage.moving_orgs import may_move, planned_words
from yikou.usecases.manage.org_edits import UNDER, former_names
from yikou.usecases.manage.staff_rows import Place, at_org, rows_of, sought, without_post
from yikou.usecases.manage.staffing import short_at
from yikou.usecases.manage.tree import AT, org_address, tree_view
from yikou.usecases.manage.views_manage import OrgCard, OrgsView
from yikou.usecases.manage.words import KINDS, ended_words, is_open, post_title, role_title
from yikou.usecases.reader import Reader
from yikou.usecases.views import Link, Note, Pager

PAGE = 50
MOST_ORGS = 12
TEXTS = {
    "figures": N_("{orgs} 个机构，{people} 人在岗。改动马上生效，历史办件中的名称和姓名不变。"),
    "found": N_("“{query}”"),
    "idle": N_("没有岗位的人"),
    "code": N_("编码"),
    "above": N_("上级"),
    "top": N_("没有，最上一级"),
    "leaders": N_("主管领导"),
    "leader": N_("{name}（{title}）"),
    "nobody": N_("没有人"),
    "phone": N_("电话"),
    "no_phone": N_("没有登记"),
    "area": N_("管辖"),
    "communities": N_("{n} 个社区，居民 {residents} 人"),
    "residents": N_("居民 {residents} 人"),
    "english": N_("英文名"),
    "since": N_("启用"),
    "plan": N_("移动"),
    "step": N_("{affair}·{step}"),
    "short": N_("{roles}缺 {n} 人（应有 {wanted} 人）"),
    "short_text": N_("这些环节会没有足够的人办：{steps}。"),
    "elsewhere": N_("没有{roles}"),
    "elsewhere_text": N_("本来由这里办的环节，现在都由接替的人办：{steps}。"),
    "act_person": N_("加人"),
    "act_new": N_("加下级"),
    "act_edit": N_("改名称、电话"),
    "act_move": N_("移到…"),
    "act_end": N_("停用…"),
}


def orgs_view(
    house: House,
    reader: Reader,
    *,
    slug: str = "",
    deep: bool = False,
    query: str = "",
    is_idle: bool = False,
    after: str = "",
) -> OrgsView:
    """The page. slug: of the org, '' for the first of the tree; query: an org or a person that is sought instead;
    is_idle: people without a post instead; after: as `Pager.next` hands it out. NotFound for an unknown org."""
    tell = reader.translate
    with house.store.session() as s:
        book = book_of(house, s, tell)
        here = "" if query or is_idle else slug or next(iter(book.under.get(None, ())), "")
        if here and here not in book.people.orgs:
            raise NotFound("org", here)
        found = _found(book, here, deep=deep, query=query)
        page = _page(found, after)
        people = rows_of(house, s, book, page.rows, tell)
        card = card_of(house, s, book, reader, here) if here else None
    given = {"q": query, "idle": "yes" if is_idle else "", "deep": "yes" if deep else ""}
    first, then = _address(here, given), _address(here, {**given, "after": page.next})
    return OrgsView(
        tree=tree_view(book, tell, here=here, is_idle=is_idle, query=query),
        card=card,
        title=_say(reader, "found", query=query) if query else _say(reader, "idle"),
        people=tuple(people),
        own=len({key for key, _ in at_org(book, here, deep=False)}) if here else len({key for key, _ in found}),
        total=len({key for key, _ in at_org(book, here, deep=True)}) if here else len({key for key, _ in found}),
        deep=deep,
        pager=Pager(0, 0, 0, previous=first if after else "", next=then if page.next else ""),
        figures=_figures(book, reader),
        export=_address("", {**given, "org": here}).replace(AT, f"{AT}/export", 1),
        orgs=tuple(_orgs(book, query)) if query else (),
    )


def _found(book: Book, here: str, *, deep: bool, query: str) -> tuple[Place, ...]:
    if query:
        return sought(book, query)
    return at_org(book, here, deep=deep) if here else without_post(book)


def _page(found: Sequence[Place], after: str) -> Page[Place]:
    """The people behind `after`; from the first on where that one is gone."""
    begin = 0
    if after:
        place = tuple(place_after(after, str, str))
        begin = next((number for number, one in enumerate(found, 1) if one == place), 0)
    return page_of(found[begin : begin + PAGE + 1], PAGE, lambda one: list(one))


def _address(here: str, given: dict[str, str]) -> str:
    found = urlencode({name: text for name, text in given.items() if text})
    return (org_address(here) if here else AT) + (f"?{found}" if found else "")


def _figures(book: Book, reader: Reader) -> str:
    orgs = sum(is_open(one, book.today) for one in book.people.orgs.values())
    return _say(reader, "figures", orgs=orgs, people=len({post.person for post in book.posts}))


def _orgs(book: Book, query: str) -> Iterator[Link]:
    """Orgs whose name, code or initials fit, closed ones too."""
    wanted = query.lower().replace(" ", "")
    found = [
        one
        for one in book.people.orgs.values()
        if wanted in one.name.lower() or wanted in one.code.lower() or wanted in initials_of(one.name)
    ]
    for one in found[:MOST_ORGS]:
        yield Link(one.name, org_address(one.slug), ended_words(book.people, one, book.translate))


def card_of(house: House, s: Session, book: Book, reader: Reader, slug: str) -> OrgCard:
    """What there is to say of an org."""
    one = book.people.orgs[slug]
    is_here = is_open(one, book.today)
    return OrgCard(
        slug=slug,
        name=one.name,
        kind=reader.translate(KINDS[one.kind]),
        rows=tuple(_about(s, book, reader, one)),
        names=former_names(s, slug),
        ended=ended_words(book.people, one, reader.translate),
        acts=tuple(_acts(book, reader, one)) if is_here else (),
        notes=tuple(_notes(house, s, book, reader, slug)) if is_here else (),
    )


def _acts(book: Book, reader: Reader, one: Org) -> Iterator[Link]:
    """What can be done with an open org."""
    acts = ["person", *(["new"] if UNDER[one.kind] else []), "edit"]
    acts += ["move"] if may_move(book.people, one, book.today) else []
    acts += ["end"] if may_end(book.people, one, book.today) else []
    yield from (Link(_say(reader, f"act_{act}"), f"{org_address(one.slug)}/{act}") for act in acts)


def _notes(house: House, s: Session, book: Book, reader: Reader, slug: str) -> Iterator[Note]:
    """Steps of published affairs for which the org has too few people, and where they are given."""
    found = short_at(
        current_programs(house, s, language=reader.language), District(book.people, None, book.today), slug
    )
    for roles in dict.fromkeys(one.roles for one in found):
        short = [one for one in found if one.roles == roles]
        worst = max(one.wanted - one.left for one in short)
        code = "short" if worst > 0 else "elsewhere"
        steps = joined([_say(reader, "step", affair=one.affair, step=one.step) for one in short], reader.translate)
        titles = reader.translate(BETWEEN).join(role_title(book.people, role) for role in roles)
        yield Note(
            text=_say(reader, f"{code}_text", steps=steps),
            title=_say(reader, code, roles=titles, n=worst, wanted=max(one.wanted for one in short)),
            kind="strong" if worst > 0 else "info",
            link=Link(_say(reader, "act_person"), f"{org_address(slug)}/person?role={roles[0]}"),
        )


def _about(s: Session, book: Book, reader: Reader, one: Org) -> Iterator[tuple[str, str]]:
    people, on = book.people, book.today
    above = parent(people, one.slug, on)
    yield _say(reader, "code"), one.code
    yield _say(reader, "above"), people.orgs[above].name if above else _say(reader, "top")
    yield _say(reader, "leaders"), _leaders(book, reader, one)
    yield _say(reader, "phone"), one.phone or _say(reader, "no_phone")
    communities = [slug for slug in below(people, one.slug, on) if people.orgs[slug].kind == "community"]
    if communities:
        code = "residents" if one.kind == "community" else "communities"
        residents = managing.residents_in(s, communities)
        yield _say(reader, "area"), _say(reader, code, n=len(communities), residents=residents)
    plan = planned_words(people, one.slug, reader, on)
    if plan:
        yield _say(reader, "plan"), plan
    if one.name_en:
        yield _say(reader, "english"), one.name_en
    yield _say(reader, "since"), one.since.isoformat()


def _leaders(book: Book, reader: Reader, one: Org) -> str:
    people = book.people
    found = [
        _say(reader, "leader", name=people.people[post.person].name, title=post_title(people, post))
        for post in holders(people, "leader", one.slug, book.today)
    ]
    return reader.translate(BETWEEN).join(found) or _say(reader, "nobody")


def _say(reader: Reader, code: str, **params: object) -> str:
    return say(TEXTS, code, params, reader.translate)
