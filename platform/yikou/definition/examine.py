"""Everything that the files of an affair tell about themselves: an affair read and judged, for whoever writes it.

Expressions are judged by `yikou.rules`, ways and values by `yikou.proof`. A published version is never judged again.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from yikou.definition.causes import without_consequences
from yikou.definition.edit_checks import check_edits
from yikou.definition.flow_checks import check_flow
from yikou.definition.model import Affair, Parameter
from yikou.definition.reader import Files, Read, read_all
from yikou.definition.sources import Sources
from yikou.definition.spaces import check_spaces
from yikou.definition.step_checks import check_steps
from yikou.definition.templates import check_templates
from yikou.definition.translations import untranslated
from yikou.definition.unused import check_unused
from yikou.errors import DefinitionRefused, Problem


@dataclass(frozen=True, slots=True)
class Draft:
    """affair: as far as it can be read, with stand-ins where it cannot; files: what it was read from; both None where
    its rules are no YAML. problems: errors and warnings, by file and line, without those that only follow from others.
    """

    affair: Affair | None
    problems: tuple[Problem, ...]
    files: Files | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing but warnings was found, so that `affair` is what its author wrote."""
        return self.affair is not None and all(problem.level == "warning" for problem in self.problems)


def examine(sources: Sources, slug: str, *, parameters: Mapping[str, Parameter]) -> Draft:
    """The affair of `rules/<slug>.rules.yaml` with everything that is wrong with its files."""
    try:
        read = read_all(sources, slug, parameters)
    except DefinitionRefused as refused:
        return Draft(None, without_consequences(refused.problems))
    _judge(read, sources, parameters)
    found = [*read.files.problems.all(), *_untranslated(sources, slug, read.files)]
    return Draft(read.affair, without_consequences(found), read.files)


def _judge(read: Read, sources: Sources, parameters: Mapping[str, Parameter]) -> None:
    affair, problems = read.affair, read.files.problems
    check_spaces(read.reading, read.files.root)
    check_edits(read.reading, affair.steps)
    check_flow(affair.flow, affair.afterwards, affair.steps, problems=problems)
    check_steps(affair, problems)
    check_unused(read.reading, affair)
    check_templates(sources, read.files.root, affair, parameters, problems)


def _untranslated(sources: Sources, slug: str, files: Files) -> tuple[Problem, ...]:
    """Texts that a language lacks into which the affair is translated."""
    resolved = files.records.resolved if files.records else None
    languages = [path.rsplit(".", 2)[1] for path in sources if path.startswith(f"rules/i18n/{slug}.")]
    return tuple(
        problem
        for language in languages
        for problem in untranslated(
            files.root, resolved, files.translations.get(language, {}), slug=slug, language=language
        )
    )
