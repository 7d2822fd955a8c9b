"""The nearest wording is found, and what differs is marked."""

import pytest

from bot.library.nearest import nearest

TEXT = """One thing.
Lavrov added that Tillerson “was\u00a0not threatening with\u00a0anything at\u00a0all.” Then he left.

Он сказал, что не видит «никаких причин» для этого разговора.
The cafe opened with a résumé."""


@pytest.mark.parametrize(
    ("words", "line", "difference"),
    [
        (
            "was not threating with anything",
            2,
            ["article: was not «threatening» with anything", "seed:    was not «threating» with anything"],
        ),
        (
            "not threatening us with anything at all",
            2,
            ["article: not threatening with anything at all", "seed:    not threatening «us» with anything at all"],
        ),
        (
            "не видит «никаких преград»",
            4,
            ["article: не видит «никаких [[причин]]»", "seed:    не видит «никаких [[преград]]»"],
        ),
        (
            "The cafe opened with a resume.",
            5,
            ["article: The cafe opened with a «résumé».", "seed:    The cafe opened with a «resume»."],
        ),
    ],
)
def test_the_nearest_wording_is_shown_beside_the_seed_s(words: str, line: int, difference: list[str]) -> None:
    near = nearest(words, TEXT)
    assert near is not None
    assert near.line == line
    assert near.difference.splitlines()[:2] == difference


BETTING = "Then Lavrov stressed that Russia was not betting on a specific person in Syria including Assad. He left."


@pytest.mark.parametrize(
    ("words", "article", "seed"),
    [
        (
            "Russia was not betting on any person in Syria including Assad.",
            "Russia was not betting on «a specific» person in Syria including Assad.",
            "Russia was not betting on «any» person in Syria including Assad.",
        ),
        (
            "Lavrov said Russia was not betting on a specific person",
            "Lavrov «stressed that» Russia was not betting on a specific person",
            "Lavrov «said» Russia was not betting on a specific person",
        ),
        (
            "Russia was betting on a specific person in Syria",
            "Russia was «not» betting on a specific person in Syria",
            "Russia was betting on a specific person in Syria",
        ),
        (
            "not betting on a very specific living person in Syria",
            "not betting on a specific person in Syria",
            "not betting on a «very» specific «living» person in Syria",
        ),
        (
            "Lavrov said that they were betting on a specific person",
            "Lavrov «stressed» that «Russia was not» betting on a specific person",
            "Lavrov «said» that «they were» betting on a specific person",
        ),
    ],
)
def test_however_many_words_came_in_or_went_only_they_are_marked(words: str, article: str, seed: str) -> None:
    near = nearest(words, BETTING)
    assert near is not None
    assert near.difference.splitlines() == [f"article: {article}", f"seed:    {seed}"]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("The \u0441afe opened", "article has c (U+0063, latin small letter c), the seed с (U+0441"),
        ("with a re\u0301sume\u0301.", "these look alike"),
    ],
)
def test_letters_that_look_alike_are_told_apart(words: str, hint: str) -> None:
    near = nearest(words, TEXT)
    assert near is not None
    assert hint in near.difference.splitlines()[2]


@pytest.mark.parametrize("words", ["Completely different zebra words", "xyzzy", "!", "щ" * 500])
def test_what_resembles_nothing_gets_no_nearest(words: str) -> None:
    assert nearest(words, TEXT) is None


def test_unchanged_words_far_from_a_change_are_left_out() -> None:
    text = " ".join(f"w{n}" for n in range(100))
    near = nearest(text.replace("w50 ", "x "), text)
    assert near is not None
    assert near.difference.splitlines() == [
        "article: … w42 w43 w44 w45 w46 w47 w48 w49 «w50» w51 w52 w53 w54 w55 w56 w57 w58 …",
        "seed:    … w42 w43 w44 w45 w46 w47 w48 w49 «x» w51 w52 w53 w54 w55 w56 w57 w58 …",
    ]


def test_a_paragraph_and_words_of_any_length_are_searched() -> None:
    text = "lorem ipsum dolor " * 20_000 + "the trees were older than the road " + "sit amet " * 20_000
    near = nearest("the trees were younger than the road", text)
    assert near is not None
    assert "«younger»" in near.difference
    assert nearest("amet sit " * 100_000, text) is not None
