"""The files below /static: read once at the start, so a path is a look-up and never reaches the disk.

One version, the hash of all of them, stands in every address. So what a style sheet names relatively is found under it,
a browser may keep everything for ever, and a new release is a new address.
"""

import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from yikou.errors import NotFound

FOREVER = "public, max-age=31536000, immutable"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


@dataclass(frozen=True, slots=True)
class StaticFile:
    """content: the bytes as served; kind: media type; tag: quoted hash for If-None-Match."""

    content: bytes
    kind: str
    tag: str


class StaticFolder:
    """Every file of a folder, by its path inside it."""

    def __init__(self, folder: Path) -> None:
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        self._files = {path.relative_to(folder).as_posix(): _read(path) for path in paths}
        tags = "".join(f"{name}{file.tag}" for name, file in self._files.items())
        self.version = hashlib.sha256(tags.encode()).hexdigest()[:12]

    def url(self, name: str) -> str:
        """Address of a file; an unknown name is an error of the template and raises LookupError."""
        if name not in self._files:
            raise LookupError(f"ui/static has no {name}")
        return f"/static/{self.version}/{name}"

    def answer(self, request: Request) -> Response:
        """The file, or 304; an address of another version gets today's bytes, not to be kept."""
        file = self._files.get(request.path_params["name"])
        if file is None:
            raise NotFound("page", request.url.path)
        is_current = request.path_params["version"] == self.version
        headers = {"ETag": file.tag, "Cache-Control": FOREVER if is_current else "no-cache"}
        if request.headers.get("if-none-match") == file.tag:
            return Response(status_code=304, headers=headers)
        return Response(file.content, media_type=file.kind, headers=headers)


def _read(path: Path) -> StaticFile:
    content = path.read_bytes()
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return StaticFile(content, kind, f'"{hashlib.sha256(content).hexdigest()[:32]}"')
