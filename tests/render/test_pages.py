"""Cutting long passages into pages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.models import Span
from bot.render.limits import units
from bot.render.pages import first_sentences, last_sentences, opening, pages


def cut(text: str, most: int) -> list[str]:
    return [text[page.start : page.end] for page in pages(text, Span(0, len(text)), most)]


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("One. Two.", 9, ["One. Two."]),
        ("One. Two.", 8, ["One.", "Two."]),
        ("One. Two. Three.", 11, ["One. Two.", "Three."]),
        ("One! “Two?” (Three…) Four.", 12, ["One! “Two?”", "(Three…)", "Four."]),
        ("Раз. Два. Три.", 10, ["Раз. Два.", "Три."]),
        ("The U.S. Secretary spoke. He left.", 26, ["The U.S. Secretary spoke.", "He left."]),
        ("The U.S. Secretary spoke, he left.", 27, ["The U.S. Secretary spoke,", "he left."]),
        ("Mr. Smith and Dr. Jones came. So.", 30, ["Mr. Smith and Dr. Jones came.", "So."]),
        ("A rate of 3.5 percent. Next.", 23, ["A rate of 3.5 percent.", "Next."]),
        ("one two three, four five six", 18, ["one two three,", "four five six"]),
        ("one two three four", 9, ["one two", "three", "four"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("😀😀😀", 4, ["😀😀", "😀"]),
        ("😀. 😀. 😀.", 8, ["😀. 😀.", "😀."]),
        ("👩‍🚀👩‍🚀", 7, ["👩‍🚀", "👩‍🚀"]),
        ("e\u0301e\u0301e\u0301", 3, ["e\u0301", "e\u0301", "e\u0301"]),
        ("一句話。另一句話。", 6, ["一句話。", "另一句話。"]),
        ("", 5, []),
    ],
)
def test_pages_end_where_sentences_do_if_they_can(text: str, most: int, expected: list[str]) -> None:
    assert cut(text, most) == expected


def test_a_page_has_no_more_marks_than_allowed() -> None:
    text = "“a” “b”. “C” “d”. “E”."
    marks = tuple(Span(at, at + 1) for at, character in enumerate(text) if character.isalpha())
    found = pages(text, Span(0, len(text)), 1000, marks, 2)
    assert [text[page.start : page.end] for page in found] == ["“a” “b”.", "“C” “d”.", "“E”."]


@settings(max_examples=200)
@given(st.text("ab. ,\u00a0😀“”А\n", max_size=200), st.integers(2, 60), st.integers(0, 5), st.integers(0, 5))
def test_pages_are_slices_in_order_that_leave_out_white_space_only(
    text: str, most: int, before: int, after: int
) -> None:
    span = Span(min(before, len(text)), max(min(before, len(text)), len(text) - after))
    found = pages(text, span, most)
    at = span.start
    for page in found:
        assert not text[at : page.start].strip()
        assert page.start < page.end
        assert units(text[page.start : page.end]) <= most
        at = page.end
    assert not text[at : span.end].strip()


TWO = "One is short. Two is longer. “Three!” End."


@pytest.mark.parametrize(
    ("most", "first", "last"),
    [
        (100, TWO, TWO),
        (30, "One is short. Two is longer.", "Two is longer. “Three!” End."),
        (28, "One is short. Two is longer.", "Two is longer. “Three!” End."),
        (27, "One is short.", "“Three!” End."),
        (12, None, "End."),
        (3, None, None),
        (0, None, None),
        (-5, None, None),
    ],
)
def test_neighbours_are_shown_in_whole_sentences(most: int, first: str | None, last: str | None) -> None:
    whole = Span(0, len(TWO))
    shown = [take(TWO, whole, most) for take in (first_sentences, last_sentences)]
    assert [span and TWO[span.start : span.end] for span in shown] == [first, last]


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [("one two three", 20, "one two three"), ("one two three", 8, "one two"), ("abcdef", 3, "abc")],
)
def test_the_opening_ends_at_a_word(text: str, most: int, expected: str) -> None:
    span = opening(text, Span(0, len(text)), most)
    assert text[span.start : span.end] == expected
