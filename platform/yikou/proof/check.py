"""Everything that can be said about an affair before it goes live, at once: errors first, then warnings.

That every way ends, every condition is known when it is reached, and every deadline fits is for a proof of its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from yikou.definition.examine import examine
from yikou.definition.model import Affair, Mark, Parameter
from yikou.definition.nodes import MapNode, Node, named
from yikou.definition.sources import Sources, rules_file
from yikou.definition.supported import unsupported
from yikou.errors import Problem
from yikou.flow.program import compile_program
from yikou.proof.days import check_days
from yikou.proof.deadlines import check_deadlines
from yikou.proof.district import District
from yikou.proof.examples import run_examples
from yikou.proof.loose_ends import loose_ends
from yikou.proof.messages import WORDS
from yikou.proof.prohibitions import check_expressions, check_prohibitions
from yikou.proof.staffing import check_staffing
from yikou.proof.tables import check_tables
from yikou.proof.walked import check_ways
from yikou.rules.check import Checked
from yikou.rules.check import check as check_rules
from yikou.rules.functions.registry import Functions
from yikou.rules.messages import REASONS

ORDER = {"error": 0, "unsupported": 1, "warning": 2}


@dataclass(frozen=True, slots=True)
class Proved:
    """What a proof found about an affair. calls: names of the functions that its rules call."""

    slug: str
    problems: tuple[Problem, ...]
    calls: frozenset[str] = frozenset()

    @property
    def is_good(self) -> bool:
        """Whether it may be published: warnings keep nobody."""
        return all(problem.level == "warning" for problem in self.problems)


def check_affair(
    sources: Sources,
    slug: str,
    parameters: Mapping[str, Parameter],
    functions: Functions,
    district: District | None = None,
) -> tuple[Problem, ...]:
    """Every finding about the affair of `rules/<slug>.rules.yaml`; () for a good one. See `prove`."""
    return prove(sources, slug, parameters, functions, district).problems


def prove(
    sources: Sources,
    slug: str,
    parameters: Mapping[str, Parameter],
    functions: Functions,
    district: District | None = None,
) -> Proved:
    """Reads an affair and says everything that is wrong with it.

    district: the org tree as of a day; without it a warning names what was not checked.
    """
    draft = examine(sources, slug, parameters=parameters)
    if draft.affair is None or draft.files is None or not draft.is_whole:
        return Proved(slug, _in_order(draft.problems))
    rules = check_rules(draft.affair, parameters, functions)
    found = [*without_gaps(_proofs(sources, draft.files.root, rules, parameters, district)), *draft.problems]
    calls = frozenset(name for tree in rules.trees.values() for name, _ in tree.calls)
    return Proved(slug, _in_order(tuple(dict.fromkeys(found))), calls)


def without_gaps(problems: Iterable[Problem]) -> list[Problem]:
    """Findings without conditions that are only unknown where a table has a gap, which is told with its values."""
    found = list(problems)
    if not any(problem.code == "table_gap" for problem in found):
        return found
    unknown = ("not_known", "perhaps_not_known")
    return [one for one in found if one.code not in unknown or one.expected != REASONS["no_row"]]


def _in_order(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Errors before what is not supported yet, warnings last; each by file and line."""
    return tuple(sorted(problems, key=lambda p: (ORDER[p.level], p.file, p.line)))


def _proofs(
    sources: Sources, root: MapNode, rules: Checked, parameters: Mapping[str, Parameter], district: District | None
) -> Iterator[Problem]:
    """Tables are proved of rules that can be judged; examples are played where all of the affair can be run."""
    affair = rules.affair
    later, wrong = unsupported(affair), (*rules.problems.all(), *check_expressions(rules))
    yield from later
    yield from wrong
    yield from loose_ends(affair)
    yield from check_staffing(affair, district) if district else (_no_directory(affair),)
    if wrong:
        return
    yield from check_days(rules, district)
    yield from check_tables(rules, district)
    yield from check_deadlines(rules, district.calendar if district else None)
    if not later:
        program = compile_program(affair, parameters, rules.functions)
        yield from run_examples(program, district)
        yield from check_prohibitions(program, district)
        mark_of, texts = Marks(root, affair.slug), b"\n".join(sources[one] for one in sources if _is_template(one))
        yield from check_ways(program, rules, district, mark_of=mark_of, texts=texts.decode(errors="ignore"))


@dataclass(frozen=True, slots=True)
class Marks:
    """Where a named thing stands in the affair's own file. root: its rules with the defaults under them."""

    root: MapNode
    slug: str

    def __call__(self, section: str, name: str) -> Mark | None:
        """The mark of `<section>/<name>`; None where a defaults file has it."""
        node: Node | None = self.root
        for part in (*section.split("/"), name):
            node = named(node).get(part)
        return node.mark if node and node.mark.file == rules_file(self.slug) else None


def _is_template(path: str) -> bool:
    return path.startswith("rules/outputs/")


def _no_directory(affair: Affair) -> Problem:
    return Problem("warning", "no_directory", rules_file(affair.slug), 0, "", WORDS["staff"])
