import io

import pytest
from PIL import Image

from yikou.errors import Refused
from yikou.usecases.intake.sniffing import MESSAGES, clean_name, media_type

MB = 1024 * 1024


def picture(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize(("kind", "expected"), [("JPEG", "image/jpeg"), ("PNG", "image/png")])
def test_pictures_are_known_by_their_bytes(kind, expected):
    assert media_type(picture(kind), "户口簿.exe", most_bytes=MB) == expected


def test_a_pdf_is_known_by_its_first_bytes():
    assert media_type(b"%PDF-1.7\n", "证明.pdf", most_bytes=MB) == "application/pdf"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"%PDF-" + b"0" * MB, "file_too_large"),
        (b"GIF89a", "file_kind"),
        (b"  <html><script>alert(1)</script>", "file_kind"),
        (b"<svg onload=alert(1)>", "file_kind"),
        (b"PK\x03\x04", "file_kind"),
        (picture("PNG")[:40], "file_broken"),
        (b"\xff\xd8\xff" + b"no picture", "file_broken"),
    ],
)
def test_everything_else_is_refused_with_a_reason(content, code):
    with pytest.raises(Refused) as refused:
        media_type(content, "文件.jpg", most_bytes=MB)
    assert refused.value.code == code
    assert MESSAGES[code].format_map({"most": 1, "name": "文件.jpg", "types": ""})


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("a\x00b.png", "ab.png"),
        ("x" * 300 + ".png", "x" * 116 + ".png"),
        ("..", "未命名"),
    ],
)
def test_a_file_name_is_only_a_word_for_people(given, kept):
    assert clean_name(given) == kept
