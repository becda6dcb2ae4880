"""Roles: the kinds of posts that definitions name; who holds them, where they appear, and their titles."""

import re
from collections.abc import Iterator

from yikou.directory.model import Directory, Role
from yikou.errors import AnswerError, NotFound
from yikou.flow.program import BETWEEN
from yikou.store.directory_store import directory, put_role
from yikou.texts import N_, say
from yikou.usecases.around.edits import note_edit
from yikou.usecases.definitions.programs import current_programs
from yikou.usecases.house import House
from yikou.usecases.manage.editing import (
    SHARED,
    Done,
    Edit,
    Given,
    changes_of,
    cleaned,
    mark_of,
    meanwhile,
    missing,
    refuse,
)
from yikou.usecases.manage.forms import reason_field
from yikou.usecases.manage.repeats import just_made
from yikou.usecases.manage.staffing import roles_used
from yikou.usecases.manage.views_manage import FormField, FormView, RoleRow, RolesView
from yikou.usecases.reader import Reader
from yikou.usecases.views import Link

AT = "/manage/roles"
NEW = "new"
MESSAGES = {
    **SHARED,
    "name_wrong": N_("代号只能用小写字母、数字和短横线，以字母开头，例如 case-worker。"),
    "name_taken": N_("代号 {name} 已经有了。"),
    "title_taken": N_("“{title}”已经是别的岗位的名称。"),
}
TEXTS = {
    "roles": N_("岗位"),
    "new": N_("加岗位"),
    "added": N_("已加岗位“{title}”。事项的规则里用代号 {name} 找它。"),
    "edit": N_("保存"),
    "edit_title": N_("改“{title}”的名称"),
    "edited": N_("岗位“{title}”的名称已改。"),
    "step": N_("{affair}·{step}"),
}
FIELDS = {"title": N_("名称"), "title_en": N_("英文名称")}
NAME = N_("代号")
_NAME = re.compile(r"[a-z][a-z0-9-]{1,39}")


def roles_view(house: House, reader: Reader) -> RolesView:
    """Every role, with how many hold it today and where published affairs name it."""
    with house.store.session() as s:
        people = directory(s)
        used = roles_used(current_programs(house, s, language=reader.language))
    held = [(post.role, post.person) for post in people.posts if post.is_held(house.today)]
    return RolesView(
        tuple(
            RoleRow(
                name=role.name,
                title=role.title,
                title_en=role.title_en,
                href=f"{AT}/{role.name}",
                people=len({person for name, person in held if name == role.name}),
                affairs=_affairs(used.get(role.name, ()), reader),
            )
            for role in people.roles.values()
        )
    )


def _affairs(pairs: tuple[tuple[str, str], ...], reader: Reader) -> tuple[str, ...]:
    """Affairs in which the role appears, each with the steps that it does there."""
    steps: dict[str, list[str]] = {}
    for affair, step in pairs:
        steps.setdefault(affair, []).extend([step] if step else [])
    between = reader.translate(BETWEEN)
    params = ({"affair": affair, "step": between.join(done)} for affair, done in steps.items())
    return tuple(say(TEXTS, "step", one, reader.translate) if one["step"] else one["affair"] for one in params)


def _role(people: Directory, name: str) -> Role | None:
    """The role; None for the one that is being added. NotFound for one that there is not."""
    if name != NEW and name not in people.roles:
        raise NotFound("role", name)
    return people.roles.get(name)


def form(house: House, reader: Reader, name: str, given: Given) -> FormView:
    """The form for a role's titles, or for a new role. NotFound for one that there is not."""
    tell = reader.translate
    with house.store.session() as s:
        role = _role(directory(s), name)
    values = {"title": role.title, "title_en": role.title_en, **given} if role else given
    named = FormField("name", tell(NAME), values.get("name", ""), size="c6", hint=tell(N_("规则里用它，以后不改。")))
    return FormView(
        title=say(TEXTS, "edit_title", {"title": role.title}, tell) if role else tell(TEXTS["new"]),
        back=Link(tell(TEXTS["roles"]), AT),
        action=f"{AT}/{name}",
        press=tell(TEXTS["edit"] if role else TEXTS["new"]),
        fields=(
            *(() if role else (named,)),
            FormField("title", tell(FIELDS["title"]), values.get("title", ""), size="c6"),
            FormField("title_en", tell(FIELDS["title_en"]), values.get("title_en", ""), optional=True, size="c6"),
            reason_field(values, tell, optional=role is None),
        ),
        hidden={"seen": mark_of(role)} if role else {},
    )


def do(house: House, reader: Reader, name: str, given: Given) -> Done:
    """Adds the role, or changes its titles. Sent twice, it is added once."""
    values = cleaned(given, ("name", *FIELDS, "reason", "seen"))
    with house.store.writing() as s:
        people = directory(s)
        before = _role(people, name)
        key = before.name if before else values["name"]
        after = Role(key, values["title"], values["title_en"])
        old = {"title": before.title, "title_en": before.title_en} if before else {}
        changes = changes_of(FIELDS, old, values)
        if before is None and just_made(house, s, reader.acting, "role_added", key, changes):
            return _done(after, "added", reader)
        errors = tuple(_errors(people, before, values, key))
        refuse(errors or ([AnswerError("", "nothing_changed")] if before == after else []))
        put_role(s, after)
        what = "role_changed" if before else "role_added"
        note_edit(house, s, reader.acting, what, key, changes=changes, reason=values["reason"])
    return _done(after, "edited" if before else "added", reader)


def _errors(people: Directory, before: Role | None, values: Given, key: str) -> Iterator[AnswerError]:
    """What is wrong with the titles, and with the name of a new role. key: its name."""
    if before:
        yield from meanwhile(values, mark_of(before))
    yield from missing(values, "title", *(("reason",) if before else ()))
    if not before and (not _NAME.fullmatch(key) or key == NEW):
        yield AnswerError("name", "name_wrong")
    elif not before and key in people.roles:
        yield AnswerError("name", "name_taken", {"name": key})
    if any(one.title == values["title"] and one.name != key for one in people.roles.values()):
        yield AnswerError("title", "title_taken", {"title": values["title"]})


def _done(role: Role, what: str, reader: Reader) -> Done:
    return Done(say(TEXTS, what, {"title": role.title, "name": role.name}, reader.translate), AT)


ROLE = Edit(form, do, MESSAGES)
