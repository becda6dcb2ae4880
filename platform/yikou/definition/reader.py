"""From the files of an affair to one frozen `Affair`. Whether it is as it should be is for `examine.py`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from yikou.definition.causes import without_consequences
from yikou.definition.defaults import uses_of, with_defaults
from yikou.definition.entry import Entry
from yikou.definition.examples import read_checks
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
from yikou.definition.schema_marks import marks_of
from yikou.definition.sources import Sources, content_hash, rules_file, schema_file, sources_of
from yikou.definition.steps import read_steps
from yikou.definition.tables import read_facts, read_tables
from yikou.definition.translated import rules_in, schema_in, words_in
from yikou.definition.translations import Texts, read_translations
from yikou.definition.types import Record
from yikou.definition.unreadable import unreadable
from yikou.definition.verbs import Verbs
from yikou.definition.yaml_source import read_yaml
from yikou.errors import DefinitionRefused

KEYS = (
    "format! affair! title! code uses guide applicant! applied_by filed_by! number one_per keep places outcomes! "
    "accepts materials facts tables who lanes! clocks! steps! flow! afterwards verbs alarms outputs tells access "
    "quotas checks"
)
EMPTY = Record("", "", {})


def read_affair(sources: Sources, slug: str, *, parameters: Mapping[str, Parameter], language: str = "") -> Affair:
    """The affair of `rules/<slug>.rules.yaml` and `schemas/<slug>.schema.json`, as far as it can be read.

    Nothing is judged here, so that what was published once can be read for ever: ask `examine.examine` for what is
    wrong. language: one that its titles are wanted in, as far as they are translated; '' for the first language.
    Raises DefinitionRefused only where a value cannot be read at all.
    """
    read = read_all(sources, slug, parameters, language=language)
    if lost := unreadable(read.files.problems.all()):
        raise DefinitionRefused(without_consequences(lost))
    return replace(read.affair, hash=content_hash(sources_of(sources, slug)))


@dataclass(frozen=True, slots=True)
class Read:
    """An affair with what it was read from; what was noted on the way is in `files.problems`."""

    affair: Affair
    files: "Files"
    reading: Reading


def read_all(sources: Sources, slug: str, parameters: Mapping[str, Parameter], *, language: str = "") -> Read:
    """The affair with stand-ins for what cannot be read; DefinitionRefused where its rules are no YAML at all."""
    files = read_files(sources, slug)
    root, records = files.root, files.records
    texts = files.translations.get(language)
    words: Mapping[str, str] = {}
    if texts:
        words = words_in(root, records.resolved if records else None, texts)
        root = rules_in(root, texts)
        records = records_of(schema_in(records.resolved, texts)) if records else None
    reading = Reading(gather(root, frozenset(parameters)), records, files.problems)
    affair = _affair(reading, root, slug)
    return Read(replace(affair, translations=files.translations, words=words), files, reading)


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


def _affair(reading: Reading, node: MapNode, slug: str) -> Affair:
    """People are read last, because everything before says whom it refers to."""
    root = Entry(reading, node, KEYS)
    records = reading.records
    check_format(root, slug)
    applicant = read_applicant(root)
    verbs = Verbs(root, has_applicant=applicant.kind != "none")
    filed_by = root.who("filed_by")
    steps = read_steps(root, verbs)
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
        flow=read_flow(root),
        afterwards=read_afterwards(root),
        verbs=verbs.of_affair(),
        outputs=read_outputs(root),
        tells=read_tells(root, has_applicant=applicant.kind != "none"),
        access=read_access(root),
        quotas=read_quotas(root),
        examples=examples,
        prohibitions=prohibitions,
        marks=marks_of(records.resolved) if records else {},
        form=records.form if records else EMPTY,
        office=records.office if records else EMPTY,
        who=read_who(root),
    )
