"""Templates of outputs (docs/format.md 4.12): which files they are, and that each can be filled for its affair.

A template is written by a district, so it may do little: say words, ask for values, `if` and `for`. Filling one is not
done here.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jinja2 import Environment, StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from yikou.definition.model import Affair, Mark
from yikou.definition.nodes import MapNode, TextNode, named
from yikou.definition.problems import Problems, nearest
from yikou.definition.yaml_source import decoded

FOLDER = "rules/outputs/"
CALLS = ("form", "office", "fact", "param", "capital")
"""What is asked for by name: `form('amount')` as people read it, `capital('office.proposed')` as a sum in words."""
TEXTS = (
    "affair", "case_number", "number", "applicant", "place", "phone", "authority", "seal", "outcome", "reason",
    "registered", "accepted", "on", "until", "days", "last_day", "valid_until", "asked_text", "answer_by",
)  # fmt: skip
LISTS = ("papers", "to_follow", "asked", "opinions", "basis")
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Call, nodes.If, nodes.For,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Getattr,
)  # fmt: skip
environment = Environment(
    autoescape=False,  # noqa: S701 -- plain text; whoever shows a document escapes it
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
"""For templates as `parsed` lets them through: they cannot do anything that a sandbox would have to stop."""
environment.globals.clear()


def template_file(name: str) -> str:
    """Path of a template."""
    return f"{FOLDER}{name}.txt"


def templates_named(root: MapNode) -> Iterator[TextNode]:
    """The templates that the outputs of a rules file name, with where they stand."""
    for output in named(root.entries.get("outputs")).values():
        node = output.entries.get("template") if isinstance(output, MapNode) else None
        if isinstance(node, TextNode) and node.text:
            yield node


def parsed(text: str) -> nodes.Template:
    """The tree of a template that does no more than it may; TemplateError where it does.

    So whoever fills it needs no sandbox: no attribute but those of `loop`, and nothing called but words, by their name.
    """
    tree = environment.parse(text)
    for node in tree.find_all(nodes.Node):
        if more := _more(node):
            raise TemplateSyntaxError(more, node.lineno)
    if unknown := _unknown(tree):
        raise TemplateSyntaxError(", ".join(sorted(unknown)), 1)
    return tree


def _unknown(tree: nodes.Template) -> set[str]:
    return find_undeclared_variables(tree) - {*TEXTS, *LISTS, *CALLS}


def call_of(node: nodes.Call) -> tuple[str, str]:
    """What is asked for: `("form", "amount")`."""
    called, asked = node.node, node.args[0]
    assert isinstance(called, nodes.Name)
    assert isinstance(asked, nodes.Const)
    return called.name, str(asked.value)


def names_read(text: str) -> Iterator[str]:
    """Names of the rules whose values a template says: `form.amount`, `heads`, `param.line`. The text was checked."""
    for call in environment.parse(text).find_all(nodes.Call):
        callee, name = call.node, call.args[0]
        if isinstance(callee, nodes.Name) and isinstance(name, nodes.Const):
            is_whole = callee.name in ("fact", "capital")
            yield str(name.value) if is_whole else f"{callee.name}.{name.value}"


def check_templates(
    sources: Mapping[str, bytes], root: MapNode, affair: Affair, parameters: Iterable[str], problems: Problems
) -> None:
    """Notes every template that is not there, and in those that are whatever could not be filled."""
    known = [p.removeprefix(FOLDER).removesuffix(".txt") for p in sources if p.startswith(FOLDER)]
    values = {"fact": affair.facts, "param": frozenset(parameters)}
    for node in templates_named(root):
        path = template_file(node.text)
        if path in sources:
            _check(sources[path], path, affair, values, problems)
        else:
            near = nearest(node.text, known)
            problems.add("unknown_template", node.mark, found=node.text, expected=path, nearest=near)


def _check(data: bytes, path: str, affair: Affair, values: Mapping[str, Any], problems: Problems) -> None:
    text = decoded(data, path, problems)
    if text is None:
        return
    try:
        tree = environment.parse(text)
        names = _unknown(tree)
    except TemplateError as error:
        line = error.lineno if isinstance(error, TemplateSyntaxError) else 0
        problems.add("bad_template", Mark(path, line, ""), found=str(error))
        return
    for node in tree.find_all(nodes.Node):
        code, found, near = _fault(node, names, affair, values)
        if code:
            problems.add(code, Mark(path, node.lineno, ""), found=found, nearest=near)


def _fault(node: nodes.Node, names: set[str], affair: Affair, values: Mapping[str, Any]) -> tuple[str, str, str]:
    """Code, what was found and what was probably meant; '' where nothing is wrong."""
    if more := _more(node):
        return "template_does", more, ""
    if isinstance(node, nodes.Name) and node.name in names:
        return "template_name", node.name, nearest(node.name, (*TEXTS, *LISTS, *CALLS))
    if isinstance(node, nodes.Call):
        return _call_fault(node, affair, values)
    return "", "", ""


def _more(node: nodes.Node) -> str:
    """What a node does that no template may, or ''. A call asks for one value by its name, written out."""
    if not isinstance(node, _ALLOWED) or (isinstance(node, nodes.Getattr) and not _is_loop(node)):
        return type(node).__name__
    if not isinstance(node, nodes.Call):
        return ""
    callee = node.node.name if isinstance(node.node, nodes.Name) else ""
    plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs) and len(node.args) == 1
    return "" if callee in CALLS and plain and isinstance(node.args[0], nodes.Const) else f"{callee}(…)"


def _is_loop(node: nodes.Getattr) -> bool:
    return isinstance(node.node, nodes.Name) and node.node.name == "loop" and node.attr in ("index", "first", "last")


def _call_fault(node: nodes.Call, affair: Affair, values: Mapping[str, Any]) -> tuple[str, str, str]:
    """A value that the affair does not have."""
    callee, name = call_of(node)
    root, _, path = name.partition(".") if callee == "capital" else (callee, "", name)
    if root in ("form", "office"):
        record = affair.form if root == "form" else affair.office
        is_known, known = record.field(tuple(path.split("."))) is not None, tuple(record.fields)
    else:
        is_known, known = path in values.get(root, ()), tuple(values.get(root, ()))
    return ("", "", "") if is_known else ("template_value", f"{callee}('{name}')", nearest(path, known))
