"""Lengths by Telegram's count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.limits import shorten, units


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("abc", 3), ("Сирия", 5), ("é", 1), ("e\u0301", 2), ("😀", 2), ("🇷🇺", 4), ("👩‍🚀", 5), ("\uffff", 1)],
)
def test_units_are_utf_16(text: str, count: int) -> None:
    assert units(text) == count


@given(st.text())
def test_units_agree_with_the_codec(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize(
    ("text", "most", "shortened"),
    [
        ("one two", 7, "one two"),
        ("one two three", 8, "one two…"),
        ("one, two", 6, "one…"),
        ("abcdefgh", 4, "abc…"),
        ("Ядерное разоружение", 10, "Ядерное…"),
        ("😀😀😀", 6, "😀😀😀"),
        ("😀😀😀", 5, "😀😀…"),
        ("a bcdefghijkl", 8, "a bcdef…"),
    ],
)
def test_what_is_too_long_ends_at_a_word_and_says_so(text: str, most: int, shortened: str) -> None:
    assert shorten(text, most) == shortened


@given(st.text(), st.integers(1, 50))
def test_nothing_is_longer_than_allowed(text: str, most: int) -> None:
    assert units(shorten(text, most)) <= most
