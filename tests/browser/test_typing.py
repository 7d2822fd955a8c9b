"""The sign that the bot is typing, with a Telegram that makes it wait."""

import pytest
from playwright.async_api import Page, expect

from bot.simulator.faults import Faults
from tests.browser.chatting import BOT, Chat
from tests.browser.states import GROUP
from tests.tryout.visiting import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="package")

TYPING = "Verbatim is typing"


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


async def test_no_sign_is_shown_for_what_the_bot_does_not_get(page: Page) -> None:
    chat = Chat(page)
    await chat.open(GROUP)
    await chat.answer()
    await chat.say("Lavrov said Assad must go")
    for _ in range(5):
        await expect(page.locator("#status")).to_contain_text("Ada, Boris, Chen")
        await page.wait_for_timeout(60)
