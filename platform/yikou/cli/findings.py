"""Findings about definitions as they are shown: to people by file with the line that is meant, to programs as JSON."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.text import Text

from yikou.cli.common import sentence_of
from yikou.cli.language import listed, spoken, words
from yikou.definition.sources import Sources
from yikou.errors import Problem
from yikou.usecases.definitions.available import Newer
from yikou.usecases.definitions.checking import Report, line_at

SHAPE = 1
"""Number of the JSON shape (docs/checking.md); raised when a key changes its meaning or goes."""
STYLES = {"error": "bold red", "unsupported": "bold magenta", "warning": "yellow"}
LONGEST_LINE = 110
Available = Mapping[str, Sequence[Newer]]


def show(console: Console, reports: Iterable[Report], newer: Available) -> None:
    """Every finding under its file, then what each affair came to, what was left out, and the count."""
    for report in reports:
        for file, found in groupby(_by_file(report.problems), key=lambda problem: problem.file):
            console.print(Text(file or words("no_file"), style="bold"))
            for problem in found:
                _show(console, problem, report.sources)
        for slug, problems in report.findings.items():
            if slug:
                console.print(Text(_verdict(slug, problems)))
        for problem in report.left_out:
            console.print(Text(sentence_of(problem, spoken()), style="yellow"))
    for slug, changed in newer.items():
        console.print(Text(available_line(slug, changed)))


def _by_file(problems: Iterable[Problem]) -> list[Problem]:
    """Files with errors before those with warnings only, each in its own order."""
    found = list(dict.fromkeys(problems))
    good = {problem.file for problem in found} - {problem.file for problem in found if problem.level != "warning"}
    return sorted(found, key=lambda p: (p.file in good, p.file, p.line, p.column))


def _show(console: Console, problem: Problem, sources: Sources) -> None:
    label = Text(words(f"level.{problem.level}"), style=STYLES[problem.level])
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    place += f":{problem.column}" if problem.column else ""
    console.print(Text("  ").append_text(label).append(f"  {place}  {problem.key}".rstrip()))
    if line := line_at(sources, problem):
        number = f"{problem.line:>6} │ "
        console.print(Text(number, style="dim").append(line[:LONGEST_LINE], style=""))
    console.print(Text("         " + sentence_of(problem, spoken())))


def available_line(slug: str, newer: Sequence[Newer]) -> str:
    """One sentence that names what an affair could take over."""
    what = listed([words(f"newer.{one.kind}", name=one.name) for one in newer])
    return words("available", slug=slug, what=what)


def _verdict(slug: str, problems: Sequence[Problem]) -> str:
    errors, warnings = _counts(problems)
    code = ("bad_and" if warnings else "bad") if errors else ("good_but" if warnings else "good")
    return words(code, slug=slug, count=errors, warnings=warnings)


def _counts(problems: Iterable[Problem]) -> tuple[int, int]:
    """Errors, with what is not supported yet, and warnings."""
    levels = [problem.level for problem in problems]
    warnings = levels.count("warning")
    return len(levels) - warnings, warnings


def as_json(reports: Sequence[Report], newer: Available) -> dict[str, Any]:
    """The report as docs/checking.md describes it."""
    errors, warnings = _counts(problem for report in reports for problem in report.problems)
    return {
        "version": SHAPE,
        "errors": errors,
        "warnings": warnings,
        "affairs": [affair for report in reports for affair in _affairs(report, newer)],
        "findings": [_plain(p) for report in reports for p in report.findings.get("", ())],
        "left_out": [_plain(p) for report in reports for p in report.left_out],
    }


def _affairs(report: Report, newer: Available) -> Iterator[dict[str, Any]]:
    for slug, problems in report.findings.items():
        if slug:
            errors, warnings = _counts(problems)
            yield {
                "affair": slug,
                "errors": errors,
                "warnings": warnings,
                "available": [{"kind": one.kind, "name": one.name} for one in newer.get(slug, ())],
                "findings": [_plain(problem) for problem in problems],
            }


def _plain(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "key": problem.key,
        "code": problem.code,
        "severity": problem.level,
        "message": sentence_of(problem),
        "params": {name: getattr(problem, name) for name in ("found", "expected", "nearest", "about")},
    }
