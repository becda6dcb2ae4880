"""What a function of expressions is, and the decorator that makes one of a plain Python function.

    @function(label="字数", args=(Text(),), result=Number(integer=True), example=("letters('一口')", 2))
    def letters(text: str) -> Decimal:
        \"\"\"Number of characters.\"\"\"
        return Decimal(len(text))

A function gets values (Decimal, str, bool, date, Duration, list) and returns one, or Unknown. It takes no clock and
changes nothing. Which values exist is `yikou.rules.values`; reading files of functions is `loading.py`.
"""

import hashlib
import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from yikou.definition.model import Duration
from yikou.definition.types import ListOf, Other, Type
from yikou.rules.operators import MistypedError, unknown_of
from yikou.rules.values import Unknown

ANY: Type = Other()  # as the type of an argument: whatever comes
LIST: Type = ListOf(Other())  # as the type of an argument: any list, or repeated rows

Result = Type | Callable[[tuple[Type, ...]], Type | None]
Takes = Literal["values", "cells", "unknowns"]
_PLAIN = (bool, Decimal, str, date, Duration, list, Unknown)


@dataclass(frozen=True, slots=True)
class Function:
    """A function that expressions may call by its name.

    label: Chinese, as the studio shows it; doc: what it does. args: types of its arguments, the last one repeated any
    number of times where `many`. result: its type, or a function that finds it from the types of the arguments and
    gives None where they do not fit. pure: the same for ever, so that flow and tables may use it. example: an
    expression without names, and what it gives. reads: names whose values are handed in behind the arguments
    (`case.registered`, or `calendar`). takes: whether unknown arguments make it unknown before it is called
    (`values`), it deals with unknown cells of lists itself (`cells`), or with everything (`unknowns`).
    source_hash: SHA-256 of its source text.
    """

    name: str
    label: str
    args: tuple[Type, ...]
    result: Result
    example: tuple[str, Any]
    doc: str
    call: Callable[..., Any]
    pure: bool = True
    many: bool = False
    reads: tuple[str, ...] = ()
    takes: Takes = "values"
    source_hash: str = ""

    def apply(self, values: Sequence[Any]) -> Any:
        """The result for these values. MistypedError where their number or what comes back is not as declared."""
        if self.takes != "unknowns" and (unknown := self._unknown_in(values)):
            return unknown
        result = self.call(*values)
        if not isinstance(result, _PLAIN):
            raise MistypedError(f"{self.name} returned {type(result).__name__}")
        return result

    def _unknown_in(self, values: Sequence[Any]) -> Unknown | None:
        unknowns = [value for value in values if isinstance(value, Unknown)]
        if self.takes == "values":
            unknowns += [c for value in values if isinstance(value, list) for c in value if isinstance(c, Unknown)]
        return unknown_of(unknowns) if unknowns else None


Functions = Mapping[str, Function]


def function(
    *,
    label: str,
    args: tuple[Type, ...],
    result: Result,
    example: tuple[str, Any],
    name: str = "",
    pure: bool = True,
    many: bool = False,
    reads: tuple[str, ...] = (),
    takes: Takes = "values",
) -> Callable[[Callable[..., Any]], Function]:
    """Register what stands below it under its own name, or under `name`. See `Function` for the rest."""
    if len(example) != 2:
        raise TypeError("example is a pair: an expression and what it gives")

    def register(call: Callable[..., Any]) -> Function:
        source = inspect.getsource(call)
        return Function(
            name=name or call.__name__.rstrip("_"),
            label=label,
            args=args,
            result=result,
            example=example,
            doc=inspect.getdoc(call) or "",
            call=call,
            pure=pure and "calendar" not in reads,
            many=many,
            reads=reads,
            takes=takes,
            source_hash=hashlib.sha256(source.encode()).hexdigest(),
        )

    return register
