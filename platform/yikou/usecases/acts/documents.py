"""The text of an output: a template of plain words, filled in once and then frozen.

A template is text. A line `| label | value |` is a row, a blank line ends a paragraph; what it may ask for, and that it
can be filled, is `yikou.definition.templates`; a template that does more is not filled.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
from jinja2 import Template, TemplateError, nodes
from jinja2.meta import find_undeclared_variables
from jinja2.visitor import NodeTransformer

from yikou.definition.templates import call_of, environment, parsed
from yikou.errors import DefinitionRefused, Problem

Value = Callable[[str, str], Any]
"""What a template says by a name of `yikou.definition.templates`; the second is what a call asks for, else ''."""


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


class Written(NamedTuple):
    """A filled template: paragraphs before the first row, the rows, paragraphs behind it."""

    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    after: tuple[str, ...]


def written(source: str, value: Value) -> Written:
    """A template, filled. One that asks for what there is not raises DefinitionRefused.

    >>> source = "兹证明{{ form('name') }}居住在此。\\n\\n| 编号 | {{ number }} |"
    >>> written(source, lambda name, of: {"form": {"name": "王桂兰"}.get(of), "number": "JZ1"}[name])
    Written(paragraphs=('兹证明王桂兰居住在此。',), rows=(('编号', 'JZ1'),), after=())
    """
    try:
        template, asked = _compiled(source)
        text = template.render({name: value(*of) for name, of in asked})
    except TemplateError as error:
        raise DefinitionRefused((Problem("error", "output_template", "", 0, "outputs", found=str(error)),)) from error
    lines = [line.strip() for line in text.splitlines()]
    at = [number for number, line in enumerate(lines) if line.startswith("|")]
    first = at[0] if at else len(lines)
    rows = tuple(_row(lines[number]) for number in at)
    return Written(_paragraphs(lines[:first]), rows, _paragraphs(lines[first:]))


def _paragraphs(lines: list[str]) -> tuple[str, ...]:
    """Lines that stand together are one paragraph; a row or a blank line ends it."""
    text = "\n".join("" if line.startswith("|") else line for line in lines)
    return tuple(block.replace("\n", "") for block in text.split("\n\n") if block.strip("\n"))


@lru_cache(maxsize=128)
def _compiled(source: str) -> tuple[Template, tuple[tuple[str, tuple[str, str]], ...]]:
    """The template, and the names of what it asks for; a call has become a name too, so that filling calls nothing."""
    naming = _Naming()
    tree = naming.visit(parsed(source))
    names = find_undeclared_variables(tree) - set(naming.named.values())
    asked = (*((name, of) for of, name in naming.named.items()), *((name, (name, "")) for name in sorted(names)))
    return environment.from_string(tree), asked


class _Naming(NodeTransformer):
    """Gives every call a name."""

    def __init__(self) -> None:
        self.named: dict[tuple[str, str], str] = {}

    def visit_Call(self, node: nodes.Call) -> nodes.Name:  # noqa: N802 -- the name that Jinja looks for
        asked = call_of(node)
        return nodes.Name(self.named.setdefault(asked, f"asked_{len(self.named)}"), "load", lineno=node.lineno)


def _row(line: str) -> tuple[str, str]:
    label, _, value = line.strip("| ").partition("|")
    return label.strip(), value.strip()


def freeze(document: Document) -> bytes:
    """The bytes that are kept, hashed and never changed."""
    return msgspec.json.encode(document)


def thaw(content: bytes) -> Document:
    """The document that `freeze` wrote."""
    return msgspec.json.decode(content, type=Document)
