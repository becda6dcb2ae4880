"""`make texts`: brings the catalogue of a language up to date with the texts of the interface.

New texts come in without a translation, which fails the suite until somebody writes it; what is no longer used goes.
"""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from tests.texts.marked import HOUSE, texts

CATALOGUE = HOUSE / "ui" / "locale" / "en.po"
HEAD = "English words of the interface.\nThe key is the Chinese text; a bar parts the form for one from that for many."


def main(path: Path = CATALOGUE) -> None:
    """Writes the file and says what is left to translate."""
    known = read_po(path.open("rb"), locale="en") if path.exists() else Catalog(locale="en")
    fresh = Catalog(locale="en", header_comment=HEAD, project="yikou", charset="utf-8")
    places: dict[str, list[tuple[str, int]]] = {}
    for text in texts():
        if text.is_marked:
            places.setdefault(text.text, []).append((text.place.rsplit(":", 1)[0], 0))
    for text in sorted(places, key=lambda text: (places[text][0], text)):
        found = known.get(text)
        fresh.add(text, found.string if found else "", locations=places[text][:1])
    with path.open("wb") as file:
        write_po(file, fresh, width=0, include_lineno=False, omit_header=True)
    left = [message.id for message in fresh if message.id and not message.string]
    print(f"{len(places)} texts, {len(left)} without a translation", *left, sep="\n")


if __name__ == "__main__":
    main()
