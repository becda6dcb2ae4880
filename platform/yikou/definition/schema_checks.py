"""What a schema may not say although JSON Schema allows it (docs/format.md 2), and whether it is one at all."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from jsonschema import Draft202012Validator

from yikou.definition.annotations import ORG_KINDS, OWN, faults_of, misspelt
from yikou.definition.json_source import escaped
from yikou.definition.names import good_name
from yikou.definition.patterns import LONGEST, pattern_fault
from yikou.definition.problems import Problems, nearest
from yikou.definition.schema_faults import WORDS as WORDS_OF_FAULTS
from yikou.definition.schema_faults import Fault, fault_of
from yikou.definition.schema_names import names_of
from yikou.definition.schema_refs import Resolved
from yikou.definition.schema_types import option_values
from yikou.definition.schema_words import FOREIGN, FORMATS, LISTS, MAPS, ONE, WORDS

RESERVED_CODES = frozenset({"any", "unknown", "yes", "no"})
META = Draft202012Validator(Draft202012Validator.META_SCHEMA)


def check_schema(resolved: Resolved, problems: Problems) -> bool:
    """Note everything wrong; False where it is no JSON Schema, so that nothing further can be said about it."""
    invalid = list(META.iter_errors(resolved.schema))
    for error in invalid:
        _note(fault_of(error, "not_json_schema"), "", resolved=resolved, problems=problems)
    if invalid:
        return False
    _check_records(resolved, problems)
    _check_sections(resolved, problems)
    for pointer, part in parts_of(resolved.schema, ""):
        _check_words(part, pointer, resolved=resolved, problems=problems)
        for code, below, found, expected in _findings(part):
            problems.add(code, resolved.mark(pointer + below), found=found, expected=expected)
        _check_annotations(part, pointer, resolved=resolved, problems=problems)
    for pointer, record in _records(resolved):
        for fault in names_of(record, pointer):
            _note(fault, "", resolved=resolved, problems=problems)
    return True


def _note(fault: Fault, pointer: str, *, resolved: Resolved, problems: Problems) -> None:
    mark = resolved.mark(pointer + fault.pointer)
    problems.add(fault.code, mark, found=fault.found, expected=fault.expected, nearest=fault.nearest)


def parts_of(schema: Any, pointer: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every schema inside a schema, with its JSON Pointer."""
    if not isinstance(schema, Mapping):
        return
    yield pointer, schema
    for name, value in schema.items():
        here = f"{pointer}/{escaped(name)}"
        if name in ONE:
            yield from parts_of(value, here)
        elif name in LISTS:
            for number, part in enumerate(value):
                yield from parts_of(part, f"{here}/{number}")
        elif name in MAPS:
            for key, part in value.items():
                yield from parts_of(part, f"{here}/{escaped(key)}")


def _check_records(resolved: Resolved, problems: Problems) -> None:
    if resolved.schema.get("type") != "object":
        problems.add("form_not_object", resolved.mark(""))
    for pointer, part in _records(resolved):
        if part.get("unevaluatedProperties") is not False:
            problems.add("not_closed", resolved.mark(pointer), expected="unevaluatedProperties: false")


def _records(resolved: Resolved) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The form, and the office record where there is one."""
    yield "", resolved.schema
    office = resolved.schema.get("$defs", {}).get("office")
    if isinstance(office, Mapping):
        yield "/$defs/office", office


def _check_sections(resolved: Resolved, problems: Problems) -> None:
    """A field goes into a section that its record has; elsewhere it would silently stand in the first one."""
    listed = [record.get("x-sections") for _, record in _records(resolved)]
    known = [
        str(one.get("id")) for some in listed if isinstance(some, list) for one in some if isinstance(one, Mapping)
    ]
    for pointer, part in parts_of(resolved.schema, ""):
        named = part.get("x-section", known[0] if known else None)
        if isinstance(named, str) and named not in known:
            here = resolved.mark(f"{pointer}/x-section")
            problems.add("unknown_section", here, found=named, nearest=nearest(named, known))


def _check_annotations(part: Mapping[str, Any], pointer: str, *, resolved: Resolved, problems: Problems) -> None:
    """Annotations that nobody knows, and values that they cannot have."""
    for word in misspelt(part):
        here = resolved.mark(f"{pointer}/{escaped(word)}")
        problems.add("unknown_key", here, found=word, nearest=nearest(word, OWN))
    for error in faults_of(part):
        fault = fault_of(error, "wrong_value")
        if fault.pointer == "/x-org-kind":
            fault = replace(fault, code="unknown_org_kind", expected=", ".join(ORG_KINDS))
        _note(fault, pointer, resolved=resolved, problems=problems)


def _check_words(part: Mapping[str, Any], pointer: str, *, resolved: Resolved, problems: Problems) -> None:
    """Words that check nothing although their author may think so: other languages', misspelt, unknown formats."""
    for word in part:
        here = resolved.mark(f"{pointer}/{escaped(word)}")
        if word in FOREIGN:
            expected = FOREIGN[word]
            problems.add("foreign_word_for" if expected else "foreign_word", here, found=word, expected=expected)
        elif word not in WORDS and not word.startswith("x-"):
            problems.note("warning", "unknown_key", here, found=word, nearest=nearest(word, WORDS))
    named = part.get("format", "password")
    if named not in FORMATS:
        here, checked = resolved.mark(f"{pointer}/format"), ", ".join(sorted(FORMATS))
        problems.note(
            "warning", "unchecked_format", here, found=named, expected=checked, nearest=nearest(named, FORMATS)
        )


def _findings(part: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """Code, pointer below the part, found, expected."""
    step = part.get("multipleOf")
    if isinstance(step, float) and not step.is_integer():
        yield "multiple_of", "/multipleOf", str(step), "x-decimals"
    for code in (part.get("const"), *part.get("enum", ())):
        if isinstance(code, str) and code in RESERVED_CODES:
            yield "reserved_code", "", code, ""
    yield from _options(part)
    yield from _patterns(part)
    for name in part.get("required", ()):
        below = part.get("properties", {}).get(name)
        if isinstance(below, Mapping) and "x-visible" in below:
            yield "visible_and_required", f"/properties/{escaped(name)}/x-visible", name, ""
    if "then" in part or "else" in part:
        yield from _condition(part.get("if"), "/if")


def _options(part: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """Choices: their codes are names, each stands once, and what stands there first is one of them."""
    branches = [one for one in part.get("oneOf", ()) if isinstance(one, Mapping)]
    codes = [one.get("const") for one in branches]
    for number, code in enumerate(codes):
        if isinstance(code, str) and "title" in branches[number] and not good_name(code):
            yield "bad_name", f"/oneOf/{number}/const", code, ""
        if code is not None and code in codes[:number]:
            yield "duplicate_key", f"/oneOf/{number}/const", str(code), ""
    if part.get("enum") == []:
        yield "wrong_value", "/enum", "[ ]", WORDS_OF_FAULTS["not_empty"]
    words, first = option_values(part), part.get("default")
    if words and isinstance(first, str) and first not in words:
        yield "not_an_option", "/default", first, ", ".join(words)


def _patterns(part: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """Patterns that are no good, of texts and of names."""
    named = [(f"/patternProperties/{escaped(text)}", text) for text in part.get("patternProperties", ())]
    for below, text in [("/pattern", part["pattern"]), *named] if "pattern" in part else named:
        code = pattern_fault(text)
        if code:
            yield code, below, text, str(LONGEST)


def _condition(part: Any, pointer: str) -> Iterator[tuple[str, str, str, str]]:
    """An `if` holds where its property is absent, unless it requires it."""
    if not isinstance(part, Mapping):
        return
    for name in part.get("properties", {}):
        if name not in part.get("required", ()):
            yield "if_without_required", f"{pointer}/properties/{escaped(name)}", name, f'"required": ["{name}"]'
    for keyword in ("allOf", "anyOf", "oneOf"):
        for number, below in enumerate(part.get(keyword, ())):
            yield from _condition(below, f"{pointer}/{keyword}/{number}")
    yield from _condition(part.get("not"), f"{pointer}/not")
