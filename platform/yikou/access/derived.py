"""What is derived from fields follows them: a fact or reason is told only to whoever may see all it reads."""

from yikou.access.reads import fields_behind
from yikou.access.sight import Sight
from yikou.definition.model import Affair


def shows(affair: Affair, sight: Sight, name: str) -> bool:
    """Whether the value of a dotted name of the rules may be told to the reader.

    A condition is read like a name: all that it mentions counts.
    """
    return all(sight.shows(path) for path in fields_behind(affair, name))
