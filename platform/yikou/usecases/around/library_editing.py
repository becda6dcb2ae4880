"""Publishing regulations and notices: a new text, a new wording of one, the end of its validity.

Nothing that was published is changed: whatever is edited becomes the next wording, and old cases keep showing theirs.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from yikou.definition.scalars import parse_date
from yikou.errors import AnswerError, AnswersRefused
from yikou.forms.cleaning import clean_line, clean_text
from yikou.forms.initials import initials_of
from yikou.store import regulations
from yikou.store.database import Session
from yikou.store.regulations import Kind, Regulation
from yikou.texts import N_
from yikou.usecases.acting import Acting
from yikou.usecases.around.edits import Change, note_edit
from yikou.usecases.around.library import resting_on
from yikou.usecases.around.views_library import TextForm
from yikou.usecases.house import House

MESSAGES = {
    "title_missing": N_("没有写标题，写上标题。"),
    "body_missing": N_("没有写正文，写上正文。"),
    "changed_meanwhile": N_("您打开之后有人发布了第 {n} 版。请先看那一版，再按一次发布，就以您的文字为准。"),
    "line_long": N_("写了 {n} 个字，最多 {most} 个字。"),
    "body_long": N_("正文有 {n} 个字，最多 {most} 个字。请分成几篇。"),
    "by_missing": N_("没有写发布机关，写上由谁发布。"),
    "since_missing": N_("施行日期没有写对，写成 2026-07-01 这样。"),
    "since_early": N_("施行日期比上一版（{day}）还早。新的一版从那一天或以后开始。"),
    "until_wrong": N_("废止日期没有写对，写成 2026-07-01 这样，或者留空。"),
    "until_early": N_("废止日期要在施行日期以后。"),
    "reason_missing": N_("没有写为什么改，写一句，以后查得到。"),
    "slug_wrong": N_("短名只能用小写字母、数字和短横线。"),
    "slug_taken": N_("这个短名已经有了，换一个。"),
    "nothing_changed": N_("内容和现在的一样，没有可以保存的改动。"),
}
LABELS = {
    "title": N_("标题"),
    "issued": N_("文号"),
    "published_by": N_("发布机关"),
    "valid_from": N_("施行日期"),
    "valid_until": N_("废止日期"),
    "body": N_("正文"),
}
WORDING = N_("第 {n} 版，{letters} 字")
MOST_BODY = 100_000
MOST_LINE = 300
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
RESERVED = frozenset({"new", "export"})


def new_text_form(house: House, kind: Kind) -> TextForm:
    """The form for a new text, which begins today unless somebody says otherwise."""
    return TextForm(kind, "", 1, {"valid_from": house.today.isoformat()})


def wording_form(house: House, slug: str, *, language: str) -> TextForm:
    """The form for the next wording, filled with the latest; NotFound for an unknown text."""
    with house.store.session() as s:
        latest = regulations.wordings(s, slug)[0]
        bears_on = tuple(one.title for one in resting_on(house, s, slug, language=language))
    values = {name: _text(latest, name) for name in LABELS}
    return TextForm(latest.kind, slug, latest.number + 1, values, bears_on=bears_on)


def publish_text(house: House, acting: Acting, kind: Kind, posted: Mapping[str, str]) -> str:
    """Publishes a new text; its slug. AnswersRefused with everything that is wrong."""
    given = _cleaned(posted)
    with house.store.writing() as s:
        slug = given["slug"] or _free_slug(s, given["title"])
        errors = [*_errors(given, None), *_slug_errors(s, given["slug"])]
        if errors:
            raise AnswersRefused(tuple(errors))
        text = _text_of(house, acting, given, Regulation(slug, kind, "", "", house.today, house.now, ""))
        regulations.add(s, text)
        changes = [Change(label, "", _told(text, name)) for name, label in LABELS.items() if _told(text, name)]
        note_edit(house, s, acting, f"{kind}_new", slug, changes=changes, reason=given["reason"])
    return slug


def publish_wording(house: House, acting: Acting, slug: str, posted: Mapping[str, str]) -> Regulation:
    """Publishes the next wording. AnswersRefused with everything that is wrong, NotFound for an unknown text."""
    given = _cleaned(posted)
    with house.store.writing() as s:
        latest = regulations.wordings(s, slug)[0]
        errors = tuple(_errors(given, latest))
        if posted.get("seen") != str(latest.number):
            errors = (AnswerError("", "changed_meanwhile", {"n": latest.number}), *errors)
        if errors:
            raise AnswersRefused(errors)
        text = _text_of(house, acting, given, replace(latest, number=latest.number + 1))
        changes = [
            Change(label, _told(latest, name), _told(text, name))
            for name, label in LABELS.items()
            if _text(latest, name) != _text(text, name)
        ]
        if not changes:
            raise AnswersRefused((AnswerError("", "nothing_changed"),))
        regulations.add(s, text)
        note_edit(house, s, acting, f"{text.kind}_changed", slug, changes=changes, reason=given["reason"])
    return text


def _cleaned(posted: Mapping[str, str]) -> dict[str, str]:
    names = ("slug", "title", "issued", "published_by", "valid_from", "valid_until", "reason")
    return {name: clean_line(posted.get(name, "")) for name in names} | {"body": clean_text(posted.get("body", ""))}


def _errors(given: Mapping[str, str], latest: Regulation | None) -> Iterator[AnswerError]:
    since, until = parse_date(given["valid_from"]), parse_date(given["valid_until"])
    if not given["title"]:
        yield AnswerError("title", "title_missing")
    if not given["published_by"]:
        yield AnswerError("published_by", "by_missing")
    if since is None:
        yield AnswerError("valid_from", "since_missing")
    elif latest and since < latest.valid_from:
        yield AnswerError("valid_from", "since_early", {"day": latest.valid_from.isoformat()})
    yield from _until_errors(given["valid_until"], since, until)
    if not given["body"]:
        yield AnswerError("body", "body_missing")
    elif len(given["body"]) > MOST_BODY:
        yield AnswerError("body", "body_long", {"n": len(given["body"]), "most": MOST_BODY})
    for name, text in given.items():
        if name != "body" and len(text) > MOST_LINE:
            yield AnswerError(name, "line_long", {"n": len(text), "most": MOST_LINE})
    if latest and not given["reason"]:
        yield AnswerError("reason", "reason_missing")


def _until_errors(typed: str, since: date | None, until: date | None) -> Iterator[AnswerError]:
    if typed and until is None:
        yield AnswerError("valid_until", "until_wrong")
    elif until and since and until <= since:
        yield AnswerError("valid_until", "until_early")


def _slug_errors(s: Session, slug: str) -> Iterator[AnswerError]:
    if slug and not _SLUG.fullmatch(slug):
        yield AnswerError("slug", "slug_wrong")
    elif slug in RESERVED or regulations.is_taken(s, slug):
        yield AnswerError("slug", "slug_taken")


def _free_slug(s: Session, title: str) -> str:
    """Initials of the title, with a number behind them where they are taken."""
    plain = re.sub(r"[^a-z0-9]+", "", initials_of(title))[:40] or "text"
    slug, n = plain, 2
    while slug in RESERVED or regulations.is_taken(s, slug):
        slug, n = f"{plain}-{n}", n + 1
    return slug


def _text_of(house: House, acting: Acting, given: Mapping[str, str], base: Regulation) -> Regulation:
    since = parse_date(given["valid_from"])
    assert since is not None  # it was judged before
    return replace(
        base,
        title=given["title"],
        issued=given["issued"],
        body=given["body"],
        valid_from=since,
        valid_until=parse_date(given["valid_until"]),
        published_at=house.now,
        published_by=given["published_by"],
        person=acting.person.key,
        reason=given["reason"],
    )


def _text(text: Regulation, name: str) -> str:
    value = getattr(text, name)
    return value.isoformat() if isinstance(value, date) else value or ""


def _told(text: Regulation, name: str) -> str:
    """A field as the log tells it: the body stays readable as a wording, so that only its length is told."""
    if name == "body":
        return WORDING.format(n=text.number, letters=len(text.body))
    return _text(text, name)
