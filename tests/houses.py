"""A house with some of the shipped affairs: proving and compiling all of them takes longer than what is tested."""

import shutil
from pathlib import Path

from yikou.settings import HOUSE


def house_with(folder: Path, *slugs: str) -> Path:
    """A copy of the program's folder in which only these affairs are."""
    for name in ("rules", "schemas"):
        shutil.copytree(HOUSE / name, folder / name)
    for name in ("ui", "seeds"):
        (folder / name).symlink_to(HOUSE / name)
    for rules in (folder / "rules").glob("*.rules.yaml"):
        slug = rules.name.partition(".")[0]
        if slug not in slugs:
            rules.unlink()
            (folder / "schemas" / f"{slug}.schema.json").unlink()
    return folder
