"""One request as a handler meets it: who asks, in which language, and how to answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from python_multipart.multipart import parse_options_header
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from yikou.texts import Translate, translator
from yikou.usecases.acting import Acting
from yikou.usecases.shell import shell_of
from yikou.usecases.views import Shell
from yikou.web import cookies
from yikou.web.csrf import csrf_token
from yikou.web.services import Services
from yikou.web.templates import render

P = ParamSpec("P")
T = TypeVar("T")
MOST_FIELDS = 5_000
PASSWORD, CODE = "_password", "_code"
"""What a form carries to show once more who sends it. No handler sees it, and no page gives it back."""
MOST_FILES = 1_000
"""What is read of one post; how many are kept, the use case says."""


@dataclass(slots=True)
class Visit:
    """What a handler works with.

    token: the secret of the cookie, '' for none yet. acting: None before signing in. language: a key of `services.env`.
    counts: what waits for the person, by address. posted: the form, once it has been read, without `proof`, by which
    the person shows once more that it is they.
    """

    request: Request
    services: Services
    token: str
    language: str
    acting: Acting | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    posted: FormData = field(default_factory=FormData)
    proof: Mapping[str, str] = field(default_factory=dict)

    @property
    def person(self) -> Acting:
        """Who is signed in. Only for routes that are not public."""
        if self.acting is None:
            raise RuntimeError(f"{self.request.url.path} is public: nobody need be signed in")
        return self.acting

    @property
    def translate(self) -> Translate:
        """Turns a Chinese text into the language of the visit."""
        return translator(self.language, self.services.settings.house / "ui" / "locale")

    @property
    def csrf(self) -> str:
        """What the forms of the page carry as `_csrf`."""
        return csrf_token(self.token)

    @property
    def is_fragment(self) -> bool:
        """Whether htmx asks for a part of a page, and not for a page that it puts in place of the whole body."""
        headers = self.request.headers
        return headers.get("hx-request") == "true" and headers.get("hx-boosted") != "true"

    @property
    def ip(self) -> str:
        """The address that asks; of the last trusted proxy where there is one."""
        return self.request.client.host if self.request.client else ""

    async def form(self) -> FormData:
        """The posted form; too many fields, and any encoding but UTF-8, are refused with 400.

        Python knows encodings that give half characters, or none at all, which nothing behind this could keep.
        """
        if not _is_utf8(self.request.headers.get("content-type", "")):
            raise HTTPException(400)
        whole = await self.request.form(max_fields=MOST_FIELDS, max_files=MOST_FILES)
        self.posted = FormData([(name, value) for name, value in whole.multi_items() if name not in (PASSWORD, CODE)])
        self.proof = {name: value for name in (PASSWORD, CODE) if isinstance(value := whole.get(name), str)}
        return self.posted

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """One use case, in a thread of the pool: the only way in which a handler does anything."""
        return await run_in_threadpool(work, *args, **kwargs)

    def page(self, name: str, view: object, *, status: int = 200, block: str = "", **more: Any) -> Response:
        """The page `name` of ui/templates, or one block of it, with what every page reads.

        view: what the page shows, as the views of `yikou.usecases` say. more: further names for the template.
        """
        env = self.services.env[self.language]
        context = {"view": view, "csrf": self.csrf, "shell": None if block else self._shell(), **more}
        response = HTMLResponse(render(env, name, context, block=block), status)
        if not block:
            cookies.forget_done(response, self.request)
        return response

    def see(self, address: str, *, done: str = "") -> Response:
        """Sends the browser on to a page of ours (303), which says once what was `done`."""
        response = RedirectResponse(own_address(address), 303)
        if done:
            cookies.keep_done(response, self.request, done)
        return response

    def _shell(self) -> Shell | None:
        if self.acting is None:
            return None
        return shell_of(
            self.acting,
            here=path_and_query(self.request),
            counts=self.counts,
            shortcuts=cookies.has_shortcuts(self.request),
            done=cookies.done(self.request),
            translate=self.translate,
        )


def _is_utf8(content_type: str) -> bool:
    """Whether the posted text is UTF-8, as browsers send it for our pages; saying nothing means that."""
    _, options = parse_options_header(content_type)
    return options.get(b"charset", b"utf-8").lower() in (b"utf-8", b"utf8")


def path_and_query(request: Request) -> str:
    """Where the browser is, for coming back to it."""
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path


def own_address(address: str, *, otherwise: str = "/") -> str:
    """The address if it is a path of this server, else `otherwise`: nobody is sent to another site.

    >>> own_address("/cases/DB01-1?paper=2"), own_address("//evil.example/"), own_address("https://evil.example/")
    ('/cases/DB01-1?paper=2', '/', '/')
    """
    is_path = address.startswith("/") and not address.startswith(("//", "/\\"))
    is_plain = address.isprintable() and "\\" not in address
    return address if is_path and is_plain else otherwise
