"""The direction of imports: cli -> app -> handlers/web -> replies -> render -> matching -> library."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BOT = ROOT / "bot"

# What each part of `bot` may import from the other parts; a part may always import itself.
ALLOWED: dict[str, set[str]] = {
    "__init__": set(),
    "__main__": {"cli"},
    "cli": {"__init__", "app", "console", "evaluation", "library", "settings", "texts", "tryout"},
    "tryout": {"app", "console", "handlers", "library", "matching", "render", "replies", "settings", "simulator"}
    | {"texts", "web"},
    "console": {"app", "evaluation", "library", "matching", "render", "replies", "settings", "texts"},
    "web": {"library", "matching", "metrics", "render", "replies", "settings", "texts"},
    "app": {"handlers", "library", "matching", "metrics", "render", "replies", "settings", "storage", "texts", "web"},
    "handlers": {"library", "matching", "metrics", "render", "replies", "settings", "storage", "texts"},
    "replies": {"library", "matching", "render", "texts"},
    "render": {"library", "matching", "texts"},
    "texts": {"locales"},
    "locales": set(),
    "fitting": {"evaluation", "library", "matching"},
    "evaluation": {"library", "matching"},
    "matching": {"library"},
    "library": set(),
    "settings": {"library", "matching"},
    "storage": set(),
    "metrics": {"__init__"},
    "simulator": set(),
}
KNOW_TELEGRAM = {"app", "handlers", "tryout"}
KNOW_A_DATABASE = {"storage"}
DATABASES = {"sqlite3", "asyncpg", "psycopg", "aiosqlite", "sqlalchemy"}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(BOT.rglob("*.py")):
        yield path.relative_to(BOT).parts[0].removesuffix(".py"), path


def imported(path: Path) -> set[str]:
    """Full names of what a module imports anywhere in it, also inside functions."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative imports hide the direction"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def parts_of(names: set[str]) -> set[str]:
    """The parts of `bot` among imported names: "bot.render.answer" -> "render", "bot.__version__" -> "__init__"."""
    inside = [name.split(".") for name in names if name.split(".")[0] == "bot"]
    return {path[1] if len(path) > 1 and path[1] != "__version__" else "__init__" for path in inside}


def test_every_part_has_its_place_in_the_order() -> None:
    assert {part for part, _ in modules()} <= ALLOWED.keys()


@pytest.mark.parametrize(
    ("part", "path"), [pytest.param(*each, id=str(each[1].relative_to(ROOT))) for each in modules()]
)
def test_imports_point_one_way(part: str, path: Path) -> None:
    names = imported(path)
    assert parts_of(names) - {part} <= ALLOWED[part]
    roots = {name.split(".")[0] for name in names}
    assert "telegram" not in roots or part in KNOW_TELEGRAM
    assert not roots & DATABASES or part in KNOW_A_DATABASE


def test_the_console_never_loads_telegram() -> None:
    """It costs 0.3 s, which a person waits for at every `verbatim ask`."""
    code = (
        "import sys; from bot.cli import main; main(['ask', 'assad', '--json']); print(*sys.modules, file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    loaded = set(run.stderr.split())
    assert run.stdout.startswith("{")
    assert not loaded & {"telegram", "prompt_toolkit", "babel", "starlette", "uvicorn", "numpy"}
