"""The one tree of errors. Every family has one kind of reader and one way of being shown.

    YikouError
    ├── AnswersRefused       the clerk or applicant: what was typed; same page, 422, values kept
    ├── Refused              anyone signed in: a verb that is not performed, with the reason; same page, 422
    ├── DefinitionRefused    the author of an affair: all problems at once, each with file and line
    ├── RuleError            the author of an expression: where it is wrong and what was meant
    ├── NotAllowed           403: what, and whom to ask
    ├── ProofNeeded          403: who asks must first show again that it is they; values kept
    ├── NotFound             404: what was looked for
    └── Conflict             409: who acted meanwhile, when, and what was typed is kept

Each keeps its facts as attributes. Sentences for people are made from `code` and `params` by the
message catalogue of the package that raises it, never here.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal


class YikouError(Exception):
    """Base of every error that this program raises on purpose."""


@dataclass(frozen=True, slots=True)
class AnswerError:
    """One thing that is wrong with what somebody typed.

    field: JSON Pointer of the answer (`/members/1/id_number`), or `materials/<name>`, or '' for the whole form.
    code: key of the message catalogue; params: what its sentence names (`title`, `length` …).
    """

    field: str
    code: str
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict)


class AnswersRefused(YikouError):
    """Answers that cannot be taken; all errors at once, in the order of the page."""

    def __init__(self, errors: tuple[AnswerError, ...]) -> None:
        super().__init__(", ".join(f"{e.field}: {e.code}" for e in errors))
        self.errors = errors


class Refused(YikouError):
    """A verb that is not performed. `code` and `params` say why, for the person who tried."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(f"{code} {params}" if params else code)
        self.code = code
        self.params = params


Level = Literal["error", "warning", "unsupported"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about a definition.

    file: path as the author knows it (`rules/elder-card.rules.yaml`); line: from 1, 0 where unknown;
    key: path inside the file (`steps/check/who`); found, expected: as text; nearest: the known name that
    was probably meant, or ''. code is a key of the catalogue in `definition/messages.py` or `proof/messages.py`.
    about: title of the example, step or material that it is about, where the key alone says little. column: from 1,
    0 where unknown.
    """

    level: Level
    code: str
    file: str
    line: int
    key: str
    found: str = ""
    expected: str = ""
    nearest: str = ""
    about: str = ""
    column: int = 0


class DefinitionRefused(YikouError):
    """A definition that cannot be read or published; every problem that was found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{p.file}:{p.line} {p.key} {p.code} {p.found}" for p in problems))
        self.problems = problems


class RuleError(YikouError):
    """An expression that cannot be parsed, typed or evaluated.

    text: the whole expression; column: from 1; code and params: key and values of `rules/messages.py`.
    """

    def __init__(self, text: str, column: int, code: str, **params: Any) -> None:
        super().__init__(f"{code} at column {column} of {text[:80]!r} {params}")
        self.text = text
        self.column = column
        self.code = code
        self.params = params


class NotAllowed(YikouError):
    """Signed in, but without the right. `what` names the act or page, `ask` whom to turn to."""

    def __init__(self, what: str, ask: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.ask = ask


class ProofNeeded(YikouError):
    """What is to be done puts a seal on, or changes an account: the person must show again that it is they.

    code: '' where nothing was shown yet, else what was wrong with it: a key of `usecases/accounts/account_messages.py`.
    """

    def __init__(self, code: str = "", **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class NotFound(YikouError):
    """Nothing there, or nothing that this person may know of: the two are not told apart."""

    def __init__(self, what: str, which: str) -> None:
        super().__init__(f"{what} {which}")
        self.what = what
        self.which = which


class Conflict(YikouError):
    """Somebody acted since the page was drawn. who, at, did: the act that came first."""

    def __init__(self, who: str, at: datetime, did: str) -> None:
        super().__init__(f"{who} {did}")
        self.who = who
        self.at = at
        self.did = did
