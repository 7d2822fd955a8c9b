"""The sign that the bot is typing, with a Telegram that makes it wait."""

import pytest
from playwright.async_api import Page, expect

from bot.simulator.faults import Faults
from tests.browser.chatting import BOT, Chat
from tests.browser.states import GROUP
from tests.tryout.visiting import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="package")

TYPING = "Verbatim is typing"
MORE_THAN_SOON = 500
"""Milliseconds after which a sign that is due is shown, and not yet taken away."""


@pytest.fixture
def faults(visitor: Visitor) -> Faults:
    """What goes wrong behind the page."""
    return visitor.telegram.faults


async def test_it_is_shown_until_the_answer_is_there(page: Page, faults: Faults) -> None:
    chat = Chat(page)
    faults.flood("sendMessage", retry_after=1)
    await chat.say("nusra front")
    await expect(page.locator("#status")).to_have_text(TYPING)
    await chat.answer()
    await expect(page.locator("#status")).to_have_text("bot")


async def test_it_ends_by_itself_where_no_answer_comes(page: Page, faults: Faults) -> None:
    chat = Chat(page)
    faults.flood("sendMessage", retry_after=8)
    await chat.say("nusra front")
    await expect(page.locator("#status")).to_have_text(TYPING)
    await expect(page.locator("#status")).to_have_text("bot", timeout=7000)
    await expect(chat.messages_of(BOT)).to_have_count(0)


async def test_it_is_shown_in_the_chat_where_the_bot_was_asked_and_in_no_other(page: Page, faults: Faults) -> None:
    chat = Chat(page)
    await chat.open(GROUP)
    await chat.answer()
    faults.flood("sendMessage", retry_after=2)
    await chat.say("/assad@VerbatimBot")
    await expect(page.locator("#status")).to_have_text(TYPING)
    await chat.open("Verbatim")
    await expect(page.locator("#status")).to_have_text("bot")
    await chat.open(GROUP)
    await expect(page.locator("#status")).to_have_text(TYPING)
    await chat.answer(1)
    await expect(page.locator("#status")).to_contain_text("Ada, Boris, Chen")


@pytest.mark.parametrize("text", ["Lavrov said Assad must go", "/foo", "/assad@SomeOtherBot"])
async def test_no_sign_is_shown_for_what_gets_no_answer(page: Page, text: str) -> None:
    chat = Chat(page)
    await chat.open(GROUP)
    await chat.answer()
    await page.clock.install()
    await chat.say(text)
    await expect(chat.messages_of("Ada")).to_contain_text(text)
    await page.clock.run_for(MORE_THAN_SOON)
    await expect(page.locator("#status")).to_contain_text("Ada, Boris, Chen", timeout=1)


async def test_no_sign_is_shown_for_an_edit_after_which_the_answer_stays(page: Page) -> None:
    chat = Chat(page)
    answer = await chat.ask("what did lavrov say on assad")
    await chat.use(chat.messages_of("Ada"), "Edit")
    await page.clock.install()
    await chat.say("What did Lavrov say on Assad?")
    await expect(chat.messages_of("Ada")).to_contain_text("edited")
    await page.clock.run_for(MORE_THAN_SOON)
    await expect(page.locator("#status")).to_have_text("bot", timeout=1)
    await expect(answer).to_contain_text("Assad's future")


async def test_a_message_that_gets_an_answer_has_the_sign_after_that_time(page: Page, faults: Faults) -> None:
    chat = Chat(page)
    await page.clock.install()
    faults.flood("sendMessage", retry_after=1)
    await chat.say("nusra front")
    await expect(chat.messages_of("Ada")).to_contain_text("nusra front")
    await page.clock.run_for(MORE_THAN_SOON)
    await expect(page.locator("#status")).to_have_text(TYPING, timeout=1)
