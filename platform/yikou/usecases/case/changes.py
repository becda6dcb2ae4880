"""What was changed in a record since it was filed: where, from which value, by whom, when, why, and what came of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from yikou.access.derived import shows
from yikou.access.sight import Sight
from yikou.flow import entries as e
from yikou.flow.acts import Context
from yikou.flow.entries import Entered
from yikou.flow.explain import choice_words
from yikou.flow.program import Program
from yikou.flow.state import CaseState
from yikou.flow.titles import step_of
from yikou.flow.words import date_words
from yikou.forms.names import pointer
from yikou.texts import N_, SEMICOLON, STOP, Translate, say
from yikou.workdays.office import local

Changes = dict[str, tuple[Any, str, str]]
MESSAGES = {
    "at_step": N_("{step}时改，{name}，{at}"),
    "by": N_("{name}改，{at}"),
    "answered": N_("补正时改，{name}，{at}"),
    "why": N_("理由：{words}"),
    "effect": N_("因此：{effects}"),
    "again": N_("{step}须重新办理"),
    "lapsed": N_("此前的意见作废"),
    "leads": N_("{title}为 {value}"),
}


@dataclass(frozen=True, slots=True)
class Changed:
    """Finds the changes of one case. sight: what of the effects may be told."""

    program: Program
    state: CaseState
    context: Context
    sight: Sight
    entries: Sequence[Entered]
    translate: Translate = field(default=str)

    def of(self, root: str) -> Changes:
        """By JSON Pointer of each leaf that the reader sees: the value before the last change, who and when, why.

        Office fields count from their second value on.
        """
        record = self.state.form if root == "form" else self.state.office
        found: Changes = {}
        for path, versions in self.state.earlier.items():
            top, _, name = path.partition(".")
            old = versions[-1].value if top == root else None
            if top != root or name not in record or old is None:
                continue
            said, why = self._said(path)
            leaves = _leaves(old, record[name], (name,))
            found |= {where: (before, said, why) for where, before in leaves if not is_hidden(self.sight, root, where)}
        return found

    def _said(self, path: str) -> tuple[str, str]:
        deed = self._deed(self.state.since[path])
        if deed is None:
            return "", ""
        step = step_of(self.state, getattr(deed.entry, "task", ""))
        code = "answered" if isinstance(deed.entry, e.Answered) else "at_step" if step else "by"
        title = self.program.step(step).title if step else ""
        said = self._say(code, step=title, name=deed.actor.name, at=self._moment(deed.at))
        why = [self._say("why", words=words) for words in _reasons(deed.entry)]
        if effects := list(dict.fromkeys(self._effects(path, deed))):
            why.append(self._say("effect", effects=self.translate(SEMICOLON).join(effects)))
        return said, self.translate(STOP).join(why)

    def _deed(self, no: int) -> Entered | None:
        """The verb that wrote it."""
        return next((x for x in reversed(self.entries) if x.no <= no and isinstance(x.entry, e.Deed)), None)

    def _effects(self, path: str, deed: Entered) -> Iterator[str]:
        """What this change brought: steps that are asked again, opinions that fell, where the way leads now."""
        for entered in self._after(deed):
            entry = entered.entry
            if isinstance(entry, e.Undone) and any(_touches(path, read) for read in entry.changed):
                yield self._say("again", step=self.program.step(entry.step).title)
            elif isinstance(entry, e.Lapsed):
                yield self._say("lapsed")
            elif isinstance(entry, e.Chose) and self._tells(path, entry):
                words = choice_words(self.program, entry)
                yield self._say("leads", title=words["title"], value=words["value"])

    def _tells(self, path: str, chose: e.Chose) -> bool:
        """Whether the choice read the field, and nothing that is hidden from the reader."""
        read = [saw.path for saw in chose.reads]
        return any(_touches(path, one) for one in read) and all(
            shows(self.program.affair, self.sight, one) for one in read
        )

    def _after(self, deed: Entered) -> Iterator[Entered]:
        """The rest of the same act; and what was undone later for the same reason."""
        act = True
        for entered in self.entries:
            if entered.no <= deed.no:
                continue
            act = act and not isinstance(entered.entry, e.Deed)
            if act or isinstance(entered.entry, e.Undone):
                yield entered

    def _moment(self, at: datetime) -> str:
        return date_words(local(at, self.context.calendar).replace(tzinfo=None), self.translate)

    @property
    def _say(self) -> "partial[str]":
        return partial(_worded, self.translate)


def _worded(translate: Translate, code: str, **params: object) -> str:
    return say(MESSAGES, code, params, translate)


def is_hidden(sight: Sight, root: str, where: str) -> bool:
    """Whether a place of a record is hidden or masked from the reader."""
    return not sight.shows((root, *(part for part in where.split("/") if part and not part.isdecimal())))


def _reasons(entry: object) -> Iterator[str]:
    texts = (str(getattr(entry, name, "")) for name in ("reason", "opinion", "text"))
    yield from dict.fromkeys(text for text in texts if text)


def _touches(path: str, read: str) -> bool:
    """Whether two dotted names are of the same top-level field."""
    return path.split(".")[:2] == read.split(".")[:2]


def _leaves(old: Any, new: Any, path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Leaves of `new` that differ from `old`, with the old value; rows are compared in their order, and are themselves
    a change where one came or went."""
    if isinstance(new, Mapping) and isinstance(old, Mapping):
        for name in new:
            yield from _leaves(old.get(name), new[name], (*path, name))
    elif isinstance(new, list) and isinstance(old, list) and new and isinstance(new[0], Mapping):
        if len(old) != len(new):
            yield pointer(path), old
        for number, row in enumerate(new):
            yield from _leaves(old[number] if number < len(old) else {}, row, (*path, str(number)))
    elif old is not None and old != new:
        yield pointer(path), old
