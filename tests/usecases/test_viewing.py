"""The viewer: pages of pictures and PDFs, who may see them, and what a hostile file may cost."""

import io
import time
from threading import BoundedSemaphore

import pytest
from PIL import Image

from tests.usecases.office import PDF
from yikou.errors import NotFound
from yikou.usecases.case import rasters
from yikou.usecases.case.acting_on_cases import upload
from yikou.usecases.case.case_files import open_page
from yikou.usecases.case.case_looks import Looked
from yikou.usecases.case.case_page import viewer_view
from yikou.usecases.case.rasters import Rasters
from yikou.usecases.intake.intake_papers import Upload


def pdf(pages: int = 2, size: tuple[int, int] = (60, 80)) -> bytes:
    """A PDF of so many blank pages."""
    buffer = io.BytesIO()
    first, *more = [Image.new("RGB", size, "white") for _ in range(pages)]
    first.save(buffer, "PDF", save_all=True, append_images=more)
    return buffer.getvalue()


def with_pdf(office, content: bytes = b""):
    """A case whose identity card was handed in once more, as a PDF; and the key of that file."""
    number = office.relief()
    scan = Upload("card.pdf", content or pdf())
    upload(office.house, office.acting("lin.xiaoyan"), number, material="id_card", uploads=(scan,))
    return number, office.state(number).papers["id_card"][-1].files[0]


def viewer(office, number, **looked):
    return viewer_view(office.house, office.reader("lin.xiaoyan"), number, Looked(**looked)).viewing


def test_a_pdf_is_turned_page_by_page_and_then_to_the_next_file(office):
    number, key = with_pdf(office)
    seen = viewer(office, number, paper=key)
    assert (seen.page, seen.pages, seen.picture) == (1, 2, f"/files/{key}/pages/1")
    assert (seen.next, seen.previous) == (f"paper={key}&page=2", "")
    assert viewer(office, number, paper=key, page=2).next == ""


def test_versions_of_a_paper_lead_to_each_other(office):
    number, key = with_pdf(office)
    old = office.state(number).papers["id_card"][0].files[0]
    assert viewer(office, number, paper=key).versions == ((1, f"paper={old}", False), (2, f"paper={key}", True))


def test_a_turned_and_enlarged_page_says_so_in_its_links(office):
    number, key = with_pdf(office)
    seen = viewer(office, number, paper=key, turn=3, big=True)
    assert (seen.turned, seen.sized) == (f"paper={key}&big=yes", f"paper={key}&turn=3")


def test_a_page_is_opened_by_whoever_may_open_the_file(office):
    _, key = with_pdf(office)
    assert open_page(office.house, office.reader("lin.xiaoyan"), key, 2).read_bytes().startswith(b"\xff\xd8")
    for login, page in (("tang.xiaomei", 1), ("zhong.min", 1), ("lin.xiaoyan", 3), ("lin.xiaoyan", 0)):
        with pytest.raises(NotFound):
            open_page(office.house, office.reader(login), key, page)


def test_a_picture_has_no_pages_to_draw(office):
    number = office.relief()
    with pytest.raises(NotFound):
        open_page(office.house, office.reader("lin.xiaoyan"), office.state(number).papers["id_card"][0].files[0], 1)
    assert viewer(office, number).picture.startswith("/files/")


def test_a_broken_pdf_is_said_to_be_one_and_stays_to_be_downloaded(office):
    number, key = with_pdf(office, PDF)
    seen = viewer(office, number, paper=key)
    assert (seen.picture, seen.trouble) == ("", "这份 PDF 画不出来，请下载后查看。")


def test_a_page_of_any_size_is_drawn_within_bounds(tmp_path):
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf(1, (9000, 60)))
    drawn = Rasters(tmp_path / "pages").page(path, "ab" * 32, 1)
    assert drawn is not None
    with Image.open(drawn) as picture:
        assert max(picture.size) <= 1601


def test_a_file_that_takes_too_long_is_given_up_and_costs_its_time_once(tmp_path, monkeypatch):
    sleeper = tmp_path / "sleeper.py"
    sleeper.write_text("import time; time.sleep(30)")
    monkeypatch.setattr(rasters, "CHILD", sleeper)
    monkeypatch.setattr(rasters, "PATIENCE_SECONDS", 0.3)
    begun = time.monotonic()
    found = [Rasters(tmp_path / "pages").count(tmp_path / "any.pdf", "cd" * 32) for _ in range(3)]
    assert found == [0, 0, 0]
    assert time.monotonic() - begun < 20


def test_while_too_much_is_drawn_the_page_says_so_and_goes_on(office, monkeypatch):
    number, key = with_pdf(office)
    monkeypatch.setattr(rasters, "AT_ONCE", BoundedSemaphore(1))
    with rasters.AT_ONCE:
        assert viewer(office, number, paper=key).trouble == "正在画的文件较多，请稍后再看，或下载后查看。"
