"""Reading definition files from the house's folders. What they mean is `yikou.definition`."""

from pathlib import Path

from yikou.definition.sources import Sources

PATTERNS = ("rules/**/*.yaml", "rules/outputs/*.txt", "schemas/*.schema.json", "schemas/shared/*.schema.json")


def read_folder(house: Path) -> Sources:
    """Every definition file below `rules/` and `schemas/`, by its path from the house."""
    found = sorted(path for pattern in PATTERNS for path in house.glob(pattern) if path.is_file())
    return {path.relative_to(house).as_posix(): path.read_bytes() for path in found}
