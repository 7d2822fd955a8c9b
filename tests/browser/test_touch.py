"""By a finger, on a phone, and where the tools of a message stand."""

import pytest
from playwright.async_api import FloatRect, Locator, Page, ViewportSize, expect

from tests.browser.chatting import BOT, Chat
from tests.browser.conftest import Open

pytestmark = pytest.mark.asyncio(loop_scope="package")

PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 740}


async def on_phone(open_page: Open) -> Page:
    return await open_page(viewport=PHONE, has_touch=True)


def tools_of(message: Locator) -> Locator:
    return message.get_by_role("group", name="Message actions")


async def box_of(element: Locator) -> FloatRect:
    box = await element.bounding_box()
    assert box
    return box


def overlap(one: FloatRect, other: FloatRect) -> bool:
    return (
        one["x"] < other["x"] + other["width"]
        and other["x"] < one["x"] + one["width"]
        and one["y"] < other["y"] + other["height"]
        and other["y"] < one["y"] + one["height"]
    )


async def test_a_tap_on_a_message_shows_its_tools_and_does_nothing_else(open_page: Open) -> None:
    page = await on_phone(open_page)
    chat = Chat(page)
    await chat.ask("hi")
    own = chat.messages_of("Ada").first
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        await expect(tools_of(own)).to_have_css("pointer-events", "none")
        box = await box_of(own.locator(".bubble"))
        await page.touchscreen.tap(box["x"] + box["width"] * share, box["y"] + box["height"] * 0.3)
        await expect(tools_of(own)).to_have_css("pointer-events", "auto")
        for each in await page.locator("#about, #hood").all():
            await expect(each).to_be_hidden()
        await expect(chat.field).to_have_value("")
        await chat.messages_of(BOT).first.locator(".bubble").tap()
    await own.locator(".bubble").tap()
    await tools_of(own).get_by_role("button", name="Edit").tap()
    await expect(chat.field).to_have_value("hi")


async def test_a_command_in_an_own_message_is_sent_by_a_tap(open_page: Open) -> None:
    page = await on_phone(open_page)
    chat = Chat(page)
    await chat.ask("/random")
    await chat.messages_of("Ada").get_by_role("button", name="/random").tap()
    await chat.answer(1)
    await expect(chat.messages_of("Ada").locator(".text")).to_have_text(["/random", "/random"])
    await expect(chat.field).to_have_value("")


async def test_the_tools_of_a_message_higher_than_the_screen_stand_where_it_was_tapped(open_page: Open) -> None:
    page = await on_phone(open_page)
    chat = Chat(page)
    own = "\n".join(f"line {number}" for number in range(120))
    await chat.ask(own)
    message = chat.messages_of("Ada").last
    feed = await box_of(chat.feed)
    for scrolled in (200, 900, 1600):
        await chat.feed.evaluate("(feed, top) => { feed.scrollTop = top; }", scrolled)
        await page.touchscreen.tap(feed["x"] + feed["width"] - 60, feed["y"] + feed["height"] / 2)
        await expect(tools_of(message)).to_be_in_viewport(ratio=1)
        shown = await box_of(tools_of(message))
        assert feed["y"] <= shown["y"]
        assert shown["y"] + shown["height"] <= feed["y"] + feed["height"]
        await page.touchscreen.tap(feed["x"] + feed["width"] - 60, feed["y"] + feed["height"] / 2)
    await page.touchscreen.tap(feed["x"] + feed["width"] - 60, feed["y"] + feed["height"] / 2)
    await tools_of(message).get_by_role("button", name="Reply").tap()
    await expect(page.get_by_text("Reply to Ada")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, {"width": 768, "height": 740}, DESKTOP], ids=lambda each: each["width"])
async def test_the_tools_cover_nothing_that_was_written(open_page: Open, viewport: ViewportSize) -> None:
    page = await open_page(viewport=viewport)
    chat = Chat(page)
    await chat.ask("hi")
    await chat.ask("what did lavrov say on assad")
    for message in await page.get_by_role("article").all():
        await message.locator(".bubble time").click()
        tools = await box_of(tools_of(message))
        await expect(tools_of(message)).to_be_in_viewport(ratio=1)
        for each in await page.locator(".bubble, .keyboard").all():
            assert not overlap(tools, await box_of(each))


async def test_a_mouse_needs_no_click_to_see_the_tools(page: Page) -> None:
    chat = Chat(page)
    await chat.ask("hi")
    own = chat.messages_of("Ada").first
    await own.hover()
    await expect(own.locator(".rail")).to_have_css("opacity", "1")
    await page.mouse.move(0, 0)
    await expect(own.locator(".rail")).to_have_css("opacity", "0")
