"""What the bot says about itself and lists."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.library.models import Library, Topic
from bot.render import articles, lists, menus
from bot.render.callback import ListSpeakers, ListTopics, Show, decode
from bot.render.commands import OFFERED, menu
from bot.render.edition import Edition
from bot.render.limits import (
    COMMANDS,
    MENU_CHARACTERS,
    MENU_DESCRIPTION_CHARACTERS,
    MESSAGE_UNITS,
    units,
)
from bot.render.message import Press, Rendered, Style
from bot.render.source import OfSpeaker, OfTopic
from bot.texts import Texts
from tests.libraries import library_of, pier

TEXTS = Texts.load()
PIER = Edition(pier(), TEXTS, "en")
EMPTY = Edition(library_of((), ()), TEXTS, "en")


def labels(rendered: Rendered | None) -> list[list[str]]:
    assert rendered
    return [[button.label for button in row] for row in rendered.buttons]


def presses(rendered: Rendered | None) -> list[object]:
    assert rendered
    return [decode(each.action.data) for row in rendered.buttons for each in row if isinstance(each.action, Press)]


def with_topics(count: int, title: str = "Topic") -> Library:
    library = pier()
    topic = replace(library.topics["closing"], title={"en": title})
    topics: dict[str, Topic] = {f"topic_{number}": replace(topic, id=f"topic_{number}") for number in range(count)}
    return replace(library, topics=topics)


def test_start_gives_examples_that_the_library_answers() -> None:
    rendered = menus.start(PIER)
    assert [rendered.text[span.start : span.end] for span in rendered.spans if span.style is Style.CODE] == [
        "What did Ada Novak say on The budget?",
        "/opening",
        "Luis Ortiz",
    ]
    assert labels(rendered)[-1] == ["Topics", "People"]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    "menu_of",
    [menus.start, menus.help_, menus.ask, menus.about, articles.sources, menus.privacy, lists.topics, lists.speakers],
)
@pytest.mark.parametrize("library", [pier(), library_of((), ()), with_topics(300, "A long title " * 20)])
def test_every_menu_works_for_any_library(language: str, menu_of: object, library: Library) -> None:
    assert callable(menu_of)
    rendered = menu_of(Edition(library, TEXTS, language))
    assert isinstance(rendered, Rendered)
    assert 0 < units(rendered.text) <= MESSAGE_UNITS
    assert rendered.text == rendered.text.strip()
    assert None not in presses(rendered)


def test_help_shows_how_the_library_is_asked() -> None:
    assert "“What did Ada Novak say on The budget?”" in menus.help_(PIER).text


def test_about_names_the_sources_and_explains_the_three_kinds() -> None:
    text = menus.about(PIER).text
    for part in (
        "Direct quote",
        "Reported speech",
        "The article’s own words",
        "Harbour Board",
        "3 May 2024",
        "SHA-256",
    ):
        assert part in text


def test_topics_are_listed_by_subject() -> None:
    rendered = lists.topics(PIER)
    assert rendered
    assert rendered.text == (
        "What can be asked about\n\nThe harbour\nThe opening\n\nMoney\nThe budget\n\n"
        "Other topics\nThe closing of the old pier"
    )
    assert presses(rendered) == [ListTopics("harbour"), ListTopics("money"), ListTopics("-")]


def test_a_subject_lists_its_topics_with_their_commands() -> None:
    rendered = lists.topics(PIER, "harbour")
    assert rendered
    assert rendered.text == "The harbour\n/opening — The opening"
    assert presses(rendered) == [Show(OfTopic("opening")), ListTopics()]


def test_a_library_without_subjects_goes_straight_to_its_topics() -> None:
    rendered = lists.topics(Edition(with_topics(13), TEXTS, "en"))
    assert rendered
    assert rendered.text.startswith("What can be asked about\n/topic_0 — Topic\n")
    assert labels(rendered)[-1] == ["1 / 2", "›"]
    assert presses(rendered)[-1] == ListTopics("-", 1)


@pytest.mark.parametrize(("subject", "page"), [("nothing", 0), ("harbour", 1), ("", 1), ("-", 9)])
def test_there_is_no_such_subject_or_page(subject: str, page: int) -> None:
    assert lists.topics(PIER, subject, page) is None


def test_speakers_are_listed_with_how_often_they_are_quoted() -> None:
    rendered = lists.speakers(PIER)
    assert rendered
    assert rendered.text == "Who is quoted\n• Ada Novak, Chair of the Harbour Board\n• Luis Ortiz"
    assert labels(rendered) == [["Ada Novak (3)", "Luis Ortiz (1)"]]
    assert presses(rendered) == [Show(OfSpeaker("novak")), Show(OfSpeaker("ortiz"))]
    assert lists.speakers(PIER, 1) is None


def test_many_speakers_are_paged() -> None:
    library = pier()
    speaker, passage = library.speakers["novak"], next(iter(library.passages.values()))
    many = [f"s{number}" for number in range(25)]
    library = replace(
        library,
        speakers={each: replace(speaker, id=each) for each in many},
        passages={each: replace(passage, speaker=each) for each in many},
    )
    middle = lists.speakers(Edition(library, TEXTS, "en"), 1)
    assert labels(middle)[-1] == ["‹", "2 / 3", "›"]
    assert presses(middle)[-1] == ListSpeakers(2)


@pytest.mark.parametrize(
    ("can_read_all", "inline", "said", "unsaid"),
    [
        (True, True, ["mentions @VBot", "any chat"], ["a reply to one of my messages"]),
        (False, True, ["a reply to one of my messages", "any chat"], ["mentions @VBot"]),
        (False, False, ["/ask@VBot and a question"], ["any chat", "mentions @VBot"]),
    ],
)
def test_the_hello_says_what_works_in_this_group(
    can_read_all: bool, inline: bool, said: list[str], unsaid: list[str]
) -> None:
    text = menus.hello(PIER, can_read_all=can_read_all, inline=inline, username="VBot").text
    assert all(part in text for part in said)
    assert not any(part in text for part in unsaid)


def test_the_command_menu_has_the_bots_own_commands_first() -> None:
    assert [name for name, _ in menu(PIER)] == [*OFFERED, "opening", "budget", "closing"]


@pytest.mark.parametrize("title", ["Короткое", "A title that goes on and on and on, without an end", "😀" * 30])
def test_the_command_menu_stays_within_telegrams_limits(title: str) -> None:
    listed = menu(Edition(with_topics(300, title), TEXTS, "ru"))
    assert len(OFFERED) < len(listed) <= COMMANDS
    assert all(line and units(line) <= MENU_DESCRIPTION_CHARACTERS for _, line in listed)
    assert sum(len(line) for _, line in listed) <= MENU_CHARACTERS


def test_topics_without_passages_are_not_offered() -> None:
    library = pier()
    library = replace(library, topics={"opening": replace(library.topics["opening"], passages=())})
    edition = Edition(library, TEXTS, "en")
    assert len(menu(edition)) == len(OFFERED)
    assert lists.by_subject(edition) == {}


@pytest.mark.parametrize(("language", "marks"), [("en", "quotation marks"), ("ru", "в кавычках")])
@pytest.mark.parametrize("menu_of", [menus.help_, menus.about])
def test_own_words_are_told_by_their_marks_which_every_surface_shows(
    language: str, marks: str, menu_of: Callable[[Edition], Rendered]
) -> None:
    assert marks in menu_of(Edition(pier(), TEXTS, language)).text
