import io

import pytest
from PIL import Image

from tests.usecases.office import PDF
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
    assert media_type(PDF, "证明.pdf", most_bytes=MB) == "application/pdf"


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
        (b"%PDF-", "file_broken"),
        (PDF[:-6], "file_broken"),
        (b"%PDF-1.7\n%%EOF", "file_broken"),
    ],
)
def test_everything_else_is_refused_with_a_reason(content, code):
    with pytest.raises(Refused) as refused:
        media_type(content, "文件.jpg", most_bytes=MB)
    assert refused.value.code == code
    assert MESSAGES[code].format_map({"most": 1, "name": "文件.jpg", "types": ""})


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_that_was_cut_off_is_not_taken(kind):
    buffer = io.BytesIO()
    Image.effect_noise((600, 400), 80).save(buffer, kind)
    whole = buffer.getvalue()
    for size in (700, 5000, len(whole) // 2, len(whole) - 200):
        with pytest.raises(Refused, match="file_broken"):
            media_type(whole[:size], "身份证.jpg", most_bytes=MB)


def test_a_jpeg_of_endless_scans_is_not_read(monkeypatch):
    buffer = io.BytesIO()
    Image.new("L", (2000, 2000)).save(buffer, "JPEG", progressive=True)
    whole = buffer.getvalue()
    last = whole[whole.rindex(b"\xff\xda") : -2]
    monkeypatch.setattr(Image.Image, "load", lambda _: pytest.fail("read"))
    with pytest.raises(Refused, match="file_broken"):
        media_type(whole[:-2] + last * 400 + b"\xff\xd9", "身份证.jpg", most_bytes=MB)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_of_any_colours_is_read_through(mode):
    buffer = io.BytesIO()
    Image.new(mode, (50, 50)).save(buffer, "JPEG", progressive=True)
    assert media_type(buffer.getvalue(), "身份证.jpg", most_bytes=MB) == "image/jpeg"


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
