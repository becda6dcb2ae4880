"""Published versions, compiled once per process and kept: they never change, only their parameters can grow."""

import gc
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock

from yikou.definition.model import Affair, Parameter, ParameterValue
from yikou.definition.reader import read_affair
from yikou.flow.program import Program, compile_program
from yikou.store import definitions
from yikou.store.cached import cached
from yikou.store.database import Session
from yikou.texts import LANGUAGES, translator
from yikou.usecases.house import House

FIRST = LANGUAGES[0]


@dataclass(frozen=True)
class Shelf:
    """Everything that was compiled with one set of parameters. latest: number of the newest version by slug."""

    parameters: Mapping[str, Parameter]
    latest: Mapping[str, int]
    programs: dict[tuple[str, int, str], Program] = field(default_factory=dict)
    files: dict[tuple[str, int], Mapping[str, bytes]] = field(default_factory=dict)
    compiling: Lock = field(default_factory=Lock)


def program_of(house: House, s: Session, slug: str, *, version: int, language: str = FIRST) -> Program:
    """The version of an affair, ready to be run. NotFound where it was never published.

    language: in which it is shown. What decides and writes is always of the first language.
    """
    shelf = _shelf(s)
    found = shelf.programs.get((slug, version, language))
    return found or _compiled(house, s, shelf, (slug, version, language))


def _compiled(house: House, s: Session, shelf: Shelf, key: tuple[str, int, str]) -> Program:
    """Compiles a version once, however many requests ask for it at the same moment."""
    slug, version, language = key
    with shelf.compiling:
        found = shelf.programs.get(key)
        if found is None:
            files = files_of(s, slug, version=version)
            affair = read_affair(files, slug, parameters=shelf.parameters, language=language)
            words = translator(language, house.settings.house / "ui" / "locale")
            found = compile_program(
                affair, shelf.parameters, house.functions, version=version, translate=words, published=True
            )
            shelf.programs[key] = found
    return found


def warm_up(house: House) -> None:
    """Compiles the affairs of today, so that nobody's first click waits for it.

    What is compiled stays: looking through it for garbage again and again would stop every request for a tenth of a
    second.
    """
    with house.store.session() as s:
        current_programs(house, s)
    gc.collect()
    gc.freeze()


def current_program(house: House, s: Session, slug: str, *, language: str = FIRST) -> Program:
    """The latest version of an affair: what a new case begins with."""
    latest = _shelf(s).latest
    return program_of(house, s, slug, version=latest.get(slug, 0), language=language)


def current_programs(house: House, s: Session, *, language: str = FIRST) -> tuple[Program, ...]:
    """The latest version of every affair, by slug."""
    latest = _shelf(s).latest
    return tuple(program_of(house, s, slug, version=number, language=language) for slug, number in latest.items())


def files_of(s: Session, slug: str, *, version: int) -> Mapping[str, bytes]:
    """The files of a version by path, as they were published."""
    shelf = _shelf(s)
    if (slug, version) not in shelf.files:
        shelf.files[slug, version] = definitions.export(s, slug, version)
    return shelf.files[slug, version]


def affairs(house: House, s: Session, *, language: str = FIRST) -> tuple[Affair, ...]:
    """The affairs that can be taken in today, by slug."""
    return tuple(program.affair for program in current_programs(house, s, language=language))


def _shelf(s: Session) -> Shelf:
    return cached(s, "definitions", lambda session, _: Shelf(_parameters(session), _latest(session)))


def _latest(s: Session) -> Mapping[str, int]:
    return {version.slug: version.number for version in definitions.latest(s)}


def _parameters(s: Session) -> Mapping[str, Parameter]:
    found: dict[str, Parameter] = {}
    for row in definitions.parameters(s):
        before = found.get(row.name)
        value = ParameterValue(row.since, row.value, row.source)
        values = (*before.values, value) if before else (value,)
        found[row.name] = Parameter(row.name, row.title, row.unit, values)
    return found
