"""Help: plain texts under `ui/help/<language>/`, one for each audience, and which part of them a page leads to.

A text is read as lines: `# title` is its title, `## id: title` begins a part, `- ` is a point, `key: meaning` behind a
`| ` a key; everything else is a paragraph. Nothing in it is markup that a browser would read.
"""

import re
from functools import cache
from pathlib import Path
from typing import Literal

from yikou.errors import NotFound
from yikou.settings import Settings
from yikou.usecases.acting import COUNTER_ROLES, EDITOR_ROLES, Acting
from yikou.usecases.around.views_around import HelpPart, HelpView
from yikou.usecases.views import Chip

Block = tuple[Literal["text", "item", "key"], str, str]
EVERYBODY = "everybody"
AUDIENCES = (EVERYBODY, "window", "reviewer", "leader", "manager")
LEADING = frozenset({"leader", "approver"})
PARTS: tuple[tuple[str, str], ...] = (
    (r"/counter/supplements", "window#waiting"),
    (r"/counter/handovers", "window#waiting"),
    (r"/counter/notices.*", "window#notices"),
    (r"/counter.*", "window#counter"),
    (r"/drafts", "window#drafts"),
    (r"/drafts/.*", "window#form"),
    (r"/cases/[^/]+/receipt.*", "window#receipt"),
    (r"/cases/[^/]+/tasks/.*", "reviewer#case"),
    (r"/cases/.*", "reviewer#case"),
    (r"/outputs/.*", "reviewer#documents"),
    (r"/desk/stand-ins.*", "leader#stand-ins"),
    (r"/phrases", "leader#phrases"),
    (r"/desk/approve", "leader#batch"),
    (r"/desk.*", "reviewer#desk"),
    (r"/supervision.*", "manager#supervision"),
    (r"/search.*", "everybody#search"),
    (r"/archive.*", "everybody#archive"),
    (r"/messages.*", "everybody#messages"),
    (r"/people.*", "everybody#people"),
    (r"/regulations.*", "everybody#library"),
    (r"/notices.*", "everybody#library"),
    (r"/library/.*", "manager#library"),
    (r"/calendar/.+", "manager#calendar"),
    (r"/calendar", "everybody#calendar"),
    (r"/account/second-factor|/account/proof|/login/code", "everybody#second-factor"),
    (r"/account.*", "everybody#account"),
    (r"/password", "everybody#account"),
    (r"/manage/(orgs|people).*", "manager#orgs"),
    (r"/manage/roles.*", "manager#roles"),
    (r"/manage/seals.*", "manager#seals"),
    (r"/manage/.*", "manager#accounts"),
    (r"/edits.*", "manager#edits"),
    (r"/help.*", "everybody#help"),
    (r"/login", "everybody#sign-in"),
    (r"/check.*", "everybody#check"),
)
"""Path of a page, as a pattern, and where help for it stands: audience and id of a part. The first that fits counts."""

START = "everybody#start"


def help_for(path: str) -> str:
    """Address of the help for the page at a path.

    >>> help_for("/desk/done")
    '/help/reviewer#desk'
    """
    place = next((place for pattern, place in PARTS if re.fullmatch(pattern, path)), START)
    return f"/help/{place}"


def audience_of(acting: Acting) -> str:
    """For whom the help is written that this post needs first."""
    role = acting.post.role
    if role in COUNTER_ROLES:
        return "window"
    if role in EDITOR_ROLES or role == "supervisor":
        return "manager"
    return "leader" if role in LEADING else "reviewer"


def help_view(settings: Settings, audience: str, language: str, *, alone: bool = False) -> HelpView:
    """The help for an audience, alone or with links to the others. NotFound for one that there is not."""
    if audience not in AUDIENCES:
        raise NotFound("help", audience)
    folder = settings.house / "ui" / "help" / language
    title, parts = read_help(folder / f"{audience}.txt")
    shown = (audience,) if alone else AUDIENCES
    pages = (Chip(read_help(folder / f"{one}.txt")[0], f"/help/{one}", current=one == audience) for one in shown)
    return HelpView(title, parts, tuple(pages))


@cache
def read_help(path: Path) -> tuple[str, tuple[HelpPart, ...]]:
    """Title and parts of a text, read once per process."""
    title, parts, blocks = "", list[tuple[str, str]](), list[list[Block]]()
    for line in filter(None, map(str.strip, path.read_text(encoding="utf-8").splitlines())):
        if line.startswith("## "):
            id, _, name = line[3:].partition(": ")
            parts.append((id, name))
            blocks.append([])
        elif line.startswith("# "):
            title = line[2:]
        else:
            blocks[-1].append(_block(line))
    found = zip(parts, blocks, strict=True)
    return title, tuple(HelpPart(id, name, tuple(some)) for (id, name), some in found)


def _block(line: str) -> Block:
    if line.startswith("| "):
        key, _, meaning = line[2:].partition(": ")
        return "key", key, meaning
    return ("item", "", line[2:]) if line.startswith("- ") else ("text", "", line)
