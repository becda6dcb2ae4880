"""Invented scans for the demo: a grey page that looks like a form, nobody's data on it."""

import io
from datetime import datetime
from functools import lru_cache
from random import Random

from PIL import Image, ImageDraw

from yikou.definition.model import Material
from yikou.store import papers
from yikou.store.database import Session
from yikou.store.files import Files
from yikou.store.papers import Paper
from yikou.usecases.demo_cases.hours import dice

SIZE = (420, 594)
VARIANTS = 3


def keep_scan(files: Files, material: Material, *, person: str, at: datetime, rng: Random) -> Paper:
    """A scan of the material, on disk; its row is still to be written."""
    kept = files.keep((_scan(material.name, rng.randrange(VARIANTS)),))
    return Paper(
        kept.key, kept.sha256, kept.size, "image/png", f"{material.title}.png", person, at, "", "", material.name
    )


def add_rows(s: Session, rows: tuple[Paper, ...]) -> None:
    """Notes the files, so that an act can bring them into its case."""
    for row in rows:
        papers.add(s, row)


@lru_cache(maxsize=128)
def _scan(name: str, variant: int) -> bytes:
    rng = dice(f"{name}/{variant}")
    page = Image.new("L", SIZE, 250 - 4 * variant)
    draw = ImageDraw.Draw(page)
    draw.rectangle((130, 40, 290, 62), fill=90)
    for line in range(12):
        top = 110 + line * 32
        draw.rectangle((40, top, 110, top + 9), fill=150)
        draw.rectangle((130, top, 130 + rng.randrange(80, 250), top + 9), fill=110)
        draw.line((40, top + 21, 380, top + 21), fill=215)
    draw.ellipse((270, 480, 360, 570), outline=130, width=4)
    buffer = io.BytesIO()
    page.save(buffer, "PNG", optimize=False, compress_level=6)
    return buffer.getvalue()
