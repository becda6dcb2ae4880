"""What publishing parameters would change: values that begin later may; those that have begun never do."""

from collections.abc import Mapping, Sequence
from datetime import date

from yikou.definition.model import Parameter
from yikou.definition.sources import Sources, slugs, sources_of
from yikou.errors import Problem
from yikou.store import definitions


def changed_parameters(now: Mapping[str, Parameter], stored: Sequence[definitions.Parameter]) -> tuple[str, ...]:
    """Names of parameters with a value that was not published yet."""
    known = {(one.name, one.since): one.value for one in stored}
    return tuple(name for name, one in now.items() if any(known.get((name, v.since)) != v.value for v in one.values))


def edited_after_beginning(
    now: Mapping[str, Parameter], stored: Sequence[definitions.Parameter], today: date
) -> tuple[Problem, ...]:
    """An error for each value that is in force and stands otherwise in the files (docs/format.md 4.15)."""
    known = {(one.name, one.since): one.value for one in stored if one.since <= today}
    found = [(name, value) for name, one in now.items() for value in one.values]
    return tuple(
        Problem("error", "parameter_begun", v.mark.file, v.mark.line, v.mark.key, name, v.since.isoformat())
        for name, v in found
        if known.get((name, v.since), v.value) != v.value
    )


def readers_of(names: Sequence[str], sources: Sources) -> tuple[str, ...]:
    """Affairs of the files that read one of these parameters."""
    return tuple(slug for slug in slugs(sources) if reads(names, sources_of(sources, slug)))


def reads(names: Sequence[str], files: Sources) -> tuple[str, ...]:
    """Those of the parameters that the files of one affair read."""
    text = b"\n".join(files.values())
    return tuple(name for name in names if f"param.{name}".encode() in text)
