"""Why a file or a folder cannot be used, in words: the system says it in English, and in half a sentence."""

import errno
from pathlib import Path

from yikou.cli.language import words

OF_SYSTEM = {
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.EROFS: "readonly",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.ENOTDIR: "no_folder",
    errno.EEXIST: "exists",
    errno.EISDIR: "folder",
    errno.ENOENT: "missing",
}


def why_barred(error: OSError) -> str:
    """The reason in the language of the terminal; as the system says it where it is a rare one."""
    code = OF_SYSTEM.get(error.errno or 0)
    return words(f"barred.{code}") if code else error.strerror or str(error)


def in_the_way(folder: Path) -> Path | None:
    """What stands in the place of a folder, or of one above it, and is none; None where the folder is there or may be
    made."""
    found = next((path for path in (folder, *folder.parents) if path.exists()), None)
    return found if found and not found.is_dir() else None
