"""Files that can't be read are told, one clear error each, whatever stands in their place."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.library.errors import LibraryError
from bot.library.folder import LARGEST_ARTICLE, LARGEST_INDEX
from bot.library.load import load_library, read_library
from tests.library.writing import errors_of, write_seed


def sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def link(path: Path, target: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(target)


def outside(folder: Path) -> Path:
    secret = folder.parent.parent / "outside.txt"
    secret.write_text("Secret words.\n", "utf-8")
    return secret


def fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


BREAKAGES: list[tuple[str, Callable[[Path], object], str, int | None, str]] = [
    ("no article", lambda it: (it / "article.txt").unlink(), "article.txt", None, "is missing"),
    ("no index", lambda it: (it / "index.yaml").unlink(), "index.yaml", None, "is missing"),
    ("empty article", lambda it: (it / "article.txt").write_bytes(b""), "article.txt", None, "is empty"),
    ("blank article", lambda it: (it / "article.txt").write_bytes(b" \n\n"), "article.txt", None, "is empty"),
    ("empty index", lambda it: (it / "index.yaml").write_bytes(b""), "index.yaml", None, "is empty"),
    ("comments alone", lambda it: (it / "index.yaml").write_bytes(b"# to do\n"), "index.yaml", None, "is empty"),
    ("huge article", lambda it: sparse(it / "article.txt", 50_000_000), "article.txt", None, "50,000,000 bytes"),
    ("large article", lambda it: sparse(it / "article.txt", LARGEST_ARTICLE + 1), "article.txt", None, "too large"),
    ("large index", lambda it: sparse(it / "index.yaml", LARGEST_INDEX + 1), "index.yaml", None, "too large"),
    ("utf-16", lambda it: (it / "article.txt").write_text("Hi", "utf-16"), "article.txt", None, "is written in UTF-16"),
    ("utf-32", lambda it: (it / "index.yaml").write_text("Hi", "utf-32"), "index.yaml", None, "is written in UTF-32"),
    ("utf-16 without a mark", lambda it: (it / "index.yaml").write_text("a: b", "utf-16-le"), "index.yaml", 1, "NUL"),
    ("latin-1", lambda it: (it / "article.txt").write_bytes(b"a\n\xe9t\xe9\n"), "article.txt", 2, "(byte 0xE9)"),
    ("windows-1251", lambda it: (it / "index.yaml").write_text("а: б", "cp1251"), "index.yaml", 1, "is not UTF-8"),
    ("surrogates", lambda it: (it / "article.txt").write_bytes(b"\xed\xa0\x80"), "article.txt", 1, "is not UTF-8"),
    ("NUL", lambda it: (it / "article.txt").write_bytes(b"a\nb\0"), "article.txt", 2, "NUL"),
    ("folder for a file", lambda it: replace_by_folder(it / "article.txt"), "article.txt", None, "is not a file"),
    ("pipe for a file", lambda it: fifo(it / "index.yaml"), "index.yaml", None, "is not a file"),
    ("link out", lambda it: link(it / "article.txt", outside(it)), "article.txt", None, "link out of the folder"),
    ("link to nothing", lambda it: link(it / "article.txt", it / "gone"), "article.txt", None, "is missing"),
    ("link to itself", lambda it: link(it / "index.yaml", it / "index.yaml"), "index.yaml", None, "can't be read"),
]


@pytest.mark.parametrize(
    ("breakage", "file", "line", "what"), [each[1:] for each in BREAKAGES], ids=[each[0] for each in BREAKAGES]
)
def test_a_file_that_cannot_be_used_is_told(
    tmp_path: Path, *, breakage: Callable[[Path], object], file: str, line: int | None, what: str
) -> None:
    library = tmp_path / "seeds"
    library.mkdir()
    folder = write_seed(library)
    breakage(folder)
    [error] = errors_of(library)
    assert what in error.what
    assert (error.path, error.line) == (folder / file, line)
    assert error.advice


@contextmanager
def somebody_else() -> Iterator[None]:
    """As a user who may not read what root may; other users may not read it anyway."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize(
    ("closed", "mode"),
    [
        ("seeds/orchard/article.txt", 0),
        ("seeds/orchard/index.yaml", 0),
        ("seeds/orchard", 0),
        ("seeds/orchard", 0o444),
        ("seeds", 0),
        ("seeds", 0o444),
    ],
)
def test_what_may_not_be_read_is_told(tmp_path: Path, closed: str, mode: int) -> None:
    for folder in (tmp_path, *tmp_path.parents):
        if folder.name.startswith("pytest-") or folder == tmp_path:
            folder.chmod(0o755)
    library = tmp_path / "seeds"
    library.mkdir()
    write_seed(library)
    path = tmp_path / closed
    with somebody_else():
        assert not errors_of(library)
    path.chmod(mode)
    try:
        with somebody_else():
            [error] = errors_of(library)
    finally:
        path.chmod(0o755)
    assert error.path == path
    assert error.what.startswith("can't be read (Permission denied)")
    assert "chmod" in error.advice


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    [error] = errors_of(tmp_path / ("o" * 300))
    assert error.what == "can't be read (File name too long)"
    assert error.advice


def make_file(path: Path) -> Path:
    path.write_text("no folder", "utf-8")
    return path


def make_folders(path: Path, *names: str) -> Path:
    for name in names:
        (path / name).mkdir(parents=True)
    return path


@pytest.mark.parametrize(
    ("folder", "place", "what"),
    [
        (lambda path: path / "gone", "gone", "does not exist"),
        (lambda path: make_file(path / "file"), "file", "is not a folder"),
        (lambda path: path, "", "holds no seed"),
        (lambda path: make_folders(path, ".git"), "", "holds no seed"),
        (lambda path: make_folders(path, "orchard"), "orchard", "holds no seed"),
        (write_seed, "orchard", "is itself a seed"),
    ],
)
def test_a_folder_without_seeds_is_told(tmp_path: Path, folder: Callable[[Path], Path], place: str, what: str) -> None:
    [error] = errors_of(folder(tmp_path))
    assert what in error.what
    assert error.path == tmp_path / place
    assert error.advice


@pytest.mark.parametrize("name", ["Orchard", "the orchard", "orchard_1", "-orchard", "o" * 41, "сад"])
def test_a_folder_s_name_must_fit_into_addresses(tmp_path: Path, name: str) -> None:
    write_seed(tmp_path, slug=name)
    [error] = errors_of(tmp_path)
    assert f"“{name}” can't be the name of a seed" in error.what


def test_a_seed_that_is_a_link_out_of_the_folder_is_told(tmp_path: Path) -> None:
    library, elsewhere = make_folders(tmp_path, "seeds", "elsewhere") / "seeds", tmp_path / "elsewhere"
    write_seed(elsewhere)
    (library / "orchard").symlink_to(elsewhere / "orchard")
    [error] = errors_of(library)
    assert "symbolic link out of the folder of seeds" in error.what


def test_a_seed_that_is_a_link_to_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "orchard").symlink_to(tmp_path / "gone")
    [error] = errors_of(tmp_path)
    assert "symbolic link to nothing" in error.what


def test_links_inside_the_folder_and_to_the_folder_are_followed(tmp_path: Path) -> None:
    library = make_folders(tmp_path, "seeds") / "seeds"
    folder = write_seed(library)
    (folder / "article.txt").rename(library / "shared.txt")
    link(folder / "article.txt", library / "shared.txt")
    (tmp_path / "link").symlink_to(library)
    assert set(load_library(tmp_path / "link").articles) == {"orchard"}


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    folder = write_seed(tmp_path)
    for path in (tmp_path / "README.md", folder / "messages.jsonl", tmp_path / ".DS_Store"):
        path.write_bytes(b"\xff\x00")
    assert not errors_of(tmp_path)


def test_a_byte_order_mark_stays_in_the_article_and_is_none_of_the_index(tmp_path: Path) -> None:
    folder = write_seed(tmp_path, article="\ufeffThe Orchard Is Sold" + "")
    index = folder / "index.yaml"
    index.write_bytes(b"\xef\xbb\xbf" + index.read_bytes())
    reading = read_library(tmp_path)
    assert reading.seeds[0].article.text == "\ufeffThe Orchard Is Sold"
    assert [part.span.start for part in reading.seeds[0].excluded] == [1]


def test_everything_that_is_wrong_in_all_seeds_is_told_at_once(tmp_path: Path) -> None:
    write_seed(tmp_path, ("language: en", "language: English"), ("kind: reported", "kind: reportd"), slug="one")
    (write_seed(tmp_path, slug="two") / "article.txt").unlink()
    write_seed(tmp_path, ("The price was two", "The prize was two"), slug="three")
    with pytest.raises(LibraryError) as caught:
        load_library(tmp_path)
    errors = caught.value.errors
    assert [error.path.parent.name for error in errors] == ["one", "one", "three", "three", "two"]
    assert all(str(error.path) in str(caught.value) for error in errors)
