"""Whose words a message asks for, and whom it credits: people of the library, and people it does not know."""

import pytest

from bot.matching.decision import Answer, Because, Nothing
from bot.matching.index import Index
from bot.matching.understand import understand
from tests.matching.asking import answer, ask, nothing

DIALOGUE = "there must be an inclusive intra-Syrian dialogue"


@pytest.mark.parametrize(
    "text",
    [
        f"Macron said {DIALOGUE}",
        f"Macron: {DIALOGUE}",
        f"Macron believes {DIALOGUE}",
        f"“{DIALOGUE}” - Macron",
        f"{DIALOGUE} (Macron, 2017)",
        f'"{DIALOGUE}", said Macron',
        f"according to Macron, {DIALOGUE}",
        f"did Macron say {DIALOGUE}?",
    ],
)
def test_somebody_unknown_is_named_where_the_message_credits_him(talks: Index, text: str) -> None:
    found = answer(text, talks)
    assert (found.hits[0].passage.speaker, found.stranger) == ("lavrov", "Macron")


@pytest.mark.parametrize(
    ("text", "stranger"),
    [
        ("Merkel said the departure of Assad should be orderly", "Merkel"),
        ("Boris Johnson said groundless accusations are unacceptable", "Boris Johnson"),
        (f"I was told on the train that {DIALOGUE} and then it stopped", None),
        (f"{DIALOGUE}, innit", None),
    ],
)
def test_a_claim_is_credited_to_who_is_said_to_make_it_and_to_nobody_else(
    talks: Index, text: str, stranger: str | None
) -> None:
    found = answer(text, talks)
    assert (found.stranger, found.credited) == (stranger, None)


@pytest.mark.parametrize(
    ("text", "speaker", "credited"),
    [
        ("those talks were not a waste of time, hope the contacts go on, says Peskov", "lavrov", "peskov"),
        ("those talks were not a waste of time, hope the contacts go on, Peskov said", "lavrov", "peskov"),
        ("the level of trust between us is low (Lavrov said)", "tillerson", "lavrov"),
        ("did Slutsky say that the level of trust between us is low?", "tillerson", "slutsky"),
        ("did Tillerson say the level of trust between us is low?", "tillerson", None),
        ("who was it that said the level of trust between us is low? Slutsky?", "tillerson", "slutsky"),
        ("the level of trust between us is low, who said that, Slutsky?", "tillerson", "slutsky"),
        ("who was it that said the level of trust between us is low? Tillerson?", "tillerson", None),
        ("is it true that Slutsky said the level of trust between us is low?", "tillerson", "slutsky"),
        ("i heard Slutsky say the level of trust between us is low", "tillerson", "slutsky"),
        ("According to Slutsky, the level of trust between us is low", "tillerson", "slutsky"),
        ("Slutsky thinks the level of trust between us is low", "tillerson", "slutsky"),
        ("правда ли что Лавров сказал что уровень доверия между нашими странами низкий?", "tillerson", "lavrov"),
    ],
)
def test_a_statement_is_its_speakers_whoever_is_said_to_have_made_it(
    talks: Index, text: str, speaker: str, credited: str | None
) -> None:
    found = answer(text, talks)
    assert (found.hits[0].passage.speaker, found.credited) == (speaker, credited)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("on assad, tillerson said what", "tillerson"),
        ("об асаде, лавров сказал", "lavrov"),
        ("As to Assad, Tillerson said he would not be part of the governance of Syria", "tillerson"),
        ("On Assad, Lavrov stressed Russia was not betting on a specific person", "lavrov"),
        ("what tillerson said the relations look like", "tillerson"),
        ("tell me about the future of Assad, tillerson says", "tillerson"),
        ("did Peskov comment on the accusations that Russia interfered in the American election?", "peskov"),
    ],
)
def test_a_question_for_somebodys_words_is_no_claim(talks: Index, text: str, speaker: str) -> None:
    found = answer(text, talks)
    assert (found.hits[0].passage.speaker, found.speaker, found.credited) == (speaker, speaker, None)


@pytest.mark.parametrize(
    "text", ["did Lavrov say whether Assad would leave", "why Lavrov said the strike was provocative"]
)
def test_a_question_what_somebody_said_offers_his_words_alone(talks: Index, text: str) -> None:
    found = ask(text, talks)
    assert not isinstance(found, Nothing)
    assert all("lavrov" in (hit.passage.speaker, hit.passage.via) for hit in found.hits)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("did Lavrov say that pizza is tasty?", "lavrov"),
        ("is it true that Lavrov said pizza is tasty?", "lavrov"),
        ("what a day, the cat slept on the keyboard all morning, says Peskov", "peskov"),
    ],
)
def test_a_claim_on_something_else_is_answered_with_nothing_of_theirs(talks: Index, text: str, person: str) -> None:
    found = nothing(text, talks)
    assert (found.because, found.person) == (Because.NOT_ON_THAT, person)


@pytest.mark.parametrize(
    "text",
    [
        "victor orban on the memorandum",
        "Leonid Brezhnev on ultimatums",
        "Vladimir Zelensky",
        "Алексей Навальный",
        "Дмитрий Медведев о сирии",
        "secretary of state clinton",
        "what did secretary of state kerry say about sanctions",
        "foreign minister kuleba on minsk",
        "министр иностранных дел штайнмайер о минских соглашениях",
    ],
)
def test_who_shares_a_given_name_or_an_office_with_a_speaker_is_somebody_else(talks: Index, text: str) -> None:
    assert nothing(text, talks).person is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rex W. Tillerson", "tillerson"),
        ("Rex Wayne Tilerson on assad", "tillerson"),
        ("Леонид Эдуардович Слуцкий", "slutsky"),
        ("сергей викторович лавров о минске", "lavrov"),
        ("foreign minister sanctiosn", "lavrov"),
        ("the secretary of state on assad", "tillerson"),
    ],
)
def test_middle_names_and_slips_make_nobody_else(talks: Index, text: str, speaker: str) -> None:
    assert answer(text, talks).speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "credited"),
    [
        ("tillerson called the talks frank and comprehensive", "lavrov", "tillerson"),
        ("tillerson described the talks as frank and comprehensive", "lavrov", "tillerson"),
        ("lavrov called the talks productive", "tillerson", "lavrov"),
    ],
)
def test_whoever_calls_something_so_is_credited_with_that(talks: Index, text: str, speaker: str, credited: str) -> None:
    found = answer(text, talks)
    assert (found.hits[0].passage.speaker, found.credited, found.not_on_that) == (speaker, credited, None)
    assert not found.subjects


@pytest.mark.parametrize(
    "text",
    [
        "how does trump see relations with russia",
        "did trump order the missile strike on the syrian airbase",
        "trump and lavrov on sanctions",
        "what did tillerson and trump say about assad",
    ],
)
def test_it_is_said_beside_an_answer_who_stands_only_in_captions(talks: Index, text: str) -> None:
    found = answer(text, talks)
    assert (found.absent, found.credited) == ("trump", None)


def test_who_stands_only_in_captions_is_credited_with_nothing_by_a_question(talks: Index) -> None:
    assert answer("has trump commented on the chemical attack in idlib", talks).credited is None


def test_who_stands_only_in_captions_is_refused_about_a_message_too(talks: Index) -> None:
    decision = ask("trump", talks, "korea and minsk")
    assert isinstance(decision, Nothing)
    assert (decision.because, decision.person) == (Because.NOT_IN_ARTICLE, "trump")


@pytest.mark.parametrize("text", ["lavrov on crimea and korea", "slutsky on crimea, korea"])
def test_nobody_is_said_to_be_silent_whose_words_are_shown(talks: Index, text: str) -> None:
    found = answer(text, talks)
    assert found.hits[0].passage.speaker != found.not_on_that


@pytest.mark.parametrize(
    "text",
    ["lavrov but not on syria", "anyone but lavrov on syria", "lavrov except sanctions", "кроме лаврова о терроризме"],
)
def test_what_is_excluded_is_not_shown(talks: Index, text: str) -> None:
    assert not isinstance(ask(text, talks), Answer)


@pytest.mark.parametrize("text", ["direct quotes of peskov", "точная цитата пескова"])
def test_a_list_of_somebodys_words_says_that_none_are_direct(talks: Index, text: str) -> None:
    found = answer(text, talks)
    assert found.speaker == "peskov"
    assert found.reported_only


def test_own_words_are_asked_for_about_a_message_too(talks: Index) -> None:
    found = answer("exact words please", talks, "lavrov on the minsk agreements")
    assert found.hits[0].passage.quoted


@pytest.mark.parametrize(
    "text", ["exact quote agreements reached", "Rex Tillerson said peace plan for ukraine, exact quote"]
)
def test_own_words_come_first_only_where_they_are_likely_meant(talks: Index, text: str) -> None:
    decision = ask(text, talks)
    assert not isinstance(decision, Answer) or decision.hits[0].score >= 0.4


@pytest.mark.parametrize(
    "text",
    [
        "слуцкий так спокойно говорил, что он сказал об ультиматумах",
        "ok slutsky was calm, what did he say on ultimatums",
    ],
)
def test_he_is_who_was_named_before(talks: Index, text: str) -> None:
    assert answer(text, talks).hits[0].passage.speaker == "slutsky"


@pytest.mark.parametrize(
    ("text", "named"),
    [("president on syria", []), ("the president of syria", ["assad"]), ("syrian president", ["assad"])],
)
def test_on_parts_an_office_from_a_subject(talks: Index, text: str, named: list[str]) -> None:
    assert [each.person for each in understand(text, talks).named] == named


@pytest.mark.parametrize("text", ["сирийский правитель", "syrian strongman", "Bashar Hafez al-Assad"])
def test_a_description_of_somebody_mentioned_is_answered_like_the_name(talks: Index, text: str) -> None:
    shown, expected = ([hit.passage for hit in answer(each, talks).hits] for each in (text, "Bashar Assad"))
    assert shown == expected


def test_what_he_does_with_somebody_does_not_ask_for_that_ones_words(talks: Index) -> None:
    assert not understand("did he see Putin too?", talks).asks_for_somebody
    assert understand("what did he tell Putin about Idlib", talks).asked is not None
    assert understand("did Putin see him too?", talks).asks_for_somebody
