"""A map of the rules file being read key by key: look-ups by kind of value, each noting what is wrong."""

from collections.abc import Iterator, Mapping
from datetime import date

from yikou.definition import scalars
from yikou.definition.events import event_of
from yikou.definition.model import Duration, Expr, Limit, Mark, PlacePath, StepNeed, Who
from yikou.definition.names import BUILT_IN_WHO
from yikou.definition.needs import need_of
from yikou.definition.nodes import ListNode, MapNode, Node, TextNode, is_empty, named
from yikou.definition.paths import Path, path_of, place_of, texts
from yikou.definition.problems import nearest
from yikou.definition.reading import Reading


class Entry:
    """One map with its known keys.

    keys: `title! at by`, those with `!` are required; unknown and missing ones are noted at once. A look-up gives its
    default where the key is absent, and a stand-in where the value is wrong. mark: where the map stands; name: its last
    key.
    """

    def __init__(self, reading: Reading, node: Node, keys: str) -> None:
        self.reading = reading
        self.mark = node.mark
        self.name = node.mark.key.rpartition("/")[2]
        self._entries: Mapping[str, Node] = node.entries if isinstance(node, MapNode) else {}
        self._meant: dict[str, Node] = {}
        if isinstance(node, MapNode):
            self._check_keys(keys.split())
        elif not is_empty(node):
            reading.add("want_map", node.mark)

    def _check_keys(self, keys: list[str]) -> None:
        known = [key.rstrip("!") for key in keys]
        for name, node in self._entries.items():
            if name == "note" and "note" not in known:
                scalars.text(node, self.reading.problems)
            elif name not in known:
                meant = nearest(name, known)
                self._meant[meant] = node
                self.reading.add("unknown_key", node.mark, found=name, nearest=meant)
        for key in keys:
            if key.endswith("!") and key[:-1] not in self._entries:
                self.reading.add("missing_key", self.mark, expected=key[:-1])

    def has(self, key: str) -> bool:
        """Whether something stands under the key."""
        return not is_empty(self._entries.get(key))

    def node(self, key: str) -> Node | None:
        """What stands under the key; None where nothing does."""
        return self._entries[key] if self.has(key) else None

    def meant(self, key: str) -> Node | None:
        """What stands under the key, or the map under one that seems to be it: what is wrong in there is told too."""
        meant = self._meant.get(key)
        return self.node(key) or (meant if isinstance(meant, MapNode) else None)

    def mark_of(self, key: str) -> Mark:
        """Where the key stands, or the map if it is absent."""
        found = self._entries.get(key)
        return found.mark if found else self.mark

    def text(self, key: str, default: str = "") -> str:
        """A text."""
        node = self.node(key)
        return scalars.text(node, self.reading.problems) if node else default

    def word(self, key: str, *words: str) -> str:
        """One of these words; the first is the default."""
        node = self.node(key)
        return scalars.word(node, self.reading.problems, words) if node else words[0]

    def words(self, key: str, *known: str) -> tuple[str, ...]:
        """One or several of these words."""
        node = self.node(key)
        found = texts(node, self.reading) if node else ()
        return tuple(scalars.word(one, self.reading.problems, known) for one in found)

    def yes(self, key: str) -> bool:
        """`yes` or `no`; no by default."""
        node = self.node(key)
        return scalars.yes_no(node, self.reading.problems) if node else False

    def whole(self, key: str, default: int, *, least: int = 0) -> int:
        """A whole number."""
        node = self.node(key)
        return scalars.whole(node, self.reading.problems, least) if node else default

    def day(self, key: str) -> date | None:
        """A date."""
        node = self.node(key)
        return scalars.day(node, self.reading.problems) if node else None

    def duration(self, key: str) -> Duration | None:
        """A literal duration."""
        node = self.node(key)
        return scalars.duration(node, self.reading.problems) if node else None

    def needed_duration(self, key: str) -> Duration:
        """A literal duration under a required key."""
        return self.duration(key) or scalars.NO_TIME

    def limit(self, key: str) -> Limit | None:
        """A duration or an expression of that type."""
        node = self.node(key)
        return scalars.limit(node, self.reading.problems) if node else None

    def expr(self, key: str) -> Expr | None:
        """An expression, unparsed."""
        node = self.node(key)
        return scalars.expr(node, self.reading.problems) if node else None

    def needed_expr(self, key: str) -> Expr:
        """An expression under a required key."""
        return self.expr(key) or Expr("", self.mark)

    def reference(self, key: str, kind: str, *also: str, default: str = "") -> str:
        """One known name of that kind, or one of the words of `also`."""
        node = self.node(key)
        if isinstance(node, TextNode):
            return self.reading.reference(node, kind, also=also)
        return self.text(key, default)

    def references(self, key: str, kind: str, *also: str) -> tuple[str, ...]:
        """One or several known names of that kind."""
        node = self.node(key)
        found = texts(node, self.reading) if node else ()
        return tuple(self.reading.reference(one, kind, also=also) for one in found)

    def who(self, key: str) -> Who:
        """One or several of the people of the case."""
        return self.references(key, "who", *BUILT_IN_WHO)

    def path(self, key: str, *roots: str) -> Path:
        """One path into a record; () where it is absent."""
        node = self.node(key)
        return (path_of(self.reading, node, roots=roots or ("form", "office")) if node else None) or ()

    def paths(self, key: str, *roots: str) -> tuple[Path, ...]:
        """Several paths; see `paths.path_of` for the roots."""
        node = self.node(key)
        known = roots or ("form", "office")
        found = (path_of(self.reading, one, roots=known) for one in texts(node, self.reading)) if node else ()
        return tuple(path for path in found if path)

    def place(self, key: str) -> PlacePath | None:
        """A place."""
        node = self.node(key)
        return place_of(self.reading, node) if node else None

    def events(self, key: str) -> tuple[str, ...]:
        """One event or several (docs/format.md 6.1)."""
        node = self.node(key)
        return tuple(event_of(self.reading, one) for one in texts(node, self.reading)) if node else ()

    def need(self, key: str, default: StepNeed) -> StepNeed:
        """How many votes for yes."""
        node = self.node(key)
        return need_of(self.reading, node) if node else default

    def list(self, key: str) -> tuple[Node, ...]:
        """The nodes of a list; () where it is absent."""
        node = self.node(key)
        if node and not isinstance(node, ListNode):
            self.reading.add("want_list", node.mark)
        return node.nodes if isinstance(node, ListNode) else ()

    def entry(self, key: str, keys: str) -> "Entry | None":
        """The map under a key, with its own known keys; see `meant`."""
        node = self.meant(key)
        return Entry(self.reading, node, keys) if node else None

    def entries(self, key: str, keys: str, *, reserved: frozenset[str] = frozenset()) -> "Iterator[Entry]":
        """The maps of a map of names, each with these known keys; names are checked."""
        for name, node in self.named(key).items():
            self.reading.check_name(name, node.mark, reserved=reserved)
            yield Entry(self.reading, node, keys)

    def named(self, key: str) -> Mapping[str, Node]:
        """The nodes of a map of names."""
        node = self.node(key)
        if node and not isinstance(node, MapNode):
            self.reading.add("want_map", node.mark)
        return named(node)
