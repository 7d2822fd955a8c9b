"""Light and dark, narrow and wide."""

import pytest
from playwright.async_api import Page, ViewportSize, expect

from tests.browser.chatting import Chat, key
from tests.browser.conftest import Open
from tests.browser.states import ARTICLE, STATES, State

pytestmark = pytest.mark.asyncio(loop_scope="package")

PHONE: ViewportSize = {"width": 390, "height": 844}
NARROWEST: ViewportSize = {"width": 320, "height": 568}
"""What a page at 400 % on a desktop has (WCAG 2.2, 1.4.10)."""

LIGHT, DARK = 0.8, 0.3
"""Luminances: what is light has more than the one, what is dark less than the other."""

LUMINANCE = """selector => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    const luminance = colour => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
        return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    };
    const style = getComputedStyle(document.querySelector(selector));
    return [luminance(style.backgroundColor), luminance(style.color)];
}"""
BEYOND = """() => [...document.querySelectorAll("body *")]
    .filter(each => each.checkVisibility({opacityProperty: true, visibilityProperty: true}))
    .filter(each => !each.closest(".skip, .unseen-text, svg, pre"))
    .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(each => each.outerHTML.slice(0, 80))"""

CUT = """() => [...document.querySelectorAll(".key, .option .detail, #title, #hood-toggle")]
    .filter(each => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1)
    .map(each => each.textContent)"""
MIDDLE: ViewportSize = {"width": 1000, "height": 700}


async def luminances(page: Page, selector: str) -> tuple[float, float]:
    """How light something is, and how light what is written on it: 0 to 1, not corrected for gamma."""
    ground, ink = await page.evaluate(LUMINANCE, selector)
    return ground, ink


@pytest.mark.parametrize(
    ("path", "selector"),
    [("/try/", "body"), ("/try/", "#field"), ("/try/", ".bubble"), (ARTICLE, "html"), ("/", "html")],
)
async def test_the_page_is_light_or_dark_as_the_reader_wishes(open_page: Open, path: str, selector: str) -> None:
    page = await open_page(path)
    if selector == ".bubble":
        await Chat(page).ask("what did lavrov say on assad")
    ground, ink = await luminances(page, selector)
    assert ground > LIGHT
    assert ink < DARK
    await page.emulate_media(color_scheme="dark")
    ground, ink = await luminances(page, selector)
    assert ground < DARK
    assert ink > LIGHT


@pytest.mark.parametrize("state", STATES, ids=str)
async def test_nothing_is_cut_off_on_a_phone(open_page: Open, state: State) -> None:
    page = await open_page(state.path, viewport=PHONE, has_touch=True)
    await state.show(page)
    for viewport in (PHONE, NARROWEST):
        await page.set_viewport_size(viewport)
        assert await page.evaluate(BEYOND) == []
        assert await page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


async def test_a_phone_shows_the_field_and_the_last_message(open_page: Open) -> None:
    page = await open_page(viewport=PHONE, has_touch=True)
    chat = Chat(page)
    answer = await chat.ask("what did lavrov say on assad")
    for each in (answer, chat.field, page.get_by_role("button", name="Send"), key(answer, "Share")):
        await expect(each).to_be_in_viewport()


async def speak(page: Page, language: str) -> None:
    """Have the try-out page in a language, and its group open."""
    await page.get_by_test_id("language").select_option(language)
    await expect(page.locator("html")).to_have_attribute("lang", language)
    await page.locator("#chat-list button").last.click()


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_labels_and_hints_are_read_in_full_on_a_phone(open_page: Open, language: str) -> None:
    page = await open_page(viewport=PHONE, has_touch=True)
    await speak(page, language)
    field = page.get_by_test_id("field")
    await field.fill("/assad@VerbatimBot")
    await field.press("Enter")
    await expect(page.locator(".key")).to_have_count(6)
    await field.press_sequentially("@")
    await expect(page.get_by_test_id("suggestions").get_by_role("option")).to_have_count(1)
    assert await page.evaluate(CUT) == []


@pytest.mark.parametrize("chat", [0, 1])
@pytest.mark.parametrize("language", ["en", "ru"])
async def test_the_title_has_room_beside_the_button_for_the_hood(open_page: Open, language: str, chat: int) -> None:
    page = await open_page(viewport=MIDDLE)
    await speak(page, language)
    await page.locator("#chat-list button").nth(chat).click()
    await page.get_by_test_id("hood-toggle").click()
    await expect(page.get_by_test_id("hood")).to_be_visible()
    for width in (MIDDLE["width"], 1130, 750):
        await page.set_viewport_size({"width": width, "height": MIDDLE["height"]})
        assert await page.evaluate(CUT) == []
        title, button = await page.locator("#title").bounding_box(), await page.locator("#hood-toggle").bounding_box()
        assert title
        assert button
        assert title["x"] + title["width"] <= button["x"]
