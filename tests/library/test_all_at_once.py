"""One fault does not hide another: what can't be read is told, and all the rest is checked."""

from pathlib import Path

import pytest

from bot.library.check import check
from bot.library.load import read_library
from tests.library.writing import errors_of, write_seed

SALE = "title: {en: The sale}"
SYNTAX = (SALE, "title: {en: The sale")
FAULTS = (
    ("speaker: hale", "speaker: hail"),
    ("topics: [sale]", "topics: [sail]"),
    ("[orchard sold, who sold it]", "[orchard sold, Orchard sold]"),
    ("{en: According to Hale she could not keep it.}", f"{{en: {'x' * 301}}}"),
    ("  land:", "  The-Land:"),
    ("Hale said that the trees were <...> miss them.", "Hale <...> said <...> so."),
)
TOLD = [
    "subjects: “The-Land” can't be an id",
    "topics.sale: no subject “land”",
    "topics.sale.summary.en: 301 characters",
    "topics.sale.aliases.en: “Orchard sold” stands twice",
    "passage 1: no speaker “hail”",
    "passage 1: no topic “sail”",
    "passage 2: more than one <...>",
]


def told(library: Path, file: str) -> list[str]:
    return [error.what for error in errors_of(library) if error.path.name == file]


@pytest.mark.parametrize(
    ("article", "what"),
    [
        (None, "is missing"),
        (b"", "is empty"),
        (b"caf\xe9", "is not UTF-8"),
        ("The".encode("utf-16"), "is written in UTF-16"),
    ],
)
def test_an_article_that_cannot_be_read_hides_no_fault_of_the_index(
    tmp_path: Path, article: bytes | None, what: str
) -> None:
    path = write_seed(tmp_path, *FAULTS) / "article.txt"
    path.unlink() if article is None else path.write_bytes(article)
    [error] = told(tmp_path, "article.txt")
    assert error.startswith(what)
    assert error.endswith("; the words of the index are not looked up in it")
    found = told(tmp_path, "index.yaml")
    assert [part for part in TOLD if not any(part in each for each in found)] == []
    assert len(found) == len(TOLD)


def test_a_missing_checksum_can_be_told_only_beside_the_article(tmp_path: Path) -> None:
    (write_seed(tmp_path, ("  sha256: SHA256\n", "")) / "article.txt").unlink()
    [checksum, _] = errors_of(tmp_path)
    assert checksum.what == "article: “sha256” is missing"
    assert "once it can read article.txt" in checksum.advice


def test_an_article_that_cannot_be_read_has_no_figures(tmp_path: Path) -> None:
    (write_seed(tmp_path) / "article.txt").unlink()
    assert check(tmp_path).articles == ()


@pytest.mark.parametrize("content", [None, b"caf\xe9", b""])
def test_yaml_that_cannot_be_read_hides_no_fault_of_the_article(tmp_path: Path, content: bytes | None) -> None:
    path = write_seed(tmp_path, SYNTAX) / "article.txt"
    path.unlink() if content is None else path.write_bytes(content)
    assert len(told(tmp_path, "article.txt")) == 1
    assert len(told(tmp_path, "index.yaml")) == 1


def test_an_index_that_cannot_be_decoded_hides_no_fault_of_the_article(tmp_path: Path) -> None:
    folder = write_seed(tmp_path)
    for name in ("article.txt", "index.yaml"):
        (folder / name).write_bytes(b"caf\xe9")
    assert [error.path.name for error in errors_of(tmp_path)] == ["index.yaml", "article.txt"]


def test_faults_of_other_entries_are_told_beside_one_that_cannot_be_read(tmp_path: Path) -> None:
    write_seed(
        tmp_path,
        SYNTAX,
        ("name: Tom Birch", "name: Tom: Birch"),
        ("2020-05-01", "May"),
        ("speaker: hale", "speaker: hail"),
        ("The price was two", "The prize was two"),
        ("    which: 2\n", "    which: 2: 3\n"),
    )
    found = errors_of(tmp_path)
    expected = ["article.date", "a colon", "in brackets", "no speaker “hail”", "passage 3: its words are", "a colon"]
    assert len(found) == len(expected)
    assert all(part in error.what for error, part in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    "edit",
    [
        SYNTAX,
        ("name: Nora Hale", "name: Nora: Hale"),
        ("  hale:\n    name", "\thale:\n\tname"),
        ("land: {en: Land}", "land: {en: Land"),
        ("kind: reported", "kind: reported: said"),
        ("reason: title", "reason: [title"),
        ("publisher: Valley News", "publisher: 'Valley News"),
        ("2020-05-01", "@2020"),
        ("passages:\n", "passages: [\n"),
    ],
)
def test_what_follows_from_an_entry_that_cannot_be_read_is_not_told(tmp_path: Path, edit: tuple[str, str]) -> None:
    write_seed(tmp_path, edit)
    found = errors_of(tmp_path)
    assert found
    assert found[-1].what.endswith(("are not checked", "is checked"))
    consequences = ("missing", "no passage", "no speaker", "no topic", "no subject", "not in the article")
    assert all(words not in error.what for error in found for words in consequences)
    assert {error.path.name for error in found} == {"index.yaml"}


def test_every_tab_is_told(tmp_path: Path) -> None:
    index = write_seed(tmp_path) / "index.yaml"
    text = index.read_text("utf-8")
    index.write_text(text.replace("    role:", "\trole:").replace("    kind: direct", "\t\tkind: direct"), "utf-8")
    lines = [at for at, line in enumerate(index.read_text("utf-8").splitlines(), 1) if line.startswith("\t")]
    assert len(lines) == 5
    assert [error.line for error in errors_of(tmp_path)] == lines


def test_passages_keep_their_numbers_below_one_that_cannot_be_read(tmp_path: Path) -> None:
    write_seed(tmp_path, ("kind: reported", "kind: reported: said"), ("The price was two", "The prize was two"))
    assert [error.what.partition(":")[0] for error in errors_of(tmp_path)][1:] == ["passage 3"]


def test_a_person_who_is_somebody_else_in_another_seed_is_told_without_its_article(tmp_path: Path) -> None:
    write_seed(tmp_path, slug="newer")
    old = write_seed(tmp_path, ("2020-05-01", "2019"), ("name: Nora Hale", "name: Ada Novak"), slug="older")
    (old / "article.txt").unlink()
    assert any("hale is Ada Novak here" in error.what for error in read_library(tmp_path).errors)
