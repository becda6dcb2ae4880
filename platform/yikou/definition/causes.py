"""Which findings are only consequences of another: one slip of the pen should read as one, not as fifty.

A section that is missing, misspelt or no map leaves every name in it unknown; a schema that cannot be read leaves every
field unknown. The cause is told, its consequences come back by themselves if they were none.
"""

from collections.abc import Iterable, Iterator, Mapping

from yikou.errors import Problem

BY_SECTION: Mapping[str, frozenset[str]] = {
    "steps": frozenset({"unknown_step", "unknown_event", "unknown_stop", "unknown_result"}),
    "flow": frozenset({"unknown_event", "unknown_stop", "unknown_result", "unused_step"}),
    "who": frozenset({"unknown_who"}),
    "clocks": frozenset({"unknown_clock", "no_total_clock"}),
    "lanes": frozenset({"unknown_lane", "lane_without_limit", "no_normal_lane"}),
    "kinds": frozenset({"unknown_lane", "lane_without_limit", "no_normal_lane"}),
    "places": frozenset({"unknown_place"}),
    "outcomes": frozenset({"unknown_outcome", "unknown_event", "reject_without_outcome"}),
    "materials": frozenset({"unknown_material", "unknown_path"}),
    "facts": frozenset({"unknown_expectation", "template_value"}),
    "tables": frozenset({"unknown_expectation", "template_value"}),
    "quotas": frozenset({"unknown_quota", "unknown_stop"}),
    "uses": frozenset({"unknown_who", "unknown_place", "unknown_verb"}),
    "applicant": frozenset({"unknown_place", "unknown_path", "tells_nobody"}),
}
"""Sections of a rules file, and what their names are called where they are not known."""
BY_SCHEMA = frozenset(
    {"unknown_field", "unknown_path", "unknown_place", "unknown_text", "template_value", "not_an_applicant"}
)
BY_DEFAULTS = frozenset(
    {"unknown_who", "unknown_place", "unknown_verb", "unknown_text"}
    | {"verb_without_to", "conclude_without_outcomes", "supplement_without_end", "reject_without_outcome"}
)
BROKEN_SECTION = ("missing_key", "unknown_key", "want_map", "want_list", "duplicate_key", "empty_value")
BROKEN_FILE = frozenset(
    {
        "no_such_file",
        "not_json",
        "unfinished_json",
        "not_json_schema",
        "not_utf8",
        "not_yaml",
        "too_large",
        "too_deep",
        "want_object",
    }
    | {"unknown_ref", "remote_ref", "dynamic_ref", "old_draft", "too_many_parts", "bad_character", "duplicate_key"}
    | {"full_width_colon", "complex_key"}
)

BY_NAME = ("suggests_not_filled", "lane_without_limit", "never_event")
"""What a name that is not known brings about at the same place."""
BROKEN_KEY = ("empty_value", "merge_key", "full_width_colon")
"""What makes a key of something that was none."""


def without_consequences(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, those left out that follow from others among them."""
    found = tuple(problems)
    follows = frozenset(code for problem in found for code in _follow(problem))
    misspelt = {(problem.file, _inside(problem), problem.nearest) for problem in found if problem.code == "unknown_key"}
    wide = {(problem.file, problem.key) for problem in found if problem.code == "full_width_colon"}
    missed = {_place(problem) for problem in found if problem.code.startswith("unknown_")}
    texts = {f"rules/{inside}/{name}".replace("//", "/") for _, inside, name in misspelt}
    split = {(problem.file, problem.line, "unknown_key") for problem in found if problem.code in BROKEN_KEY}
    return tuple(
        problem
        for problem in found
        if problem.code not in follows
        and (problem.file, problem.line, problem.code) not in split
        and not (problem.code == "missing_key" and (problem.file, problem.key, problem.expected) in misspelt)
        and not (problem.code == "missing_key" and (problem.file, problem.key) in wide)
        and not (problem.code == "unknown_text" and problem.found in texts)
        and not (problem.code in BY_NAME and _place(problem) in missed)
    )


def _follow(problem: Problem) -> Iterator[str]:
    """Codes that a problem brings about elsewhere."""
    if problem.level != "error":
        return
    if problem.code in BROKEN_FILE and problem.file.startswith("schemas/"):
        yield from BY_SCHEMA
    if problem.code == "unknown_defaults" or (problem.code in BROKEN_FILE and problem.file.startswith("rules/shared/")):
        yield from BY_DEFAULTS
    if problem.code == "many_documents":
        yield from ("missing_key", *(code for codes in BY_SECTION.values() for code in codes))
    if problem.code in ("tab", "bad_character"):
        yield "not_yaml"
    if problem.code in BROKEN_SECTION and (section := _section(problem)):
        yield from BY_SECTION[section] - {problem.code}


def _section(problem: Problem) -> str:
    """The section of the rules that a problem takes away, or ''."""
    match problem.code:
        case "missing_key":
            key, inside = problem.expected, problem.key
        case "unknown_key":
            key, inside = problem.nearest, _inside(problem)
        case _:
            key, inside = problem.key.rpartition("/")[2], _inside(problem)
    return key if key in BY_SECTION and inside == ("lanes" if key == "kinds" else "") else ""


def _place(problem: Problem) -> tuple[str, str]:
    """What a name belongs to: the step with its fields, the clock with its lanes, else the key itself."""
    parts = problem.key.split("/")
    depth = {"steps": 2, "clocks": 2}.get(parts[0], len(parts))
    return problem.file, "/".join(parts[:depth])


def _inside(problem: Problem) -> str:
    return problem.key.rpartition("/")[0]
