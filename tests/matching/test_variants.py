import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.fold import words
from bot.matching.languages import LANGUAGES
from bot.matching.variants import How, Reading, readings, transliterate

ANY_TEXT = st.text(alphabet=st.characters(), max_size=60)
TROUBLE = st.text(alphabet="lavroлавров kfdhjd дфмкщм ghj xnj chto skazal ;'[],./ёЁ\ud83d😀\u0301’", max_size=60)
KNOWN = frozenset(
    words(
        "lavrov tillerson assad putin peskov nusra idlib opcw unsc syria korea лавров тиллерсон асад асада сирия сирию"
    )
)

AS_WRITTEN = [
    "what did lavrov say on assad",
    "what did tilerson say on asad about the ressolution",
    "opcw unsc nusra idlib",
    "wat did he say bout n. korea lol idk",
    "good morning everyone!",
    "asdf qwerty zxcv",
    "on the money, po",
    "what's new? (really)",
    "s-300 / 59 missiles, 7 april 2017",
    "что сказал лавров про сирию",
    "что скзал лаврв про сирю",
    "что эксперты opcw нашли в идлибе",
    "привет, как дела?",
    "café naïve",
    "59",
    "😀",
    "",
]


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_a_message_that_makes_sense_is_read_as_it_is_written(text: str) -> None:
    assert readings(text, known=KNOWN) == [Reading(text, How.WRITTEN)]


RETYPED = [
    ("kfdhjd", "лавров"),
    ("Kfdhjd ghj cbhb.", "Лавров про сирию"),
    ("xnj crfpfk kfdhjd ghj fcflf&", "что сказал лавров про асада?"),
    ("xnj gj cbhbb", "что по сирии"),
    ("lavrov ghj cbhb.", "lavrov про сирию"),
    ("ghbdtn? rfr ltkf", "привет, как дела"),
    ("'rcgthns j ;bpyb", "эксперты о жизни"),
    ("дфмкщм", "lavrov"),
    ("дфмкщм щт фыыфв", "lavrov on assad"),
    ("ешддукыщт щт ынкшф", "tillerson on syria"),
    ("црфе вшв дфмкщм ыфн", "what did lavrov say"),
    ("Дфмкщм про сирию", "Lavrov про сирию"),
]


@pytest.mark.parametrize(("text", "meant"), RETYPED)
def test_the_wrong_keyboard_layout_is_put_right(text: str, meant: str) -> None:
    assert readings(text, known=KNOWN)[-1] == Reading(meant, How.LAYOUT)


def test_words_of_a_language_are_put_right_without_a_library() -> None:
    assert readings("xnj crfpfk vbybcnh")[-1] == Reading("что сказал министр", How.LAYOUT)
    assert readings("црфе вшв еру ьштшыеук ыфн")[-1] == Reading("what did the minister say", How.LAYOUT)


OUT_OF_LATIN = [
    ("chto skazal lavrov pro siriyu", "что сказал lavrov про сирию"),
    ("lavrov o himicheskoy atake", "lavrov о химической атаке"),
    ("chto s sankciyami?", "что с санкциями?"),
    ("chto tam po otnosheniyam", "что там по отношениям"),
    ("poslednie slova prezidenta", "последние слова президента"),
]


@pytest.mark.parametrize(("text", "meant"), OUT_OF_LATIN)
def test_a_language_in_latin_letters_is_read(text: str, meant: str) -> None:
    assert readings(text, known=KNOWN)[-1] == Reading(meant, How.TRANSLITERATION)


LOOK_ALIKES = [
    ("Lаvrov on Аssad", "Lavrov on Assad"),
    ("Лaвров про сиpию", "Лавров про сирию"),
    ("what did Lаvrоv say", "what did Lavrov say"),
]


@pytest.mark.parametrize(("text", "meant"), LOOK_ALIKES)
def test_letters_that_look_alike_are_put_into_one_script(text: str, meant: str) -> None:
    assert readings(text, known=KNOWN)[-1] == Reading(meant, How.LOOK_ALIKE)


@given(ANY_TEXT | TROUBLE)
def test_the_first_reading_of_any_message_is_the_message(text: str) -> None:
    found = readings(text, known=KNOWN)
    assert found[0] == Reading(text, How.WRITTEN)
    assert all(each.text != text for each in found[1:])


@given(ANY_TEXT | TROUBLE)
def test_anything_can_be_transliterated(text: str) -> None:
    letters = frozenset().union(*(language.letters for language in LANGUAGES.values()))
    assert all(set(other) <= letters | {"'"} for other in transliterate(text))


TRANSLITERATED = [("лавров", "lavrov"), ("lavrov", "лавров"), ("слуцкий", "slutsky"), ("siriu", "сирию")]


@pytest.mark.parametrize(("word", "other"), TRANSLITERATED)
def test_a_name_is_written_in_other_letters(word: str, other: str) -> None:
    assert other in transliterate(word)


@pytest.mark.parametrize(
    "piece", ["a", "kfdhjd ", "лавров", "ф ", "lаvrоv", "lаvrоv ", "chto skazal ", ";", "😀", "x1 "]
)
def test_a_long_message_is_read_like_a_short_one(piece: str) -> None:
    text = (piece * 4096)[:4096]
    found = readings(text, known=KNOWN)
    assert found[0].text == text
    assert len(found) <= 4
