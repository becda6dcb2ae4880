"""The words of JSON Schema 2020-12, by what they hold, and words of other languages that look like them.

Only tables live here; what is done with them is elsewhere.
"""

from collections.abc import Mapping

ONE = frozenset(
    {"items", "unevaluatedItems", "contains", "if", "then", "else", "not"}
    | {"additionalProperties", "unevaluatedProperties", "propertyNames"}
)
LISTS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
MAPS = frozenset({"properties", "patternProperties", "dependentSchemas", "$defs"})
DEEPER = frozenset(
    {"items", "prefixItems", "unevaluatedItems", "contains", "propertyNames"}
    | {"properties", "patternProperties", "additionalProperties", "unevaluatedProperties"}
)  # what stands below these judges a part of the value, never the value itself
ANNOTATIONS = frozenset(
    {"title", "description", "default", "examples", "readOnly", "writeOnly", "deprecated"}
    | {"$schema", "$comment", "contentEncoding", "contentMediaType", "contentSchema", "discriminator"}
)
DEMANDS = frozenset(
    {"type", "enum", "const", "format", "pattern", "multipleOf", "uniqueItems", "required", "dependentRequired"}
    | {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength"}
    | {"minItems", "maxItems", "minContains", "maxContains", "minProperties", "maxProperties"}
)
CORE = frozenset({"$id", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary"})
WORDS = ONE | LISTS | MAPS | ANNOTATIONS | DEMANDS | CORE
UNEVALUATED = frozenset({"unevaluatedItems", "unevaluatedProperties"})
GROUPS = (
    frozenset({"properties", "patternProperties", "additionalProperties"}),
    frozenset({"prefixItems", "items"}),
    frozenset({"contains", "minContains", "maxContains"}),
    frozenset({"if", "then", "else"}),
)  # words that are read together: one moved without the others means something else
FORMATS = frozenset(
    {"id-number", "credit-code", "org", "person", "date", "time", "date-time", "email", "hostname", "uri"}
    | {"uuid", "ipv4", "ipv6", "data-url", "password"}
)  # those that are judged, or say how a text is asked for; any other checks nothing
FOREIGN: Mapping[str, str] = {
    "nullable": '"type": ["string", "null"]',
    "example": "examples",
    "enumNames": "oneOf + const + title",
    "optional": "required",
    "requires": "dependentRequired",
    "divisibleBy": "multipleOf",
    "disallow": "not",
    "extends": "allOf",
    "xml": "",
    "externalDocs": "",
}  # word → what says the same in JSON Schema, or '' where nothing does


def is_annotation(word: str) -> bool:
    """Whether it demands nothing of a value.

    >>> is_annotation("x-unit"), is_annotation("title"), is_annotation("maximum")
    (True, True, False)
    """
    return word in ANNOTATIONS or word.startswith("x-")
