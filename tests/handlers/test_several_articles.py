"""A library of two articles, from questions to buttons and back."""

import re
from collections.abc import AsyncIterator
from itertools import groupby

import pytest

from bot.app import Parts
from bot.matching.decision import Limits
from bot.matching.index import Index
from bot.replies import Replies
from bot.simulator.model import Message, User
from bot.simulator.server import Simulator
from bot.texts import Texts
from tests.handlers.running import is_quoted, running

ROVERS = "“Halvern Rovers Members Vote to Rebuild Mill Lane Rather Than Leave It”, Halvern Gazette, 13 October 2024"
MUSEUM = "“В Заречинске открылся музей паровозов”, Заречный вестник, June 2023"


@pytest.fixture
def parts(towns: Index) -> Parts:
    texts = Texts.load()
    return Parts(towns.library, towns, texts, Replies(towns, Limits(), texts))


@pytest.fixture(autouse=True)
async def answering(telegram: Simulator, parts: Parts) -> AsyncIterator[None]:
    async with running(telegram, parts):
        yield
    assert telegram.refusals == []


async def told(telegram: Simulator, ada: User, text: str) -> Message:
    telegram.say(ada, text)
    return await telegram.next_message(telegram.private(ada))


async def pressed(telegram: Simulator, ada: User, message: Message, label: str) -> Message:
    """The same message after a press on the button with this label."""
    await telegram.answer_to(telegram.press(ada, message, label))
    return await telegram.next_edit(message)


@pytest.mark.parametrize("asked", ["/tickets", "tickets", "билеты", "/start t_tickets", "/ask ticket prices"])
async def test_a_topic_of_both_begins_with_the_newer_one_and_names_each(
    telegram: Simulator, parts: Parts, asked: str
) -> None:
    ada = telegram.user("Ada")
    message = await told(telegram, ada, asked)
    seen = [message.text]
    while any(each.text == "›" for each in message.buttons):
        message = await pressed(telegram, ada, message, "›")
        assert is_quoted(message, parts)
        seen.append(message.text)
    articles = [text.rpartition("\n")[2] for text in seen]
    assert len(articles) == len(parts.library.by_topic("tickets"))
    assert [article for article, _ in groupby(articles)] == [ROVERS, MUSEUM]


async def test_the_sources_lead_into_each_article(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    message = await told(telegram, ada, "/sources")
    assert message.text.startswith("Sources: 2 articles\n\nHalvern Rovers Members Vote")
    opened = await pressed(telegram, ada, message, "В Заречинске открылся музей паровозов ›")
    assert opened.text.startswith("В Заречинске открылся музей паровозов\n\nThe article’s own words · ")
    second = await pressed(telegram, ada, opened, "›")
    assert is_quoted(second, parts)
    around = await pressed(telegram, ada, second, "In context")
    assert MUSEUM in around.text
    count = sum(each.article == "zarechinsk-museum-2023" for each in parts.library.passages.values())
    assert f"2 / {count}" in [each.text for each in (await pressed(telegram, ada, around, "‹ Back")).buttons]


async def test_people_of_both_are_listed_and_lead_to_their_words(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    message = await told(telegram, ada, "/speakers")
    names = [line.removeprefix("• ").partition(",")[0] for line in message.text.split("\n")[1:]]
    assert names == [each.name for each in parts.library.speakers.values()]
    assert {"Marta Lindqvist", "Анна Кольцова"} <= set(names)
    count = len(parts.library.by_speaker("koltsova"))
    opened = await pressed(telegram, ada, message, f"Анна Кольцова ({count})")
    assert opened.text.endswith(MUSEUM)


async def test_the_topics_of_both_stand_under_their_subjects(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    message = await told(telegram, ada, "/topics")
    topics = [each for each in parts.library.topics.values() if each.subject == "town"]
    assert {parts.library.passages[passage].article for each in topics for passage in each.passages} == {
        *parts.library.articles
    }
    town = await pressed(telegram, ada, message, f"The town ({len(topics)})")
    assert town.text.split("\n") == ["The town", *(f"/{each.id} — {each.title['en']}" for each in topics)]


async def test_any_passage_may_be_of_either(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    for _ in range(5):
        message = await told(telegram, ada, "/random")
        assert is_quoted(message, parts)
        assert message.text.endswith((ROVERS, MUSEUM))


async def test_the_inline_list_tells_them_apart_and_what_is_posted_names_its_article(
    telegram: Simulator, parts: Parts
) -> None:
    ada = telegram.user("Ada")
    group = telegram.supergroup("Strangers", [ada], with_bot=False)
    offered = await telegram.results_of(telegram.type_inline(ada, "tickets", chat=group))
    described = [result["description"] for result in offered.results]
    named = [re.search("Halvern Gazette, 13 October 2024: |Заречный вестник, June 2023: ", each) for each in described]
    posted = [telegram.choose(offered, result["id"], group) for result in offered.results]
    assert all(is_quoted(each, parts) for each in posted)
    articles = [each.text.rpartition("\n")[2] for each in posted]
    assert {*articles} == {ROVERS, MUSEUM}
    assert [found and found[0][:-2] in article for found, article in zip(named, articles, strict=True)] == [True] * len(
        named
    )
