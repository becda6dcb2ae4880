"""The office's phrases (常用语) in the seeds: words that fit an affair, a step and a verb, or any of them."""

from datetime import UTC, datetime
from pathlib import Path

from yikou.definition.problems import Problems
from yikou.definition.verb_names import VERB_TITLES
from yikou.store.phrases import Phrase
from yikou.usecases.seeding.seed_table import rows

COLUMNS = ("affair", "step", "verb", "text")
OPINION = "opinion"
SINCE = datetime(2020, 1, 1, tzinfo=UTC)


def read_phrases(folder: Path, problems: Problems) -> tuple[Phrase, ...]:
    """Every line; whose verb is none of ours is a mistake. Affairs and steps come and go, so they are not checked."""
    known = (OPINION, *VERB_TITLES)
    return tuple(
        Phrase(
            id=f"office-{row.line}",
            person="",
            affair=row.cells["affair"],
            step=row.cells["step"],
            verb=row.one_of("verb", known),
            text=row.text("text"),
            at=SINCE,
        )
        for row in rows(folder, "phrases.csv", COLUMNS, problems)
    )
