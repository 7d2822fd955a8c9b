"""Answers that lead to the source pages, on Telegram; and none in the terminal."""

from collections.abc import AsyncIterator

import pytest

from bot.app import Parts, load_parts
from bot.settings import Settings
from bot.simulator.model import Message
from bot.simulator.server import Simulator
from tests.console.terminals import environment, verbatim
from tests.handlers.running import ROOT, is_quoted, running

BASE = "https://bot.example.org"


@pytest.fixture(scope="module")
def linked() -> Parts:
    return load_parts(Settings(seeds_dir=ROOT / "seeds", config_dir=ROOT / "config", public_url=BASE))


@pytest.fixture
async def answering(telegram: Simulator, linked: Parts) -> AsyncIterator[None]:
    async with running(telegram, linked):
        yield
    assert telegram.refusals == []


def links(message: Message) -> dict[str, str]:
    """The words of each link -> where it leads."""
    urls = [each["url"] for each in message.entities if each["type"] == "text_link"]
    return dict(zip(message.marked("text_link"), urls, strict=True))


def quoted(message: Message, parts: Parts) -> str:
    """The address of the passage that the message quotes."""
    shown = (message.marked("blockquote") + message.marked("expandable_blockquote"))[0]
    found = next(each for each in parts.library.passages.values() if each.text == shown)
    return f"{BASE}/a/{found.article}#p-{found.id}"


@pytest.mark.usefixtures("answering")
async def test_an_answer_and_what_its_buttons_turn_it_into_lead_to_what_they_show(
    telegram: Simulator, linked: Parts
) -> None:
    ada = telegram.user("Ada")
    telegram.say(ada, "/assad")
    message = await telegram.next_message(telegram.private(ada))
    first = quoted(message, linked)
    assert links(message) == {"Sputnik International, April 2017": first}
    assert message.fields["link_preview_options"] == {"is_disabled": True}
    await telegram.answer_to(telegram.press(ada, message, "›"))
    second = await telegram.next_edit(message)
    assert links(second) == {"Sputnik International, April 2017": quoted(second, linked)}
    assert quoted(second, linked) != first
    assert second.fields["link_preview_options"] == {"is_disabled": True}


@pytest.mark.usefixtures("answering")
async def test_what_is_posted_inline_leads_to_what_it_shows(telegram: Simulator, linked: Parts) -> None:
    ada = telegram.user("Ada")
    group = telegram.supergroup("Strangers", [ada], with_bot=False)
    offered = await telegram.results_of(telegram.type_inline(ada, "assad", chat=group))
    assert offered.results
    for result in offered.results:
        posted = telegram.choose(offered, result["id"], group)
        assert links(posted) == {"Sputnik International, April 2017": quoted(posted, linked)}
        assert posted.fields["link_preview_options"] == {"is_disabled": True}


async def test_pages_that_telegram_lets_nobody_link_to_leave_an_answer_without_links(telegram: Simulator) -> None:
    local = Settings(seeds_dir=ROOT / "seeds", config_dir=ROOT / "config", public_url="http://localhost:8080")
    parts = load_parts(local)
    ada = telegram.user("Ada")
    async with running(telegram, parts):
        telegram.say(ada, "/assad")
        message = await telegram.next_message(telegram.private(ada))
    assert is_quoted(message, parts)
    assert links(message) == {}
    assert telegram.refusals == []


@pytest.mark.parametrize("options", [["--all"], ["--json"]])
def test_the_terminal_prints_the_same_with_and_without_pages(options: list[str]) -> None:
    runs = [
        verbatim("ask", *options, "assad", env=environment(**variables)) for variables in ({}, {"PUBLIC_URL": BASE})
    ]
    assert runs[0].returncode == 0
    assert runs[0].stdout == runs[1].stdout
    assert b"/a/tillerson" not in runs[1].stdout
