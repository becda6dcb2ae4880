"""A record as values, less what one reader may not see: what a program is told in place of a page. Pure."""

from collections.abc import Mapping
from typing import Any

from yikou.access.reads import Path
from yikou.access.sight import Sight
from yikou.definition.types import Record
from yikou.forms.mask import masked


def told(record: Record, values: Mapping[str, Any], sight: Sight) -> dict[str, Any]:
    """The values of `form` or `office` that the reader sees; masked ones as masked text, hidden ones left out.

    What the schema lets be there without naming it goes with what stands beside it: hidden where any of that is.
    """
    hidden, masks = sight.below(record.name)
    return _Teller(record, hidden, masks).object(values, ())


class _Teller:
    """hidden, masks: leaves of the record, without its name and without row numbers."""

    def __init__(self, record: Record, hidden: frozenset[Path], masks: frozenset[Path]) -> None:
        self.record = record
        self.hidden = hidden
        self.masks = masks

    def object(self, values: Mapping[str, Any], path: Path) -> dict[str, Any]:
        shown = {name: (*path, name) for name in values if self._shows((*path, name))}
        return {name: self._value(values[name], here) for name, here in shown.items()}

    def _value(self, value: Any, path: Path) -> Any:
        if path in self.masks:
            field = self.record.field(path)
            return masked(str(value), field.mask if field else "")
        if isinstance(value, Mapping):
            return self.object(value, path)
        return [self._value(one, path) for one in value] if isinstance(value, list | tuple) else value

    def _shows(self, path: Path) -> bool:
        if self.record.field(path) is not None:
            return path not in self.hidden
        beside = path[:-1]
        return not any(leaf[: len(beside)] == beside for leaf in self.hidden | self.masks)
