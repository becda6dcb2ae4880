"""The viewer of the case page: one page of one file, how it lies, and where its links lead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from yikou.store.dialect import Busy
from yikou.store.files import Files
from yikou.store.papers import Paper
from yikou.texts import N_, Translate
from yikou.usecases.case.case_looks import Looked
from yikou.usecases.case.rasters import MOST_PAGES, Rasters
from yikou.usecases.case.views_papers import FileView, MaterialView, ViewerView
from yikou.usecases.house import House

BROKEN = N_("这份 PDF 画不出来，请下载后查看。")
BUSY = N_("正在画的文件较多，请稍后再看，或下载后查看。")


@dataclass(frozen=True, slots=True)
class Viewer:
    """materials: those that the reader sees; files: their rows by key."""

    house: House
    materials: Sequence[MaterialView]
    files: Mapping[str, Paper]
    translate: Translate

    def view(self, looked: Looked) -> ViewerView | None:
        """What is asked for, else the newest picture, else the first file; None where there is nothing."""
        every = [(material, file) for material in self.materials for file in material.files]
        if not every:
            return None
        material, file = next((pair for pair in every if pair[1].key == looked.paper), None) or _first(every)
        pages, trouble = self._pages(file)
        page = min(max(looked.page, 1), max(pages, 1)) if looked.paper == file.key else 1
        here = replace(looked, paper=file.key, page=page)
        current = [one for _, one in every if not one.old or one.key == file.key]
        return ViewerView(
            file=file,
            title=material.title,
            page=page,
            pages=pages,
            picture="" if trouble else _picture(file, page),
            trouble=self.translate(trouble) if trouble else "",
            turn=looked.turn % 4,
            big=looked.big,
            previous=self._beside(here, current, pages, by=-1),
            next=self._beside(here, current, pages, by=1),
            sized=query(replace(here, big=not looked.big)),
            turned=query(replace(here, turn=(looked.turn + 1) % 4)),
            versions=_versions(material, file),
        )

    def _pages(self, file: FileView) -> tuple[int, str]:
        """Pages that can be shown, and what keeps them from it."""
        if file.kind == "image":
            return 1, ""
        try:
            count = self._rasters.count(Files(self.house.settings.files).path(file.key), self.files[file.key].sha256)
        except Busy:
            return 0, BUSY
        return min(count, MOST_PAGES), "" if count else BROKEN

    @property
    def _rasters(self) -> Rasters:
        return Rasters(self.house.settings.var / "pages")

    def _beside(self, here: Looked, files: Sequence[FileView], pages: int, *, by: int) -> str:
        """The page before or behind, else the file; '' at either end."""
        if 1 <= here.page + by <= pages:
            return query(replace(here, page=here.page + by))
        place = next(n for n, file in enumerate(files) if file.key == here.paper) + by
        return query(Looked(files[place].key)) if 0 <= place < len(files) else ""


def _first(every: Sequence[tuple[MaterialView, FileView]]) -> tuple[MaterialView, FileView]:
    """The newest picture, which costs nothing to draw, else the first file."""
    pictures = [pair for pair in every if pair[1].kind == "image" and not pair[1].old]
    return pictures[-1] if pictures else every[0]


def _picture(file: FileView, page: int) -> str:
    return f"/files/{file.key}" if file.kind == "image" else f"/files/{file.key}/pages/{page}"


def _versions(material: MaterialView, file: FileView) -> tuple[tuple[int, str, bool], ...]:
    """Each version of the material, what shows it, and whether it is the one on view."""
    firsts = {one.version: one for one in reversed(material.files)}
    if len(firsts) < 2:
        return ()
    return tuple((number, query(Looked(firsts[number].key)), number == file.version) for number in sorted(firsts))


def query(looked: Looked) -> str:
    """What an address says to show that: `paper=…&page=2`, without what is as usual."""
    said = {"paper": looked.paper, "page": looked.page, "turn": looked.turn, "big": "yes" if looked.big else ""}
    return urlencode({name: value for name, value in said.items() if value and (name, value) != ("page", 1)})
