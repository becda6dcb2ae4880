"""The house keeps its order: arrows point down, what is pure stays pure, files stay small, texts are marked."""

import ast
import re
from collections.abc import Callable, Collection, Iterable
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).parents[1]
PACKAGE = HOUSE / "platform" / "yikou"
TEMPLATES = HOUSE / "ui" / "templates"
MODULES = sorted(PACKAGE.rglob("*.py"))
PAGES = sorted(TEMPLATES.rglob("*.html"))

# Each line may import what stands below it; packages of one line may not import each other.
LAYERS = (
    ("cli",),
    ("web",),
    ("usecases",),
    ("store", "proof"),
    ("access",),
    ("flow",),
    ("forms",),
    ("rules",),
    ("workdays", "directory"),
    ("definition",),
    ("errors", "texts", "settings"),
)
LEVEL = {name: len(LAYERS) - depth for depth, layer in enumerate(LAYERS) for name in layer}
PURE = ("definition", "directory", "workdays", "rules", "forms", "flow", "access", "proof")
IMPURE = ("pony", "starlette", "random", "secrets", "os", "time", "sqlite3", "argon2", "uvicorn")
# Read as a table, from top to bottom: one value after the other, no logic.
TABLES = ("yikou.definition.model", "yikou.flow.entries")
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("date", "today")}


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(_text(path))


def _name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def _part(module: str) -> str:
    """The package of the house that a module belongs to: `yikou.web.app` is of `web`."""
    return [*module.split("."), ""][1]


KNOWN = {_name(path) for path in MODULES}


@cache
def _imports(path: Path) -> frozenset[str]:
    """Modules that a file names; `from package import module` names the module, not its package."""
    found: set[str] = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            named = [f"{node.module}.{alias.name}" for alias in node.names]
            found |= {name if name in KNOWN else str(node.module) for name in named}
    return frozenset(found)


def _roots(path: Path) -> set[str]:
    """What a file imports, by its first name."""
    return {name.split(".")[0] for name in _imports(path)}


def _wrong(judge: Callable[[Path], Collection[object]], paths: Iterable[Path] = MODULES) -> dict[str, object]:
    """What was found in every file in which something was found."""
    return {str(path.relative_to(HOUSE)): found for path in paths if (found := judge(path))}


def _lines(path: Path, pattern: str) -> list[str]:
    lines = _text(path).splitlines()
    return [f"{number} {line.strip()}" for number, line in enumerate(lines, 1) if re.search(pattern, line)]


def test_arrows_point_down() -> None:
    def upwards(path: Path) -> list[str]:
        own = _part(_name(path))
        parts = {_part(name) for name in _imports(path) if name.startswith("yikou.")} - {own, ""}
        return [part for part in parts if own in LEVEL and LEVEL.get(part, 0) >= LEVEL[own]]

    assert not _wrong(upwards)


def test_every_package_has_its_place() -> None:
    parts = {_part(_name(path)) for path in MODULES} - {""}
    assert parts == set(LEVEL)


def test_modules_do_not_import_in_circles() -> None:
    graph = {_name(path): KNOWN.intersection(_imports(path)) for path in MODULES}
    done: set[str] = set()

    def visit(module: str, above: tuple[str, ...]) -> None:
        assert module not in above, " → ".join((*above[above.index(module) :], module))
        if module not in done:
            for name in sorted(graph[module] - {module}):
                visit(name, (*above, module))
            done.add(module)

    for module in sorted(graph):
        visit(module, ())


def test_what_is_pure_takes_no_clock_and_no_chance() -> None:
    def impure(path: Path) -> set[object]:
        read = (n for n in ast.walk(_tree(path)) if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name))
        clocks = {(n.value.id, n.attr) for n in read if isinstance(n.value, ast.Name)} & CLOCKS
        return clocks | (_roots(path) & set(IMPURE))

    assert not _wrong(impure, [path for path in MODULES if _part(_name(path)) in PURE])


def test_files_stay_small() -> None:
    def long(path: Path) -> list[int]:
        length = len(_text(path).splitlines())
        return [length] if length > 300 and _name(path) not in TABLES else []

    assert not _wrong(long)


def test_files_say_what_belongs_in_them() -> None:
    assert not [path for path in MODULES if _text(path) and not ast.get_docstring(_tree(path))]


def test_no_database_session_spans_an_await() -> None:
    def spanning(path: Path) -> set[str]:
        coroutines = [node for node in ast.walk(_tree(path)) if isinstance(node, ast.AsyncFunctionDef)]
        names = {n.attr for c in coroutines for n in ast.walk(c) if isinstance(n, ast.Attribute)}
        names |= {n.id for c in coroutines for n in ast.walk(c) if isinstance(n, ast.Name)}
        opened = {c.name for c in coroutines if re.search(r"store\.session\(", ast.unparse(c))}
        return names & {"db_session", "writing", "deciding"} | opened

    assert not _wrong(spanning)


def test_only_the_store_knows_the_database() -> None:
    others = [path for path in MODULES if _part(_name(path)) != "store"]
    assert not _wrong(lambda path: _roots(path) & {"pony", "sqlite3", "psycopg2"}, others)


def test_every_text_of_a_template_is_marked() -> None:
    def unmarked(path: Path) -> set[str]:
        text = re.sub(r"\{#.*?#\}", "", _text(path), flags=re.S)
        bare = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.S)
        literals = re.findall(r"""(_\()?\s*["']([^"'\n]*[\u4e00-\u9fff][^"'\n]*)["']""", text)
        chinese = set(re.findall(r"[\u4e00-\u9fff，。：；？、]+", bare)) - {"中文"}
        return chinese | {words for marked, words in literals if not marked}

    assert not _wrong(unmarked, PAGES)


def test_nothing_is_left_for_later() -> None:
    marks = r"\b(TODO|FIXME|XXX|HACK|NotImplementedError)\b|except:\s*$|# type: ignore(?!\[)"
    assert not _wrong(lambda path: _lines(path, marks))


def test_pages_carry_no_inline_script_or_style() -> None:
    inline = r"<style|\sstyle=|\son[a-z]+=|hx-on|<script(?![^>]*\ssrc=)|javascript:"
    assert not _wrong(lambda path: _lines(path, inline), PAGES)
