import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.fold import words
from bot.matching.languages import zipf
from bot.matching.spelling import COMMON, ENOUGH, ENOUGH_WHEN_COMMON, SHORTEST, Vocabulary, enough, similarity

ANY_WORD = st.text(alphabet=st.characters(), max_size=24)
LATIN_WORD = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=16)

KNOWN = words(
    """
lavrov tillerson putin assad peskov pushkov slutsky ozerov syria idlib iran iraq libya yemen korea ukraine minsk nusra
chemical weapons attack attacks strike resolution government terrorism sanctions physical memorandum interference
relations peaceful special representatives airbase investigation experts charges sparing nuclear point military
лавров тиллерсон путин асад сирия сирию идлиб санкции химическое вмешательство отношения расследование меморандум
    """
)
VOCABULARY = Vocabulary(KNOWN)

MISSPELT = [
    ("tilerson", "tillerson"), ("tillersen", "tillerson"), ("tilersn", "tillerson"), ("lavrof", "lavrov"),
    ("lavroff", "lavrov"), ("lavorv", "lavrov"), ("asad", "assad"), ("asssad", "assad"), ("syira", "syria"),
    ("siria", "syria"), ("sirya", "syria"), ("idleb", "idlib"), ("lybia", "libya"), ("goverment", "government"),
    ("terorism", "terrorism"), ("resolusion", "resolution"), ("fisical", "physical"), ("attak", "attack"),
    ("memorendum", "memorandum"), ("saktions", "sanctions"), ("interferance", "interference"),
    ("pitin", "putin"), ("nvestigation", "investigation"), ("лаврв", "лавров"),
    ("тилерсон", "тиллерсон"), ("сырия", "сирия"), ("ассад", "асад"), ("хемическое", "химическое"),
    ("росследование", "расследование"), ("отнашения", "отношения"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), MISSPELT)
def test_a_misspelt_word_is_found(written: str, meant: str) -> None:
    assert VOCABULARY.nearest(written)[0][0] == meant


OTHERS = [
    "iram", "iris", "orange", "banana", "torrent", "wednesday", "spare", "charger", "print", "paint",
    "tractor", "spatial", "resume", "свадьба", "сервер", "собака", "xyzzy", "пармезан",
]  # fmt: skip


@pytest.mark.parametrize("word", OTHERS)
def test_another_word_is_not_taken_for_a_known_one(word: str) -> None:
    assert VOCABULARY.nearest(word) == []


@pytest.mark.parametrize("word", ["", "a", "nus", "the", "при"])
def test_short_words_are_not_corrected(word: str) -> None:
    assert VOCABULARY.nearest(word, least=0) == []


@pytest.mark.parametrize("word", ["lavrov", "syria", "сирия"])
def test_a_known_word_is_its_own_nearest(word: str) -> None:
    assert VOCABULARY.nearest(word)[0] == (word, 1.0)


CLOSER = [
    ("tillerson", "tilerson", "tilderson"),
    ("lavrov", "lavorv", "lavbrov"),
    ("physical", "fysical", "rysical"),
    ("korea", "corea", "morea"),
    ("government", "governmint", "fovernment"),
    ("receive", "recieve", "recxive"),
]


@pytest.mark.parametrize(("meant", "slip", "other"), CLOSER)
def test_doubled_swapped_and_misheard_letters_cost_less(meant: str, slip: str, other: str) -> None:
    assert similarity(slip, meant) > similarity(other, meant)


def test_one_slip_in_a_long_word_costs_less_where_the_word_is_none() -> None:
    """What is no word can hardly be meant as it is written."""
    assert zipf("pansion") == 0 < zipf("mansion")
    assert similarity("pansion", "pension") > similarity("mansion", "pension")


def test_a_common_word_needs_more_likeness_than_a_rare_one() -> None:
    assert zipf("government") >= COMMON
    assert enough("government", "governments") == ENOUGH_WHEN_COMMON
    assert enough("govxrnment", "government") == ENOUGH
    assert ENOUGH < enough("marmalade", "marmalades") < ENOUGH_WHEN_COMMON


def test_a_short_word_needs_more_likeness_than_a_long_one() -> None:
    assert enough("qxzw", "qxzv") > enough("qxzwj", "qxzwk") > enough("qxzwjk", "qxzwjj") == ENOUGH


@given(LATIN_WORD, LATIN_WORD)
def test_similarity_is_one_for_the_same_word_only(word: str, other: str) -> None:
    assert 0 <= similarity(word, other) <= 1
    assert (similarity(word, other) == 1) == (word == other)


@given(ANY_WORD)
def test_the_nearest_of_any_word_are_known_and_the_likest_come_first(word: str) -> None:
    found = VOCABULARY.nearest(word, limit=5)
    assert len(found) <= 5
    assert all(other in VOCABULARY for other, _ in found)
    assert [like for _, like in found] == sorted((like for _, like in found), reverse=True)


@given(st.lists(ANY_WORD), ANY_WORD)
def test_any_words_make_a_vocabulary(listed: list[str], word: str) -> None:
    vocabulary = Vocabulary([*listed, word])
    assert word in vocabulary
    if len(word) >= SHORTEST:
        assert vocabulary.nearest(word)[0] == (word, 1.0)


def test_an_empty_vocabulary_corrects_nothing() -> None:
    assert Vocabulary([]).nearest("lavrov", least=0) == []


GLUED = [
    ("tillersonassad", ("tillerson", "assad")),
    ("chemicalattack", ("chemical", "attack")),
    ("лавровасад", ("лавров", "асад")),
    ("lavrovsaid", None),
    ("saidabout", None),
    ("lavrov", None),
    ("tillersonx", None),
    ("", None),
]


@pytest.mark.parametrize(("word", "parts"), GLUED)
def test_glued_words_are_taken_apart(word: str, parts: tuple[str, str] | None) -> None:
    assert VOCABULARY.split(word) == parts


@pytest.mark.parametrize("word", ["a" * 4096, "ab" * 2048, "лавров" * 682])
def test_an_endless_word_is_nothing(word: str) -> None:
    assert VOCABULARY.nearest(word) == []
    assert VOCABULARY.split(word) is None
