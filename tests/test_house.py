"""The house keeps its order: arrows point down, what is pure stays pure, files stay small, texts are marked."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
PACKAGE = HOUSE / "platform" / "yikou"
TEMPLATES = HOUSE / "ui" / "templates"
MODULES = sorted(PACKAGE.rglob("*.py"))

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


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def _part(module: str) -> str:
    """The package of the house that a module belongs to: `yikou.web.app` is of `web`."""
    return [*module.split("."), ""][1]


def _imports(path: Path) -> Iterator[str]:
    """Modules that a file names; `from package import module` names the module, not its package."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            named = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in KNOWN else str(node.module) for name in named)


KNOWN = {_name(path) for path in MODULES}


def _lines(path: Path, pattern: str) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    where = path.relative_to(HOUSE)
    return [f"{where}:{number} {line.strip()}" for number, line in enumerate(lines, 1) if re.search(pattern, line)]


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_arrows_point_down(path: Path) -> None:
    own = _part(_name(path))
    parts = {_part(name) for name in _imports(path) if name.startswith("yikou.")} - {own, ""}
    assert not [part for part in parts if own in LEVEL and LEVEL.get(part, 0) >= LEVEL[own]]


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


@pytest.mark.parametrize("path", [p for p in MODULES if _part(_name(p)) in PURE], ids=_name)
def test_what_is_pure_takes_no_clock_and_no_chance(path: Path) -> None:
    tree = _tree(path)
    imported = {name.split(".")[0] for name in _imports(path)}
    read = {
        (n.value.id, n.attr) for n in ast.walk(tree) if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name)
    }
    assert not imported & set(IMPURE)
    assert not read & CLOCKS


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_files_stay_small_and_say_what_belongs_in_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300 or _name(path) in TABLES
    assert not text or ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_database_session_spans_an_await(path: Path) -> None:
    coroutines = [node for node in ast.walk(_tree(path)) if isinstance(node, ast.AsyncFunctionDef)]
    names = {n.attr for c in coroutines for n in ast.walk(c) if isinstance(n, ast.Attribute)}
    names |= {n.id for c in coroutines for n in ast.walk(c) if isinstance(n, ast.Name)}
    assert not names & {"db_session", "writing", "deciding"}
    assert not [c.name for c in coroutines if re.search(r"store\.session\(", ast.unparse(c))]


@pytest.mark.parametrize("path", [p for p in MODULES if _part(_name(p)) != "store"], ids=_name)
def test_only_the_store_knows_the_database(path: Path) -> None:
    assert not {name.split(".")[0] for name in _imports(path)} & {"pony", "sqlite3", "psycopg2"}


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.stem)
def test_every_text_of_a_template_is_marked(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.S)
    unmarked = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.S)
    chinese = set(re.findall(r"[\u4e00-\u9fff，。：；？、]+", unmarked)) - {"中文"}
    literals = re.findall(r"""(_\()?\s*["']([^"'\n]*[\u4e00-\u9fff][^"'\n]*)["']""", text)
    assert not chinese
    assert not [words for marked, words in literals if not marked]


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_nothing_is_left_for_later(path: Path) -> None:
    assert not _lines(path, r"\b(TODO|FIXME|XXX|HACK|NotImplementedError)\b|except:\s*$|# type: ignore(?!\[)")


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.stem)
def test_pages_carry_no_inline_script_or_style(path: Path) -> None:
    assert not _lines(path, r"<style|\sstyle=|\son[a-z]+=|hx-on|<script(?![^>]*\ssrc=)|javascript:")
