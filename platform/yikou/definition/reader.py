"""From the files of an affair to one frozen `Affair`, or to every problem that they have, at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from yikou.definition.defaults import uses_of, with_defaults
from yikou.definition.edit_checks import check_edits
from yikou.definition.entry import Entry
from yikou.definition.examples import read_checks
from yikou.definition.flow_checks import check_flow
from yikou.definition.flow_items import read_afterwards, read_flow
from yikou.definition.grants import read_access, read_quotas
from yikou.definition.head import (
    DEFAULT_KEEP,
    DEFAULT_NUMBER,
    check_format,
    read_accepts,
    read_applicant,
    read_applied_by,
    read_guide,
    read_number,
    read_one_per,
    read_outcomes,
    read_places,
)
from yikou.definition.lanes import read_clocks, read_lanes
from yikou.definition.materials import read_materials
from yikou.definition.model import Affair, Mark, Parameter
from yikou.definition.names import gather
from yikou.definition.nodes import MapNode
from yikou.definition.outputs import read_outputs, read_tells
from yikou.definition.people import read_who
from yikou.definition.problems import Problems
from yikou.definition.reading import Reading
from yikou.definition.schema import Records, read_schema, records_of
from yikou.definition.sources import Sources, content_hash, rules_file, schema_file, sources_of
from yikou.definition.spaces import check_spaces
from yikou.definition.steps import read_steps
from yikou.definition.tables import read_facts, read_tables
from yikou.definition.templates import check_templates
from yikou.definition.translated import rules_in, schema_in
from yikou.definition.translations import Texts, read_translations, untranslated
from yikou.definition.types import Record
from yikou.definition.verbs import Verbs
from yikou.definition.yaml_source import read_yaml
from yikou.errors import DefinitionRefused, Problem

KEYS = (
    "format! affair! title! code uses guide applicant! applied_by filed_by! number one_per keep places outcomes! "
    "accepts materials facts tables who lanes! clocks! steps! flow! afterwards verbs alarms outputs tells access "
    "quotas checks"
)
EMPTY = Record("", "", {})


def read_affair(sources: Sources, slug: str, *, parameters: Mapping[str, Parameter], language: str = "") -> Affair:
    """The affair of `rules/<slug>.rules.yaml` and `schemas/<slug>.schema.json`.

    language: one that its titles are wanted in, as far as they are translated; '' for the first language.
    Raises DefinitionRefused with every problem. What the format allows and the runtime cannot do yet is no problem
    here: ask `supported.unsupported`.
    """
    files = read_files(sources, slug)
    root, records = files.root, files.records
    texts = files.translations.get(language)
    if texts:
        root = rules_in(root, texts)
        records = records_of(schema_in(records.resolved, texts)) if records else None
    affair = _affair(root, slug, records, parameters, files.problems)
    check_templates(sources, root, affair, parameters, files.problems)
    files.problems.refuse()
    own = sources_of(sources, slug)
    return replace(affair, hash=content_hash(own), translations=files.translations)


@dataclass(frozen=True, slots=True)
class Files:
    """An affair's files, parsed: its rules with the defaults under them, its schema, its translations."""

    root: MapNode
    records: Records | None
    translations: Texts
    problems: Problems


def read_files(sources: Sources, slug: str) -> Files:
    """Parses the files of an affair. Raises DefinitionRefused where its rules are no YAML at all."""
    problems = Problems()
    records = _records(sources, slug, problems)
    root = _root(sources, slug, problems)
    if root is None:
        raise DefinitionRefused(problems.all())
    resolved = records.resolved if records else None
    translations = read_translations(sources_of(sources, slug), root, resolved, slug=slug, problems=problems)
    return Files(root, records, translations, problems)


def warnings_of(sources: Sources, slug: str) -> tuple[Problem, ...]:
    """What a publisher should know and may leave so: titles that a translation of the affair lacks."""
    files = read_files(sources, slug)
    resolved = files.records.resolved if files.records else None
    languages = [path.rsplit(".", 2)[1] for path in sources if path.startswith(f"rules/i18n/{slug}.")]
    return tuple(
        problem
        for language in languages
        for problem in untranslated(
            files.root, resolved, files.translations.get(language, {}), slug=slug, language=language
        )
    )


def _records(sources: Sources, slug: str, problems: Problems) -> Records | None:
    path = schema_file(slug)
    if path not in sources:
        problems.add("no_such_file", Mark(path, 0, ""), found=path)
        return None
    return read_schema(sources, path, problems)


def _root(sources: Sources, slug: str, problems: Problems) -> MapNode | None:
    path = rules_file(slug)
    if path not in sources:
        problems.add("no_such_file", Mark(path, 0, ""), found=path)
        return None
    root = read_yaml(sources[path], path, problems)
    return with_defaults(root, sources, problems) if root else None


def _affair(
    node: MapNode, slug: str, records: Records | None, parameters: Mapping[str, Parameter], problems: Problems
) -> Affair:
    """People are read last, because everything before says whom it refers to."""
    reading = Reading(gather(node, frozenset(parameters)), records, problems)
    root = Entry(reading, node, KEYS)
    check_format(root, slug)
    check_spaces(reading, node)
    applicant = read_applicant(root)
    verbs = Verbs(root, has_applicant=applicant.kind != "none")
    filed_by = root.who("filed_by")
    steps = read_steps(root, verbs)
    flow, afterwards = read_flow(root), read_afterwards(root)
    check_edits(reading, steps)
    check_flow(flow, afterwards, steps, problems=problems)
    examples, prohibitions = read_checks(root)
    return Affair(
        slug=slug,
        title=root.text("title"),
        code=root.text("code"),
        uses=uses_of(node),
        guide=read_guide(root),
        applicant=applicant,
        applied_by=read_applied_by(root),
        filed_by=filed_by,
        number=read_number(root) or DEFAULT_NUMBER,
        one_per=read_one_per(root),
        keep=root.duration("keep") or DEFAULT_KEEP,
        places=read_places(root),
        outcomes=read_outcomes(root),
        accepts=read_accepts(root),
        materials=read_materials(root, filed_by),
        facts=read_facts(root),
        tables=read_tables(root),
        lanes=read_lanes(root),
        clocks=read_clocks(root),
        steps=steps,
        flow=flow,
        afterwards=afterwards,
        verbs=verbs.of_affair(),
        outputs=read_outputs(root),
        tells=read_tells(root, has_applicant=applicant.kind != "none"),
        access=read_access(root),
        quotas=read_quotas(root),
        examples=examples,
        prohibitions=prohibitions,
        form=records.form if records else EMPTY,
        office=records.office if records else EMPTY,
        who=read_who(root),
    )
