"""What is offered where there is no answer, or more than one."""

from dataclasses import replace

import pytest

from bot.matching.decision import Because, Choices, Ground, Hit, Nothing, Suggestion, Why
from bot.render.callback import Asked, ListTopics, NoneOfThese, Show, decode
from bot.render.choices import choices, none_of_these
from bot.render.edition import Edition
from bot.render.grounds import decision_reason, reason
from bot.render.guard import guard
from bot.render.message import Button, Press, Rendered
from bot.render.nothing import nothing
from bot.render.source import OfPassages, OfSpeaker, OfTopic, Source
from bot.render.suggestions import typed
from bot.texts import Texts
from tests.libraries import passage_id, pier, single

PIER = pier()
ENGLISH, RUSSIAN = (Edition(PIER, Texts.load(), language) for language in ("en", "ru"))
NOTHING = "There is nothing on that in the library."
NOT_IN_IT = "{} is not in the article's text: only a caption or a headline has the name, and those are not quoted."
ASK_LIKE_THIS = "Ask about a person, a topic, or send words that you half remember. For instance:"
FIRST, SECOND, THIRD, FOURTH, FIFTH = (passage_id(number) for number in range(1, 6))


def hit(passage: str, topic: str | None, *grounds: Ground) -> Hit:
    return Hit(PIER.passages[passage], 0.4, grounds, topic)


def pressed(button: Button) -> object:
    assert isinstance(button.action, Press)
    return decode(button.action.data)


def labels(rendered: Rendered) -> list[str]:
    return [button.label for row in rendered.buttons for button in row]


def test_choices_name_topic_and_speaker_and_begin_to_quote() -> None:
    rendered = guard(choices(ENGLISH, Choices((hit(FIRST, "opening"), hit(FOURTH, None), hit(FIFTH, None)))), PIER)
    assert rendered.text == (
        "Which of these do you mean?\n"
        "\n"
        "1. The opening · Ada Novak · Direct quote\n"
        "“We will open the pier in spring,” Ada Novak said.\n"
        "\n"
        "2. Luis Ortiz · Reported speech, partly quoted\n"
        "In turn, Mayor Ortiz was “not amused,” she said.\n"
        "\n"
        "3. The article’s own words\n"
        "The old pier was closed in 2019."
    )
    assert labels(rendered) == [
        "1. The opening · Ada Novak",
        "2. Luis Ortiz",
        "3. The article’s own words",
        "None of these",
    ]


def test_options_that_would_look_the_same_show_their_words() -> None:
    rendered = choices(ENGLISH, Choices((hit(FIRST, "opening"), hit(SECOND, "opening"), hit(THIRD, "budget"))))
    assert labels(rendered)[:3] == [
        "1. “We will open the pier in spring,” Ada Novak said.",
        "2. “Not before,” she added.",
        "3. The budget · Ada Novak",
    ]


def test_each_option_opens_its_passage() -> None:
    rendered = choices(ENGLISH, Choices((hit(SECOND, "opening"), hit(FOURTH, None), hit(FIFTH, None))))
    assert [pressed(button) for row in rendered.buttons for button in row] == [
        Show(OfTopic("opening"), 1, asked=Asked.CHOICE),
        Show(OfSpeaker("ortiz"), 0, asked=Asked.CHOICE),
        Show(OfPassages((FIFTH,)), 0, asked=Asked.CHOICE),
        NoneOfThese(),
    ]


def test_a_long_option_is_quoted_up_to_a_word() -> None:
    library = single("word " * 40 + "end.")
    only = next(iter(library.passages.values()))
    rendered = guard(choices(Edition(library, ENGLISH.texts, "en"), Choices((Hit(only, 0.3, (), "x"),) * 2)), library)
    assert rendered.text.count("word word …") == 2
    assert rendered.text[rendered.quotations[0].start : rendered.quotations[0].end] == ("word " * 24).strip()


def test_none_of_these_leads_to_the_topics() -> None:
    rendered = none_of_these(ENGLISH)
    assert [pressed(button) for row in rendered.buttons for button in row] == [ListTopics()]


@pytest.mark.parametrize(
    ("decision", "note"),
    [
        (Nothing(Because.EMPTY), "Send a name, a topic, or a few words of what was said."),
        (Nothing(Because.OFF_TOPIC), NOTHING),
        (Nothing(Because.UNSURE), "Nothing in the library fits well enough to show it."),
        (Nothing(Because.NOT_ON_THAT, (), "novak"), "Ada Novak is quoted, but not on that."),
        (Nothing(Because.NOT_QUOTED, (), "lind"), "Bo Lind is mentioned, but not quoted."),
        (Nothing(Because.NOT_IN_ARTICLE, (), "lind"), NOT_IN_IT.format("Bo Lind")),
        (Nothing(Because.NOT_IN_ARTICLE, (), "Jo Nobody"), NOT_IN_IT.format("Jo Nobody")),
        (
            Nothing(Because.NOT_IN_ARTICLE, (Suggestion("opening"),), "lind"),
            NOT_IN_IT.format("Bo Lind") + " What is there:",
        ),
        (Nothing(Because.NOT_IN_ARTICLE), NOTHING),
        (Nothing(Because.NOT_QUOTED), NOTHING),
        (
            Nothing(Because.OFF_TOPIC, (Suggestion("opening"),)),
            f"{NOTHING} {ASK_LIKE_THIS}",
        ),
        (
            Nothing(Because.NOT_QUOTED, (Suggestion("opening"),)),
            f"{NOTHING} {ASK_LIKE_THIS}",
        ),
        (
            Nothing(Because.NOT_ON_THAT, (Suggestion("budget", "novak"),), "novak"),
            "Ada Novak is quoted, but not on that. What is there:",
        ),
    ],
)
def test_one_short_note_says_why_there_is_nothing(decision: Nothing, note: str) -> None:
    assert nothing(ENGLISH, decision).text == note


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "Bo Lind is in no article's text: only a caption or a headline has the name,"),
        ("ru", "Bo Lind: ни в одном тексте этого имени нет,"),
    ],
)
def test_who_is_in_none_of_several_articles_is_said_to_be_in_none(language: str, note: str) -> None:
    library = replace(PIER, articles={**PIER.articles, "quay": replace(PIER.articles["pier"], slug="quay")})
    several = Edition(library, ENGLISH.texts, language)
    assert nothing(several, Nothing(Because.NOT_IN_ARTICLE, (), "lind")).text.startswith(note)


def test_suggestions_are_buttons_and_all_topics_the_last() -> None:
    suggestions = tuple(Suggestion("opening") for _ in range(9))
    assert labels(nothing(RUSSIAN, Nothing(Because.UNSURE, suggestions))) == ["Открытие"] * 6 + ["Темы"]


@pytest.mark.parametrize(
    ("suggestion", "label", "source", "line"),
    [
        (Suggestion("opening"), "The opening", OfTopic("opening"), "/opening"),
        (Suggestion(speaker="novak"), "Ada Novak", OfSpeaker("novak"), "Ada Novak"),
        (
            Suggestion("opening", "novak"),
            "Ada Novak: The opening",
            OfPassages((FIRST, SECOND, THIRD), 0),
            "Ada Novak: The opening",
        ),
        (
            Suggestion("budget", "ortiz"),
            "Luis Ortiz: The budget",
            OfPassages((FOURTH,), 0),
            "Luis Ortiz: The budget",
        ),
        (
            Suggestion("closing", "ortiz"),
            "Luis Ortiz: The closing…",
            OfTopic("closing"),
            "Luis Ortiz: The closing",
        ),
    ],
)
def test_a_suggestion_can_be_pressed_or_typed(suggestion: Suggestion, label: str, source: Source, line: str) -> None:
    rendered = nothing(ENGLISH, Nothing(Because.OFF_TOPIC, (suggestion,)))
    assert labels(rendered)[0].startswith(label.rstrip("…"))
    assert pressed(rendered.buttons[0][0]) == Show(source, asked=Asked.SUGGESTION)
    assert typed(ENGLISH, suggestion).startswith(line)


def test_who_is_named_above_is_not_named_again_on_each_button() -> None:
    offers = (Suggestion("budget", "novak"), Suggestion("budget", "ortiz"), Suggestion(speaker="novak"))
    rendered = nothing(ENGLISH, Nothing(Because.NOT_ON_THAT, offers, "novak"))
    assert labels(rendered) == ["The budget", "Luis Ortiz: The budget", "Ada Novak", "Topics"]
    assert pressed(rendered.buttons[0][0]) == Show(OfPassages((THIRD,), 0), asked=Asked.SUGGESTION)


def test_options_of_one_name_begin_with_their_words_as_they_are() -> None:
    library = single("one, " * 40 + "end.")
    only = next(iter(library.passages.values()))
    rendered = choices(Edition(library, ENGLISH.texts, "en"), Choices((Hit(only, 0.3, (), "x"),) * 2))
    assert labels(rendered)[0] == "1. " + ("one, " * 10).rstrip() + " …"


def test_a_hits_reason_is_said_in_words() -> None:
    grounds = (
        Ground(Why.NAME, "novak"),
        Ground(Why.TOPIC, "opening"),
        Ground(Why.ALIAS, "when does it open"),
        Ground(Why.SPELLING, "sprng → spring"),
        Ground(Why.CREDIT, "ortiz"),
    )
    assert reason(ENGLISH, hit(FIRST, "opening", *grounds)) == (
        "names novak; is on the topic “The opening”; is like “when does it open”; spelling: sprng → spring;"
        " credits Luis Ortiz, who is not the speaker"
    )


def test_a_hit_of_which_no_single_ground_is_known_has_a_reason_too() -> None:
    assert reason(ENGLISH, hit(FIRST, "opening")) == "resembles the message as a whole"


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (Choices((hit(FIRST, None), hit(SECOND, None))), "several passages fit about equally well"),
        (Nothing(Because.NOT_ON_THAT, (), "novak"), "Ada Novak is quoted, but not on that."),
    ],
)
def test_every_decision_has_a_reason(decision: Choices | Nothing, said: str) -> None:
    assert decision_reason(ENGLISH, decision) == said
