"""Documents that cases made: to be read and printed by those who may see the case, to be checked by anybody."""

from yikou.access.derived import shows
from yikou.definition.templates import names_read
from yikou.errors import NotAllowed, NotFound
from yikou.forms.words import day_words
from yikou.store import outputs
from yikou.store.database import Session
from yikou.store.outputs import Output
from yikou.texts import N_, Translate
from yikou.usecases.acts.documents import Document, thaw
from yikou.usecases.acts.making import template_text
from yikou.usecases.case.case_page import NAME, OpenCase, open_case
from yikou.usecases.case.views_papers import CheckView, OutputView
from yikou.usecases.house import House
from yikou.usecases.reader import Reader

LETTERS = ("receipt", "document", "notice")
VOID = N_("已于 {day} 作废")


def output_view(house: House, reader: Reader, code: str, *, base: str) -> OutputView:
    """The document with that code. base: address of this server, for the QR code. NotFound where it may not be seen."""
    with house.store.session() as s:
        output = outputs.by_code(s, code)
        if output is None:
            raise NotFound("document", code)
        number = number_of(s, output)
        _refuse_hidden(house, s, open_case(house, s, reader, number), output)
    return _view(house, output, base=base, back=f"/cases/{number}", translate=reader.translate)


def _refuse_hidden(house: House, s: Session, case: OpenCase, output: Output) -> None:
    """NotAllowed where the document says what this reader does not see on the page of the case."""
    affair = case.program.affair
    text = template_text(house, s, case.program, affair.outputs[output.name])
    if not all(shows(affair, case.sight, name) for name in (NAME, *names_read(text))):
        raise NotAllowed(output.title)


def number_of(s: Session, output: Output) -> str:
    """Number of the case that made it."""
    return str(s.value("select number from cases where id = ?", output.case_id))


def _view(house: House, output: Output, *, base: str, back: str, translate: Translate) -> OutputView:
    document = thaw(output.content)
    return OutputView(
        title=document.title,
        number=document.number,
        org=document.org,
        code=output.code,
        check=f"{base}check/{output.code}",
        on=document.on,
        to=document.to if document.kind in LETTERS else "",
        rows=document.rows,
        paragraphs=document.paragraphs,
        after=document.after,
        seal=document.seal,
        paper="a5" if document.paper == "a5" else "a4",
        void=_void(house, output, translate),
        back=back,
    )


def _void(house: House, output: Output, translate: Translate) -> str:
    if output.void_at is None:
        return ""
    day = output.void_at.astimezone(house.settings.timezone).date()
    return translate(VOID).format(day=day_words(day, translate))


def check_view(house: House, code: str, translate: Translate) -> CheckView:
    """What anybody may know who holds the document: that it is genuine, what it is, whether it still holds."""
    plain = "".join(code.split()).upper()
    if not plain:
        return CheckView("ask")
    with house.store.session() as s:
        output = outputs.by_code(s, plain)
    if output is None:
        return CheckView("unknown", code)
    void = _void(house, output, translate)
    return CheckView("void" if void else "valid", plain, _told(thaw(output.content), translate), void)


def _told(document: Document, translate: Translate) -> tuple[tuple[str, str], ...]:
    rows = (
        (translate("文书"), document.title),
        (translate("编号"), document.number),
        (translate("出具机关"), document.org),
        (translate("日期"), day_words(document.on, translate)),
        (translate("有效期至"), day_words(document.valid_until, translate) if document.valid_until else ""),
        (translate("当事人"), "、".join(_veiled(name) for name in document.to.split("、") if name)),
    )
    return tuple(row for row in rows if row[1])


def _veiled(name: str) -> str:
    """A name of which only the family name is told."""
    return name[:1] + "*" * (len(name) - 1)
