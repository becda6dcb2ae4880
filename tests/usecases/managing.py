"""Edits of administration as their pages send them: with what the page showed."""

from collections.abc import Mapping

from tests.usecases.office import Office
from yikou.usecases.manage.editing import Done, Edit
from yikou.usecases.manage.views_manage import Effect
from yikou.usecases.reader import Reader

Given = Mapping[str, str]


def typed(edit: Edit, office: Office, reader: Reader, which: str, given: Given) -> Given:
    """What was typed, with what the page holds beside."""
    return {**edit.form(office.house, reader, which, given).hidden, **given}


def made(edit: Edit, office: Office, reader: Reader, which: str, given: Given) -> Done:
    """The edit, made."""
    return edit.do(office.house, reader, which, typed(edit, office, reader, which, given))


def effect_of(edit: Edit, office: Office, reader: Reader, which: str, given: Given) -> Effect:
    """What the edit would bring."""
    assert edit.effect is not None
    return edit.effect(office.house, reader, which, typed(edit, office, reader, which, given))
