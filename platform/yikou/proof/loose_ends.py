"""What would leave a case hanging: a no that nobody reads, a paper that may follow and cannot be asked for, a notice
that the applicant hears nothing of."""

from collections.abc import Iterator

from yikou.definition.flow_checks import steps_in
from yikou.definition.model import Affair, Each, Expr, Item, Material, Prohibition, Step, Together
from yikou.errors import Level, Problem
from yikou.flow.reads import names_in
from yikou.proof.ways import outcomes_around
from yikou.rules.flow_sites import FlowSites
from yikou.rules.name_types import inner_items
from yikou.rules.sites import ANYTHING, head_sites, record_sites

MAKE_IT_COME = ("supplement", "return", "reject", "object")


def loose_ends(affair: Affair) -> tuple[Problem, ...]:
    """Everything of the kind, steps first."""
    return (*_unread_results(affair), *_papers(affair), *_unheard(affair))


def _unread_results(affair: Affair) -> Iterator[Problem]:
    """4.11: `object` is an error if nothing reads the result, be it a condition or an event."""
    read = set(read_in(affair)) | set(_awaited(affair))
    for step in affair.steps.values():
        names = (step.name, *_blocks_around(affair.flow, step.name))
        results = {word for name in names for word in (f"done.{name}.result", f"{name}.no", f"{name}.yes")}
        if "object" in step.verbs and not read & results:
            result = f"done.{step.name}.result"
            yield _problem("error", "object_unread", step, about=step.title, found="object", expected=result)


def _blocks_around(items: tuple[Item, ...], step: str) -> Iterator[str]:
    """Named blocks that hold the step: its no can be theirs (R4)."""
    for item in items:
        inside = [branch for branch in inner_items(item) if any(name == step for name, _ in steps_in(branch))]
        if inside and isinstance(item, Together | Each) and item.name:
            yield item.name
        for branch in inside:
            yield from _blocks_around(branch, step)


def read_in(affair: Affair) -> Iterator[str]:
    """Names that conditions and fields of the schema read, through facts and tables."""
    sites = [*head_sites(affair), *FlowSites(affair, lambda _: ANYTHING).all()]
    sites += [*record_sites(affair.form, "form", affair.marks), *record_sites(affair.office, "office", affair.marks)]
    checks = [rule.says[key].text for rule in affair.prohibitions for key in ("when", "within") if _is_expr(rule, key)]
    for text in {*(site.expr.text for site in sites), *checks}:
        yield from names_in(affair, Expr(text))


def _is_expr(rule: Prohibition, key: str) -> bool:
    return isinstance(rule.says.get(key), Expr)


def _awaited(affair: Affair) -> Iterator[str]:
    """Events that something waits for."""
    for output in affair.outputs.values():
        yield from output.on
    for tell in affair.tells.values():
        yield from tell.on


def _unheard(affair: Affair) -> Iterator[Problem]:
    """R6: whoever is asked to supplement should be told in the affair's own words."""
    told = {event for tell in affair.tells.values() if {"applicant", "filer"} & set(tell.to) for event in tell.on}
    for step in affair.steps.values():
        asks = "supplement" in step.verbs and affair.applicant.kind != "none"
        if asks and not told & {"any.supplement", f"{step.name}.supplement"}:
            yield _problem("warning", "supplement_unheard", step, about=step.title, expected="any.supplement")


def _papers(affair: Affair) -> Iterator[Problem]:
    """4.4: no granted way leaves out the step that demands a paper; one that may follow is demanded where somebody can
    make it come."""
    granted = {outcome.name for outcome in affair.outcomes.values() if outcome.counts_as == "granted"}
    for material in affair.materials.values():
        follows = material.may_follow
        before = affair.steps.get(follows.before if follows else material.at)
        if before is None or material.needed == "never":
            continue
        if follows and not set(MAKE_IT_COME) & set(before.verbs):
            yield _problem("error", "paper_deadlock", before, about=before.title, expected=", ".join(MAKE_IT_COME))
        if outcomes_around(affair.flow, before.name) & granted:
            yield _paper_around(material, before)


def _paper_around(material: Material, before: Step) -> Problem:
    return _problem("warning", "paper_around", before, about=material.title, expected=before.name)


def _problem(level: Level, code: str, step: Step, *, about: str, found: str = "", expected: str = "") -> Problem:
    return Problem(level, code, step.mark.file, step.mark.line, step.mark.key, found, expected, about=about)
