"""Draws one page of a PDF, or counts its pages: a program of its own, so that a hostile file breaks nothing but this.

Called as `python raster_child.py count FILE` or `… page FILE NUMBER WHERE`. It takes its own rights away first: memory,
time, size of what it writes, open files and further processes are bounded. It imports nothing of ours.
"""

import resource
import sys

MOST_MEMORY = 1_500_000_000
MOST_SECONDS = 10
MOST_WRITTEN = 30_000_000
MOST_FILES = 64
LONGEST_SIDE = 1600
SHARPEST = 2.0
"""Times the size in points: 144 to the inch."""


def bound_all() -> None:
    """From here on nothing can be exceeded, not even by what is loaded later."""
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, MOST_WRITTEN),
        (resource.RLIMIT_NOFILE, MOST_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def main(arguments: list[str]) -> None:
    """Does what is asked; anything wrong ends the program with an error."""
    bound_all()
    import pypdfium2

    what, path, *rest = arguments
    document = pypdfium2.PdfDocument(path)
    if what == "count":
        sys.stdout.write(str(len(document)))
        return
    page = document[int(rest[0]) - 1]
    longest = max(page.get_width(), page.get_height(), 1.0)
    bitmap = page.render(scale=min(SHARPEST, LONGEST_SIDE / longest), may_draw_forms=False)
    bitmap.to_pil().convert("RGB").save(rest[1], "JPEG", quality=85)


if __name__ == "__main__":
    main(sys.argv[1:])
