"""An org's card: what there is to say of it, what can be done with it, and where it has too few people."""

from collections.abc import Iterator

from yikou.directory.lookup import below, holders, parent
from yikou.directory.model import Org
from yikou.flow.program import BETWEEN
from yikou.proof.district import District
from yikou.store import managing, seals
from yikou.store.database import Session
from yikou.texts import N_, say
from yikou.usecases.around.colleagues import Book
from yikou.usecases.definitions.programs import current_programs
from yikou.usecases.house import House
from yikou.usecases.manage.editing import joined
from yikou.usecases.manage.ending_orgs import may_end
from yikou.usecases.manage.moving_orgs import may_move
from yikou.usecases.manage.moving_told import planned_words
from yikou.usecases.manage.org_edits import UNDER, former_names
from yikou.usecases.manage.seals import address as seal_address
from yikou.usecases.manage.staffing import short_at, unlooked, within
from yikou.usecases.manage.tree import org_address
from yikou.usecases.manage.views_manage import OrgCard
from yikou.usecases.manage.words import KINDS, ended_words, is_open, post_title, role_title
from yikou.usecases.reader import Reader
from yikou.usecases.views import Link, Note

TEXTS = {
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
    "seal": N_("印章"),
    "used": N_("在用，盖过 {n} 次"),
    "stopped": N_("停用，盖过 {n} 次"),
    "seal_stopped": N_("印章停用，要盖它的办理都会被拒绝。"),
}


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
    acts += ["end"] if may_end(one) else []
    yield from (Link(_say(reader, f"act_{act}"), f"{org_address(one.slug)}/{act}") for act in acts)
    yield Link(_say(reader, "seal"), seal_address(one.slug))


def _notes(house: House, s: Session, book: Book, reader: Reader, slug: str) -> Iterator[Note]:
    """Steps of published affairs for which the org has too few people, and where they are given."""
    programs, district = current_programs(house, s, language=reader.language), District(book.people, None, book.today)
    looked = within(programs, district)
    found = short_at(looked, district, slug)
    yield from (Note(text) for text in unlooked(programs, looked, reader.translate))
    if slug in seals.stops(s):
        yield Note(_say(reader, "seal_stopped"), kind="strong", link=Link(_say(reader, "seal"), seal_address(slug)))
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
    if is_open(one, on):
        yield from _works(s, book, reader, one)
    if one.name_en:
        yield _say(reader, "english"), one.name_en
    yield _say(reader, "since"), one.since.isoformat()


def _works(s: Session, book: Book, reader: Reader, one: Org) -> Iterator[tuple[str, str]]:
    """What an open org covers, and its seal."""
    people, on = book.people, book.today
    communities = [slug for slug in below(people, one.slug, on) if people.orgs[slug].kind == "community"]
    if communities:
        code = "residents" if one.kind == "community" else "communities"
        residents = managing.residents_in(s, communities)
        yield _say(reader, "area"), _say(reader, code, n=len(communities), residents=residents)
    plan = planned_words(people, one.slug, reader.translate, on)
    if plan:
        yield _say(reader, "plan"), plan
    uses = seals.uses_of(s, one.slug)
    yield _say(reader, "seal"), _say(reader, "stopped" if one.slug in seals.stops(s) else "used", n=uses)


def _leaders(book: Book, reader: Reader, one: Org) -> str:
    people = book.people
    found = [
        _say(reader, "leader", name=people.people[post.person].name, title=post_title(people, post))
        for post in holders(people, "leader", one.slug, book.today)
    ]
    return reader.translate(BETWEEN).join(found) or _say(reader, "nobody")


def _say(reader: Reader, code: str, **params: object) -> str:
    return say(TEXTS, code, params, reader.translate)
