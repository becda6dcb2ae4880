"""Fields that several forms of administration have, and the reading of what was typed in them."""

from collections.abc import Iterator

from yikou.directory.model import Directory, Org
from yikou.texts import N_, Translate
from yikou.usecases.manage.editing import Given
from yikou.usecases.manage.views_manage import FormField
from yikou.usecases.views import Option

CHOOSE = N_("请选择")
REASON = N_("为什么")
REASON_HINT = N_("记在改动记录里，以后查得到。")


def options(pairs: Iterator[tuple[str, str]], chosen: str, translate: Translate) -> tuple[Option, ...]:
    """Values to choose from, with nothing chosen at the head."""
    first = Option("", translate(CHOOSE), not chosen)
    return (first, *(Option(value, text, value == chosen) for value, text in pairs))


def role_field(people: Directory, given: Given, translate: Translate) -> FormField:
    """A role of the district."""
    pairs = ((role.name, role.title) for role in people.roles.values())
    chosen = given.get("role", "")
    return FormField("role", translate(N_("岗位")), chosen, "select", options(pairs, chosen, translate), size="c6")


def org_field(
    orgs: Iterator[Org],
    given: Given,
    translate: Translate,
    *,
    name: str,
    label: str,
    hint: str = "",
    free: bool = False,
) -> FormField:
    """An org to choose. free: it may stay empty."""
    chosen = given.get(name, "")
    found = options(((one.slug, one.name) for one in orgs), chosen, translate)
    return FormField(name, label, chosen, "select", found, hint=hint, optional=free, size="c6")


def reason_field(given: Given, translate: Translate, *, optional: bool = False) -> FormField:
    """Why, for the log of edits."""
    value, hint = given.get("reason", ""), translate(REASON_HINT)
    return FormField("reason", translate(REASON), value, hint=hint, optional=optional)
