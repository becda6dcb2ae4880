"""The text of an output: a template of plain words, filled in once and then frozen.

A template is text. A line `| label | value |` is a row, a blank line ends a paragraph. It may ask for what the record
holds as people read it, and for nothing else: templates are written by districts, so they run in a sandbox.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

import msgspec
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from yikou.errors import DefinitionRefused, Problem

Words = Callable[[str], str]


class Document(msgspec.Struct, frozen=True):
    """An output as it was made. paper: a4, or a5 for a receipt; valid_until: last day, where it has one."""

    title: str
    kind: str
    number: str
    org: str
    on: date
    to: str
    rows: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]
    seal: str
    valid_until: date | None = None

    @property
    def paper(self) -> str:
        """The sheet that it is printed on."""
        return "a5" if self.kind == "receipt" else "a4"


class Filling(msgspec.Struct, frozen=True):
    """What a template may say.

    form, office, fact, param: the value at a path as people read it, '' where there is none. Plain texts: affair,
    case_number, number, applicant, place, seal, outcome, reason, asked (lines of what is to be supplied), opinions.
    days: registered, accepted, on, until, valid_until as people read them, '' where there is none.
    """

    words: Mapping[str, Words]
    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]


_environment = ImmutableSandboxedEnvironment(
    autoescape=False,  # plain text; whoever shows a document escapes it
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def written(source: str, filling: Filling) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Rows and paragraphs of a template. A template that asks for what there is not raises DefinitionRefused.

    >>> source = "兹证明{{ form('name') }}居住在此。\\n\\n| 编号 | {{ number }} |"
    >>> written(source, Filling({"form": {"name": "王桂兰"}.get}, {"number": "JZ1"}, {}))
    ((('编号', 'JZ1'),), ('兹证明王桂兰居住在此。',))
    """
    try:
        text = _compiled(source).render({**filling.words, **filling.texts, **filling.lists})
    except TemplateError as error:
        raise DefinitionRefused((Problem("error", "output_template", "", 0, "outputs", found=str(error)),)) from error
    lines = [line.strip() for line in text.splitlines()]
    rows = tuple(_row(line) for line in lines if line.startswith("|"))
    blocks = "\n".join("" if line.startswith("|") else line for line in lines).split("\n\n")
    return rows, tuple(block for block in ("".join(b.split("\n")).strip() for b in blocks) if block)


@lru_cache(maxsize=128)
def _compiled(source: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 — Jinja's template classes are untyped here
    return _environment.from_string(source)


def _row(line: str) -> tuple[str, str]:
    label, _, value = line.strip("| ").partition("|")
    return label.strip(), value.strip()


def freeze(document: Document) -> bytes:
    """The bytes that are kept, hashed and never changed."""
    return msgspec.json.encode(document)


def thaw(content: bytes) -> Document:
    """The document that `freeze` wrote."""
    return msgspec.json.decode(content, type=Document)
