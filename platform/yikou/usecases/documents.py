"""The text of an output: a template of plain words, filled in once and then frozen.

A template is text. A line `| label | value |` is a row, a blank line ends a paragraph; what it may ask for, and that it
can be filled, is `yikou.definition.templates`. Templates are written by districts, so they run in a sandbox.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import msgspec
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from yikou.errors import DefinitionRefused, Problem

Words = Callable[[str], str]


class Document(msgspec.Struct, frozen=True):
    """An output as it was made. paragraphs stand before the rows, after behind them; valid_until: last day, if any."""

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
    after: tuple[str, ...] = ()

    @property
    def paper(self) -> str:
        """The sheet that it is printed on."""
        return "a5" if self.kind == "receipt" else "a4"


class Filling(msgspec.Struct, frozen=True):
    """What a template may say, by the names in `definition.templates`; '' where there is none.

    words: give the value at a path as people read it. lists: papers, to_follow, asked (what is to be supplied),
    opinions in force, basis (regulations with their clauses).
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


class Written(NamedTuple):
    """A filled template: paragraphs before the first row, the rows, paragraphs behind it."""

    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    after: tuple[str, ...]


def written(source: str, filling: Filling) -> Written:
    """A template, filled. One that asks for what there is not raises DefinitionRefused.

    >>> source = "兹证明{{ form('name') }}居住在此。\\n\\n| 编号 | {{ number }} |"
    >>> written(source, Filling({"form": {"name": "王桂兰"}.get}, {"number": "JZ1"}, {}))
    Written(paragraphs=('兹证明王桂兰居住在此。',), rows=(('编号', 'JZ1'),), after=())
    """
    try:
        text = _compiled(source).render({**filling.words, **filling.texts, **filling.lists})
    except TemplateError as error:
        raise DefinitionRefused((Problem("error", "output_template", "", 0, "outputs", found=str(error)),)) from error
    lines = [line.strip() for line in text.splitlines()]
    first = next((number for number, line in enumerate(lines) if line.startswith("|")), len(lines))
    rows = tuple(_row(line) for line in lines if line.startswith("|"))
    return Written(_paragraphs(lines[:first]), rows, _paragraphs(lines[first:]))


def _paragraphs(lines: list[str]) -> tuple[str, ...]:
    """Lines that stand together are one paragraph; a row or a blank line ends it."""
    blocks = "\n".join("" if line.startswith("|") else line for line in lines).split("\n\n")
    joined = ("".join(block.split("\n")) for block in blocks)
    return tuple(block for block in joined if block)


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
