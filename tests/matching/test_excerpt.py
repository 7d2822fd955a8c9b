import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.decision import Answer, Because, Choices, Decision, Limits, Nothing, Question
from bot.matching.excerpt import AROUND, CREDIT, END, PART, SENTENCE, SHORT, SHORT_ENOUGH, Excerpt, excerpt
from bot.matching.index import Index
from bot.matching.respond import respond

MESSAGE = 4096
"""Characters of Telegram's longest message."""
RAMBLING = (
    "so anyway my cousin painted the shed green again and nobody in the family noticed until the rain came and washed "
    "half of it into the pond where the ducks live and grandmother laughed about it all through the long winter "
)


def in_the_middle(words: str, start: int) -> str:
    """The words in the midst of a message as long as there can be."""
    before = (RAMBLING * 20)[:start]
    return f"{before} {words} {RAMBLING * 20}"[:MESSAGE]


def test_a_short_message_is_read_as_it_is(talks: Index) -> None:
    for text in ("", " ", "?", "tillerson on assad", "Lavrov: “sanctions”\n\nreally?"):
        assert excerpt(text, talks) == text


@pytest.mark.parametrize("start", [0, 300, 1500, 2800, 3600])
def test_a_quotation_is_found_wherever_it_stands_in_a_long_message(talks: Index, start: int) -> None:
    passage = next(each for each in talks.library.passages.values() if "restrictive measures" in each.text)
    decision = respond(Question(in_the_middle(passage.text, start)), Limits(), talks)
    assert isinstance(decision, Answer)
    assert decision.hits[0].passage == passage


ORDINARY = (Path(__file__).parents[1] / "labelled" / "ordinary.en.txt").read_text("utf-8").replace("\n", " ")
"""A thousand sentences on other things, with many words that the article and its aliases have too."""


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_nearly_every_passage_is_found_in_a_long_message_on_other_things(talks: Index, share: float) -> None:
    passages = list(talks.library.passages.values())
    found = 0
    for number, passage in enumerate(passages):
        around = ORDINARY[number * 300 :][: MESSAGE - len(passage.text) - 2]
        place = int(share * len(around))
        decision = respond(Question(f"{around[:place]} {passage.text} {around[place:]}"), Limits(), talks)
        found += isinstance(decision, Answer) and decision.hits[0].passage == passage
    assert found >= 0.9 * len(passages)


@pytest.mark.parametrize(("length", "share"), [(8, 0.85), (12, 0.95), (20, 0.95)])
def test_nearly_every_quotation_is_found_amid_text_on_other_things(talks: Index, length: int, share: float) -> None:
    passages = [each for each in talks.library.passages.values() if len(each.text.split()) > length]
    found = 0
    for number, passage in enumerate(passages):
        written = passage.text.split()
        start = number % (len(written) - length)
        decision = respond(Question(in_the_middle(" ".join(written[start:][:length]), 2000)), Limits(), talks)
        found += isinstance(decision, Answer) and passage in [hit.passage for hit in decision.hits]
    assert found >= share * len(passages)


def test_a_half_remembered_quotation_is_found_amid_text_on_other_things(talks: Index) -> None:
    written = "they agreed to appoint special envoys so as to improve the relations of Russia and the United States"
    decision = respond(Question(in_the_middle(written, 1500)), Limits(), talks)
    assert isinstance(decision, Answer)
    assert "appoint special representatives" in decision.hits[0].passage.text


def test_a_long_message_on_something_else_is_refused(talks: Index) -> None:
    decision = respond(Question(in_the_middle("", 2000)), Limits(), talks)
    assert isinstance(decision, Nothing)
    assert decision.because is Because.OFF_TOPIC
    assert decision.suggestions


def shown(decision: Decision) -> list[str]:
    return [] if isinstance(decision, Nothing) else [hit.passage.id for hit in decision.hits]


@pytest.mark.parametrize(
    "text", ["{question}? {ramble}", "{question}?\n\n{ramble}", "{ramble}. {question}", "{ramble} {question}"]
)
@pytest.mark.parametrize("question", ["what did Tillerson say about Assad", "Что сказал Тиллерсон об Асаде"])
def test_a_question_at_either_end_of_a_long_message_is_answered(talks: Index, text: str, question: str) -> None:
    decision = respond(Question(text.format(question=question, ramble=RAMBLING * 10)), Limits(), talks)
    assert isinstance(decision, Answer)
    assert shown(decision) == shown(respond(Question(question), Limits(), talks))


def test_what_a_question_at_an_end_lacks_is_said(talks: Index) -> None:
    decision = respond(Question(f"{RAMBLING * 10} But what did Lavrov say on Afghanistan?"), Limits(), talks)
    assert isinstance(decision, Nothing)
    assert (decision.because, decision.person) == (Because.NOT_ON_THAT, "lavrov")


@pytest.mark.parametrize(
    "around", ["Lavrov said it all: {}", "{} So it was written, and that is what Lavrov said"], ids=["before", "behind"]
)
def test_a_wrong_credit_at_an_end_of_a_long_message_is_told(talks: Index, around: str) -> None:
    words = "the current state of US-Russian relations is at a low point. There is a low level of trust"
    middle = f"{RAMBLING * 4} {words} {RAMBLING * 4}"
    decision = respond(Question(around.format(middle)), Limits(), talks)
    assert isinstance(decision, Answer)
    assert (decision.hits[0].passage.speaker, decision.credited) == ("tillerson", "lavrov")


@pytest.mark.parametrize(
    ("claim", "credited"),
    [
        ("“{}”, said Tillerson.", "tillerson"),
        ("“{}”, Tillerson said.", "tillerson"),
        ("{}, says Peskov.", "peskov"),
        ("Peskov said that {}.", "peskov"),
        ("Lavrov said that {}.", None),
        ("{}.", None),
    ],
)
def test_a_wrong_credit_in_the_middle_of_a_long_message_is_told(talks: Index, claim: str, credited: str | None) -> None:
    words = "there must be an inclusive intra-Syrian dialogue and the Syrians must determine the fate of Syria"
    around = RAMBLING.strip().capitalize()
    decision = respond(Question(f"{around}. {claim.format(words)} {around}."), Limits(), talks)
    assert isinstance(decision, Answer)
    assert (decision.hits[0].passage.speaker, decision.credited) == ("lavrov", credited)


def test_a_question_about_a_long_message_is_put_to_its_telling_part(talks: Index) -> None:
    passage = next(each for each in talks.library.passages.values() if "restrictive measures" in each.text)
    for text in ("", "did Lavrov say this?", "is that true?"):
        decision = respond(Question(text, in_the_middle(passage.text, 1500)), Limits(), talks)
        assert isinstance(decision, Answer)
        assert decision.hits[0].passage == passage


def test_a_long_text_about_a_long_message_is_looked_up_first(talks: Index) -> None:
    about = in_the_middle("representatives of the Syrian government and of the opposition at the table in Geneva", 900)
    text = f"{RAMBLING * 10} What did Tillerson say about Assad?"
    asked = respond(Question("What did Tillerson say about Assad?"), Limits(), talks)
    assert shown(respond(Question(text, about), Limits(), talks)) == shown(asked)
    assert respond(Question(RAMBLING * 10, about), Limits(), talks) == respond(Question(about), Limits(), talks)


@pytest.mark.parametrize(
    "text",
    [
        "Hi Rex,\n{}",
        "{}\nSergey",
        "Привет, Сергей!\n{}",
        "Dear Vladimir,\n\n{}\n\nRegards, Dmitry",
        "{}\nMoscow",
        "{}\nLavrov",
    ],
)
def test_a_greeting_a_signature_or_a_place_asks_for_nothing(talks: Index, text: str) -> None:
    assert isinstance(respond(Question(text.format(RAMBLING * 10)), Limits(), talks), Nothing)


@pytest.mark.parametrize("around", ["Lavrov said:\n\n{}", "{}\n\n— Lavrov", "{}\nЛавров", "did Lavrov say this?\n{}"])
def test_who_is_credited_on_a_line_of_its_own_is_not_asked_for(talks: Index, around: str) -> None:
    passage = next(each for each in talks.library.passages.values() if "restrictive measures" in each.text)
    decision = respond(Question(around.format(in_the_middle(passage.text, 800))), Limits(), talks)
    assert isinstance(decision, Answer)
    assert (decision.hits[0].passage, decision.credited) == (passage, None)


@pytest.mark.parametrize(
    "question",
    [
        "@verbatimbot What did Tillerson say about Assad?",
        "@verbatimbot what did Tillerson say at 10.30 about Assad?",
        "What did Tillerson say after 10.30 about Assad??",
        "What did Tillerson say about Assad?",
        "Что сказал Тиллерсон об Асаде?",
    ],
)
def test_a_question_in_the_middle_is_answered_where_it_names_somebody(talks: Index, question: str) -> None:
    decision = respond(Question(f"{RAMBLING * 5}. {question} {RAMBLING * 5}."), Limits(), talks)
    assert isinstance(decision, Answer)
    assert decision.hits[0].passage.speaker == "tillerson"


@pytest.mark.parametrize(
    "question",
    ["xnj crfpfk nbkkthcjy j, fcflt", "chto skazal tillerson ob asade", "Tillerson on Assad", "Tillerson Assad"],
)
def test_a_question_at_the_end_is_answered_however_it_is_put(talks: Index, question: str) -> None:
    decision = respond(Question(f"{RAMBLING * 5}.\n{question}"), Limits(), talks)
    assert isinstance(decision, Answer)
    assert decision.hits[0].passage.speaker == "tillerson"


def test_choices_are_offered_to_a_question_at_an_end(talks: Index) -> None:
    question = "does Putin think of the americans?"
    decision = respond(Question(f"{RAMBLING * 5}. {question}"), Limits(), talks)
    assert isinstance(decision, Choices)
    assert decision == respond(Question(question), Limits(), talks)


@pytest.mark.parametrize("text", ["is that true?", "did Lavrov say this?", "who said it?", "", "?"])
def test_nothing_is_found_in_a_long_message_on_other_things_whatever_is_asked_of_it(talks: Index, text: str) -> None:
    decision = respond(Question(text, RAMBLING * 10), Limits(), talks)
    assert isinstance(decision, Nothing)
    assert decision.because is Because.OFF_TOPIC


@pytest.mark.parametrize(
    "text",
    ["{ramble}Slutsky told us it: {words}", "{words}, as Slutsky told us of it. {ramble}"],
    ids=["end", "beginning"],
)
def test_a_part_within_an_end_keeps_what_says_whose_words_it_has(talks: Index, text: str) -> None:
    read = read_of(text.format(ramble=RAMBLING * 5, words="relations were at a low point"), talks)
    assert "Slutsky told us" in read.part
    assert "relations were at a low point" in read.part


def read_of(text: str, index: Index) -> Excerpt:
    read = excerpt(text, index)
    assert isinstance(read, Excerpt)
    return read


def test_both_ends_of_a_long_message_are_read(talks: Index) -> None:
    read = read_of(f"Did Peskov say this? {RAMBLING * 10} Or was it Lavrov?", talks)
    assert read.beginning.startswith("Did Peskov say this?")
    assert read.end.endswith("Or was it Lavrov?")


@pytest.mark.parametrize("noise", ["?! " * 1000, "🙂 " * 1000, ". " * 1000, "\n" * 1500])
def test_noise_around_a_long_message_hides_nothing(talks: Index, noise: str) -> None:
    words = "agreed to appoint special representatives from the Foreign Ministry and the State Department"
    decision = respond(Question(f"{noise}{RAMBLING} {words} {RAMBLING}{noise}"), Limits(), talks)
    assert isinstance(decision, Answer)
    assert words.split()[2] in decision.hits[0].passage.text


@pytest.mark.parametrize("length", [17, 30, 49, 60])
def test_long_words_hide_nothing_either(talks: Index, length: int) -> None:
    words = "agreed to appoint special representatives from the Foreign Ministry and the State Department"
    around = " ".join(["donaudampfschifffahrtselektrizitaetenhaupt"] * length)
    decision = respond(Question(f"{around} {words} {around}"), Limits(), talks)
    assert isinstance(decision, Answer)


def test_nothing_else_is_read_of_a_message_on_other_things(talks: Index) -> None:
    assert not read_of(RAMBLING * 10, talks).main


def test_an_end_is_read_with_the_part_only_if_it_says_whose_words_these_are(talks: Index) -> None:
    words = "agreed to appoint special representatives"
    for credit in ("", "My dog is called Peskov. ", "My friend Dmitry told me this. "):
        part = read_of(f"{credit}{RAMBLING * 5} {words} {RAMBLING * 5}", talks).part
        assert part.split() == ["winter", *words.split(), "so"]
    for credit in ("Peskov:\n", "Peskov said it. ", "According to Peskov it went so: "):
        part = read_of(f"{credit}{RAMBLING * 5} {words} {RAMBLING * 5}", talks).part
        assert part.split()[: len(credit.split())] == credit.split()


@pytest.mark.parametrize("noise", ["x" * MESSAGE, "\u0301" * MESSAGE, "?!" * (MESSAGE // 2), "🙂" * MESSAGE])
def test_what_is_no_word_is_left_out_of_a_long_message(talks: Index, noise: str) -> None:
    assert not str(excerpt(noise, talks)).strip()
    assert str(excerpt(f"sanctions {noise} tillerson", talks)).split() == ["sanctions", "tillerson"]


WRITTEN = [*RAMBLING.split(), "sanctions", "Assad…", "(2017)"]
LONG = st.lists(st.sampled_from(WRITTEN), min_size=2 * SHORT, max_size=800).map(" ".join)
NOISE = st.text(min_size=SHORT_ENOUGH + 1, max_size=MESSAGE)


@given(LONG | NOISE)
@settings(max_examples=60, deadline=None)
def test_few_words_are_read_of_any_long_message(talks: Index, text: str) -> None:
    read = excerpt(text, talks)
    if isinstance(read, Excerpt):
        assert all(len(re.findall(r"\w+", end)) <= END for end in (read.beginning, read.end))
        assert len(re.findall(r"\w+", read.part)) <= PART + 2 * (AROUND + CREDIT)
        assert len(re.findall(r"\w+", read.sentence)) <= SENTENCE + 2 * CREDIT
    else:
        assert len(re.findall(r"\w+", read)) <= SHORT
