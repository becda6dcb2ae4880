"""A district's own functions: every Python file in `rules/functions/` is read when the program starts.

A file is code and runs with the rights of the program: who may write there may do anything. Names are checked, a name
that is taken is an error, and the example of each function must hold.
"""

import importlib.util
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

from yikou.errors import DefinitionRefused, Problem, RuleError
from yikou.rules.convert import plain
from yikou.rules.evaluate import Evaluator
from yikou.rules.functions.builtin import BUILT_IN
from yikou.rules.functions.registry import Function, Functions
from yikou.rules.syntax import parse
from yikou.workdays.model import Calendar

EXAMPLE_DAY = date(2026, 12, 1)  # what examples see as `case.registered`
_CALENDAR = Calendar(ZoneInfo("Asia/Shanghai"), {}, frozenset())
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_RESERVED = frozenset({"yes", "no", "unknown", "any", "and", "or", "not", "in"})


def load_functions(folder: Path) -> Functions:
    """The built-in functions and those of the folder's files, in the order of file names.

    DefinitionRefused names every file that cannot be read, every bad or taken name and every example that fails.
    """
    found = dict(BUILT_IN)
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.py")):
        module = _module(file, problems)
        for function in _functions_of(module) if module else ():
            wrong = _wrong_with(function, taken=found)
            if wrong:
                problems.append(Problem("error", wrong, str(file), _line(function), function.name))
            found.setdefault(function.name, function)
    if problems:
        raise DefinitionRefused(tuple(problems))
    return found


def example_holds(function: Function, functions: Functions) -> bool:
    """Whether the function's example gives what it says, on 1 December 2026 and with a plain calendar."""
    text, wanted = function.example
    sees = {"case.registered": EXAMPLE_DAY}
    evaluator = Evaluator(lambda name: sees[name], functions, calendar=_CALENDAR)
    try:
        given = evaluator.value(parse(text))
    except (RuleError, KeyError):
        return False
    return given == Decimal(str(wanted)) if isinstance(given, Decimal) else plain(given) == wanted


def _module(file: Path, problems: list[Problem]) -> ModuleType | None:
    spec = importlib.util.spec_from_file_location(f"yikou_district_functions.{file.stem}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as why:  # whatever their code raises is theirs to read
        problems.append(
            Problem("error", "function_file_broken", str(file), 0, "", found=f"{type(why).__name__}: {why}")
        )
        return None
    return module


def _functions_of(module: ModuleType) -> Iterator[Function]:
    for value in vars(module).values():
        if isinstance(value, Function) and value.call.__module__ == module.__name__:
            yield value


def _wrong_with(function: Function, *, taken: Functions) -> str:
    """Code of what is wrong with a function, or ''."""
    if not _NAME.fullmatch(function.name) or function.name in _RESERVED:
        return "function_name"
    if function.name in taken:
        return "function_clash"
    if not function.label or not function.doc:
        return "function_undocumented"
    return "" if example_holds(function, {**taken, function.name: function}) else "function_example"


def _line(function: Function) -> int:
    return int(function.call.__code__.co_firstlineno)
