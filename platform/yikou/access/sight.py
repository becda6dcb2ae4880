"""What one reader sees of a case, from the rows of `access` that match (docs/format.md 4.13). Pure set algebra.

A path is a tuple: ('form', 'applicant', 'id_number'), ('office', 'monthly'), ('materials', 'id_card').
Which rows match is `matching.py`; nothing outside this package decides about a field.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from yikou.access.leaves import Same, leaves
from yikou.access.reads import Path, computed
from yikou.definition.model import Affair, Grant

NOTHING: frozenset[Path] = frozenset()


@dataclass(frozen=True, slots=True)
class Sight:
    """The answer: what the reader may do by `access`, and which leaves stay hidden or masked.

    may: view, print, urge, export; without `view` nothing of the case exists for the reader.
    """

    may: frozenset[str] = frozenset()
    hidden: frozenset[Path] = NOTHING
    masked: frozenset[Path] = NOTHING

    @property
    def may_view(self) -> bool:
        """Whether the case exists for the reader at all."""
        return "view" in self.may

    @property
    def may_print(self) -> bool:
        """Whether the reader may print the whole file; what they see is on it, and no more."""
        return "print" in self.may

    @property
    def may_export(self) -> bool:
        """Whether the reader may take lines of the case away as a table."""
        return "export" in self.may

    def shows(self, path: Path) -> bool:
        """Whether the value at `path`, and everything below it, may be read in full."""
        return not any(_covers(path, leaf) or _covers(leaf, path) for leaf in self.hidden | self.masked)

    def hides(self, path: Path) -> bool:
        """Whether `path` itself is hidden, or lies in something hidden, or all that lies in it is."""
        return any(_covers(leaf, path) for leaf in self.hidden)

    def below(self, record: str) -> tuple[frozenset[Path], frozenset[Path]]:
        """Hidden and masked paths of `form` or `office`, without that first part."""
        return (
            frozenset(p[1:] for p in self.hidden if p[0] == record),
            frozenset(p[1:] for p in self.masked if p[0] == record),
        )


BLIND = Sight()


@dataclass(frozen=True, slots=True)
class Standing:
    """How the reader stands to the case beside `access`.

    handles: has an open task, or acted once; at: steps at which that is so; applies: is the applicant, or applies
    for them; copied: was sent the case to read.
    """

    handles: bool = False
    at: frozenset[str] = frozenset()
    applies: bool = False
    copied: bool = False


def sight(affair: Affair, rows: Sequence[Grant], standing: Standing) -> Sight:
    """What follows from the matching `rows` and the reader's standing, in the precedence of docs/format.md 4.13.

    A reader with rows that give `view` sees what one of them shows; a handler without such a row sees everything;
    what the step hides goes before all of that. Whoever was sent the case to read sees what is hidden from nobody, and
    numbers masked. Nothing else gives a right.
    """
    views = [row for row in rows if "view" in row.may]
    if standing.applies and not views and not standing.handles:
        return _with_derived(affair, frozenset({"view", "print"}), _office(affair), NOTHING)
    if standing.copied and not views and not standing.handles:
        hidden = ever_hidden(affair)
        return _with_derived(affair, frozenset({"view"}), hidden, leaves_of(affair, VEILED) - hidden)
    if not views and not standing.handles:
        return BLIND
    may = frozenset(word for row in rows for word in row.may) | {"view"}
    hidden, masked = _by_rows(affair, views)
    hides = [path for step in standing.at if step in affair.steps for path in affair.steps[step].hides]
    hidden |= leaves_of(affair, hides)
    return _with_derived(affair, may, hidden | _named_papers(hides), masked - hidden)


VEILED = (("mask:id-number",), ("mask:account",))


def veiled(affair: Affair, plain: Sight) -> Sight:
    """The same sight with the numbers masked that nobody needs to see all the time. Papers stay as they are."""
    return replace(plain, masked=plain.masked | (leaves_of(affair, VEILED) - plain.hidden))


def _by_rows(affair: Affair, views: Sequence[Grant]) -> tuple[frozenset[Path], frozenset[Path]]:
    if not views:
        return NOTHING, NOTHING
    hides = [leaves_of(affair, row.hides) | _named_papers(row.hides) for row in views]
    masks = [leaves_of(affair, row.masks) for row in views]
    hidden = frozenset.intersection(*hides)
    barred = [h | m for h, m in zip(hides, masks, strict=True)]
    return hidden, frozenset.intersection(*barred) - hidden


def _with_derived(affair: Affair, may: frozenset[str], hidden: frozenset[Path], masked: frozenset[Path]) -> Sight:
    # A masked number on an unmasked scan is no mask: what carries it is hidden like what carries a hidden one.
    barred = hidden | masked
    papers = {("materials", m.name) for m in affair.materials.values() if _touch(m.carries or (), barred)}
    sums = {path for path, reads in _computed(Same(affair)).items() if _touch(reads, barred)}
    return Sight(may, hidden | papers | sums, masked - sums)


def _touch(paths: Iterable[Path], leaves: Collection[Path]) -> bool:
    return any(_covers(path, leaf) or _covers(leaf, path) for path in paths for leaf in leaves)


def _office(affair: Affair) -> frozenset[Path]:
    return frozenset(leaf for leaf in _all_leaves(affair) if leaf[0] == "office")


def leaves_of(affair: Affair, paths: Iterable[Path]) -> frozenset[Path]:
    """Leaves of the form and the office record that `paths` name: below a path, or of a class `mask:<name>`."""
    named = [tuple(path) for path in paths]
    if not named:
        return NOTHING
    classes = {path[0].removeprefix("mask:") for path in named if path[0].startswith("mask:")}
    return frozenset(
        leaf for leaf, masks in leaves(affair).items() if masks & classes or any(_covers(p, leaf) for p in named)
    )


def _all_leaves(affair: Affair) -> Collection[Path]:
    return leaves(affair).keys()


def ever_hidden(affair: Affair) -> frozenset[Path]:
    """Leaves that some row or step hides or masks from somebody."""
    return _ever_hidden(Same(affair))


@lru_cache(maxsize=256)
def _ever_hidden(same: Same) -> frozenset[Path]:
    rows = [path for row in same.affair.access.values() for path in (*row.hides, *row.masks)]
    return leaves_of(same.affair, (*rows, *(path for step in same.affair.steps.values() for path in step.hides)))


@lru_cache(maxsize=256)
def _computed(same: Same) -> Mapping[Path, frozenset[Path]]:
    return computed(same.affair)


def _named_papers(paths: Iterable[Path]) -> frozenset[Path]:
    return frozenset(tuple(path) for path in paths if path[0] == "materials")


def _covers(outer: Path, path: Path) -> bool:
    return path[: len(outer)] == outer
