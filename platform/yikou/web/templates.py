"""The template environment: components bound once, texts, icons and static addresses. No request in here.

Every file of `components/` holds one macro of its own name. Macros are globals of the environment, because a block that
is rendered alone does not see what its file imports.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from yikou.texts import LANGUAGES, Translate, filled, has_catalogue, translator
from yikou.web.filters import Wording, qr
from yikou.web.foreign import marked


def make_environment(
    ui: Path, language: str = "zh", *, zone: ZoneInfo, static_url: Callable[[str], str]
) -> Environment:
    """The environment of one language. ui: the folder with templates/, static/ and locale/.

    static_url: from a path below static/ to its address. Everything is escaped and an unknown name is an error. Make
    one environment for each language and keep it.
    """
    translate = translator(language, ui / "locale")
    env = Environment(
        loader=FileSystemLoader(ui / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters.update(Wording(translate, zone).all())
    env.globals.update(
        _=_counting(translate),
        language=language,
        has_english=has_catalogue("en", ui / "locale"),
        static_url=static_url,
        qr=qr,
    )
    env.globals["icon"] = _icon_of((ui / "static" / "icons.svg").read_text(), static_url("icons.svg"))
    for file in sorted((ui / "templates" / "components").glob("*.html")):
        env.globals[file.stem] = getattr(env.get_template(f"components/{file.name}").module, file.stem)
    return env


def render(env: Environment, name: str, context: Mapping[str, Any], *, block: str = "") -> str:
    """The page `name`, or one block of it as a fragment.

    Pages read `shell` (None before signing in), `csrf` and `view`. An unknown block raises KeyError.
    """
    template = env.get_template(name)
    page = "".join(template.blocks[block](template.new_context(dict(context)))) if block else template.render(context)
    return page if env.globals["language"] == LANGUAGES[0] else marked(page)


class Counted(str):
    """A text with a form for one and one for many, of which `format` takes the right one."""

    def format(self, *_: object, **params: object) -> str:
        """The text with its values filled in; values are named."""
        return filled(self, params)


def _counting(translate: Translate) -> Translate:
    def said(text: str) -> str:
        words = translate(text)
        return Counted(words) if "|" in words else words

    return said


def _icon_of(sprite: str, address: str) -> Callable[[str], Markup]:
    """A function that draws a symbol of the sprite; a name that the sprite lacks raises ValueError."""

    @cache
    def icon(name: str) -> Markup:
        if f'id="{name}"' not in sprite:
            raise ValueError(f"icons.svg has no symbol {name}")
        return Markup('<svg class="i" aria-hidden="true"><use href="{}#{}"/></svg>').format(address, name)

    return icon
