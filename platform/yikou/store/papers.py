"""Rows about uploaded files: what they are, who brought them, where they belong. The bytes are in `files`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from yikou.errors import NotFound
from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.moments import moment


@dataclass(frozen=True, slots=True)
class Paper:
    """An uploaded file. name: as the uploader's machine called it, for people only; draft: id of the draft that it was
    uploaded in; case_number: '' until that is filed; material: name in the definition."""

    key: str
    sha256: str
    size: int
    media_type: str
    name: str
    uploaded_by: str
    at: datetime
    draft: str
    case_number: str
    material: str


def add(s: Session, paper: Paper) -> None:
    """Notes a file that is on disk already."""
    rowmap.insert(s, "paper", [paper])


def paper(s: Session, key: str) -> Paper:
    """The row of a file, or `NotFound`."""
    found = rowmap.select(s, Paper, "from paper where key = ?", key)
    if not found:
        raise NotFound("file", key)
    return found[0]


def of_case(s: Session, number: str) -> tuple[Paper, ...]:
    """Files of a case, oldest first."""
    return rowmap.select(s, Paper, "from paper where case_number = ? order by at, key", number)


def of_draft(s: Session, draft: str) -> tuple[Paper, ...]:
    """Files of a draft, oldest first."""
    return rowmap.select(s, Paper, "from paper where draft = ? order by at, key", draft)


def give_to_case(s: Session, keys: Sequence[str], *, number: str) -> None:
    """Says that files belong to a case from now on. Files of another case stay there: that is an error of ours."""
    sql = "update paper set case_number = ? where key = ? and case_number in ('', ?)"
    if s.many(sql, [(number, key, number) for key in keys]) != len(keys):
        raise ValueError(f"not all of {keys} can be given to {number}")


def give_to_material(s: Session, key: str, *, material: str, by: str) -> bool:
    """Says which material a file is that belongs to nothing yet; False if it is not there, or not that person's."""
    sql = "update paper set material = ? where key = ? and uploaded_by = ? and draft = '' and case_number = '' and "
    return bool(s.run(sql + "material = ''", material, key, by))


def forget_loose(s: Session, before: datetime) -> int:
    """Forgets files that were sent before that moment and given to nothing since; how many."""
    return s.run("delete from paper where draft = '' and case_number = '' and at < ?", moment(before))


def forget(s: Session, key: str) -> bool:
    """Takes a draft's file back; False if it belongs to a case, where nothing is taken back."""
    return bool(s.run("delete from paper where key = ? and case_number = ''", key))


def forget_of_drafts(s: Session, drafts: Sequence[str]) -> int:
    """Forgets the files of these drafts, but for those that belong to a case; how many."""
    return sum(s.run("delete from paper where draft = ? and case_number = ''", draft) for draft in drafts)


def without_row(s: Session, keys: Sequence[str]) -> list[str]:
    """Those of the keys that no row knows."""
    return [key for key in keys if s.row("select 1 from paper where key = ?", key) is None]


def hashes_of(s: Session, keys: Sequence[str]) -> dict[str, str]:
    """Hash of each of these files by its key, as noted when it came; `NotFound` for a key without a row."""
    return {key: paper(s, key).sha256 for key in keys}


def hashes(s: Session) -> dict[str, str]:
    """Hash of every file by its key, as noted when it came."""
    return dict(s.rows("select key, sha256 from paper order by key"))
