"""The demo district, read once for all tests of it, and a small copy to spoil."""

import shutil
from functools import cache
from pathlib import Path

from yikou.errors import DefinitionRefused
from yikou.usecases.seeding.seed_files import Seeds, read_seeds
from yikou.usecases.seeding.seed_messages import text_of

FOLDER = Path(__file__).resolve().parents[2] / "seeds"


@cache
def seeds() -> Seeds:
    """The seeds as they are shipped."""
    return read_seeds(FOLDER)


def said_of(folder: Path, name: str, *changes: tuple[str, str]) -> str:
    """What the reader says of a copy of the seeds in which texts of one file were replaced; '' if nothing."""
    copy = folder / "seeds"
    shutil.copytree(FOLDER, copy)
    # A handful of residents is enough here, and ten times as fast.
    for table in ("residents.csv", "resident_facts.csv"):
        lines = (copy / table).read_text(encoding="utf-8").splitlines()[:5]
        (copy / table).write_text("\n".join(lines), encoding="utf-8")
    text = (copy / name).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (copy / name).write_text(text, encoding="utf-8")
    try:
        read_seeds(copy)
    except DefinitionRefused as refused:
        return "\n".join(text_of(problem) for problem in refused.problems)
    return ""
