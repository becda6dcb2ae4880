"""What every page shows: the shell around it and the small parts that several pages share.

Views are frozen, complete and already worded for one reader: no entity, no request, nothing to look up later. What this
person may not see is not in them. Sentences are in the reader's language; dates and aware moments stay values, because
the templates write them. One module per audience: views_counter, views_desk, views_case, views_papers, views_pages.

Addresses. Every form is a plain POST that answers 303, or 422 with the same page; each carries `_csrf`.

    /login  /logout  /password  /language (lang, back)
    /account/post (post, back)  /account/shortcuts (on: yes or no, back)
    /counter ?resident= ?by= ?affair= ?numbers=yes   POST there (q, resident)
    POST /counter/residents (name, id_number, phone, community, address)
    POST /counter/drafts (affair, resident or code) -> /drafts/<id>
    /counter/history ?resident= ?after=   POST there (code, after)   /counter/supplements  /counter/handovers ?after=
    /counter/notices ?kind= ?after=   /counter/notices/<key>   POST /counter/notices/<key>/printed
    /drafts  /drafts/<id>              POST there: answers of the form, `follow`, `warned.<line>`, and `_do`:
                                       submit, register, keep, told (notice of what is missing), refuse
                                       (refuse.why, refuse.reason), or what the form's own buttons say
    POST /drafts/<id>/refresh          fragments for htmx
    POST /drafts/<id>/papers/<material>     multipart: `paper.<material>` with all the answers, so that nothing is lost
    POST /drafts/<id>/papers/<key>/remove   with all the answers
    POST /drafts/<id>/drop
    /cases/<number> ?paper=<key> ?page= ?turn= ?big=yes ?verb= ?kind= ?who= ?list=
    /cases/<number>/receipt   POST /cases/<number>/receipt/printed
    /cases/<number>/viewer (fragment)  /cases/<number>/print ?papers=no  /cases/<number>/ledger.xlsx ?kind= ?who=
    POST /cases/<number>/keep  POST /cases/<number>/tasks/<task>/keep   what is typed at the verbs; `_verb`, `_phrase`,
                                       `_phrase_keep`, `_phrase_drop` of the buttons
    POST /cases/<number>/tasks/<task>/<verb>   answers of the step, `opinion`, `<verb>.<field>`, `seen`
    POST /cases/<number>/<verb>                `<verb>.<field>`, `seen`
    POST /cases/<number>/papers/<material>     multipart: `paper.<material>`
    /files/<key>  /files/<key>/pages/<page>  /outputs/<code>  /check  /check/<code>
    /desk  /desk/rows (fragment)  /desk/stream (events `inbox`)  /desk/done  /desk/copied  /desk/print
    POST /desk/approve (task=<number>:<task>:<entry> …, then `sure`)  /desk/stand-ins ?post=  POST there, and /end
    /regulations /notices ?q= ?standing= ?after=   /regulations/<slug> /notices/<slug> ?on=<day> ?wording=<number>
    /library/new ?kind=  /library/<slug>/edit      POST there: fields of the text, `reason`
    /calendar ?year= ?month= ?since= ?days= ?until=
    POST /calendar/days (day, last, kind, name, source, reason)  POST /calendar/publish (year, source, reason);
                                       both tell what they would move, and do it once `sure`
    /people ?org= ?q= ?deep=  /help/<audience>#<part>  /edits ?kind= ?person= ?since= ?until=
    /manage/orgs ?q= ?idle=yes   /manage/orgs/<org> ?deep=yes   /manage/people/<person>
    /manage/orgs/<org>/<act> (edit, new, move, end, person)   /manage/people/<person>/<act> (edit, post, post-end,
                                       password, unlock, account): POST there; what tells its effect is done once `sure`
    /manage/roles/<role or new>   /manage/seals/<org> ?after=   POST there (reason, seen)
    /account  POST /account/sessions (session, '' for all others)  POST /account/tokens (token)
    /messages ?kind= ?unread=  POST /messages/read (message, '' for all)  /messages/bell (fragment)
    /search ?q=
    /supervision ?place= ?affair= ?but= ?lane= ?mark= ?opened= ?every= ?after= ?urge=   /supervision/figures (fragment)
    /supervision/stream (events `moved`)  POST /supervision/<number>/urge (text, seen, page)
    POST /supervision/<number>/tasks/<task>/release (seen, page)
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

LightKind = Literal["ok", "soon", "late", "still", "none"]


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere. note: what stands behind it in small letters."""

    text: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the side navigation. icon: name in icons.svg; count 0 is not shown."""

    text: str
    href: str
    icon: str
    count: int = 0
    current: bool = False


@dataclass(frozen=True, slots=True)
class PostChoice:
    """A post of the person signed in; key goes back as field `post` of /account/post. count: what waits in its inbox,
    where it is another than the current one."""

    key: str
    title: str
    current: bool = False
    count: int = 0


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame of every page of somebody signed in.

    post: title of the post that counts now. nav: what this person works with; more: what they look up.
    shortcuts: whether single-letter keys are on. here: path and query of this page, for coming back to it. done: what
    was just done, told once at the top of this page. help: where help for this page stands.
    """

    person: str
    post: str
    posts: tuple[PostChoice, ...] = ()
    nav: tuple[NavItem, ...] = ()
    more: tuple[NavItem, ...] = ()
    unread: int = 0
    shortcuts: bool = True
    here: str = "/"
    done: str = ""
    help: str = "/help"


@dataclass(frozen=True, slots=True)
class Light:
    """How a clock stands: `ok`, `soon`, `late`, `still` (stopped), `none` (no clock). text as in 剩 4 天; of: which
    clock it is, as in 本环节; whole: both, as in 本环节剩 4 天."""

    kind: LightKind
    text: str
    of: str = ""
    whole: str = ""

    @property
    def said(self) -> str:
        """As it reads where nothing else says which clock it is."""
        return self.whole or self.text


@dataclass(frozen=True, slots=True)
class Lane:
    """The lane of a case. title '' is the normal one; because: the reason as it stands in the definition."""

    title: str = ""
    because: str = ""


NORMAL = Lane()


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the error summary. target: id of the field on the page, '' where no field is to blame; page: address
    of the page that it stands on, '' for this one."""

    text: str
    target: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know before acting. kind: info, strong (a warning), late (a clock has run out)."""

    text: str
    title: str = ""
    kind: Literal["info", "strong", "late"] = "info"
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A value to choose. note: second line in small letters."""

    value: str
    text: str
    chosen: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A select above a list; name is the query parameter."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter with its count. light: the clock's shape before it, or 'none'."""

    text: str
    href: str
    light: LightKind = "none"
    current: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a list stands. Lists page by key, so there is a next and a previous page but no numbers between."""

    first: int
    last: int
    total: int
    previous: str = ""
    next: str = ""


NO_PAGES = Pager(0, 0, 0)


@dataclass(frozen=True, slots=True)
class NoticeLink:
    """An announcement in a list. by: the org that speaks."""

    title: str
    href: str
    by: str
    on: date
    note: str = ""
