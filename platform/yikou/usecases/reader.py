"""Who reads a page, in which language: what every use case that words a view is given."""

from dataclasses import dataclass

from yikou.texts import LANGUAGES, Translate
from yikou.usecases.acting import Acting


@dataclass(frozen=True, slots=True)
class Reader:
    """acting: the person in one post; translate: into the language of the visit; sprite: address of the icons.
    language: of the visit."""

    acting: Acting
    translate: Translate = str
    sprite: str = ""
    language: str = LANGUAGES[0]
