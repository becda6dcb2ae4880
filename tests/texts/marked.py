"""Every text of the interface, found in the code and in the templates, and Chinese that nobody marked."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, nodes

HOUSE = Path(__file__).parents[2]
CODE, TEMPLATES = HOUSE / "platform" / "yikou", HOUSE / "ui" / "templates"
MARKS = ("_", "N_", "translate", "_say")
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
QUIET = ("usecases/demo_cases/",)
"""What holds invented people's words, or the language itself, and no text of the interface."""


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of Chinese. place: file and line; is_marked: whether it can be translated."""

    text: str
    place: str
    is_marked: bool


@cache
def texts() -> tuple[Text, ...]:
    """All of them."""
    return (*_of_code(), *_of_templates())


def _of_code() -> Iterator[Text]:
    for file in sorted(CODE.rglob("*.py")):
        name = file.relative_to(CODE).as_posix()
        if not name.startswith(QUIET):
            yield from _of_module(ast.parse(file.read_text(encoding="utf-8")), name)


def _of_module(tree: ast.Module, name: str) -> Iterator[Text]:
    marked = {id(argument) for call in ast.walk(tree) if _is_mark(call) for argument in call.args[:1]}
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in prose and CHINESE.search(str(node.value)):
            yield Text(str(node.value), f"{name}:{node.lineno}", id(node) in marked)


def _is_mark(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    return (called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")) in MARKS


def _of_templates() -> Iterator[Text]:
    env = Environment(trim_blocks=True, lstrip_blocks=True)
    for file in sorted(TEMPLATES.rglob("*.html")):
        tree = env.parse(file.read_text(encoding="utf-8"))
        marked = {id(call.args[0]) for call in tree.find_all(nodes.Call) if _is_underscore(call.node) and call.args}
        for node in (*tree.find_all(nodes.Const), *tree.find_all(nodes.TemplateData)):
            text = node.value if isinstance(node, nodes.Const) else node.data
            if isinstance(text, str) and CHINESE.search(text):
                yield Text(text, f"{file.relative_to(TEMPLATES)}:{node.lineno}", id(node) in marked)


def _is_underscore(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == "_"
