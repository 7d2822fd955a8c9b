"""Between the chats, and what is around them."""

import pytest
from playwright.async_api import Browser, Page, Route, ViewportSize, expect

from bot.app import Parts
from bot.tryout.gate import HOME
from tests.browser.chatting import Chat, key
from tests.browser.conftest import Open
from tests.browser.states import GROUP
from tests.browser.watched import opened
from tests.tryout.visiting import visiting

pytestmark = pytest.mark.asyncio(loop_scope="package")

PRIVATE = "Verbatim"
TABLET: ViewportSize = {"width": 768, "height": 1024}
LOST = "Not connected"


async def test_what_was_begun_in_a_chat_is_there_when_one_comes_back(page: Page) -> None:
    chat = Chat(page)
    await chat.use(await chat.ask("nusra front"), "Reply")
    await chat.field.fill("and what did")
    await chat.open(GROUP)
    await expect(chat.field).to_have_value("")
    await expect(page.get_by_text("Reply to Verbatim")).to_be_hidden()
    await chat.field.fill("to the group")
    await chat.open(PRIVATE)
    await expect(chat.field).to_have_value("and what did")
    await expect(page.get_by_text("Reply to Verbatim")).to_be_visible()
    await chat.open(GROUP)
    await expect(chat.field).to_have_value("to the group")


async def test_what_can_not_be_sent_is_said_in_the_pages_language_and_stays_in_the_field(
    browser: Browser, address: str
) -> None:
    context = await browser.new_context(base_url=address, locale="en")
    page = await opened(context, HOME)
    await page.get_by_role("combobox", name="Language").select_option("ru")
    field = page.get_by_role("textbox", name="Сообщение")

    async def abort(route: Route) -> None:
        await route.abort()

    await page.route("**/api/say", abort)
    await field.fill("lavrov")
    await field.press("Enter")
    await expect(page.get_by_test_id("toast")).to_have_text("Не получилось: нет соединения")
    await expect(field).to_have_value("lavrov")
    await context.close()


async def test_what_is_refused_is_said_in_the_pages_language(browser: Browser, address: str) -> None:
    """The words that a reply quotes are gone from the answer, which shows another page by now."""
    context = await browser.new_context(base_url=address, locale="en")
    page = await opened(context, HOME)
    await Chat(page).ask("what did lavrov say on assad")
    await page.get_by_role("combobox", name="Language").select_option("ru")
    await expect(page.locator("html")).to_have_attribute("lang", "ru")
    await page.locator("blockquote").select_text()
    await page.locator("[data-from=bot] [data-tool=reply]").dispatch_event("click")
    await page.locator(".key", has_text="›").click()
    await expect(page.locator("blockquote")).not_to_contain_text("Assad.")
    field = page.get_by_role("textbox", name="Сообщение")
    await field.fill("lavrov")
    await field.press("Enter")
    await expect(page.get_by_test_id("toast")).to_have_text("Не получилось: здесь это уже невозможно")
    await expect(field).to_have_value("lavrov")
    await context.close()


async def test_a_lost_connection_is_said_above_the_page_and_covers_none_of_it(browser: Browser, parts: Parts) -> None:
    context = await browser.new_context(locale="en")
    async with visiting(parts) as visitor:
        page = await context.new_page()
        await page.goto(f"{visitor.address}{HOME}")
        await expect(page.locator("#status")).not_to_be_empty()
        await expect(page.get_by_text(LOST)).to_be_hidden()
    banner, head = await page.get_by_text(LOST).bounding_box(), await page.locator("#head").bounding_box()
    assert banner
    assert head
    assert banner["y"] + banner["height"] <= head["y"]
    await expect(page.get_by_role("button", name="Send")).to_be_in_viewport(ratio=1)
    await context.close()


async def test_the_bot_has_one_colour_everywhere(page: Page) -> None:
    chat = Chat(page)
    hues = {await page.locator("#head-avatar").get_attribute("data-hue")}
    hues.add(await page.locator("[data-chat=private] .avatar").first.get_attribute("data-hue"))
    await chat.open(GROUP)
    greeting = await chat.answer()
    hues.add(await greeting.locator(".avatar").get_attribute("data-hue"))
    assert len(hues) == 1


async def test_one_can_write_beside_the_open_panel_on_a_tablet(open_page: Open) -> None:
    page = await open_page(viewport=TABLET, has_touch=True)
    chat = Chat(page)
    await page.get_by_role("button", name="Under the hood").tap()
    panel = page.get_by_role("complementary", name="Under the hood")
    await expect(panel).to_be_visible()
    await chat.field.tap()
    await chat.field.fill("nusra front")
    await page.get_by_role("button", name="Send").tap()
    await chat.answer()
    await expect(panel.get_by_role("heading", name="Decision")).to_be_visible()


async def test_where_the_system_sets_the_colours_things_have_borders(open_page: Open) -> None:
    page = await open_page(forced_colors="active")
    chat = Chat(page)
    answer = await chat.ask("nusra front")
    send = page.get_by_role("button", name="Send")
    for each in (answer.locator(".bubble"), key(answer, "Share"), send, chat.messages_of("Ada").locator(".bubble")):
        await expect(each).to_have_css("border-top-width", "1px")
        await expect(each).to_have_css("border-top-style", "solid")
    chats = page.get_by_role("navigation", name="Chats")
    await expect(chats.locator("[aria-current]")).to_have_css("border-top-width", "3px")
    await expect(chats.get_by_role("button", name=GROUP)).to_have_css("border-top-width", "1px")
