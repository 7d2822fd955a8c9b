import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.load import load_library
from bot.library.models import Kind, Library
from bot.matching.decision import Answer, Because, Choices, Limits, Nothing, Question, Suggestion, Why
from bot.matching.index import Index
from bot.matching.listed import speaker_answer, topic_answer
from bot.matching.respond import respond
from bot.matching.understand import understand
from tests.matching.asking import LIMITS, answer, ask, first, nothing

NO_LIMITS = Limits(answer=0.0, choice=0.0)


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("tillerson on assad", "tillerson", "Assad"),
        ("what did lavrov say about assad", "lavrov", "Assad"),
        ("Lavrov: sanctions", "lavrov", "restrictive measures"),
        ("sanctions tillerson", "tillerson", "sanctions"),
        ("lavrof on cyber", "lavrov", "cyberspace"),
        ("lavrovon cyber crime", "lavrov", "cyberspace"),
        ("the secretary of state on assad", "tillerson", "Assad"),
        ("kremlin spokesman on meddling", "peskov", "meddling"),
        ("Лавров о минских соглашениях", "lavrov", "Minsk"),
        ("тиллерсон про асада", "tillerson", "Assad"),
        ("lavrov o minskih soglasheniyah", "lavrov", "Minsk"),
        ("Дфмкщм ьштыл", "lavrov", "Minsk"),
    ],
)
def test_a_person_and_a_subject_find_that_persons_words_on_it(
    talks: Index, text: str, speaker: str, words: str
) -> None:
    found = answer(text, talks)
    assert found.hits[0].passage.speaker == speaker
    assert words in found.hits[0].passage.text.replace("\xa0", " ")
    assert found.speaker == speaker
    assert {hit.passage.speaker for hit in found.hits} == {speaker}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("tillerson", "tillerson"),
        ("Lavrov?", "lavrov"),
        ("what did peskov say", "peskov"),
        ("tilerson", "tillerson"),
        ("Слуцкий", "slutsky"),
        ("the russian foreign minister", "lavrov"),
        ("/putin", "putin"),
        ("/ask ozerov", "ozerov"),
    ],
)
def test_a_name_alone_lists_all_that_the_person_said_in_library_order(talks: Index, text: str, speaker: str) -> None:
    found = answer(text, talks)
    assert found.speaker == speaker
    assert found.topic is None
    assert [hit.passage for hit in found.hits] == list(talks.library.by_speaker(speaker))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("tell us what president putin said", "putin"),
        ("president Putin", "putin"),
        ("what did foreign minister lavrov say", "lavrov"),
        ("государственный секретарь", "tillerson"),
        *(("слова пескова", "peskov"), ("цитаты лаврова", "lavrov"), ("путина", "putin"), ("пушкову", "pushkov")),
    ],
)
def test_a_title_is_part_of_the_name(talks: Index, text: str, speaker: str) -> None:
    found = answer(text, talks)
    assert (found.topic, found.speaker) == (None, speaker)


@pytest.mark.parametrize("text", ["was among the issues that lavrov suggested to him"])
def test_filler_words_around_a_name_may_be_a_quotation_all_the_same(talks: Index, text: str) -> None:
    found = answer(text, talks)
    assert "was among the issues that Lavrov suggested to him" in found.hits[0].passage.text.replace("\xa0", " ")
    assert found.credited is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [("Putin's position", "putin"), ("how did pushkov react", "pushkov"), ("реакция пескова", "peskov")],
)
def test_a_stance_is_no_subject_beside_a_name(talks: Index, text: str, speaker: str) -> None:
    found = answer(text, talks)
    assert (found.topic, found.speaker) == (None, speaker)


@pytest.mark.parametrize(
    "text", ["name of the kremlin's spokesman", "who is the kremlin spokesman", "как зовут пескова"]
)
def test_who_somebody_is_is_told_by_what_he_said(talks: Index, text: str) -> None:
    assert answer(text, talks).speaker == "peskov"


def test_quoted_words_find_their_passage_before_the_topic_that_is_called_so(talks: Index) -> None:
    assert "not in vain" in first('"not in vain" who said that', talks)


@pytest.mark.parametrize(
    "text",
    [
        "french foreign minister on syria",
        "foreign minister of france on syria",
        "syrian foreign minister on assad",
        "министр иностранных дел украины о минске",
        "мид франции о сирии",
    ],
)
def test_another_nations_minister_is_somebody_else(talks: Index, text: str) -> None:
    nothing(text, talks)


@pytest.mark.parametrize("text", ["foreign minister of russia on cyber", "глава российского мида о минске"])
def test_a_minister_of_the_own_nation_is_meant(talks: Index, text: str) -> None:
    assert answer(text, talks).speaker == "lavrov"


def test_words_apart_describe_nobody(talks: Index) -> None:
    assert not any(each.person == "trump" for each in understand("did the us elect a president", talks).named)


def test_exact_words_put_direct_quotations_first(talks: Index) -> None:
    kinds = [hit.passage.kind for hit in answer("lavrov, his exact words", talks).hits]
    assert kinds[0] is Kind.DIRECT
    assert kinds == sorted(kinds, key=lambda kind: kind is not Kind.DIRECT)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("assad", "assad"),
        ("OPCW", "opcw"),
        ("minsk", "minsk"),
        ("denuclearization", "korea"),
        ("sancitons", "sanctions"),
        ("химическое оружие", "idlib"),
        ("минские соглашения", "minsk"),
        ("kontrol nad vooruzheniyami", "arms_control"),
        ("ыфтсешщты", "sanctions"),
    ],
)
def test_a_keyword_finds_its_topic(talks: Index, text: str, topic: str) -> None:
    found = answer(text, talks)
    assert topic in found.hits[0].passage.topics
    assert found.speaker is None
    scores = [hit.score for hit in found.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("was not threatening with anything at all", "threatening"),
        ("WAS NOT THREATENING WITH ANYTHING AT ALL", "threatening"),
        ("“frank and comprehensive”", "frank and comprehensive"),
        ("'There must be an inclusive intra-Syrian dialogue.'", "inclusive"),
        ("there must be an inclusive intra—syrian dialogue", "inclusive"),
        ("évidence to bring war crime chárges", "war crime"),
        ("russia\xa0was not betting on a specific person", "betting"),
        ("84 people, including 27 children", "27 children"),
        ("crash of forcasts on the presentaton of ultimatums", "forecasts"),
        ("there should be an inclusive dialogue among syrians and they decide their fate", "inclusive"),
        ("the departure of assad has to be orderly", "orderly"),
    ],
)
def test_a_fragment_finds_its_passage_whatever_its_form(talks: Index, text: str, words: str) -> None:
    assert words in first(text, talks)


@pytest.mark.parametrize(
    ("text", "speaker", "credited"),
    [
        ("putin: russia isn't betting on one specific person in syria", "lavrov", "putin"),
        ("did tilerson say russia was not betting on asad?", "lavrov", "tillerson"),
        ("'no change in the sanctions on ukraine' -- lavrov", "tillerson", "lavrov"),
        ("Putin on Minsk: we'll welcome efforts, we are ready", "lavrov", "putin"),
        ("iraq and libya should be a good lesson, Tillerson", "lavrov", "tillerson"),
        ("there must be an inclusive intra-syrian dialogue - ozerov, 2017", "lavrov", "ozerov"),
        ("peskov said there must be an inclusive intra-Syrian dialogue", "lavrov", "peskov"),
        ("“this is not a breakthrough, but a transition to the dialogue” - Lavrov", "pushkov", "lavrov"),
        ("“crash of forecasts” - tillerson", "slutsky", "tillerson"),
        ("“not a breakthrough” lavrov", "pushkov", "lavrov"),
        ("tillerson said russia was not betting on anyone in syria", "lavrov", "tillerson"),
        ("tillerson said there was no breakthrough but a transition to dialogue", "pushkov", "tillerson"),
        ("slutsky: this is not a breakthrough, but a transition to the dialogue", "pushkov", "slutsky"),
        ("tillerson: not betting on a specific person", "lavrov", "tillerson"),
        ("lavrov said there were no ultimatums", "slutsky", "lavrov"),
        ("lavrov said groundless accusations were unacceptable", "putin", "lavrov"),
        ("lavrov groundless accusations are unacceptable", "putin", "lavrov"),
        ("peskov: not in vain", "lavrov", "peskov"),
        ("putin said to confirm claims of Moscow's interference", "lavrov", "putin"),
        ("assad said this is not a breakthrough, but a transition to the dialogue", "pushkov", "assad"),
        ("Trump: this is not a breakthrough, but a transition to the dialogue", "pushkov", "trump"),
    ],
)
def test_words_credited_to_somebody_else_are_found_and_put_right(
    talks: Index, text: str, speaker: str, credited: str
) -> None:
    found = answer(text, talks)
    assert found.hits[0].passage.speaker == speaker
    assert found.credited == credited
    assert found.speaker is None
    assert Why.CREDIT in {ground.why for ground in found.hits[0].grounds}


@pytest.mark.parametrize(
    "text",
    [
        *("hi", "good morning everyone", "thanks a lot!", "lol ok", "привет", "спасибо большое", "see you tomorrow"),
        *("anyone up for lunch?", "my bike has a flat tyre", "is the library open on sunday", "best pasta recipe"),
        *("stoltenberg", "geneva", "belgrade december", "maxim shemetov", "angela merkel", "wimbledon final"),
        *("zxcvbnm qwe", "ghjkfdsgh", "12345", "???", "the", "https://example.org/lavrov", "team lunch on wednesday"),
        *("какая завтра погода", "рецепт борща", "/xyzzy", "log in or register"),
    ],
)
def test_what_the_article_says_nothing_on_is_refused(talks: Index, text: str) -> None:
    nothing(text, talks)


@pytest.mark.parametrize("text", ["", "   ", "\n", "😂😂😂", "🔥", "@VerbatimBot", "@bot 👍", "/ask", "/ask   ", "…"])
def test_where_there_are_no_words_there_is_nothing_to_look_up(talks: Index, text: str) -> None:
    found = nothing(text, talks)
    assert found.because is Because.EMPTY
    assert found.suggestions


@pytest.mark.parametrize("text", ["hi", "Hello!", "thanks a lot", "привет", "спасибо большое", "7", "2 + 2", "{{7*7}}"])
def test_greetings_thanks_and_bare_numbers_look_nothing_up(talks: Index, text: str) -> None:
    assert nothing(text, talks).because is Because.EMPTY


@pytest.mark.parametrize(("text", "topic"), [("korea", "korea"), ("North Korea?", "korea"), ("sanctions", "sanctions")])
def test_a_topics_name_is_answered_as_its_command_is(talks: Index, text: str, topic: str) -> None:
    found = answer(text, talks)
    assert found.topic == topic
    assert found.hits[0].passage == topic_answer(topic, talks).hits[0].passage


@pytest.mark.parametrize(
    ("text", "person"),
    [
        *(("lavrov on afghanistan", "lavrov"), ("tillerson on bitcoin", "tillerson"), ("песков про футбол", "peskov")),
        ("what was tillerson's opinion on special envoys", "tillerson"),
        ("peskov's thoughts on assad", "peskov"),
    ],
)
def test_a_speaker_on_something_else_gets_what_he_is_quoted_on(talks: Index, text: str, person: str) -> None:
    found = nothing(text, talks)
    assert (found.because, found.person) == (Because.NOT_ON_THAT, person)
    assert 0 < len(found.suggestions) <= 4
    for suggestion in found.suggestions:
        assert suggestion.speaker == person
        passages = talks.library.by_topic(str(suggestion.topic))
        assert any(passage.speaker == person for passage in passages)


@pytest.mark.parametrize("text", ["trump and lavrov on syria", "lavrov and trump on syria"])
def test_a_speaker_is_not_said_to_be_silent_where_somebody_who_is_not_there_is_asked_for_too(
    talks: Index, text: str
) -> None:
    found = nothing(text, talks)
    assert (found.because, found.person) == (Because.NOT_IN_ARTICLE, "trump")
    assert {each.speaker for each in found.suggestions} == {"lavrov"}


@pytest.mark.parametrize(
    "text",
    [
        *("what did assad say", "assad said", "Bashar al-Assad's statement", "что сказал асад"),
        *("what did assad say about lavrov", "assad told putin he would leave", "что асад сказал лаврову"),
    ],
)
def test_who_is_only_mentioned_is_said_not_to_be_quoted(talks: Index, text: str) -> None:
    found = nothing(text, talks)
    assert (found.because, found.person) == (Because.NOT_QUOTED, "assad")
    assert Suggestion("assad") in found.suggestions


@pytest.mark.parametrize(
    "text",
    [
        *("assad", "Bashar al-Assad", "асад", "the syrian president", "assad's family"),
        *("what did they say about assad", "any comments about assad", "что говорят об асаде", "что сказали про асада"),
    ],
)
def test_what_others_say_of_somebody_is_shown_with_the_word_that_he_is_not_quoted(talks: Index, text: str) -> None:
    found = answer(text, talks)
    assert found.unquoted == "assad"
    assert "Assad" in found.hits[0].passage.text


@pytest.mark.parametrize(
    "text", ["tillerson on assad", "enough evidence to bring war crime charges against assad", "syria"]
)
def test_nobody_is_said_not_to_be_quoted_who_is_not_asked_about_alone(talks: Index, text: str) -> None:
    assert answer(text, talks).unquoted is None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "trump",
            "Donald Trump",
            "трамп",
            "what did trump say",
            "trump on lavrov",
            "трамп о лаврове",
            "trumpp on syria",
        ),
        *("what did trump say about syria", "lavrov on trump", "stoltenberg said", "trump: sanctions"),
    ],
)
def test_who_stands_only_in_captions_and_headlines_is_said_not_to_be_in_the_article(talks: Index, text: str) -> None:
    found = nothing(text, talks)
    assert found.because == Because.NOT_IN_ARTICLE
    assert found.person in talks.absent
    assert found.suggestions


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("what did lavrov and tillerson say about sanctions", [("lavrov", "sanctions"), ("tillerson", "sanctions")]),
        ("tillerson vs lavrov on assad", [("tillerson", "assad"), ("lavrov", "assad")]),
        ("sanctions: lavrov, tillerson", [("lavrov", "sanctions"), ("tillerson", "sanctions")]),
        ("санкции и киберпреступность", [(None, "sanctions"), (None, "cyber")]),
        ("sanctions and cyber", [(None, "sanctions"), (None, "cyber")]),
        ("lavrov on ukraine and korea", [("lavrov", "ukraine"), ("lavrov", "korea")]),
        ("putin, lavrov", [("putin", None), ("lavrov", None)]),
        ("/ask sanctions / opcw", [(None, "sanctions"), (None, "opcw")]),
    ],
)
def test_two_subjects_that_no_passage_joins_get_one_each(
    talks: Index, text: str, subjects: list[tuple[str | None, str | None]]
) -> None:
    found = answer(text, talks)
    assert [(each.speaker, each.topic) for each in found.subjects] == subjects
    for hit, (speaker, topic) in zip(found.hits, subjects, strict=True):
        assert speaker in (None, hit.passage.speaker)
        assert topic is None or topic in hit.passage.topics


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("libya and yemen", "Libya"),
        ("frank and comprehensive", "frank and comprehensive"),
        ("assad and his family", "Assad and his family"),
        ("sanctions, ukraine", "sanctions"),
    ],
)
def test_a_passage_on_both_subjects_answers_both(talks: Index, text: str, words: str) -> None:
    found = answer(text, talks)
    assert found.subjects == ()
    assert words in found.hits[0].passage.text.replace("\xa0", " ")


@pytest.mark.parametrize(
    "text", ["lavrov, afghanistan", "sanctions and pancakes", "and", ",", "and and", "vs lavrov on pancakes"]
)
def test_what_has_one_subject_or_none_is_not_answered_as_two(talks: Index, text: str) -> None:
    decision = ask(text, talks)
    assert not isinstance(decision, Answer) or decision.subjects == ()


@pytest.mark.parametrize("text", ["hi", "", "zxcvbnm", "lavrov on afghanistan", "what did assad say", "trump on syria"])
def test_suggestions_can_be_asked(talks: Index, text: str) -> None:
    found = nothing(text, talks)
    assert 0 < len(found.suggestions) <= 4
    for suggestion in found.suggestions:
        assert suggestion.topic is None or talks.library.topics[suggestion.topic].passages
        assert suggestion.speaker is None or suggestion.speaker in talks.library.speakers


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        *(("/assad", "assad"), ("/assad@VerbatimBot", "assad"), ("/ASSAD", "assad"), ("/siyria", "syria")),
        *(("/sancions", "sanctions"), ("  /minsk", "minsk")),
    ],
)
def test_a_topics_command_lists_the_whole_topic(talks: Index, text: str, topic: str) -> None:
    assert answer(text, talks) == topic_answer(topic, talks)


def test_a_topics_command_with_words_on_nothing_lists_the_topic(talks: Index) -> None:
    assert answer("/syria extra words", talks) == topic_answer("syria", talks)


@pytest.mark.parametrize(
    ("text", "topic"),
    [("how did the talks go", "tone"), ("О чём говорили?", "agenda"), ("tillerson in moscow", "visit")],
)
def test_a_topics_wording_is_answered_as_a_whole(talks: Index, text: str, topic: str) -> None:
    assert answer(text, talks).topic == topic


def test_words_after_a_topics_command_narrow_it(talks: Index) -> None:
    found = answer("/assad@VerbatimBot tillerson", talks)
    assert found.hits[0].passage.speaker == "tillerson"
    assert "assad" in found.hits[0].passage.topics


@pytest.mark.parametrize(
    ("text", "about", "words"),
    [
        ("", "they say russia was not betting on a specific person in syria", "betting"),
        ("/ask", "they say russia was not betting on a specific person in syria", "betting"),
        ("who said that?", "this is not a breakthrough, but a transition to the dialogue", "breakthrough"),
        ("lavrov?", "is there anything on sanctions", "restrictive measures"),
        ("tillerson?", "is there anything on sanctions", "sanctions"),
        ("minsk agreements", "good morning", "Minsk"),
    ],
)
def test_a_question_about_a_message_looks_that_message_up(talks: Index, text: str, about: str, words: str) -> None:
    assert words in first(text, talks, about)


@pytest.mark.parametrize(
    "text", ["sanctions", "tillerson on assad", "missile strike", "84 people died", "лавров о выборах"]
)
def test_grounds_are_true(talks: Index, text: str) -> None:
    for hit in answer(text, talks).hits:
        for ground in hit.grounds:
            if ground.why is Why.RUN:
                assert ground.detail in hit.passage.text
            if ground.why is Why.NAME:
                assert ground.detail in text
            if ground.why is Why.TOPIC:
                assert ground.detail in hit.passage.topics
            if ground.why is Why.WORDS:
                assert all(word in text for word in ground.detail.split(", "))


def test_misspelt_words_are_told_as_they_are_meant(talks: Index) -> None:
    grounds = answer("rusia usa relatoins lowest point", talks).hits[0].grounds
    assert Why.WORDS in {ground.why for ground in grounds}
    for ground in grounds:
        if ground.why is Why.WORDS:
            assert ground.detail == "russia, relations, point"


@pytest.mark.parametrize(
    ("text", "correction"),
    [
        ("sancitons", "sancitons → sanctions"),
        ("lavrof on cyber", "lavrof → Sergey Lavrov"),
        ("Дфмкщм ьштыл", "Дфмкщм ьштыл → lavrov minsk"),
        ("sanktsii protiv rossii", "sanktsii protiv rossii → санкции против россии"),
    ],
)
def test_what_was_put_right_is_told(talks: Index, text: str, correction: str) -> None:
    grounds = answer(text, talks).hits[0].grounds
    assert correction in [ground.detail for ground in grounds if ground.why is Why.SPELLING]


@pytest.mark.parametrize("text", ["sanctions", "tillerson on assad", "lavrov", "minsk"])
def test_nothing_is_said_to_be_put_right_that_was_not(talks: Index, text: str) -> None:
    assert all(ground.why is not Why.SPELLING for hit in answer(text, talks).hits for ground in hit.grounds)


def test_choices_differ_for_a_person(talks: Index) -> None:
    decision = respond(Question("russia and america on what to do next"), Limits(answer=1.0, choice=0.0), talks)
    assert isinstance(decision, Choices)
    assert 2 <= len(decision.hits) <= LIMITS.choices
    shown = [(hit.topic, hit.passage.speaker) for hit in decision.hits]
    assert len(set(shown)) == len(shown)


def test_an_answer_has_no_more_pages_than_allowed(talks: Index) -> None:
    found = respond(Question("idlib chemical attack"), Limits(hits=2), talks)
    assert isinstance(found, Answer)
    assert len(found.hits) == 2


def test_limits_decide_between_answer_choices_and_nothing(talks: Index) -> None:
    question = Question("sanctions over the ukraine business")
    assert isinstance(respond(question, NO_LIMITS, talks), Answer)
    assert isinstance(respond(question, Limits(answer=1.0, choice=0.0), talks), Choices)
    assert isinstance(respond(question, Limits(answer=1.0, choice=1.0), talks), Nothing)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mill lane stays", "Mill Lane stays"),
        ("lindqvist on the cost", "38 million"),
        ("ticket prices calder", "ticket"),
        ("the architect on the floodlights", "pylons"),
        ("линдквист про трамвай", "tram"),
        ("floodligt pylons", "pylons"),
    ],
)
def test_another_library_is_answered_from_as_well(towns: Index, text: str, words: str) -> None:
    assert words in first(text, towns)


def test_an_article_in_russian_is_answered_from_in_russian_and_english(towns: Index) -> None:
    for text in ("паровозы", "steam engines"):
        assert "engines" in answer(text, towns).hits[0].passage.topics


@pytest.mark.parametrize(
    ("text", "speaker", "silent"),
    [
        ("what did peskov and putin say about election interference", "peskov", "putin"),
        ("lavrov and slutsky on sanctions", "lavrov", "slutsky"),
        ("путин и песков о меморандуме", "putin", "peskov"),
    ],
)
def test_of_two_people_the_one_who_speaks_on_it_is_shown_and_the_other_said_to_be_silent(
    talks: Index, text: str, speaker: str, silent: str
) -> None:
    found = answer(text, talks)
    assert (found.hits[0].passage.speaker, found.not_on_that) == (speaker, silent)


@pytest.mark.parametrize(
    "text", ["putin on assad", "что путин сказал об асаде", "assad on sanctions", "what was assad's reaction"]
)
def test_people_are_not_answered_for_by_words_on_something_else(talks: Index, text: str) -> None:
    assert nothing(text, talks).because in {Because.NOT_ON_THAT, Because.NOT_QUOTED}


@pytest.mark.parametrize(
    "text",
    [
        "To participate in the discussion",
        "Still No Proof: Russia's Top Diplomat Demands Probe Into Syrian Chemical Attack",
        "looks on during a press conference after the BSEC session in Belgrade",
    ],
)
def test_words_of_captions_and_headlines_are_said_to_be_no_quotation(talks: Index, text: str) -> None:
    assert nothing(text, talks).because is Because.EXCLUDED


@pytest.mark.parametrize(
    ("text", "has_some"),
    [("exact words of lavrov on minsk agreements", True), ("direct quote tillerson sanctions", False)],
)
def test_own_words_come_first_where_they_are_asked_for_and_are_missed_where_there_are_none(
    talks: Index, text: str, *, has_some: bool
) -> None:
    found = answer(text, talks)
    assert bool(found.hits[0].passage.quoted) == has_some
    assert found.reported_only != has_some


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("so tired of this argument, what did they say about yemen?", "Yemen"),
        ("my train is late 🙄 lavrov on the minsk agreements", "Minsk"),
        ("uncle bob is at it again lol @AnyBot north korea", "Korean"),
        ("the kids won't sleep but has anybody said something on arms control", "arms control"),
        ("опять спорим на кухне, что сказал лавров про минск?", "Minsk"),
    ],
)
def test_a_question_amid_chatter_is_answered(talks: Index, text: str, words: str) -> None:
    assert words in first(text, talks)


@pytest.mark.parametrize(
    "text",
    [
        "trust me, the second season is way better",
        "new year's resolution: no sugar. lasted nine days",
        "lavrov, what do you think of my new shoes",
        "are you on strike",
        "trust me",
        "what is your legacy",
        "add to my contacts",
        "libya? no, lydia, my cousin",
        "did trump say that, or was it on korea",
    ],
)
def test_chatter_that_has_a_word_of_a_topic_is_no_question(talks: Index, text: str) -> None:
    assert not isinstance(ask(text, talks), Answer)


@pytest.mark.parametrize("text", ["steam engines", "club chair on the tram", "билеты в музей", "mill lane", "okafor"])
def test_what_another_library_is_asked_is_refused(talks: Index, text: str) -> None:
    nothing(text, talks)


@pytest.mark.parametrize("text", ["tillerson on assad", "opcw", "minsk agreements", "санкции против россии", "ozerov"])
def test_what_this_library_is_asked_is_refused_by_another(towns: Index, text: str) -> None:
    nothing(text, towns)


@given(text=st.text(max_size=300), about=st.none() | st.text(max_size=100))
@settings(max_examples=150, deadline=None)
def test_no_message_makes_it_raise(text: str, about: str | None) -> None:
    decision = respond(Question(text, about), NO_LIMITS, _talks())
    if not isinstance(decision, Nothing):
        assert decision.hits


WORDS = st.sampled_from(
    [
        "lavrov",
        "on",
        "assad",
        "said",
        "/",
        "ask",
        "ыфтсешщты",
        "санкции",
        ":",
        "“",
        "tilerson",
        "syrian",
        "the",
        "😂",
        "42",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_what_is_shown_is_always_the_articles(text: str) -> None:
    index = _talks()
    decision = respond(Question(text), NO_LIMITS, index)
    for hit in () if isinstance(decision, Nothing) else decision.hits:
        passage = hit.passage
        article = index.library.articles[passage.article].text
        assert article[passage.span.start : passage.span.end] == passage.text
        assert 0 <= hit.score <= 1


@pytest.mark.parametrize(
    "text", ["\ud800", "\x00", "\u202elavrov", "a" * 5000, "ы" * 5000, "/" * 100, "/" + "a" * 5000]
)
def test_odd_text_is_taken(talks: Index, text: str) -> None:
    assert isinstance(ask(text, talks), Answer | Choices | Nothing)


@pytest.mark.parametrize("space", [" ", "\n", "\t", "\u2003"])
def test_a_long_message_is_read_at_both_ends_whatever_separates_its_words(talks: Index, space: str) -> None:
    chatter = space.join(["so"] * 1200)
    assert "Minsk" in first(f"hi you {space.join(['minsk', 'agreements'])}{space}{chatter}", talks)
    assert "Minsk" in first(f"hi you {chatter}{space}minsk{space}agreements", talks)


def test_an_empty_library_answers_nothing() -> None:
    index = Index.build(Library({}, {}, {}, {}, {}, {}))
    assert nothing("anything", index).suggestions == ()


def test_speakers_of_the_library_are_listed_in_full(talks: Index) -> None:
    for speaker in talks.library.speakers:
        found = speaker_answer(speaker, talks)
        assert [hit.passage for hit in found.hits] == list(talks.library.by_speaker(speaker))
        assert all(hit.score == 1.0 for hit in found.hits)


def test_the_core_names_no_language() -> None:
    core = Path(__file__).resolve().parents[2] / "bot" / "matching"
    for path in core.rglob("*.py"):
        assert not re.search(r"[\"'](en|ru)[\"']", path.read_text("utf-8")), path


_CACHE: list[Index] = []


def _talks() -> Index:
    if not _CACHE:
        _CACHE.append(Index.build(load_library(Path(__file__).resolve().parents[2] / "seeds")))
    return _CACHE[0]
