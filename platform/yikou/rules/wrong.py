"""The one error of expressions, always with the same three facts, so that every message can be made of them."""

from dataclasses import replace

from yikou.definition.model import Mark
from yikou.definition.problems import Problems
from yikou.errors import RuleError


def wrong(
    text: str, column: int, code: str, *, found: object = "", expected: object = "", nearest: str = ""
) -> RuleError:
    """A RuleError. found: the part that is wrong; expected: what belongs there; nearest: a known name close to it."""
    return RuleError(text, column, code, found=str(found)[:60], expected=str(expected), nearest=nearest)


def note(problems: Problems, error: RuleError, mark: Mark) -> None:
    """Add an error of an expression to the findings about a definition."""
    params = error.params
    at = replace(mark, column=mark.text + error.column - 1) if mark.text else mark
    problems.add(error.code, at, found=params["found"], expected=params["expected"], nearest=params["nearest"])
