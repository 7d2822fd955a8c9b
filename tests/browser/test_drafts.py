"""What is begun in the field, and what an edit or a reply does to it."""

import pytest
from playwright.async_api import Browser, Page, Route, expect

from bot.tryout.gate import HOME
from tests.browser.chatting import BOT, USERNAME, Chat, key
from tests.browser.states import GROUP
from tests.browser.watched import opened

pytestmark = pytest.mark.asyncio(loop_scope="package")

BEGUN = "and what did"
EDITING = "Edit message"
REPLYING = "Reply to Verbatim"


async def begun(page: Page) -> Chat:
    """A chat with an answer, and words in the field that are to be a reply to it."""
    chat = Chat(page)
    await chat.use(await chat.ask("nusra front"), "Reply")
    await chat.field.fill(BEGUN)
    return chat


@pytest.mark.parametrize("way", ["Escape", "Cancel", "Enter"])
async def test_what_was_begun_is_there_again_after_an_edit(page: Page, way: str) -> None:
    chat = await begun(page)
    await chat.use(chat.messages_of("Ada"), "Edit")
    await expect(chat.field).to_have_value("nusra front")
    await expect(page.get_by_text(EDITING)).to_be_visible()
    if way == "Cancel":
        await page.get_by_role("button", name="Cancel").click()
    else:
        await chat.field.fill("assad's future")
        await chat.field.press(way)
    await expect(chat.field).to_have_value(BEGUN)
    await expect(page.get_by_text(REPLYING)).to_be_visible()
    await expect(chat.messages_of("Ada")).to_contain_text("assad" if way == "Enter" else "nusra front")


async def test_an_edit_of_a_second_message_does_not_take_the_first_ones_words_for_a_draft(page: Page) -> None:
    chat = await begun(page)
    await chat.field.press("Enter")
    await chat.answer(1)
    await chat.field.fill("begun")
    await chat.use(chat.messages_of("Ada").first, "Edit")
    await chat.use(chat.messages_of("Ada").last, "Edit")
    await expect(chat.field).to_have_value(BEGUN)
    await chat.field.press("Escape")
    await expect(chat.field).to_have_value("begun")


async def test_a_draft_outlives_a_look_at_another_chat_amid_an_edit(page: Page) -> None:
    chat = await begun(page)
    await chat.use(chat.messages_of("Ada"), "Edit")
    await chat.open(GROUP)
    await expect(chat.field).to_have_value("")
    await chat.open(BOT)
    await expect(chat.field).to_have_value("nusra front")
    await chat.field.press("Escape")
    await expect(chat.field).to_have_value(BEGUN)


async def test_a_reply_that_is_begun_amid_an_edit_has_no_words_of_it(page: Page) -> None:
    chat = Chat(page)
    answer = await chat.ask("nusra front")
    await chat.use(chat.messages_of("Ada"), "Edit")
    await chat.use(answer, "Reply")
    await expect(page.get_by_text(REPLYING)).to_be_visible()
    await expect(chat.field).to_have_value("")


async def test_an_edit_offers_nothing_that_would_be_sent_as_another_message(page: Page) -> None:
    chat = Chat(page)
    await chat.ask("nusra front")
    await chat.field.press("ArrowUp")
    await chat.field.fill("/")
    await expect(chat.options).to_have_count(0)
    await chat.field.press("Escape")
    await chat.field.fill("/")
    await expect(chat.options.first).to_be_visible()


async def test_a_reply_loses_the_message_that_is_gone_and_keeps_its_words(page: Page) -> None:
    chat = Chat(page)
    await chat.open(GROUP)
    await chat.answer()
    answer = await chat.ask("/assad@VerbatimBot")
    await chat.use(answer, "Reply")
    await chat.field.fill(BEGUN)
    await key(answer, "✕").click()
    await expect(page.get_by_text(REPLYING)).to_be_hidden()
    await expect(chat.field).to_have_value(BEGUN)


async def test_an_edit_that_fails_can_be_tried_again(browser: Browser, address: str) -> None:
    context = await browser.new_context(base_url=address, locale="en")
    page = await opened(context, HOME)
    chat = await begun(page)

    async def abort(route: Route) -> None:
        await route.abort()

    await page.route("**/api/edit", abort)
    await chat.use(chat.messages_of("Ada"), "Edit")
    await chat.field.fill("assad's future")
    await chat.field.press("Enter")
    await expect(page.get_by_test_id("toast")).to_contain_text("no connection")
    await expect(page.get_by_text(EDITING)).to_be_visible()
    await expect(chat.field).to_have_value("assad's future")
    await page.unroute("**/api/edit")
    await chat.field.press("Enter")
    await expect(chat.messages_of("Ada")).to_contain_text("assad's future")
    await expect(chat.field).to_have_value(BEGUN)
    await context.close()


async def test_a_name_that_is_picked_amid_an_edit_is_not_put_in_place_of_the_messages_words(page: Page) -> None:
    chat = Chat(page)
    await chat.ask(f"nusra front {USERNAME}")
    await chat.field.press("ArrowUp")
    await expect(page.get_by_text(EDITING)).to_be_visible()
    await chat.messages_of("Ada").get_by_text(USERNAME).click()
    await expect(page.get_by_text(EDITING)).to_be_hidden()
    await expect(chat.field).to_have_value(f"{USERNAME} ")
