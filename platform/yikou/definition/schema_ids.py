"""Names that a schema file gives to its parts: `$id` of bundled documents, and `$anchor`.

Nothing outside of the file is ever looked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urldefrag, urljoin

from yikou.definition.json_source import escaped
from yikou.definition.schema_words import LISTS, MAPS, ONE


@dataclass(frozen=True, slots=True)
class Ids:
    """documents: address by the pointer of each part that has an `$id`, the root with '' at least; anchors: pointer by
    address and name (`https://example.org/a#name`)."""

    documents: Mapping[str, str]
    anchors: Mapping[str, str]

    def document(self, pointer: str) -> str:
        """Pointer of the document, the file or one bundled in it, that a part belongs to."""
        while pointer not in self.documents:
            pointer = pointer.rpartition("/")[0]
        return pointer

    def target(self, ref: str, pointer: str) -> str | None:
        """Pointer that a reference standing at `pointer` means, None where it leads out of the file."""
        base = self.documents[self.document(pointer)]
        address, fragment = urldefrag(base + ref if ref.startswith("#") else urljoin(base, ref))
        if fragment and not fragment.startswith("/"):
            return self.anchors.get(f"{address}#{fragment}")
        found = next((at for at, own in self.documents.items() if own == address), None)
        return None if found is None else found + fragment


def ids_of(value: Any) -> Ids:
    """Names in a file that was upgraded to 2020-12."""
    documents, anchors = {"": ""}, dict[str, str]()
    for pointer, part, base in _parts(value, "", ""):
        if isinstance(part.get("$id"), str):
            documents[pointer] = base
        if isinstance(part.get("$anchor"), str):
            anchors[f"{base}#{part['$anchor']}"] = pointer
    return Ids(documents, anchors)


def _parts(part: Any, pointer: str, base: str) -> Iterator[tuple[str, Mapping[str, Any], str]]:
    """Every schema with its pointer and the address of its document."""
    if not isinstance(part, dict):
        return
    if isinstance(part.get("$id"), str):
        base = urldefrag(urljoin(base, part["$id"]))[0]
    yield pointer, part, base
    for word, value in part.items():
        here = f"{pointer}/{escaped(word)}"
        if word in ONE:
            yield from _parts(value, here, base)
        elif word in LISTS and isinstance(value, list):
            for number, one in enumerate(value):
                yield from _parts(one, f"{here}/{number}", base)
        elif word in MAPS and isinstance(value, dict):
            for name, one in value.items():
                yield from _parts(one, f"{here}/{escaped(name)}", base)
