"""Reading a post control by control, the way the page was drawn.

A control that the page did not have keeps what was there before; one that came back empty has no answer. What cannot be
read as a value is echoed word for word, beside its error. Computed, fixed and read-only fields are never taken.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from yikou.errors import AnswerError
from yikou.forms.answered import fixed, is_at, is_blank, move, name_fault, put, row_before
from yikou.forms.bound import Answers, Held, Path
from yikou.forms.branches import fits
from yikou.forms.choosing import chosen
from yikou.forms.cleaning import clean_text
from yikou.forms.controls import MORE, Control, names_of
from yikou.forms.names import element_id, pointer, segment, way_at
from yikou.forms.reading import MOST_FILE, OrgChoices, index_of, read_all, read_one
from yikou.forms.rowed import MOST_ROWS, Rowing, first_of, fresh, row_defaults
from yikou.forms.typed import UnreadableError
from yikou.forms.values import NOTHING

LONGEST = 20_000  # characters of one value
LONGEST_FILE = MOST_FILE * 3 // 2  # characters of a file in a text
DEEPEST = 24  # boxes in each other


class Binder:
    """State of one reading: what was sent, and what was found wrong with it."""

    def __init__(self, sent: Mapping[str, list[str]], choices: OrgChoices | None) -> None:
        self.sent = sent
        self.choices = choices
        self.errors: list[AnswerError] = []
        self.echoes: dict[str, str] = {}
        self.rows: dict[str, tuple[str, ...]] = {}
        self.held: dict[str, tuple[Held, ...]] = {}
        self.ways: dict[str, int] = {}
        self.rowing = Rowing(sent.get("_do", [""])[-1])
        self.focus = ""
        self._depth = 0

    def object(self, controls: Sequence[Control], name: str, path: Path, answers: Answers) -> Answers:
        """Answers of an object; those that were there before are changed."""
        for control in controls:
            own = f"{name}.{segment(control.name)}"
            if control.kind == "pairs":
                self._pairs(control, own, path, answers, names_of(controls))
            elif control.laid:
                self._laid(control, own, path, answers, controls)
            elif control.kind != "computed":
                before = answers.get(control.name, NOTHING)
                value = self.value(control, own, (*path, control.name), before)
                put(answers, control.name, value)
        return answers

    def value(self, control: Control, name: str, path: Path, before: Any) -> Any:
        """Value of one control, NOTHING where it has none."""
        if control.kind == "fixed":
            return fixed(control, before)
        if name not in self.sent:
            return before
        match control.kind:
            case "group":
                return self._group(control, name, path, before)
            case "rows":
                return self._rows(control, name, path, before)
            case "list":
                values = self._list(control, name, path, before)
                return values if values or control.given else self._empty(control)
            case "tuple":
                return self._tuple(control, name, path, before)
            case "branch" | "maybe" | "inner":
                return self._box(control, name, path, before)
        value = self._scalar(control, name, path)
        return self._empty(control) if value is NOTHING and pointer(path) not in self.echoes else value

    def _empty(self, control: Control) -> Any:
        return None if control.empty_is_null else NOTHING

    def _group(self, control: Control, name: str, path: Path, before: Any) -> Any:
        value = self.object(control.parts, name, path, dict(before) if isinstance(before, Mapping) else {})
        is_named = bool(value.keys() - {part.name for part in control.parts})  # somebody wrote the name of a value down
        return NOTHING if control.optional and not control.given and not is_named and is_blank(value) else value

    def _rows(self, control: Control, name: str, path: Path, before: Any) -> Any:
        old = before if isinstance(before, list | tuple) else ()
        ids = self._ids(control, name, path, after=len(old))
        rows: list[Any] = []
        for _, source in ids:
            was = row_before(old, source)
            start = dict(was) if isinstance(was, Mapping) else {} if source else row_defaults(control)
            rows.append(self.object(control.parts, f"{name}.{source}", (*path, len(rows)), start))
        self.rows[pointer(path)] = tuple(id_ for id_, _ in ids)
        self._focus_after(control, name)
        return rows if rows or control.given else NOTHING

    def _ids(self, control: Control, name: str, path: Path, *, after: int) -> list[tuple[str, str]]:
        """Rows of a list, and where each is read from; that some are too many is told."""
        found = self.rowing.ids(control, name, self.sent[name], after=after)
        if self.rowing.dropped:
            sent = len(found) + self.rowing.dropped
            self.errors.append(AnswerError(pointer(path), "maxItems", {"limit": MOST_ROWS, "length": sent}))
        return found

    def _focus_after(self, control: Control, name: str) -> None:
        if self.rowing.touched == name:
            row = self.rowing.row
            self.focus = element_id(first_of(control.parts, f"{name}.{row}") if row else name)

    def _list(self, control: Control, name: str, path: Path, before: Any, *, first: int = 0) -> list[Any]:
        """Values of a list, row by row; first: number of its first value."""
        old = before if isinstance(before, list | tuple) else ()
        held: list[Held] = []
        values: list[Any] = []
        for id_, source in self._ids(control, name, path, after=len(old)):
            here: Path = (*path, first + len(values))
            part = control.parts[0]
            value = self.value(part, f"{name}.{source}.", here, row_before(old, source)) if source else fresh(part)
            if value is NOTHING:
                here = self._moved(here, (*path, MORE, id_))
            else:
                values.append(value)
            held.append(Held(id_, pointer(here), value))
        self._hold(control, name, path, held)
        return values

    def _moved(self, here: Path, place: Path) -> Path:
        """What is said of a row that is no answer is moved to a place of its own: it has no number, or no good name."""
        old, new = pointer(here), pointer(place)
        self.errors = [
            AnswerError(new + e.field.removeprefix(old), e.code, e.params) if is_at(e.field, old) else e
            for e in self.errors
        ]
        for texts in (self.echoes, self.ways, self.held, self.rows):
            move(texts, old, new)
        return place

    def _hold(self, control: Control, name: str, path: Path, held: Sequence[Held]) -> None:
        where = pointer(path)
        self.rows[where] = tuple(row.id for row in held)
        self.held[where] = tuple(held)
        self._focus_after(control, name)

    def _tuple(self, control: Control, name: str, path: Path, before: Any) -> Any:
        old = before if isinstance(before, list | tuple) else ()
        places = [part for part in control.parts if part.name != MORE]
        values = []
        for number, part in enumerate(places):
            was = old[number] if number < len(old) else NOTHING
            values.append(self.value(part, f"{name}.{segment(part.name)}", (*path, number), was))
        typed = any(not is_blank(v) for v, part in zip(values, places, strict=True) if part.kind != "fixed")
        for part in control.parts[len(places) :]:
            own = f"{name}.{segment(part.name)}"
            values += self._list(part, own, path, old[len(places) :], first=len(places)) if own in self.sent else []
        if not typed and len(values) == len(places) and not control.given and any(p.kind != "fixed" for p in places):
            return self._empty(control)
        while values and values[-1] is NOTHING:
            values.pop()
        empty = [number for number, value in enumerate(values) if value is NOTHING]
        for number in empty:
            self._left_out(places[number], (*path, number))
        return [None if value is NOTHING else value for value in values]

    def _left_out(self, control: Control, path: Path) -> None:
        """A place that was left empty before others that were not."""
        if pointer(path) not in self.echoes:
            self.errors.append(AnswerError(pointer(path), "required", {"title": control.title}))

    def _box(self, control: Control, name: str, path: Path, before: Any) -> Any:
        """What the chosen alternative holds. Its names are its own, so that nothing is left of another one."""
        number = self._way(control, name, path)
        if number is None or self._depth >= DEEPEST:
            return NOTHING if pointer(path) in self.echoes else self._empty(control)
        self.ways[way_at(pointer(path), self._depth)] = number
        below, inside = control.alternatives[number].control, f"{name}.{number}"
        if self.rowing.touched == name:
            self.focus = element_id(first_of((below,), inside))
        was = before if before is not NOTHING and chosen(control.alternatives, before) == number else NOTHING
        if was is NOTHING and f"{inside}." not in self.sent and below.kind != "fixed":
            return fresh(below)
        self._depth += 1
        value = self.value(below, f"{inside}.", path[:-1] if control.laid else path, was)
        self._depth -= 1
        return value

    def _way(self, control: Control, name: str, path: Path) -> int | None:
        """Number of the alternative that was chosen."""
        text = self.sent[name][-1]
        if control.kind == "inner":
            return 0
        if control.kind == "maybe":
            text = self.rowing.opened(name, text)
        try:
            return index_of(text, len(control.alternatives)) if text else None
        except UnreadableError as fault:
            self._wrong(control, path, fault.code, text)
            return None

    def _laid(self, control: Control, name: str, path: Path, answers: Answers, around: Sequence[Control]) -> None:
        """A choice of properties beside those of the object itself; those of another choice go."""
        if name not in self.sent:
            return
        own = {other.name for other in around if not other.laid}
        names = frozenset().union(*(way.names for way in control.alternatives)) - own
        before = {key: answers.pop(key) for key in list(answers) if key in names}
        value = self._box(control, name, (*path, control.name), before or NOTHING)
        if isinstance(value, Mapping):
            answers.update(value)

    def _pairs(self, control: Control, name: str, path: Path, answers: Answers, own: frozenset[str]) -> None:
        """Names that somebody gives, with their values."""
        if name not in self.sent:
            return
        before = {key: answers.pop(key) for key in list(answers) if key not in own}
        held: list[Held] = []
        for id_, source in self._ids(control, name, path, after=len(before)):
            row = self._pair(control, f"{name}.{source}", (path, id_), answers, own)
            held.append(row)
            if row.value is not NOTHING and row.where == pointer((*path, row.name)):
                answers[row.name] = row.value
        self._hold(control, name, (*path, MORE), held)

    def _pair(self, control: Control, name: str, row: tuple[Path, str], answers: Answers, own: frozenset[str]) -> Held:
        """One of them; row: path of the object, and id of the row."""
        (path, id_), (key, below) = row, control.parts
        place: Path = (*path, MORE, id_)
        typed = self.value(key, f"{name}.name", (*place, "name"), NOTHING) if f"{name}.name" in self.sent else NOTHING
        text = typed if isinstance(typed, str) else ""
        code = name_fault(key, text, {*answers, *own})
        where = place if code or not text else (*path, text)
        value = self.value(below, f"{name}.value", where, NOTHING)
        way = self.ways.get(way_at(pointer(where), self._depth))
        if not code and way is not None and below.kind == "branch":
            pattern = below.alternatives[way].pattern
            code = "" if not pattern or fits(pattern, text) else "name"
        if not text and value is not NOTHING and not code:
            code = "name_missing"
        if code and (typed is not NOTHING or code == "name_missing"):
            self._wrong(key, (*place, "name"), code, text)
            where = self._moved(where, place)
        elif text and value is NOTHING and pointer(where) not in self.echoes:
            self.errors.append(AnswerError(pointer(where), "required", {"title": text}))
        return Held(id_, pointer(where), value, text)

    def _scalar(self, control: Control, name: str, path: Path) -> Any:
        most = LONGEST_FILE if control.kind == "file" else LONGEST
        texts = [text[:most] for text in self.sent[name] if text]
        if any(len(text) > most for text in self.sent[name]):
            self._wrong(control, path, "too_long", texts[-1] if control.kind != "file" else "")
            return NOTHING
        try:
            if control.kind in ("several", "orgs"):
                return read_all(control, texts, self.choices)
            return read_one(control, texts[-1], self.choices) if texts else NOTHING
        except UnreadableError as fault:
            kept = (text for text in reversed(texts) if text.startswith("data:"))
            self._wrong(control, path, fault.code, next(kept, "") if control.kind == "file" else texts[-1])
            return NOTHING

    def _wrong(self, control: Control, path: Path, code: str, echo: str) -> None:
        where = pointer(path)
        self.echoes[where] = clean_text(echo)
        title = echo if code.startswith("name") else control.title
        params = {"title": title, "decimals": control.decimals, "unit": control.unit, "limit": LONGEST}
        self.errors.append(AnswerError(where, code, params))
