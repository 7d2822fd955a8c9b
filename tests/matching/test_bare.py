"""Topics without passages, which only a library made in Python can have: found by their phrasings, never shown."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.evaluation.intents import first_topic, topics_alone
from bot.library.models import Topic
from bot.matching.classifier import Classifier
from bot.matching.decision import Limits, Nothing, Question
from bot.matching.index import Index
from bot.matching.respond import respond
from bot.matching.understand import understand
from tests.libraries import pier

ALWAYS = Limits(answer=0.0, choice=0.0)


@pytest.fixture(scope="module")
def desk() -> Index:
    """Topics alone; one of them has nothing at all but its id."""
    topics = {
        "age": ("age", ("how old are you", "what is your age", "when were you born", "are you older than me")),
        "health": ("health", ("how are you", "how are you doing today", "are you well", "how do you do")),
        "repeat": ("repeat", ("say that again", "can you repeat that", "what did you say", "one more time")),
        "transfer": ("transfer", ("move money to savings", "send 20 dollars to mom", "transfer funds to checking")),
        "balance": ("balance", ("how much money do i have", "what is in my savings account", "show my balance")),
        "@": ("", ()),
    }
    return Index.build(topics_alone(topics))


@pytest.fixture(scope="module")
def mixed() -> Index:
    """The pier, and two topics that nobody is quoted on."""
    ferry = Topic("ferry", None, {"en": "The ferry"}, {}, {"en": ("when does the ferry leave", "ferry tickets")}, ())
    tram = Topic("tram", None, {"ru": "Трамвай"}, {}, {"ru": ("когда пойдёт трамвай",)}, ())
    library = pier()
    return Index.build(dataclasses.replace(library, topics={**library.topics, "ferry": ferry, "tram": tram}))


@pytest.mark.parametrize(
    ("message", "topic"),
    [
        ("and how old are you then", "age"),
        ("are you doing well today", "health"),
        ("could you say that one more time", "repeat"),
        ("what was it that you did say", "repeat"),
        ("please move 50 dollars to checking", "transfer"),
        ("how much is in my account", "balance"),
        ("transfr the funds", "transfer"),
    ],
)
def test_all_words_of_their_phrasings_tell_topics_apart(message: str, topic: str, desk: Index) -> None:
    scores = desk.classifier.scores(understand(message, desk).terms)
    assert max(scores, key=scores.__getitem__) == topic


def test_the_order_of_words_tells_topics_apart() -> None:
    classifier = Classifier.of({"first": [("dog", "bites", "man")], "second": [("man", "bites", "dog")]})
    scores = classifier.scores(("the", "dog", "bites"))
    assert scores["first"] > scores["second"]


@pytest.mark.parametrize("wordings", [{}, {"one": []}, {"one": [()]}, {"one": [("word",)]}])
def test_few_wordings_are_enough_for_a_classifier(wordings: dict[str, list[tuple[str, ...]]]) -> None:
    assert Classifier.of(wordings).scores(("other",)) == dict.fromkeys(wordings, 0.0)


def test_a_topic_without_passages_is_found_but_not_shown(desk: Index) -> None:
    at = first_topic("transfer funds to checking", desk).at
    assert at is not None
    assert desk.entries[at].passage.topics == ("transfer",)
    decision = respond(Question("transfer funds to checking"), ALWAYS, desk)
    assert isinstance(decision, Nothing)
    assert decision.suggestions[0].topic == "transfer"


@pytest.mark.parametrize("message", ["when does the ferry leave", "/ferry", "когда пойдёт трамвай", "ferry tickets"])
def test_topics_with_passages_are_not_shown_instead(message: str, mixed: Index) -> None:
    assert isinstance(respond(Question(message), Limits(answer=0.0, choice=1.0), mixed), Nothing)


def test_topics_with_passages_are_shown_beside_those_without(mixed: Index) -> None:
    decision = respond(Question("when will the pier open in spring"), Limits(), mixed)
    assert not isinstance(decision, Nothing)
    assert decision.hits[0].topic == "opening"


words = st.sampled_from(
    ["ferry", "leave", "when does", "pier", "spring", "Novak", "трамвай", "how old", "/", "@", "42"]
)
messages = st.lists(words, max_size=6).map(" ".join) | st.text(max_size=12)


@given(message=messages, about=st.none() | messages)
@settings(max_examples=200, deadline=None)
def test_whatever_is_asked_only_words_are_shown(message: str, about: str | None, desk: Index, mixed: Index) -> None:
    assert isinstance(respond(Question(message, about), ALWAYS, desk), Nothing)
    decision = respond(Question(message, about), ALWAYS, mixed)
    if not isinstance(decision, Nothing):
        assert decision.hits
        assert all(hit.passage is mixed.library.passages[hit.passage.id] for hit in decision.hits)
