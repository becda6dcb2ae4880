"""Any record that the constructs can build, and any answers that it may hold."""

from hypothesis import strategies as st

from tests.forms.test_round_trip import LINES, ODD_NAMES, TITLES, scalars

FREE = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | LINES,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(LINES, below, max_size=2),
    max_leaves=5,
)
TREES = st.recursive(
    st.fixed_dictionaries({"name": LINES}),
    lambda below: st.fixed_dictionaries(
        {"name": LINES}, optional={"kids": st.lists(below, min_size=1, max_size=2), "one": below}
    ),
    max_leaves=5,
)
TREE = {
    "type": "object",
    "title": "人",
    "properties": {
        "name": {"type": "string", "title": "姓名"},
        "kids": {"type": "array", "items": {"$ref": "#/$defs/tree"}},
        "one": {"$ref": "#/$defs/tree"},
    },
    "required": ["name"],
}
DEFS = {"tree": TREE}
BLANK = (None, {}, [])


@st.composite
def anything(draw, depth):
    """A schema, and a value of it. Empty objects and lists only where something else says that they are there."""
    kinds = ["scalar", "scalar", "option", "free", "constant", "moment", "tree"]
    deeper = ["group", "rows", "list", "tuple", "way", "union", "names", "null", "patterns"]
    kind = draw(st.sampled_from(kinds + deeper * 2 if depth else kinds))
    schema, value = draw(MAKERS[kind](depth - 1) if kind in MAKERS else scalars())
    return {"title": draw(TITLES), **schema}, value


def options(depth):
    codes = st.lists(FREE.filter(lambda code: code is not None), min_size=1, max_size=5, unique_by=repr)
    return codes.flatmap(lambda found: st.sampled_from(found).map(lambda one: ({"enum": found}, one))).filter(
        lambda made: sum(code == made[1] for code in made[0]["enum"]) == 1
    )


def moments(depth):
    days = st.datetimes().map(lambda at: at.replace(microsecond=0).isoformat())
    zones = st.sampled_from(["+08:00", "Z", "-03:30"])
    return st.tuples(days, zones).map(lambda made: ({"type": "string", "format": "date-time"}, "".join(made)))


@st.composite
def groups(draw, depth, *, more=None):
    properties, value, required = {}, {}, []
    for name in draw(st.lists(ODD_NAMES, max_size=3, unique=True)):
        properties[name], one = draw(anything(depth))
        if "const" in properties[name] or (one not in BLANK and draw(st.booleans())):
            value[name] = one
        if name in value and draw(st.booleans()):
            required.append(name)
    for name, (schema, one) in (more or {}).items():
        properties[name], value[name] = schema, one
        required.append(name)
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}, value


@st.composite
def rows(draw, depth):
    schema, value = draw(groups(depth))
    return {"type": "array", "items": schema}, [value] * draw(st.integers(1, 3))


@st.composite
def lists(draw, depth):
    schema, value = draw(anything(depth))
    is_ticked = "enum" in schema or "oneOf" in schema or schema.get("format") == "org"  # a box is ticked once
    return {"type": "array", "items": schema}, [value] * (1 if is_ticked else draw(st.integers(1, 3)))


@st.composite
def tuples(draw, depth):
    first = draw(st.lists(anything(depth).filter(lambda made: made[1] not in BLANK), min_size=1, max_size=3))
    schema = {"type": "array", "prefixItems": [schema for schema, _ in first], "items": False}
    value = [value for _, value in first]
    if draw(st.booleans()):
        schema["items"], one = draw(anything(depth))
        value += [one] * draw(st.integers(0, 2))
    return schema, value


@st.composite
def ways(draw, depth):
    made = [
        draw(groups(depth, more={"is": ({"const": f"way {n}"}, f"way {n}")})) for n in range(draw(st.integers(2, 3)))
    ]
    return {"oneOf": [schema for schema, _ in made]}, draw(st.sampled_from([value for _, value in made]))


@st.composite
def unions(draw, depth):
    types = {"string": LINES, "number": st.integers(-9, 9), "boolean": st.booleans(), "array": st.just([])}
    types["object"], schema = st.just({"a": "x"}), {"properties": {"a": {"type": "string"}}, "required": ["a"]}
    names = draw(st.lists(st.sampled_from(sorted(types)), min_size=2, unique=True))
    return {"type": names, "items": {"type": "integer"}, **schema}, draw(types[draw(st.sampled_from(names))])


@st.composite
def names(draw, depth):
    schema, value = draw(anything(depth))
    keys = draw(st.lists(LINES, min_size=1, max_size=3, unique=True))
    return {"type": "object", "additionalProperties": schema}, dict.fromkeys(keys, value)


@st.composite
def patterns(draw, depth):
    one, other = draw(anything(depth)), draw(anything(depth))
    schema = {"type": "object", "patternProperties": {"^a": one[0], "^b": other[0]}, "additionalProperties": False}
    return schema, draw(st.sampled_from([{"a1": one[1]}, {"b1": other[1]}, {"b1": other[1], "a2": one[1]}]))


@st.composite
def nulls(draw, depth):
    schema, value = draw(anything(depth).filter(lambda made: made[1] not in BLANK and "const" not in made[0]))
    return {"oneOf": [{"type": "null"}, schema]}, value


MAKERS = {
    "option": options,
    "free": lambda depth: FREE.filter(lambda one: one is not None).map(lambda one: ({}, one)),
    "constant": lambda depth: (st.integers() | LINES | st.just({"a": [1]})).map(lambda one: ({"const": one}, one)),
    "moment": moments,
    "tree": lambda depth: TREES.map(lambda tree: ({"$ref": "#/$defs/tree"}, tree)),
    "group": groups,
    "rows": rows,
    "list": lists,
    "tuple": tuples,
    "way": ways,
    "union": unions,
    "names": names,
    "patterns": patterns,
    "null": nulls,
}
