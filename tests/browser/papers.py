"""Papers as a scanner gives them: real pictures and documents, made here."""

from io import BytesIO

from PIL import Image
from playwright.sync_api import FilePayload, Locator


def scan(name: str, shade: int = 230) -> FilePayload:
    """A page of grey as PNG."""
    stream = BytesIO()
    Image.new("RGB", (420, 594), (shade, shade, shade)).save(stream, "PNG")
    return FilePayload(name=f"{name}.png", mimeType="image/png", buffer=stream.getvalue())


def document(name: str) -> FilePayload:
    """The same as PDF."""
    stream = BytesIO()
    Image.new("RGB", (420, 594), (240, 240, 240)).save(stream, "PDF")
    return FilePayload(name=f"{name}.pdf", mimeType="application/pdf", buffer=stream.getvalue())


def choose(place: Locator, paper: FilePayload) -> None:
    """Chooses a file where the locator's material is scanned; it goes up at once."""
    pick(place.locator("label[for^='material-'], label[for^='file-']").first, paper)


def pick(field: Locator, paper: FilePayload) -> None:
    """Opens the dialog of a field, or of its label, and chooses the file there, as a person does."""
    with field.page.expect_file_chooser() as dialog:
        field.click()
    dialog.value.set_files(paper)
