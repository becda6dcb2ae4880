"""Search from anywhere: cases that a row of access lets this post see, and residents as at the counter."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from yikou.directory.lookup import below, parent
from yikou.directory.model import Directory
from yikou.forms.mask import masked
from yikou.store import residents
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.store.residents import Look
from yikou.texts import COLON, N_, Translate, say
from yikou.usecases.acting import COUNTER_ROLES
from yikou.usecases.acts.indexing import index_due
from yikou.usecases.counter.lookups import communities_of, find_residents
from yikou.usecases.counter.resident_card import where_of
from yikou.usecases.definitions.programs import affairs
from yikou.usecases.house import House
from yikou.usecases.intake.intake_view import about_person
from yikou.usecases.reader import Reader
from yikou.usecases.search.case_rows import Rows
from yikou.usecases.search.exporting import Exported, Left, Listing, export
from yikou.usecases.search.finding import MOST_COUNTED, PAGE, Finder
from yikou.usecases.search.kept_searches import address_of, is_shown_first, kept
from yikou.usecases.search.search_asked import MESSAGES, STATES, Aim, Asked, aim_of
from yikou.usecases.search.views_search import Drop, SearchView
from yikou.usecases.views import Fault, Filter, Option
from yikou.usecases.views_pages import FoundPerson

NAME = N_("办件查询")
LABELS = {
    "q": N_("查找"),
    "number": N_("办件号"),
    "person": N_("申请人"),
    "affair": N_("事项"),
    "place": N_("来自"),
    "state": N_("状态"),
    "lane": N_("通道"),
    "since": N_("登记从"),
    "until": N_("登记到"),
    "ended_since": N_("办结从"),
    "ended_until": N_("办结到"),
    "handler": N_("经办人"),
    "order": N_("排序"),
}
WORDS = {
    "filed": N_("已登记，未受理"),
    "open": N_("办理中"),
    "supplement": N_("等补办"),
    "stuck": N_("无人可办"),
    "granted": N_("已办结：同意"),
    "rejected": N_("已办结：不同意或退办"),
    "withdrawn": N_("已撤回"),
    "ended": N_("已终止或失效"),
    "green": N_("绿色通道"),
    "normal": N_("普通"),
    "newest": N_("新登记的在前"),
    "oldest": N_("早登记的在前"),
}
TOLD = {
    "all": N_("找到 {n} 件"),
    "most": N_("找到 {n} 件以上，缩小范围可以少找几页"),
    "least": N_("找到 {n} 件，还没有找完"),
    "page": N_("这一页 {n} 件"),
    "none": N_("没有找到"),
    "people": N_("，{n} 位居民"),
    "over": N_("这次查找已经结束，请重新查"),
    "chip": N_("{label}：{value}"),
}
TIPS = (
    N_("少写一个条件，或者点掉上面的一个条件再找。"),
    N_("办件号可以只写前面几位；姓名要从姓写起；电话要写全。"),
    N_("只列出您的岗位可以看的办件，不显示给您的内容也查不到。"),
)


def kept_view(house: House, reader: Reader, query: Mapping[str, str]) -> SearchView:
    """The search under the key of an address; the empty form without a key, and a word where that search is over."""
    key = query.get("look", "")
    with house.store.session() as s:
        asked = kept(s, reader, query) if key else Asked()
    if asked is None:
        told = say(TOLD, "over", {}, reader.translate)
        return replace(search_view(house, reader, Asked(), searched=False), told=told)
    if not key:
        return search_view(house, reader, asked, searched=False)
    is_first = is_shown_first(house, reader, key)
    if is_first:  # from its beginning, so that nothing is shown that was not logged
        asked = replace(asked, after="")
    view = search_view(house, reader, asked, again=not is_first)
    return replace(
        view, here=address_of(key, after=asked.after), next=address_of(key, after=view.next) if view.next else ""
    )


def search_view(
    house: House, reader: Reader, asked: Asked, *, searched: bool = True, again: bool = False
) -> SearchView:
    """What fits, a page of it. searched: False for the form before anything was asked; again: it was shown before."""
    aim = _aimed(house, reader, asked, again=again) if searched else Aim()
    people = _people(house, reader, asked, aim, again=again) if searched else ()
    with house.store.session() as s:
        house.names.directory = directory(s)
        filters = _filters(house, s, reader, asked)
        drops = tuple(_drops(filters, reader.translate, asked))
        if aim.faults or not searched:
            return SearchView(asked, filters, drops=drops, faults=_faults(aim, reader.translate))
        finder = _finder(house, s, reader, asked, aim)
        found = finder.page(asked.after)
        rows = tuple(map(Rows(finder).row, found.rows))
        counted = told(finder, len(rows), reader.translate, unfinished=bool(found.next))
        return SearchView(
            asked,
            filters,
            rows,
            people,
            drops,
            told=counted + (say(TOLD, "people", {"n": len(people)}, reader.translate) if people else ""),
            next=found.next,
            unfinished=bool(found.next) and len(rows) < PAGE,
            searched=True,
            tips=() if rows or people or found.next else tuple(map(reader.translate, TIPS)),
        )


def faults_view(house: House, reader: Reader, asked: Asked) -> SearchView | None:
    """The form with what is wrong in it; None where nothing is."""
    with house.store.session() as s:
        is_wrong = bool(aim_of(house, directory(s), asked).faults)
    return search_view(house, reader, asked) if is_wrong else None


def _faults(aim: Aim, translate: Translate) -> tuple[Fault, ...]:
    return tuple(Fault(say(MESSAGES, code, params, translate), field) for code, params, field in aim.faults)


def search_export(house: House, reader: Reader, asked: Asked) -> Exported:
    """Everything that fits and may be exported, as a workbook."""
    aim = _aimed(house, reader, asked)
    return export(house, reader, lambda s: _listing(house, s, reader, asked, aim))


def _listing(house: House, s: Session, reader: Reader, asked: Asked, aim: Aim) -> Listing:
    house.names.directory = directory(s)
    rows, left = Rows(_finder(house, s, reader, asked, aim)), Left()
    drops = _drops(_filters(house, s, reader, asked), reader.translate, asked)
    parts = (drop.text.partition(reader.translate(COLON)) for drop in drops)
    narrowed = tuple((label, value) for label, _, value in parts)
    cells = () if aim.faults else rows.cells(left)
    return Listing("search", reader.translate(NAME), rows.columns(), cells, narrowed, left)


def _aimed(house: House, reader: Reader, asked: Asked, *, again: bool = False) -> Aim:
    """What was meant. Cases that were just written are in the index by then, and looking for somebody is logged."""
    with house.store.session() as s:
        aim = aim_of(house, directory(s), asked)
    if aim.wanted.words:
        index_due(house)
    kind, whom = aim.look
    if kind and not aim.faults and not again:
        with house.store.writing() as s:
            residents.note_look(s, Look(house.now, reader.acting.person.key, kind, whom))
    return aim


def finder_of(house: House, s: Session, reader: Reader, asked: Asked) -> Finder:
    """Finds once more what was asked, without another look being logged."""
    return _finder(house, s, reader, asked, aim_of(house, directory(s), asked))


def _finder(house: House, s: Session, reader: Reader, asked: Asked, aim: Aim) -> Finder:
    return Finder(house, s, reader, aim, "oldest" if asked.order == "oldest" else "newest")


def _people(house: House, reader: Reader, asked: Asked, aim: Aim, *, again: bool) -> tuple[FoundPerson, ...]:
    """Residents by the one box: only for those who sit at a counter, and logged."""
    is_person = asked.q and not asked.after and not aim.wanted.number and not aim.wanted.numbers
    if not is_person or reader.acting.post.role not in COUNTER_ROLES:
        return ()
    with house.store.session() as s:
        house.names.directory = directory(s)
        places = communities_of(house, s, reader.acting)
    return tuple(
        FoundPerson(
            one.name,
            about_person(house, one, reader.translate),
            masked(one.id_number, "id-number"),
            where_of(house, one, is_here=one.community in places),
            f"/counter?resident={one.key}",
        )
        for one in find_residents(house, reader.acting, asked.q, again=again).people
    )


def told(finder: Finder, rows: int, translate: Translate, *, unfinished: bool) -> str:
    """How many were found, and how sure that is."""
    tell = partial(_said, translate)
    counted = finder.count()
    if counted is None:
        return tell("page", n=rows) if unfinished else tell("all", n=rows) if rows else tell("none")
    n, is_all = counted
    if is_all:
        return tell("all", n=n) if n else tell("none")
    return tell("most" if n >= MOST_COUNTED else "least", n=n)


def _said(translate: Translate, code: str, **params: object) -> str:
    return say(TOLD, code, params, translate)


def _filters(house: House, s: Session, reader: Reader, asked: Asked) -> tuple[Filter, ...]:
    """The fields that are chosen and not typed."""
    translate = reader.translate
    slugs = [(affair.slug, affair.title) for affair in affairs(house, s, language=reader.language)]
    choices = {
        "affair": (N_("全部事项"), slugs),
        "place": (N_("全部地方"), _places(house, directory(s), reader)),
        "state": (N_("不限"), [(name, translate(WORDS[name])) for name in STATES]),
        "lane": (N_("不限"), [(name, translate(WORDS[name])) for name in ("green", "normal")]),
        "order": ("", [(name, translate(WORDS[name])) for name in ("newest", "oldest")]),
    }
    return tuple(
        Filter(name, translate(LABELS[name]), _options(translate(every), values, getattr(asked, name)))
        for name, (every, values) in choices.items()
    )


def _options(every: str, values: list[tuple[str, str]], chosen: str) -> tuple[Option, ...]:
    first = [("", every)] if every else []
    return tuple(Option(value, text, value == chosen) for value, text in [*first, *values])


def _places(house: House, people: Directory, reader: Reader) -> list[tuple[str, str]]:
    """Orgs of the tree in which the post stands, those below a street set in."""
    on, mine = house.today, _above(people, reader, house.today)
    found = [slug for slug in people.orgs if parent(people, slug, on) is None and slug in mine]
    inside = {"street": "　", "community": "　　"}
    return [
        (slug, f"{inside.get(people.orgs[slug].kind, '')}{people.orgs[slug].name}")
        for top in found
        for slug in _ordered(people, below(people, top, on), on)
    ]


def _above(people: Directory, reader: Reader, on: date) -> set[str]:
    slug: str | None = reader.acting.post.org
    found = set()
    while slug and slug not in found:
        found.add(slug)
        slug = parent(people, slug, on)
    return found


def _ordered(people: Directory, slugs: tuple[str, ...], on: date) -> list[str]:
    """Every org behind the one above it."""
    inside = set(slugs)

    def under(slug: str) -> list[str]:
        return [slug, *(one for child in slugs if parent(people, child, on) == slug for one in under(child))]

    return [one for slug in slugs if parent(people, slug, on) not in inside for one in under(slug)]


def _drops(filters: tuple[Filter, ...], translate: Translate, asked: Asked) -> list[Drop]:
    """What narrows, in words."""
    titles = {(one.name, option.value): option.text.strip() for one in filters for option in one.options}
    return [
        Drop(_said(translate, "chip", label=translate(LABELS[name]), value=titles.get((name, value), value)), name)
        for name, value in asked.narrowing
    ]
