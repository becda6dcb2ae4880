"""The case that stands in the way of another of the same affair (`one_per`)."""

from collections.abc import Iterable

from yikou.definition.model import Affair
from yikou.store.case_lines import CaseLine


def in_the_way(affair: Affair, past: Iterable[CaseLine]) -> CaseLine | None:
    """The case that `one_per` would name among an applicant's, where the applicant alone is the key."""
    if affair.one_per is None or affair.one_per.key != (("applicant",),):
        return None
    among = affair.one_per.among
    blocks = (line for line in past if line.slug == affair.slug)
    return next((x for x in blocks if (x.state != "ended" and "open" in among) or x.counts_as in among), None)
