"""Orgs: changing name and phone, and adding one below another. What was done before keeps the old name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import cast

from yikou.directory.model import Directory, Org, OrgKind
from yikou.errors import AnswerError, NotFound
from yikou.forms.initials import initials_of
from yikou.store import audit
from yikou.store.database import Session
from yikou.store.directory_store import directory, put_org
from yikou.texts import N_, say
from yikou.usecases.around.edits import detail_of, note_edit
from yikou.usecases.house import House
from yikou.usecases.manage.editing import (
    SHARED,
    Done,
    Edit,
    Given,
    changes_of,
    cleaned,
    day_of,
    mark_of,
    meanwhile,
    missing,
    refuse,
)
from yikou.usecases.manage.forms import options, reason_field
from yikou.usecases.manage.repeats import just_made
from yikou.usecases.manage.soundness import broken
from yikou.usecases.manage.tree import org_address
from yikou.usecases.manage.views_manage import FormField, FormView
from yikou.usecases.manage.words import KINDS, is_open
from yikou.usecases.reader import Reader
from yikou.usecases.views import Link

UNDER = {
    "district": ("street", "bureau", "outside"),
    "street": ("community", "bureau"),
    "bureau": ("bureau",),
    "community": (),
    "outside": (),
}
"""What may stand below a kind of org. An outside org is entered there and stands in no tree."""
MESSAGES = {
    **SHARED,
    "phone_wrong": N_("电话只能有数字、空格和短横线，7 到 20 位。"),
    "code_wrong": N_("编码用 1 到 6 个大写字母，后面可以有数字，例如 HY07。"),
    "code_taken": N_("编码 {code} 是{name}的，换一个。编号里有它，所以不能重。"),
    "name_taken": N_("{name}已经有了。"),
    "early": N_("不能早于今天（{day}）。"),
}
TEXTS = {
    "edit": N_("保存"),
    "edit_title": N_("改{name}的名称和电话"),
    "edited": N_("{name}的资料已改。编号和以前的办件里仍是原来的名称。"),
    "new": N_("加机构"),
    "new_title": N_("在{name}下面加机构"),
    "added": N_("已加{name}，从 {since} 起在用。"),
}
FIELDS = {"name": N_("名称"), "name_en": N_("英文名"), "phone": N_("电话")}
NEW_FIELDS = {**FIELDS, "kind": N_("种类"), "code": N_("编码"), "since": N_("从哪一天起")}
_PHONE = re.compile(r"[0-9][0-9 -]{6,19}")
_CODE = re.compile(r"[A-Z]{1,6}[0-9]{0,4}")


def open_org(people: Directory, slug: str, house: House) -> Org:
    """The org. NotFound for one that there is not, or that is closed."""
    found = people.orgs.get(slug)
    if found is None or not is_open(found, house.today):
        raise NotFound("org", slug)
    return found


def former_names(s: Session, slug: str) -> tuple[str, ...]:
    """What the org was called before, latest first."""
    events = audit.page(s, kinds=("org_changed",), which=slug).rows
    changes = (change for event in events for change in detail_of(event).changes)
    return tuple(dict.fromkeys(change.before for change in changes if change.label == FIELDS["name"]))


def _own_fields(values: Given, reader: Reader) -> tuple[FormField, ...]:
    tell, value = reader.translate, values.get
    return (
        FormField("name", tell(FIELDS["name"]), value("name", "")),
        FormField("phone", tell(FIELDS["phone"]), value("phone", ""), optional=True, size="c6",
                  hint=tell(N_("印在回执和告知书上。"))),
        FormField("name_en", tell(FIELDS["name_en"]), value("name_en", ""), optional=True, size="c6"),
    )  # fmt: skip


def edit_form(house: House, reader: Reader, slug: str, given: Given) -> FormView:
    """The form for name and phone."""
    tell = reader.translate
    with house.store.session() as s:
        one = open_org(directory(s), slug, house)
    values = {"name": one.name, "name_en": one.name_en, "phone": one.phone, **given}
    return FormView(
        title=say(TEXTS, "edit_title", {"name": one.name}, tell),
        back=Link(one.name, org_address(slug)),
        action=f"{org_address(slug)}/edit",
        press=tell(TEXTS["edit"]),
        fields=(*_own_fields(values, reader), reason_field(values, tell)),
        hidden={"seen": mark_of(one)},
    )


def _errors(people: Directory, values: Given, slug: str) -> Iterator[AnswerError]:
    """What is wrong with name and phone. slug: of the org where there is one already."""
    if values["phone"] and not _PHONE.fullmatch(values["phone"]):
        yield AnswerError("phone", "phone_wrong")
    if any(one.name == values["name"] and one.until is None and one.slug != slug for one in people.orgs.values()):
        yield AnswerError("name", "name_taken", {"name": values["name"]})


def edit(house: House, reader: Reader, slug: str, given: Given) -> Done:
    """Changes name, English name or phone."""
    values = cleaned(given, (*FIELDS, "reason", "seen"))
    with house.store.writing() as s:
        people = directory(s)
        before = open_org(people, slug, house)
        errors = [*meanwhile(values, mark_of(before)), *missing(values, "name", "reason")]
        refuse([*errors, *_errors(people, values, slug)])
        after = replace(before, name=values["name"], name_en=values["name_en"], phone=values["phone"])
        refuse([] if before != after else [AnswerError("", "nothing_changed")])
        put_org(s, after)
        old = {"name": before.name, "name_en": before.name_en, "phone": before.phone}
        changes = changes_of(FIELDS, old, values)
        note_edit(house, s, reader.acting, "org_changed", slug, changes=changes, reason=values["reason"])
    return Done(say(TEXTS, "edited", {"name": after.name}, reader.translate), org_address(slug))


def new_form(house: House, reader: Reader, slug: str, given: Given) -> FormView:
    """The form for an org below another."""
    tell = reader.translate
    with house.store.session() as s:
        above = open_org(directory(s), slug, house)
    values = {"since": house.today.isoformat(), **given}
    kinds = UNDER[above.kind]
    chosen = values.get("kind", kinds[0] if len(kinds) == 1 else "")
    choices = options(((kind, tell(KINDS[kind])) for kind in kinds), chosen, tell)
    return FormView(
        title=say(TEXTS, "new_title", {"name": above.name}, tell),
        back=Link(above.name, org_address(slug)),
        action=f"{org_address(slug)}/new",
        press=tell(TEXTS["new"]),
        fields=(
            FormField("kind", tell(NEW_FIELDS["kind"]), chosen, "select", choices, size="c6"),
            FormField("code", tell(NEW_FIELDS["code"]), values.get("code", ""), size="c6",
                      hint=tell(N_("写进办件号，以后不改。"))),
            *_own_fields(values, reader),
            FormField("since", tell(NEW_FIELDS["since"]), values["since"], "date", size="c6"),
            reason_field(values, tell, optional=True),
        ),
    )  # fmt: skip


def add(house: House, reader: Reader, slug: str, given: Given) -> Done:
    """Adds an org below another. Sent twice, it is added once."""
    values = cleaned(given, (*NEW_FIELDS, "reason"))
    values["code"] = values["code"].upper()
    with house.store.writing() as s:
        people = directory(s)
        above = open_org(people, slug, house)
        told = {**values, "kind": KINDS.get(values["kind"], ""), "above": above.name}
        changes = changes_of({**NEW_FIELDS, "above": N_("上级")}, {}, told)
        same = _with_code(people, values["code"])
        if same and just_made(house, s, reader.acting, "org_added", same.slug, changes):
            return _added(same, reader)
        refuse(
            [*missing(values, "name"), *_errors(people, values, ""), *_new_errors(people, above, values, house.today)]
        )
        made = _made(people, above, values, day_of(values["since"]) or house.today)
        refuse(broken(people, replace(people, orgs={**people.orgs, made.slug: made}), house.today))
        put_org(s, made)
        note_edit(house, s, reader.acting, "org_added", made.slug, changes=changes, reason=values["reason"])
    return _added(made, reader)


def _added(made: Org, reader: Reader) -> Done:
    params = {"name": made.name, "since": made.since.isoformat()}
    return Done(say(TEXTS, "added", params, reader.translate), org_address(made.slug))


def _with_code(people: Directory, code: str) -> Org | None:
    return next((one for one in people.orgs.values() if one.code == code), None)


def _made(people: Directory, above: Org, values: Given, since: date) -> Org:
    return Org(
        slug=_free_slug(people, values["name"]),
        name=values["name"],
        kind=cast(OrgKind, values["kind"]),
        parent=None if values["kind"] == "outside" else above.slug,
        code=values["code"],
        since=since,
        phone=values["phone"],
        name_en=values["name_en"],
    )


def _new_errors(people: Directory, above: Org, values: Given, on: date) -> Iterator[AnswerError]:
    if values["kind"] not in UNDER[above.kind]:
        yield AnswerError("kind", "choose")
    same = _with_code(people, values["code"])
    if not _CODE.fullmatch(values["code"]):
        yield AnswerError("code", "code_wrong")
    elif same:
        yield AnswerError("code", "code_taken", {"code": same.code, "name": same.name})
    since = day_of(values["since"])
    if since is None:
        yield AnswerError("since", "day_wrong")
    elif since < on:
        yield AnswerError("since", "early", {"day": on.isoformat()})
    elif not is_open(above, since):
        yield AnswerError("since", "above_closed", {"name": above.name, "day": since.isoformat()})


def _free_slug(people: Directory, name: str) -> str:
    """Initials of the name, with a number behind them where they are taken: no slug is given twice."""
    plain = re.sub(r"[^a-z0-9]+", "", initials_of(name))[:40] or "org"
    slug, n = plain, 2
    while slug in people.orgs or slug == "export":
        slug, n = f"{plain}-{n}", n + 1
    return slug


EDIT = Edit(edit_form, edit, MESSAGES)
NEW = Edit(new_form, add, MESSAGES)
