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
