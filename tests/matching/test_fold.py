import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.fold import Folded, fold, tokens, words

ANY_TEXT = st.text(alphabet=st.characters(), max_size=80)
"""Lone surrogates and unassigned characters as well."""
TROUBLE = st.text(
    alphabet="aеBёй '’“-—–.…@/:sS1,`_мßﬁŒİक़ी한ㅎ🇷🇺👍🏽\u0301\u0306\u0308\u200b\u00ad\n\t\xa0\ufe0f\u20e3\ud83d",
    max_size=60,
)
COMPOSABLE = st.characters(max_codepoint=0x2FFF) | st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)

FOLDED = [
    ("What did Lavrov say?", "what did lavrov say?"),
    ("“curly” «quotes» „below“ ‘single’", '"curly" "quotes" "below" \'single\''),
    ("dash – dash — dash − dash -- dash", "dash - dash - dash - dash - dash"),
    ("wait… wait.. wait.....", "wait... wait... wait..."),
    ("Café naïve Straße Łódź Ørsted", "cafe naive strasse lodz orsted"),
    ("Ёлка и Йод", "елка и йод"),
    ("Е\u0308лка и И\u0306од", "елка и йод"),
    ("о́кна за́мок", "окна замок"),
    ("Lavrov's words, Lavrov’s words, what's up", "lavrov words, lavrov words, what up"),
    ("the boys' words", "the boys' words"),
    ("non-breaking\xa0space\u2009thin\n\nlines\t", "non-breaking space thin lines"),
    ("zero\u200bwidth so\u00adft \ufefforder\u202e\x00", "zerowidth soft order"),
    ("@TheBot lavrov", "lavrov"),
    ("ask @bot_name now", "ask now"),
    ("see https://example.org/a?b=c#d now", "see now"),
    ("see www.example.org/a now", "see now"),
    ("see t.me/channel/12 now", "see now"),
    ("write to some.one+tag@example.co.uk now", "write to now"),
    ("u.s./russia talks", "u.s./russia talks"),
    ("assad 😀👍🏽 🇷🇺 1️⃣ ❤️!", "assad 1 !"),
    ("№ 5 ½ ② ﬁne ＦＵＬＬ", "no 5 1⁄2 2 fine full"),
    ("  padded  ", "padded"),
    ("😀", ""),
    ("@", ""),
    ("", ""),
    ("\ud83d half an emoji", "half an emoji"),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_folding_brings_text_into_one_form(text: str, folded: str) -> None:
    assert fold(text).text == folded


WORDS = [
    ("U.S. and N. Korea", ("us", "and", "n", "korea")),
    ("the u.s.a., e.g. т.е. и.о.", ("the", "usa", "eg", "те", "ио")),
    ("don't Don’t dont", ("dont", "dont", "dont")),
    ("O'Brien, rock'n'roll", ("obrien", "rocknroll")),
    ("air-safety what-if кто-то", ("air", "safety", "what", "if", "кто", "то")),
    ("59 missiles, 1,000 men, 2,345,678", ("59", "missiles", "1000", "men", "2345678")),
    ("3.5 and 1,5", ("3.5", "and", "1", "5")),
    ("on 12.04.2017 at 10:30", ("on", "12", "04", "2017", "at", "10", "30")),
    ("s-300 covid19 1990s", ("s", "300", "covid19", "1990s")),
    ("under_score", ("under", "score")),
    ("'quoted' \"words\" (and) [more]", ("quoted", "words", "and", "more")),
    ("हिन्दी में", ("हिन्दी", "में")),
    ("…?! —", ()),
    ("", ()),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_tokens_are_words_and_numbers(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


ORIGINALS = [
    ("He said “Assad’s army” left", "assad army", "Assad’s army"),
    ("ein Café\u0301 hier", "cafe", "Café\u0301"),
    ("so \u200b\u200b far", "far", "far"),
    ("a — b", "a - b", "a — b"),
    ("yes… no", "yes...", "yes…"),
    ("x  \n y", "x y", "x  \n y"),
    ("ﬁsh", "fi", "ﬁ"),
]


@pytest.mark.parametrize(("text", "part", "original"), ORIGINALS)
def test_offsets_lead_back_to_the_original(text: str, part: str, original: str) -> None:
    folded = fold(text)
    start = folded.text.index(part)
    first, last = folded.original_span(start, start + len(part))
    assert text[first:last] == original


def test_an_empty_span_lies_where_it_begins() -> None:
    folded = fold(" “a” b ")
    assert folded.original_span(1, 1) == (2, 2)
    assert folded.original_span(5, 5) == (6, 6)
    assert fold("").original_span(0, 0) == (0, 0)


def check(text: str, folded: Folded) -> None:
    assert len(folded.offsets) == len(folded.ends) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert list(folded.ends) == sorted(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.offsets, folded.ends, strict=True))


@given(ANY_TEXT | TROUBLE)
def test_offsets_of_any_text_rise_and_stay_inside(text: str) -> None:
    check(text, fold(text))


@given(ANY_TEXT | TROUBLE)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    folded = fold(text).text
    assert fold(folded).text == folded


@given(st.text(alphabet=COMPOSABLE))
def test_folding_does_not_depend_on_the_normal_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)).text == fold(unicodedata.normalize("NFD", text)).text


@given(ANY_TEXT | TROUBLE)
def test_tokens_of_any_text_stand_where_they_say(text: str) -> None:
    folded = fold(text)
    behind = 0
    for token in tokens(folded):
        assert behind <= token.start < token.end <= len(folded.text)
        assert token.text
        assert token.text.replace(".", "").isalnum() or any(unicodedata.category(each)[0] == "M" for each in token.text)
        behind = token.end


PIECES = [
    "a",
    "a ",
    "'s",
    "a's ",
    "@",
    "a@",
    "a.",
    "www.",
    "://",
    "1,",
    "1.",
    "--",
    "\u0301",
    "e\u0301",
    "😀",
    "ё",
    "a-b.cd/",
]


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_message_is_folded_like_a_short_one(piece: str) -> None:
    text = piece * (4096 // len(piece))
    folded = fold(text)
    check(text, folded)
    assert fold(folded.text).text == folded.text
