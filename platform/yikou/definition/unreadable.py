"""What reading cannot do without: after any of these a stand-in would stand where a value belongs.

Everything else that is found is a judgement of a definition that can be read. A stricter judgement keeps a draft from
being published; it never keeps a published version from being read. So a code is added here only together with a way
of reading that never took what it names.
"""

from collections.abc import Iterable

from yikou.errors import Problem

UNREADABLE = frozenset(
    {"alias", "bad_character", "complex_key", "many_documents", "merge_key", "not_utf8", "not_yaml", "no_such_file"}
    | {
        "not_json",
        "unfinished_json",
        "not_json_schema",
        "dynamic_ref",
        "old_draft",
        "remote_ref",
        "unknown_ref",
        "too_many_parts",
    }
    | {"want_date", "want_duration", "want_items", "want_list", "want_map", "want_need", "want_number", "want_object"}
    | {"want_text", "want_verb", "want_whole_number", "want_word", "want_yes_no", "row_width", "bad_cell"}
    | {"too_deep", "too_large", "flow_too_deep", "missing_key", "unknown_item", "unknown_path", "unknown_verb"}
    | {"unknown_defaults", "wrong_format"}
)
BESIDE = ("rules/i18n/", "rules/outputs/")
"""Files that a case can be opened without."""


def unreadable(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those of the problems after which a definition is no whole; examples are not needed to run it."""
    return tuple(
        problem
        for problem in problems
        if problem.code in UNREADABLE
        and problem.level == "error"
        and not problem.file.startswith(BESIDE)
        and not problem.key.startswith("checks/")
    )
