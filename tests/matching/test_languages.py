import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.fold import words
from bot.matching.languages import LANGUAGES, Language, language_of, sounds, stem, zipf
from bot.matching.languages.frequencies import frequencies_of
from bot.matching.languages.load import load_language
from bot.matching.languages.make_frequencies import folded, table
from bot.matching.languages.phrases import Phrases
from bot.matching.languages.transliteration import from_latin, to_latin
from bot.matching.lexicon import fullness

ANY_TEXT = st.text(alphabet=st.characters(), max_size=40)
CLASSES = {"polite", "saying", "about"}

every_language = pytest.mark.parametrize("language", LANGUAGES.values(), ids=list(LANGUAGES))


@every_language
def test_a_language_spells_its_own_words(language: Language) -> None:
    assert set(language.words) >= CLASSES
    foreign = {word for word in language.fillers if word.isalpha() and set(word).isdisjoint(language.letters)}
    assert not foreign
    assert all(map(language.knows, language.fillers))


@every_language
def test_a_language_knows_how_common_its_words_are(language: Language) -> None:
    table = frequencies_of(language.code)
    assert len(table) in {0, 40_000}
    assert all(language.spells(word) and words(word) == (word,) for word in table)
    assert all(2 < zipf < 8 for zipf in table.values())


@every_language
def test_a_keyboard_layout_has_one_character_for_each_key(language: Language) -> None:
    assert len(set(language.keyboard.values())) == len(language.keyboard)
    assert set(language.letters).isdisjoint(language.keyboard)


@every_language
def test_every_letter_can_be_written_in_latin_ones(language: Language) -> None:
    if language.latin:
        assert set(language.letters) <= set(language.latin)
        assert all(way.isascii() for ways in language.latin.values() for way in ways)


LANGUAGE_OF = [("lavrov", "en"), ("лавров", "ru"), ("2254", None), ("lаvrov", None), ("", None), ("語", None)]


@pytest.mark.parametrize(("word", "code"), LANGUAGE_OF)
def test_letters_tell_the_language(word: str, code: str | None) -> None:
    language = language_of(word)
    assert (language.code if language else None) == code


STEMS = [("sanctions", "sanction"), ("лаврова", "лавров"), ("санкциями", "санкц"), ("2254", "2254"), ("語", "語")]


@pytest.mark.parametrize(("word", "expected"), STEMS)
def test_forms_of_a_word_have_one_stem(word: str, expected: str) -> None:
    assert stem(word) == expected


CONTENT = (
    "sanctions missile strike chemical attack election interference relations deal reaction position state "
    "secretary us war peace agreement evidence human rights terrorists "
    "санкции удар химический выборы вмешательство отношения переговоры позиция реакция министр война мир соглашение"
)
FILLERS = (
    "what did he say about pls wanna idk bro u wat wut lol thx dont didnt whats statement quotes quoted "
    "что сказал про насчет напомните подскажите привет чё цитату высказывания заявлений прокомментировал"
)


@pytest.mark.parametrize("word", words(CONTENT))
def test_what_can_be_a_subject_is_no_filler(word: str) -> None:
    assert fullness(word) == 1


@pytest.mark.parametrize("word", words(FILLERS))
def test_what_can_be_said_about_any_subject_is_a_filler(word: str) -> None:
    assert fullness(word) < 1


RARER = [("the", "missile"), ("missile", "memorandum"), ("memorandum", "xyzzy"), ("что", "санкции"), ("санкции", "ъъъ")]


@pytest.mark.parametrize(("common", "rare"), RARER)
def test_frequencies_tell_the_common_from_the_rare(common: str, rare: str) -> None:
    assert zipf(common) > zipf(rare) >= 0


def test_a_word_that_nobody_uses_has_no_frequency() -> None:
    assert zipf("xyzzyplugh") == zipf("語") == zipf("2254") == 0


SOUND_ALIKE = [
    ("fisical", "physical"), ("asad", "assad"), ("lavrof", "lavrov"), ("recieve", "receive"), ("nife", "knife"),
    ("syria", "siria"), ("тилерсон", "тиллерсон"), ("обьяснить", "объяснить"), ("карова", "корова"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), SOUND_ALIKE)
def test_words_that_are_mistaken_for_each_other_sound_alike(written: str, meant: str) -> None:
    heard = sounds([written, meant])
    assert heard[written] == heard[meant]


@given(st.lists(ANY_TEXT))
def test_any_words_sound_like_something(listed: list[str]) -> None:
    one_line = [re.sub(r"\s", "", each) for each in listed]
    assert set(sounds(one_line)) == set(one_line)


PHRASES = Phrases(["(tell|show) (me|us|) about", "any news (on|)", "news"])
FOUND = [
    ("tell me about syria", [range(3)]),
    ("show about", [range(2)]),
    ("any news on the news", [range(3), range(4, 5)]),
    ("any news", [range(2)]),
    ("tell him about", []),
    ("tell", []),
    ("", []),
]


@pytest.mark.parametrize(("message", "spans"), FOUND)
def test_a_phrase_is_found_in_each_of_its_forms(message: str, spans: list[range]) -> None:
    assert PHRASES.find(words(message)) == spans


ASKING = [
    ("can you show me the bit where lavrov talks about assad", {"lavrov", "assad"}),
    ("whats the deal with sanctions", {"sanctions"}),
    ("what's the deal with sanctions", {"sanctions"}),
    ("any news on libya", {"libya"}),
    ("does anyone remember what tillerson said about idlib", {"tillerson", "idlib"}),
    ("а что насчет санкций", {"санкций"}),
    ("что там по сирии", {"сирии"}),
    ("подскажите пожалуйста что сказал лавров про асада", {"лавров", "асада"}),
    ("есть что-нибудь про ливию?", {"ливию"}),
]


@pytest.mark.parametrize(("message", "content"), ASKING)
def test_the_content_is_what_phrases_and_fillers_leave(message: str, content: set[str]) -> None:
    found = words(message)
    spans = [span for language in LANGUAGES.values() for span in language.asking.find(found)]
    left = {word for at, word in enumerate(found) if not any(at in span for span in spans) and fullness(word)}
    assert left == content


OWN_WORDS = [
    ("in his own words please", "en"), ("the exact quote", "en"), ("word for word", "en"),
    ("дословно что он сказал", "ru"), ("дай прямую цитату", "ru"), ("что именно сказал", "ru"),
]  # fmt: skip


@pytest.mark.parametrize(("message", "code"), OWN_WORDS)
def test_direct_quotation_can_be_asked_for(message: str, code: str) -> None:
    assert LANGUAGES[code].own_words.find(words(message))


GREETINGS = [
    "hello",
    "good morning everyone",
    "hey how are you",
    "thanks a lot",
    "привет как дела",
    "добрый день",
    "спасибо большое",
]


@pytest.mark.parametrize("message", GREETINGS)
def test_a_greeting_has_no_content(message: str) -> None:
    found = words(message)
    spans = [span for language in LANGUAGES.values() for span in language.courtesies.find(found)]
    assert all(fullness(word) < 1 or any(at in span for span in spans) for at, word in enumerate(found))


LATIN = [
    ("лавров", "lavrov"), ("слуцкий", "slutsky"), ("слуцкий", "slutskiy"), ("сирию", "siriyu"), ("сирию", "siriu"),
    ("россия", "rossija"), ("химия", "himiya"), ("химия", "ximiya"), ("щит", "shchit"), ("щит", "schit"),
    ("йод", "iod"), ("цель", "cel"), ("жук", "juk"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "latin"), LATIN)
def test_a_word_is_found_in_the_latin_letters_that_people_use(word: str, latin: str) -> None:
    assert latin in to_latin(word, LANGUAGES["ru"])


CYRILLIC = [
    ("chto", "что"), ("skazal", "сказал"), ("siriyu", "сирию"), ("siriju", "сирию"), ("sankcii", "санкции"),
    ("sanktsii", "санкции"), ("vmeshatelstvo", "вмешательство"), ("rossija", "россия"), ("voyna", "война"),
    ("yadernoe", "ядерное"), ("slutsky", "слуцкий"), ("pushkov", "пушков"), ("4to", "что"), ("kakoi", "какой"),
]  # fmt: skip


@pytest.mark.parametrize(("latin", "word"), CYRILLIC)
def test_latin_letters_are_read_as_the_word_in_use(latin: str, word: str) -> None:
    assert from_latin(latin, LANGUAGES["ru"])[0] == word


@given(ANY_TEXT)
def test_anything_can_be_transliterated(word: str) -> None:
    for language in LANGUAGES.values():
        assert all(each.isascii() for each in to_latin(word, language))
        assert set("".join(from_latin(word, language))) <= set(language.letters)


THIRD = """
letters: αβγδεζηθικλμνξοπρςστυφχψω
stemmer: greek
words:
  polite: γεια ευχαριστώ
  saying: είπε λέει
  about: για
  questions: τι πού
asking: ["τι (λέει|είπε) για"]
own words: ["επί λέξει"]
courtesies: ["τι κάνεις"]
keyboard:
  - ["ertyuiopasdfghjklzxcvbnm", "ερτυθιοπασδφγηξκλζχψωβνμ"]
latin: {α: a, β: v b, γ: g, δ: d, ε: e, ζ: z, η: i, θ: th, ι: i, κ: k, λ: l, μ: m, ν: n, ξ: x, ο: o, π: p, ρ: r,
  σ: s, ς: s, τ: t, υ: y, φ: f, χ: ch h, ψ: ps, ω: o}
"""


@pytest.fixture
def greek(tmp_path: Path) -> Language:
    path = tmp_path / "el.yaml"
    path.write_text(THIRD, "utf-8")
    return load_language(path)


def test_a_third_language_joins_by_its_file(greek: Language) -> None:
    assert greek.code == "el"
    assert "ειπε" in greek.saying
    assert "συρια" not in greek.fillers
    assert greek.asking.find(words("Τι είπε για τη Συρία;")) == [range(3)]
    assert greek.zipf("συρια") == 0
    assert "lavrof" in to_latin("λαβροφ", greek)
    assert "συρια" in from_latin("syria", greek)


def test_a_language_needs_its_letters_and_three_classes_of_words(tmp_path: Path) -> None:
    path = tmp_path / "xx.yaml"
    path.write_text("letters: abc\nwords: {polite: aa, saying: bb, about: cc}\n", "utf-8")
    language = load_language(path)
    assert language.attribution == {"bb", "cc"}
    assert language.knows("aa")
    assert language.stem("abc") == "abc"
    assert language.sounds_of(["abc"]) == {"abc": "abc"}
    assert (language.joining, language.turns, language.asking.find(["aa"])) == (frozenset(), (), [])
    assert to_latin("abc", language) == from_latin("abc", language) == ()


def test_a_frequency_table_adds_up_what_is_folded_into_one_word() -> None:
    shares = folded({"café": 2e-5, "Cafe": 1e-5, "don't": 1e-3, "ice-cold": 1.0, "слово": 1.0, "": 1.0}, "cafedont")
    assert shares == {"cafe": pytest.approx(3e-5), "dont": 1e-3}


def test_a_frequency_table_lists_the_words_of_a_value_in_one_line() -> None:
    lines = table({"b": 1e-3, "a": 1e-3, "c": 1e-6, "d": 1e-9}, size=3).splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["6.0 a b", "3.0 c"]
