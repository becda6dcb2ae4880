"""What is derived from fields follows them: a fact or reason is told only to whoever may see all it reads."""

from yikou.access.reads import fields_behind
from yikou.access.sight import Sight, ever_hidden
from yikou.definition.model import Affair


def shows(affair: Affair, sight: Sight, name: str) -> bool:
    """Whether the value of a dotted name of the rules may be told to the reader.

    A condition is read like a name: all that it mentions counts.
    """
    return all(sight.shows(path) for path in fields_behind(affair, name))


def may_be_hidden(affair: Affair, name: str) -> bool:
    """Whether any row or step hides or masks something that the name stands on: else nobody's sight need be asked."""
    always = Sight(hidden=ever_hidden(affair))
    return not shows(affair, always, name)


def shows_lane(affair: Affair, sight: Sight, because: str) -> bool:
    """Whether the reason of a lane may be told: what its conditions read is visible. One given by hand is told."""
    return all(shows(affair, sight, text) for text in conditions_of(affair, because))


def conditions_of(affair: Affair, because: str) -> tuple[str, ...]:
    """The conditions of `lanes.enter` that give this reason, in the first language or in that of the affair."""
    reasons = (because, affair.words.get(because, because))
    return tuple(line.when.text for line in affair.lanes.enter if line.because in reasons)
