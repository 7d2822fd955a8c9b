"""The group: several people, and a bot that speaks when it is spoken to."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.chatting import BOT, Chat, quotation

pytestmark = pytest.mark.asyncio(loop_scope="package")

GROUP = "Reading circle"
GREETED = 1
"""What the bot has said in the group before anybody else: it was added."""


async def in_group(page: Page) -> Chat:
    chat = Chat(page)
    await chat.open(GROUP)
    await chat.answer()
    return chat


async def test_several_people_speak_and_the_bot_is_silent_until_it_is_asked(page: Page) -> None:
    chat = await in_group(page)
    for name, text in (("Ada", "Lavrov said Assad must go"), ("Chen", "did he?"), ("Boris", "what about Putin")):
        await chat.speak_as(name)
        await chat.say(text)
        await expect(chat.messages_of(name).last).to_contain_text(text)
        await expect(chat.messages_of(name).last).to_contain_text("not delivered to the bot")
    await chat.speak_as("Chen")
    answer = await chat.ask("/assad@VerbatimBot")
    await expect(quotation(answer).first).to_be_visible()
    await expect(answer.get_by_role("button", name="Chen")).to_contain_text("/assad")
    await expect(chat.messages_of(BOT)).to_have_count(GREETED + 1)


async def test_a_claim_is_checked_by_asking_in_reply(page: Page) -> None:
    chat = await in_group(page)
    await chat.speak_as("Boris")
    await chat.say("Lavrov says Russia was not betting on Assad")
    await chat.speak_as("Ada")
    await chat.use(chat.messages_of("Boris"), "Reply")
    answer = await chat.ask("/ask@VerbatimBot")
    await expect(quotation(answer)).to_contain_text("not betting on a specific person in Syria")
    await expect(chat.messages_of("Ada").get_by_role("button", name="Boris")).to_contain_text("Lavrov says")


async def test_the_menu_puts_the_bots_name_behind_a_command(page: Page) -> None:
    chat = await in_group(page)
    await chat.field.press_sequentially("/ass")
    await chat.options.first.click()
    await expect(chat.messages_of("Ada")).to_contain_text("/assad@VerbatimBot")
    await chat.answer(GREETED)


async def test_everybody_is_answered_in_their_own_language(page: Page) -> None:
    chat = await in_group(page)
    await chat.speak_as("Boris")
    await expect(await chat.ask("/assad@VerbatimBot")).to_contain_text("Будущее Асада")


async def test_another_persons_message_cannot_be_edited(page: Page) -> None:
    chat = await in_group(page)
    await chat.say("hello")
    own = chat.messages_of("Ada").get_by_role("button", name="Edit")
    await expect(own).to_have_count(1)
    await chat.speak_as("Chen")
    await expect(own).to_have_count(0)


async def test_a_reply_names_whom_it_is_to_in_their_own_colour(page: Page) -> None:
    chat = await in_group(page)
    await chat.speak_as("Boris")
    await chat.say("Lavrov says Russia was not betting on Assad")
    await chat.speak_as("Ada")
    name = chat.messages_of("Boris").locator(".name")
    colour = await name.evaluate("each => getComputedStyle(each).color")
    await chat.use(chat.messages_of("Boris"), "Reply")
    await chat.say("does he?")
    await expect(chat.messages_of("Ada").locator(".replied strong")).to_have_css("color", colour)
