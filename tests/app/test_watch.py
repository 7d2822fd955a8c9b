"""Whether seeds are seen to have changed."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

import pytest

from bot.app.watch import Marks, looks, marks_of, watch

A, B, C = (frozenset({(name, 1, 1, 1, 1)}) for name in "abc")


async def given(states: Sequence[Marks]) -> AsyncIterator[Marks]:
    for state in states:
        yield state


@pytest.mark.parametrize(
    ("states", "changes"),
    [
        ([], 0),
        ([A, A, A], 0),
        ([B, B], 1),
        ([B, B, B, B], 1),
        ([B], 0),
        ([B, C, B, C], 0),
        ([B, C, C], 1),
        ([B, A, A], 0),
        ([B, B, C, C], 2),
        ([B, B, A, A], 2),
    ],
)
async def test_a_change_is_told_once_and_only_when_it_is_over(states: list[Marks], changes: int) -> None:
    told: list[None] = []
    await watch(given(states), A, lambda: told.append(None))
    assert len(told) == changes


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    for name in ("pier/article.txt", "pier/index.yaml", ".git/index.yaml", "pier/notes.txt", "README.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("a text", "utf-8")
    return tmp_path


def rewrite_keeping_the_time(seeds: Path) -> None:
    path = seeds / "pier" / "index.yaml"
    status = path.stat()
    path.write_text("b text", "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def replace(seeds: Path) -> None:
    other = seeds / "pier" / "index.yaml.new"
    shutil.copy2(seeds / "pier" / "index.yaml", other)
    other.replace(seeds / "pier" / "index.yaml")


def copy(seeds: Path) -> None:
    shutil.copytree(seeds / "pier", seeds / "quay")


@pytest.mark.parametrize(
    "change",
    [
        lambda seeds: (seeds / "pier" / "article.txt").write_text("a longer text", "utf-8"),
        rewrite_keeping_the_time,
        replace,
        copy,
        lambda seeds: (seeds / "pier" / "article.txt").unlink(),
        lambda seeds: (seeds / "pier").rename(seeds / "quay"),
        shutil.rmtree,
    ],
)
def test_a_change_of_a_seed_is_seen(seeds: Path, change: Callable[[Path], object]) -> None:
    before = marks_of(seeds)
    change(seeds)
    assert marks_of(seeds) != before


@pytest.mark.parametrize("name", ["README.md", "pier/notes.txt", "pier/.index.yaml.swp", ".git/index.yaml", "pier/x~"])
def test_what_is_no_seed_is_not_looked_at(seeds: Path, name: str) -> None:
    before = marks_of(seeds)
    (seeds / name).write_text("something else", "utf-8")
    assert marks_of(seeds) == before
    assert len(before) == 2


async def test_it_looks_again_and_again(seeds: Path) -> None:
    seen = looks(seeds, 0.001)
    async with asyncio.timeout(10):
        first = await anext(seen)
        shutil.rmtree(seeds)
        assert first
        assert await anext(seen) == frozenset()
    await seen.aclose()  # type: ignore[attr-defined]
