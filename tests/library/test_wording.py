"""Words are compared up to spaces, quotation marks, dashes and dots, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.models import Span
from bot.library.wording import MarkerError, Wording, Words, comparable, cuts_a_word, find, parse_words

TYPICAL = st.text(st.sampled_from("ab Aé.…-–—“”\"'’ \u00a0\t\n\r\u00ad\u200b\ufeff\u2028«»й"), max_size=40)


def found(words: str, article: str) -> list[str]:
    return [article[span.start : span.end] for span in find(parse_words(words), Wording.of(article))]


@pytest.mark.parametrize(
    ("words", "article"),
    [
        ("in vain", "in\u00a0vain"),
        ("in vain", "in \u00a0\u2009 vain"),
        ("in  vain", "in vain"),
        ("in vain", "in\tvain"),
        ("in vain", "in\u200b vain"),
        ("invest", "in\u00advest"),
        ('"Yes"', "“Yes”"),
        ("“Yes”", "«Yes»"),
        ("„Yes“", '"Yes"'),
        ("Syria's", "Syria’s"),
        ("'Yes'", "‘Yes’"),
        ("a - b", "a — b"),
        ("a -- b", "a – b"),
        ("a\u2212b", "a-b"),
        ("well...", "well…"),
        ("well…", "well..."),
        ("well….", "well...."),
        ("\ufeffYes ", "Yes"),
    ],
)
def test_the_form_of_spaces_quotation_marks_dashes_and_dots_is_forgiven(words: str, article: str) -> None:
    assert found(words, f"before {article} after") == [article]


@pytest.mark.parametrize(
    ("words", "article"),
    [
        ("yes", "Yes"),
        ("resume", "résumé"),
        ("елка", "ёлка"),
        ("in vain", "invain"),
        ("in vain", "in\nvain"),
        ("in vain", "in\u2028vain"),
        ("yes", "y-es"),
        ('"Yes"', "'Yes'"),
        ("well..", "well…"),
        ("a, b", "a b"),
        ("1,000", "1000"),
        ("с", "c"),
        ("й", "и\u0306"),
    ],
)
def test_nothing_else_is_forgiven(words: str, article: str) -> None:
    assert found(words, article) == []


@pytest.mark.parametrize(
    ("words", "article", "places"),
    [
        ("one", "one two one", ["one", "one"]),
        ("aa", "aaa", ["aa", "aa"]),
        ("We <...> May", "We open in May. May it be.", ["We open in May"]),
        ("We <…> May", "We open in May", ["We open in May"]),
        ("We<...>May", "We open in May", ["We open in May"]),
        ("We <...> May", "We, said we, open in May", ["We, said we, open in May"]),
        ("we <...> May", "we, said we, open in May", ["we, open in May"]),
        ("We <...> May", "We open.\nIn May", []),
        ("We <...> May", "We open.\u2029In May", []),
        ("We <...> May", "May We", []),
        ("We <...> We", "We", []),
        ("We <...> May", "We May", ["We May"]),
        ("We <...> May", "We open in May.\r\nWe close in May.", ["We open in May", "We close in May"]),
        ("Он <...> раз", "Он сказал <...> и не раз", ["Он сказал <...> и не раз"]),
    ],
)
def test_all_places_are_found_and_the_marker_takes_the_shortest_span(
    words: str, article: str, places: list[str]
) -> None:
    assert found(words, article) == places


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("a <...> b <...> c", "more than one <...>"),
        ("<...> b", "no words before <...>"),
        ("a <...>", "no words after <...>"),
        ("<…>", "no words before <...>"),
    ],
)
def test_a_marker_needs_words_on_both_sides(words: str, what: str) -> None:
    with pytest.raises(MarkerError, match=what):
        parse_words(words)


@given(TYPICAL, TYPICAL, TYPICAL)
def test_any_part_of_an_article_is_found_where_it_stands(before: str, part: str, after: str) -> None:
    article = f"{before}x{part}x{after}"
    spans = find(Words(comparable(f"x{part}x")), Wording.of(article))
    assert Span(len(before), len(article) - len(after)) in spans


@given(TYPICAL)
def test_what_is_found_is_comparable_with_what_was_looked_for(article: str) -> None:
    words = Words(comparable(article[len(article) // 3 : -len(article) // 3 or None]))
    for span in find(words, Wording.of(article)):
        assert comparable(article[span.start : span.end]) == words.begin


@given(TYPICAL)
def test_comparing_twice_is_comparing_once(text: str) -> None:
    assert comparable(comparable(text)) == comparable(text)


@pytest.mark.parametrize(
    ("span", "cuts"),
    [
        (Span(0, 3), False),
        (Span(1, 3), True),
        (Span(0, 2), True),
        (Span(4, 8), False),
        (Span(4, 7), True),
        (Span(0, 8), False),
    ],
)
def test_a_span_is_known_to_cut_a_word(span: Span, cuts: bool) -> None:
    assert cuts_a_word(span, "two café") is cuts


def test_an_accent_of_its_own_belongs_to_the_letter_before_it() -> None:
    assert cuts_a_word(Span(0, 4), "cafe\u0301")
