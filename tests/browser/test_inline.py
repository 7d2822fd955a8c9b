"""Inline mode: the bot's name and words, in any chat."""

import pytest
from playwright.async_api import Browser, Page, Route, expect

from bot.tryout.gate import HOME
from tests.browser.chatting import BOT, USERNAME, Chat, quotation
from tests.browser.watched import opened

pytestmark = pytest.mark.asyncio(loop_scope="package")

WORDS = f"{USERNAME} lavrov assad"
ASSAD = "not betting on a specific person in Syria including Assad."


async def test_a_result_is_picked_and_posted(page: Page) -> None:
    chat = Chat(page)
    await chat.field.fill(WORDS)
    await chat.options.first.click()
    posted = chat.messages_of("Ada")
    await expect(quotation(posted)).to_contain_text(ASSAD)
    await expect(posted).to_contain_text(f"via {USERNAME}")
    await expect(chat.field).to_have_value("")
    await expect(chat.messages_of(BOT)).to_have_count(0)


async def test_the_keyboard_alone_suffices(page: Page) -> None:
    chat = Chat(page)
    await chat.open("Reading circle")
    await chat.field.press("@")
    await expect(chat.options).to_have_count(1)
    await chat.field.press("Tab")
    await expect(chat.field).to_have_value(f"{USERNAME} ")
    await chat.field.press_sequentially("lavrov assad")
    await expect(chat.options.first).to_contain_text("Lavrov")
    await chat.field.press("ArrowDown")
    await chat.field.press("Enter")
    await expect(quotation(chat.messages_of("Ada"))).to_contain_text(ASSAD)


async def test_more_results_come_at_the_end_of_the_list(page: Page) -> None:
    chat = Chat(page)
    await chat.field.fill(f"{USERNAME} ")
    await expect(chat.options.first).to_be_visible()
    before = await chat.options.count()
    await chat.options.last.scroll_into_view_if_needed()
    await expect(chat.options.nth(before)).to_be_attached()


async def test_a_query_that_is_too_long_is_cut_at_a_whole_character(page: Page) -> None:
    await Chat(page).field.fill(f"{USERNAME} lavrov assad ".ljust(len(USERNAME) + 256, "x") + "🙂")
    await expect(Chat(page).options.first).to_be_visible()


async def test_more_results_can_be_asked_for_again_where_that_failed(browser: Browser, address: str) -> None:
    context = await browser.new_context(base_url=address, locale="en")
    page = await opened(context, HOME)
    chat = Chat(page)
    await chat.field.fill(f"{USERNAME} ")
    await expect(chat.options.first).to_be_visible()
    before = await chat.options.count()

    async def abort(route: Route) -> None:
        await route.abort()

    await page.route("**/api/inline", abort)
    await chat.field.press("ArrowUp")
    await expect(page.get_by_test_id("toast")).to_contain_text("no connection")
    await expect(chat.options).to_have_count(before)
    await page.unroute("**/api/inline")
    await chat.field.press("ArrowUp")
    await expect(chat.options.nth(before)).to_be_attached()
    await context.close()


async def test_the_hood_tells_which_results_were_offered(page: Page) -> None:
    chat = Chat(page)
    await chat.field.fill(f"{USERNAME} lavrov on the moon landing")
    await expect(chat.options.first).to_be_visible()
    await page.locator("#hood-toggle").click()
    panel = page.get_by_role("complementary", name="Under the hood")
    await expect(panel.get_by_text("offered, number 4")).to_be_visible()
    await expect(panel.get_by_text("shown, page")).to_have_count(0)


async def test_what_has_no_answer_leads_to_the_topics(page: Page) -> None:
    chat = Chat(page)
    await chat.open("Reading circle")
    await chat.field.fill(f"{USERNAME} how do I descale a kettle")
    await chat.options.first.click()
    await expect(page.get_by_role("heading", level=1, name=BOT)).to_be_visible()
    await expect(chat.messages_of("Ada")).to_contain_text("/start topics")
    await chat.answer()


async def test_the_hint_beside_the_bots_name_tells_what_it_does_there(page: Page) -> None:
    chat = Chat(page)
    await chat.field.fill("@")
    await expect(chat.options).to_contain_text("pick a passage")
    await chat.field.fill("thanks @")
    await expect(chat.options).to_contain_text("a mention of the bot")
