"""Seals: whose they are, what puts them on, how often and when last; stopping one, and restoring it."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

import msgspec

from yikou.directory.model import Directory
from yikou.errors import NotFound
from yikou.flow.acts import Actor
from yikou.flow.program import BETWEEN
from yikou.proof.district import District
from yikou.store import seals
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.store.seals import SealStop, Used
from yikou.texts import N_, say
from yikou.usecases.around.edits import Change, note_edit
from yikou.usecases.definitions.programs import current_programs
from yikou.usecases.house import House
from yikou.usecases.manage.editing import (
    SHARED,
    Done,
    Edit,
    Given,
    cleaned,
    mark_of,
    meanwhile,
    missing,
    refuse,
    require_proof,
)
from yikou.usecases.manage.forms import reason_field
from yikou.usecases.manage.sealing_steps import Putting, put_on
from yikou.usecases.manage.tree import org_address
from yikou.usecases.manage.turning import MESSAGES as TURNING
from yikou.usecases.manage.turning import is_reached, wanted_way, way_of
from yikou.usecases.manage.views_manage import FormView, SealRow, SealsView, SealUse, SealView
from yikou.usecases.reader import Reader
from yikou.usecases.views import Link, Pager

AT = "/manage/seals"
PAGE = 50
TEXTS = {
    "seals": N_("印章"),
    "stopped": N_("{day} 由{name}停用：{reason}"),
    "step": N_("{affair}·{step}"),
    "document": N_("{affair}·文书“{step}”"),
    "counted": N_("{affairs} 个事项：{steps} 个环节，{documents} 种文书"),
    "by_itself": N_("随环节生成"),
    "put_on": N_("办结环节时盖章"),
    "made": N_("文书上盖章"),
    "stop": N_("停用印章"),
    "stop_told": N_("停用后，凡要盖这枚章的办理都会被拒绝，并写明原因。已经盖过的不变。"),
    "stop_done": N_("{org}的印章已停用。"),
    "restore": N_("恢复印章"),
    "restore_told": N_("恢复后马上可以再盖。"),
    "restore_done": N_("{org}的印章已恢复。"),
    "in_use": N_("这枚章在用。"),
}
MESSAGES = {
    **SHARED,
    **TURNING,
    "already_stop": N_("这枚章已经停用，不用再停用，什么都没有改。"),
    "already_restore": N_("这枚章已经在用，不用再恢复，什么都没有改。"),
}
STATE, ON, OFF = N_("印章"), N_("在用"), N_("停用")


def address(org: str) -> str:
    """The page of an org's seal."""
    return f"{AT}/{quote(org)}"


def seals_view(house: House, reader: Reader) -> SealsView:
    """Every seal that an affair puts on, or that was put on."""
    with house.store.session() as s:
        people, used, stops = directory(s), seals.uses(s), seals.stops(s)
        where = _where(house, s, reader, people)
    known = [slug for slug in people.orgs if slug in where or slug in used or slug in stops]
    rows = tuple(
        SealRow(
            org=people.orgs[slug].name,
            href=address(slug),
            uses=used[slug][0] if slug in used else 0,
            last=used[slug][1] if slug in used else None,
            where=_counted(where.get(slug, ()), reader),
            stopped=_stopped(house, people, stops.get(slug), reader),
        )
        for slug in sorted(known, key=lambda slug: (slug not in stops, people.orgs[slug].code))
    )
    return SealsView(rows, len(stops))


def _where(house: House, s: Session, reader: Reader, people: Directory) -> Mapping[str, tuple[Putting, ...]]:
    programs = current_programs(house, s, language=reader.language)
    return put_on(programs, District(people, None, house.today))


def _told(one: Putting, reader: Reader) -> str:
    params = {"affair": one.affair, "step": one.title}
    return say(TEXTS, "step" if one.is_step else "document", params, reader.translate)


def _counted(found: Sequence[Putting], reader: Reader) -> str:
    """How many steps and documents; '' for none."""
    if not found:
        return ""
    affairs, steps = len({one.affair for one in found}), sum(one.is_step for one in found)
    params = {"affairs": affairs, "steps": steps, "documents": len(found) - steps}
    return say(TEXTS, "counted", params, reader.translate)


def _stopped(house: House, people: Directory, stop: SealStop | None, reader: Reader) -> str:
    """Since when a seal is stopped, by whom and why; '' for one in use."""
    if stop is None:
        return ""
    day = f"{stop.since.astimezone(house.settings.timezone):%Y-%m-%d %H:%M}"
    name = people.people[stop.person].name if stop.person in people.people else stop.person
    return say(TEXTS, "stopped", {"day": day, "name": name, "reason": stop.reason}, reader.translate)


def seal_view(house: House, reader: Reader, org: str, *, after: str = "") -> SealView:
    """The seal of an org. NotFound for an org that there is not."""
    tell = reader.translate
    with house.store.session() as s:
        people = directory(s)
        if org not in people.orgs:
            raise NotFound("org", org)
        page, stop = seals.used(s, org, after=after, limit=PAGE), seals.stops(s).get(org)
        where = _where(house, s, reader, people).get(org, ())
        affairs = {one.affair.slug: one.affair.title for one in current_programs(house, s, language=reader.language)}
    return SealView(
        org=people.orgs[org].name,
        org_href=org_address(org),
        stopped=_stopped(house, people, stop, reader),
        where=tuple((_told(one, reader), tell(BETWEEN).join(one.who) or tell(TEXTS["by_itself"])) for one in where),
        uses=tuple(_use(one, affairs, reader) for one in page.rows),
        pager=Pager(
            0,
            0,
            0,
            previous=address(org) if after else "",
            next=f"{address(org)}?after={quote(page.next)}" if page.next else "",
        ),
        form=_form(stop, reader, org, {}),
    )


def _use(one: Used, affairs: Mapping[str, str], reader: Reader) -> SealUse:
    who = msgspec.json.decode(one.actor, type=Actor).name
    what = reader.translate(TEXTS["made" if one.kind == "made" else "put_on"])
    return SealUse(one.at, affairs.get(one.slug, one.title), what, who)


def _form(stop: SealStop | None, reader: Reader, org: str, given: Given, *, told: str = "") -> FormView:
    """For what is wanted, or else for stopping a seal in use, or restoring a stopped one. told: of the stop. Without a
    field or a button where there is nothing to do."""
    tell, way = reader.translate, way_of(given, is_stopped=stop is not None)
    is_done = is_reached(way, is_stopped=stop is not None)
    words = (told or tell(TEXTS["in_use"]),) if is_done else (told, tell(TEXTS[f"{way}_told"]))
    return FormView(
        title=tell(TEXTS[way]),
        back=Link(tell(TEXTS["seals"]), address(org) if is_done else AT),
        action=address(org),
        press="" if is_done else tell(TEXTS[way]),
        fields=() if is_done else (reason_field(given if given.get("do") == way else {}, tell),),
        hidden={"seen": mark_of(stop), "do": way},
        told=" ".join(filter(None, words)),
    )


def form(house: House, reader: Reader, org: str, given: Given) -> FormView:
    """The form alone. NotFound for an org that there is not."""
    with house.store.session() as s:
        people, stop = directory(s), seals.stops(s).get(org)
    if org not in people.orgs:
        raise NotFound("org", org)
    return _form(stop, reader, org, given, told=_stopped(house, people, stop, reader))


def do(house: House, reader: Reader, org: str, given: Given) -> Done:
    """Stops the seal, or restores it, whichever is wanted. ProofNeeded for restoring."""
    values, acting = cleaned(given, ("reason", "seen", "do")), reader.acting
    with house.store.writing() as s:
        people, stop = directory(s), seals.stops(s).get(org)
        if org not in people.orgs:
            raise NotFound("org", org)
        way = wanted_way(values, is_stopped=stop is not None)
        refuse([*meanwhile(values, mark_of(stop)), *missing(values, "reason")])
        if way == "restore":
            require_proof(acting)
            seals.restore(s, org)
        else:
            seals.stop(s, SealStop(org, house.now, acting.person.key, values["reason"]))
        change = Change(STATE, OFF, ON) if stop else Change(STATE, ON, OFF)
        what = "seal_restored" if stop else "seal_stopped"
        note_edit(house, s, acting, what, org, changes=[change], reason=values["reason"])
    return Done(say(TEXTS, f"{way}_done", {"org": people.orgs[org].name}, reader.translate), address(org))


SEAL = Edit(form, do, MESSAGES)
