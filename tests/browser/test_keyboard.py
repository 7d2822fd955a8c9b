"""Everything by the keyboard alone."""

from typing import TypedDict

import pytest
from playwright.async_api import Page, expect

from tests.browser.chatting import BOT, Chat, key, quotation
from tests.browser.conftest import Open
from tests.browser.states import GROUP, STATES, State

pytestmark = pytest.mark.asyncio(loop_scope="package")

QUESTION = "what did lavrov say on assad"
ORDER = [
    *("To the message field", "language", "hood-toggle", "Messages"),
    *("Edit", "Sputnik International, April 2017", "›", "In context", "Copy", "Share"),
    *("Commands", "Message", "Send"),
]
MOST_STOPS = 250

STOP = """() => {
    const each = document.activeElement;
    if (each === document.body) return null;
    const shown = each.matches("input[type=radio]") ? each.closest("label") : each;
    const patches = [...each.querySelectorAll("rect.patch")];
    const [style, inside] = [getComputedStyle(shown), patches.map(patch => getComputedStyle(patch).strokeWidth)];
    const box = shown.getBoundingClientRect();
    return {
        name: each.getAttribute("aria-label") || each.dataset.testid || each.textContent.trim(),
        marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
            || inside.some(width => parseFloat(width) > 1),
        inView: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    };
}"""


class Stop(TypedDict):
    """What has the focus."""

    name: str
    """Its label, its id for tests, or its words."""
    marked: bool
    inView: bool


async def stops(page: Page) -> list[Stop]:
    """Where the tab key leads from the beginning of a page until it leaves it."""
    await page.locator(".skip").focus()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Shift+Tab")
    found: list[Stop] = []
    while stop := await page.evaluate(STOP):
        found.append(stop)
        assert len(found) < MOST_STOPS, f"no end after {stop}"
        await page.keyboard.press("Tab")
    return found


@pytest.mark.parametrize(
    "state", [each for each in STATES if each.name in {"answer", "group", "hood", "filtered"}], ids=str
)
async def test_the_focus_is_always_seen(open_page: Open, state: State) -> None:
    page = await open_page(state.path)
    await state.show(page)
    found = await stops(page)
    assert found
    assert [each for each in found if not (each["marked"] and each["inView"])] == []


async def test_the_tab_key_leads_to_everything_in_the_order_of_the_page(page: Page) -> None:
    await Chat(page).ask(QUESTION)
    names = [each["name"] for each in await stops(page)]
    assert [each for each in names if each in ORDER] == ORDER


async def test_a_link_skips_to_the_field(page: Page) -> None:
    await page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="To the message field")
    await expect(skip).to_be_focused()
    await expect(skip).to_be_in_viewport()
    await page.keyboard.press("Enter")
    await expect(Chat(page).field).to_be_focused()


async def test_buttons_are_pressed_one_after_another(page: Page) -> None:
    chat = Chat(page)
    answer = await chat.ask("/assad")
    await key(answer, "›").focus()
    for count in (2, 3, 4):
        await page.keyboard.press("Enter")
        await expect(key(answer, f"{count} / 4")).to_be_visible()
    await key(answer, "‹").focus()
    await page.keyboard.press("Space")
    await expect(key(answer, "3 / 4")).to_be_visible()
    await expect(key(answer, "‹")).to_be_focused()


async def test_a_dialog_is_left_by_escape(page: Page) -> None:
    answer = await Chat(page).ask(QUESTION)
    share = key(answer, "Share")
    await share.focus()
    await page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Share in")
    await expect(dialog).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    await expect(share).to_be_focused()


async def test_the_panel_is_left_by_escape(page: Page) -> None:
    toggle = page.get_by_role("button", name="Under the hood")
    await toggle.focus()
    await page.keyboard.press("Enter")
    panel = page.get_by_role("complementary", name="Under the hood")
    await expect(panel.get_by_role("region")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(panel).to_be_hidden()
    await expect(toggle).to_be_focused()


async def test_who_speaks_is_picked_with_the_arrow_keys(page: Page) -> None:
    chat = Chat(page)
    await chat.open(GROUP)
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Shift+Tab")
    await expect(page.get_by_role("radio", name="Ada")).to_be_focused()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("radio", name="Boris")).to_be_checked()
    await expect(page.get_by_role("radio", name="Boris")).to_be_focused()


async def test_a_whole_conversation_needs_no_mouse(page: Page) -> None:
    chat = Chat(page)
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.keyboard.type(QUESTION)
    await page.keyboard.press("Enter")
    await expect(quotation(chat.messages_of(BOT))).to_have_count(1)
    for _ in range(4):  # the button of commands, then those of the answer
        await page.keyboard.press("Shift+Tab")
    await expect(chat.messages_of(BOT).get_by_role("button", name="Share")).to_be_focused()
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(chat.messages_of(BOT)).to_contain_text("Marked: Reported speech")
