"""What an uploaded file really is. Names and declared types are not believed; only three kinds are taken.

JPEG and PNG are shown inline, PDF is only downloaded. A file can be two things at once (a PDF that is also an
archive), which no look at its bytes can rule out: that is why files are served sandboxed, under our own media type.
"""

import io
import re
import unicodedata
import warnings

from PIL import Image

from yikou.errors import Refused
from yikou.texts import N_

SUFFIX = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}
MOST_PIXELS = 80_000_000
MOST_READ = 15 * MOST_PIXELS
"""Pixels times scans of a JPEG: each scan goes over the whole picture. A usual one has at most ten."""
JPEG_SCAN = re.compile(rb"\xff\xda\x00(?:\x08\x01|\x0a\x02|\x0c\x03|\x0e\x04)")
PDF_TAIL = 1024
"""How far from its end the end mark of a PDF may stand (ISO 32000-1, annex H, note 18)."""
PDF_OBJECT = re.compile(rb"\d\s+\d+\s+obj\b")
NAME_LENGTH = 120

MESSAGES = {
    "file_empty": N_("文件是空的，请重新扫描或另选一个"),
    "file_too_large": N_("文件超过 {most} MB，请降低扫描分辨率后再传"),
    "file_kind": N_("只收 JPG、PNG、PDF；“{name}”不是其中任何一种"),
    "file_broken": N_("“{name}”打不开，可能没有传完，请重新扫描"),
    "too_many_files": N_("一次最多传 {most} 个文件，前 {most} 个已收下；从“{name}”起还有 {left} 个，请再选一次"),
    "too_many_uploads": N_(
        "每人每天最多上传 {files} 个文件、共 {megabytes} MB，您今天已传 {sent} 个、{used} MB，放不下这一份。"
        "{day} 零点起可以再传；着急的，请管理员放宽"
    ),
    "file_type_not_wanted": N_("这份材料只收 {types}；“{name}”不是"),
}


def media_type(content: bytes, name: str, *, most_bytes: int) -> str:
    """Media type of a file that may be kept.

    Raises Refused: file_empty, file_too_large, file_kind, file_broken.
    """
    if not content:
        raise Refused("file_empty")
    if len(content) > most_bytes:
        raise Refused("file_too_large", most=most_bytes // 1024 // 1024)
    kind = _by_first_bytes(content)
    if not kind:
        raise Refused("file_kind", name=name)
    is_whole = _is_whole_pdf(content) if kind == "application/pdf" else _is_whole_image(content)
    if not is_whole:
        raise Refused("file_broken", name=name)
    return kind


def _by_first_bytes(content: bytes) -> str:
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "application/pdf" if content.startswith(b"%PDF-") else ""


def _is_whole_pdf(content: bytes) -> bool:
    """Whether it has its end mark, and any object before it. Whether its pages can be drawn is seen when they are."""
    return b"%%EOF" in content[-PDF_TAIL:] and PDF_OBJECT.search(content) is not None


def _is_whole_image(content: bytes) -> bool:
    # Pillow only warns about a picture of more than its own limit; ours is a refusal.
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=["JPEG", "PNG"]) as image:
                pixels = image.width * image.height
                if pixels > MOST_PIXELS or pixels * len(JPEG_SCAN.findall(content)) > MOST_READ:
                    return False
                _read_through(image)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return True


def _read_through(image: Image.Image) -> None:
    """To its end: a PNG by the sums of its parts; a JPEG, which has none, by decoding it at an eighth of its size."""
    if image.format == "PNG":
        image.verify()
    else:
        image.draft("L", (max(image.width // 8, 1), max(image.height // 8, 1)))
        image.load()


def named(name: str, kind: str) -> str:
    """The name with the ending of what the file really is, so that a picture saved under it is opened as one.

    >>> named("身份证.exe", "image/png"), named("scan.JPEG", "image/jpeg")
    ('身份证.exe.png', 'scan.JPEG')
    """
    endings = (".jpg", ".jpeg") if kind == "image/jpeg" else (f".{SUFFIX[kind]}",)
    return name if name.lower().endswith(endings) else name + endings[0]


def clean_name(name: str) -> str:
    """The file's own name, without folders, control and direction characters; for people, never for paths.

    >>> clean_name("C:\\\\scans\\\\..\\\\户口簿\\u202egpj.exe")
    '户口簿gpj.exe'
    >>> clean_name("")
    '未命名'
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(c for c in last if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
    return unicodedata.normalize("NFC", kept).strip(" .")[-NAME_LENGTH:] or "未命名"
