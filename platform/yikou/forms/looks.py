"""How a control looks: its width, its input, whether its options are unfolded, and whether rows stand in a table."""

from yikou.forms.plan import Control

FEW = 4  # options up to which all are shown at once
TABLE = 7  # columns above which rows are cards
_IN_CARDS = {
    *("group", "rows", "list", "tuple", "pairs", "branch", "maybe", "inner"),
    *("several", "orgs", "textarea", "plain", "file"),
}
_MODES = {"phone": "tel", "account": "numeric"}
_INPUTS = {
    **{"date": "date", "time": "time", "moment": "datetime-local"},
    **{"email": "email", "uri": "url", "password": "password"},
}


def input_of(control: Control) -> str:
    """Type of its input."""
    return _INPUTS.get(control.kind, "text")


def mode_of(control: Control) -> str:
    """Keyboard that a telephone shows for it, or ''."""
    if control.kind in ("number", "integer"):
        return "decimal" if control.kind == "number" else "numeric"
    return _MODES.get(control.field.mask, "")


def width_of(control: Control) -> int:
    """How many of twelve columns it takes."""
    named = control.schema.get("x-width")
    if isinstance(named, int) and 2 <= named <= 12:
        return named
    if control.kind in ("textarea", "several", "orgs", "consent", "plain"):
        return 12
    longest = control.schema.get("maxLength")
    return 8 if control.kind == "text" and isinstance(longest, int) and longest > 100 else 4


def is_fieldset(control: Control) -> bool:
    """Whether it is several inputs under one title."""
    return control.kind in ("several", "orgs", "yes_no") or is_unfolded(control)


def is_unfolded(control: Control) -> bool:
    """Whether all options are seen at once: as the schema says, else where there are few."""
    if control.kind != "choice" or control.offered:
        return False
    named = control.schema.get("x-widget")
    return named == "radio" or (named != "select" and len(control.choices) <= FEW)


def examples_of(control: Control) -> list[str]:
    """Values that a text may well have, offered while it is typed."""
    found = control.schema.get("examples")
    listed = found if isinstance(found, list) and control.kind in ("text", "email", "uri") else []
    return [str(example) for example in listed]


def is_table(control: Control) -> bool:
    """Whether its rows are rows of a table; otherwise each is a card."""
    return len(control.parts) <= TABLE and all(c.always and c.kind not in _IN_CARDS for c in control.parts)
