"""Passages are found verbatim and once, or it is said why not and what is nearest."""

from pathlib import Path

import pytest

from bot.library.coverage import MOST_TOLD
from bot.library.load import load_library, read_library
from bot.library.models import Reason
from bot.library.passages import passage_id
from tests.library.writing import ARTICLE, errors_of, line_of, write_seed

BUYER = "  - words: The buyer has not been named. The price was two million.\n"
REPORTED = "words: Hale said that the trees were <...> miss them."


@pytest.mark.parametrize(
    ("old", "new", "line", "what", "nearest", "advice"),
    [
        (
            REPORTED,
            "words: Hale said that the trees were “younger than the road” and that she would miss them.",
            "younger",
            "passage 2: its words are not in the article",
            "article: Hale said that the trees were “«older» than the road” and that she would …",
            "copy the words from article.txt, line 7",
        ),
        (
            "been named. The price was",
            "been found. The prize was",
            "prize",
            "passage 3: its words are not in the article",
            "seed:    The buyer has not been «found». The «prize» was two million.",
            "line 9",
        ),
        (
            "the trees were <...>",
            "the tres were <...>",
            "the tres were",
            "passage 2: its words before <...> are not",
            "seed:    Hale said that the «tres» were",
            "line 7",
        ),
        ("<...> miss them.", "<...> love them.", "love them", "its words after <...> are not", "«love»", "line 7"),
        (
            "<...> miss them.",
            "<...> two million.",
            "two million",
            "the words before and after <...> stand in no paragraph together",
            None,
            "one paragraph",
        ),
        (
            BUYER,
            "  - words: eleven zebras crossed quiet bridges yesterday\n",
            "zebra",
            "passage 3: its words are not in the article",
            None,
            "nothing in the article is like them",
        ),
        (
            BUYER,
            "  - words: |\n      The buyer has not been named.\n      The price was two million.\n",
            "words: |",
            "its words run over a line break",
            None,
            "one paragraph",
        ),
        (BUYER, "  - words: The <...> million <...>.\n", "million", "more than one <...>", None, "the beginning"),
        (BUYER, "  - words: “…”\n", "“…”", "passage 3 has no words, only “", None, "copy"),
        ("two million.\n", "two millio\n", "two millio", "begins or ends inside a word", None, "whole words"),
        ("The buyer has", "he buyer has", "he buyer has", "begins or ends inside a word", None, "whole words"),
        (
            "    which: 1\n    kind: direct",
            "    kind: direct",
            '"Come and pick,"',
            "passage 4: its words stand 2 times in the article (lines 11, 12)",
            None,
            "add “which: 1” to “which: 2”",
        ),
        ("which: 2", "which: 3", '"Come and pick,"', "no place 3 where its words stand, only 2", None, "which: 3"),
        (
            "    which: all\n",
            "",
            "words: The orchard in May",
            "stand 2 times in the article (lines 3, 4)",
            None,
            "which",
        ),
        ("which: 2", "which: 1", '"Come and pick,"', "passage 6 overlaps passage 4", None, "let each word"),
        ("words: Neighbor", "words: Hale said. Neighbor", "Hale said.", "overlaps", None, "let each word"),
        ("words: © Sam Reed", "words: two million", "two million", "overlaps a passage (article.txt line 9)", None, ""),
        ("words: © Sam Reed", "words: © Sam Read", "Sam Read", "excluded part 2: its words are not", "«Reed", "line 3"),
    ],
)
def test_a_passage_that_is_not_found_once_is_told(
    tmp_path: Path, *, old: str, new: str, line: str, what: str, nearest: str | None, advice: str
) -> None:
    index = write_seed(tmp_path, (old, new)) / "index.yaml"
    error = next(error for error in errors_of(tmp_path) if error.path == index)
    assert what in error.what
    assert error.line is not None
    lines = index.read_text("utf-8").splitlines()
    assert line in "\n".join(lines[error.line - 1 : error.line + 1])
    assert advice in error.advice
    if nearest is None:
        assert error.nearest is None
    else:
        assert error.nearest is not None
        assert nearest in error.nearest


@pytest.mark.parametrize("mark", ["...", "…", "[...]", "[…]", "(…)", "< ... >", "<…  >", "<>", ".."])
@pytest.mark.parametrize("apart", [" ", ""])
def test_what_is_meant_as_the_marker_is_told(tmp_path: Path, mark: str, apart: str) -> None:
    meant = f"words: Hale said that the trees were{apart}{mark} miss them."
    index = write_seed(tmp_path, (REPORTED, meant)) / "index.yaml"
    error = next(error for error in errors_of(tmp_path) if error.path == index)
    shown = mark.replace("...", "…").replace("  ", " ")
    assert error.what == f"passage 2: its words are not in the article, but those before and after “{shown}” are"
    assert error.line == line_of(index, meant)
    assert error.advice == "write <...> for the words between"


def test_dots_are_no_marker_where_the_words_around_them_stand_apart(tmp_path: Path) -> None:
    index = write_seed(tmp_path, (REPORTED, "words: Hale said that the trees ... two million.")) / "index.yaml"
    error = next(error for error in errors_of(tmp_path) if error.path == index)
    assert "<...>" not in error.advice


def test_what_is_kept_is_the_article_s_own_text(tmp_path: Path) -> None:
    article = ARTICLE.replace("has not", "has\u00a0not").replace("named. The", "named.\u2009 The")
    write_seed(tmp_path, article=article)
    library = load_library(tmp_path)
    assert "The buyer has\u00a0not been named.\u2009 The price was two million." in {
        passage.text for passage in library.passages.values()
    }


def test_an_id_stays_as_long_as_the_words_stay(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    write_seed(before)
    write_seed(after, article="New first line\n" + ARTICLE.replace("“", '"').replace(" was", "\u00a0was"))
    ids = {passage.id for passage in read_library(after).library.passages.values()}
    assert ids == load_library(before).passages.keys()


def test_ids_are_eight_characters_that_differ_by_slug_words_and_place() -> None:
    ids = {passage_id(slug, words, n) for slug in ("a", "b") for words in ("c", "d") for n in (0, 1)}
    assert len(ids) == 8
    assert all(len(each) == 8 and set(each) <= set("abcdefghijklmnopqrstuvwxyz234567") for each in ids)


def test_the_same_words_in_two_places_are_two_passages(tmp_path: Path) -> None:
    write_seed(tmp_path)
    library = load_library(tmp_path)
    twins = [passage for passage in library.passages.values() if "Come and pick" in passage.text]
    assert [passage.span.start for passage in twins] == [
        ARTICLE.index("“Come and pick"),
        ARTICLE.rindex("“Come and pick"),
    ]
    assert twins[0].id != twins[1].id


def test_a_part_is_excluded_wherever_it_stands(tmp_path: Path) -> None:
    write_seed(tmp_path)
    excluded = load_library(tmp_path).excluded
    assert [ARTICLE[part.span.start : part.span.end] for part in excluded if part.reason is Reason.CAPTION] == [
        "© Sam Reed",
        "The orchard in May",
        "The orchard in May",
    ]


@pytest.mark.parametrize(
    ("old", "new", "mark"),
    [
        ("two million.\n", "two million\n", "."),
        ('"Come and pick," Hale said.\n    which: 1', 'Come and pick," Hale said.\n    which: 1', "“"),
    ],
)
def test_a_passage_without_its_last_mark_is_warned_of(tmp_path: Path, old: str, new: str, mark: str) -> None:
    folder = write_seed(tmp_path, (old, new))
    reading = read_library(tmp_path)
    assert not reading.errors
    [warning] = reading.warnings
    assert f"leaves out the “{mark}” next to it" in warning.what
    assert warning.path == folder / "index.yaml"


@pytest.mark.parametrize(
    ("added", "left", "line"),
    [
        ("\nA line that nobody indexed.\n", "A line that nobody indexed.", 14),
        ("And more.\n", "And more.", 13),
        ("7\n", "7", 13),
        ("word " * 40 + "\n", ("word " * 40)[:79] + "…", 13),
    ],
)
def test_what_is_in_no_passage_and_not_excluded_is_told(tmp_path: Path, added: str, left: str, line: int) -> None:
    folder = write_seed(tmp_path, article=ARTICLE + added)
    [error] = errors_of(tmp_path)
    assert error.what == f"neither a passage nor excluded: “{left}”"
    assert (error.path, error.line) == (folder / "article.txt", line)


def test_of_very_many_parts_left_over_the_first_are_told_and_the_others_counted(tmp_path: Path) -> None:
    write_seed(tmp_path, article=ARTICLE + "more\n" * (MOST_TOLD + 5))
    errors = errors_of(tmp_path)
    assert len(errors) == MOST_TOLD + 1
    assert "5 more parts are neither" in errors[0].what


@pytest.mark.parametrize("added", ["* * *\n", "—\n", "\u00a0\n", "\ufeff", "\n\n…\n"])
def test_marks_alone_need_no_account(tmp_path: Path, added: str) -> None:
    write_seed(tmp_path, article=ARTICLE + added)
    assert not errors_of(tmp_path)


def test_part_of_a_paragraph_that_is_left_over_is_told(tmp_path: Path) -> None:
    write_seed(tmp_path, ("named. The price was two million.", "named."))
    [error] = errors_of(tmp_path)
    assert (error.what, error.line) == ("neither a passage nor excluded: “The price was two million.”", 9)


def test_line_breaks_of_any_kind_keep_their_bytes_and_part_paragraphs(tmp_path: Path) -> None:
    for slug, line_break in (("dos", "\r\n"), ("mac", "\r")):
        write_seed(tmp_path, article=ARTICLE.replace("\n", line_break), slug=slug)
    library = load_library(tmp_path)
    assert library.articles["dos"].text == ARTICLE.replace("\n", "\r\n")
    assert len(library.passages) == 12


def test_index_lines_are_told_under_dos_line_breaks_too(tmp_path: Path) -> None:
    index = write_seed(tmp_path, ("which: 2", "which: 9")) / "index.yaml"
    index.write_bytes(index.read_bytes().replace(b"\n", b"\r\n"))
    error = next(error for error in errors_of(tmp_path) if "no place 9" in error.what)
    assert error.line == line_of(index, "which: 9") - 2
