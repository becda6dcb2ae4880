"""In which language the API answers: Chinese, or what the caller prefers where there is a catalogue for it."""

from starlette.requests import Request

from yikou.texts import LANGUAGES, Translate, has_catalogue, translator
from yikou.web.services import Services


def language_of(request: Request, services: Services) -> str:
    """The language that `Accept-Language` likes best among those that there are; the first of ours otherwise."""
    folder = services.settings.house / "ui" / "locale"
    ours = [language for language in LANGUAGES if has_catalogue(language, folder)]
    liked = sorted(_liked(request.headers.get("accept-language", "")), key=lambda one: -one[1])
    return next((language for language, weight in liked if weight and language in ours), ours[0])


def translate_of(request: Request, services: Services) -> Translate:
    """Turns a Chinese text into the caller's language."""
    return translator(language_of(request, services), services.settings.house / "ui" / "locale")


def _liked(header: str) -> list[tuple[str, float]]:
    """Languages with their weight; what cannot be read weighs nothing.

    >>> _liked("en-GB,en;q=0.9, zh;q=x")
    [('en', 1.0), ('en', 0.9), ('zh', 0.0)]
    """
    found = []
    for part in header.split(",")[:20]:
        tag, _, weight = part.partition(";")
        found.append((tag.strip().partition("-")[0].lower(), _weight(weight.strip())))
    return found


def _weight(text: str) -> float:
    try:
        return float(text.removeprefix("q=")) if text else 1.0
    except ValueError:
        return 0.0
