"""The reference of functions, docs/functions.md, made of what is registered: `yikou functions --markdown` prints it."""

import inspect

from yikou.definition.types import Bool, Date, ListOf, Number, Option, Other, Rows, Span, Text, Type
from yikou.rules.functions.builtin import BUILT_IN
from yikou.rules.functions.registry import Function, Functions

HEAD = """\
# Functions of expressions

Made by `yikou functions --markdown`; do not edit it by hand. Every example here is run when the program starts and by
the tests, on 1 December 2026 and with a calendar in which Monday to Friday are workdays. What unknown values do is in
`format.md` 3.3. *Not in flow and tables*: the result depends on the calendar, so such a call is refused there.
"""

OWN = """\
## A district's own functions

Every `*.py` file in `rules/functions/` is read when the program starts; the functions in it can then be called in
every expression. A file is code and runs with the rights of the program, so only the operator may write there.

```python file=rules/functions/half.py
from decimal import Decimal

from yikou.definition.types import Number
from yikou.rules.functions.registry import function


@function(label="一半", args=(Number(),), result=Number(), example=("half(5)", 2.5))
def half(x: Decimal) -> Decimal:
    \"\"\"Half of a number.\"\"\"
    return x / 2
```

- `label` is what the people who write rules read (Chinese); the docstring says what it does. Both must be there.
- `args` and `result` are types: `Number() Text() Bool() Date() Option(values) Span(unit) ListOf(type)`. A call with
  other types is an error when the affair is checked.
- `example` is an expression without names, and what it gives. A function whose example does not hold is refused.
- Values are `Decimal`, `str` (texts and options), `bool`, `date`, `Duration`, `list`. A function that cannot say
  returns `Unknown(why=…)` of `yikou.rules.values`. It takes no clock and changes nothing.
- What reads the calendar says `reads=("calendar",)`; `reads=("case.registered",)` hands in the day of registration.
- The name must be free. A published version keeps the hash of each function's source that it calls: when the
  function has changed, the start of the program names the affairs that should be published again.

`yikou functions` lists the new function with its example; `yikou check` knows it from then on.
"""


def page(functions: Functions) -> str:
    """The whole page, in Markdown: the functions that every house has, how a district adds its own, and those."""
    own = [one for name, one in functions.items() if name not in BUILT_IN]
    parts = [HEAD, "## In every house\n", *map(_entry, BUILT_IN.values()), OWN]
    if own:
        parts += ["## In this house\n", *map(_entry, own)]
    return "\n".join(parts)


def _entry(function: Function) -> str:
    example, gives = function.example
    lines = [
        f"### {function.name} {function.label}\n",
        function.doc.replace("\n", " ") + "\n",
        f"`{_call(function)}` → {_result(function)}" + ("" if function.pure else ". *Not in flow and tables.*") + "\n",
        f"```text\n{example} → {_value(gives)}\n```\n",
    ]
    return "\n".join(lines)


def _call(function: Function) -> str:
    names = list(inspect.signature(function.call).parameters)[: len(function.args)]
    typed = [f"{name}: {words_of(kind)}" for name, kind in zip(names, function.args, strict=True)]
    return f"{function.name}({', '.join(typed)}{', …' if function.many else ''})"


def _result(function: Function) -> str:
    return "as its arguments" if callable(function.result) else words_of(function.result)


def _value(gives: object) -> str:
    if isinstance(gives, bool):
        return "yes" if gives else "no"
    return str(gives)


def words_of(kind: Type) -> str:
    """A type as a reader of the reference knows it.

    >>> words_of(ListOf(Number(integer=True)))
    'list of whole numbers'
    """
    match kind:
        case ListOf(Other()):
            return "list or rows"
        case ListOf(item):
            return f"list of {_plural(words_of(item))}"
        case Number(integer=whole):
            return "whole number" if whole else "number"
        case Span(unit):
            return f"duration in {unit}" if unit else "duration"
    words = {Bool: "yes/no", Date: "date", Text: "text", Option: "option", Rows: "rows", Other: "anything"}
    return words.get(type(kind), type(kind).__name__.lower())


def _plural(word: str) -> str:
    return word if "/" in word else f"{word}s"
