"""Take the pictures that the README shows: `make pictures`."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from playwright.async_api import Browser, Page, ViewportSize, expect

from bot.app import load_parts
from bot.settings import Settings
from bot.tryout.gate import HOME
from tests.browser.chatting import Chat
from tests.browser.chromium import chromium, find_chromium
from tests.browser.states import ARTICLE
from tests.browser.watched import opened, watched
from tests.tryout.visiting import ROOT, visiting

FOLDER = ROOT / "docs" / "pictures"
PIXELS = 2
"""Of the picture for each of the page, so that text is sharp."""
COLOURS: tuple[Literal["light", "dark"], ...] = ("light", "dark")

SAME_TIME = """() => {
    for (const each of document.querySelectorAll(".message time")) each.textContent = "12:00";
    for (const each of document.querySelectorAll(".day")) each.textContent = "April 13";
}"""
TO_A_START = """() => {
    const line = document.querySelector(":target").closest("p, li, div").previousElementSibling;
    window.scrollTo(0, line.getBoundingClientRect().top + window.scrollY - 24);
}"""
PLAIN = "#feed { background-image: none !important; }"
"""The shimmer behind the messages would make the file three times as large."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a picture shows."""

    name: str
    size: ViewportSize
    path: str
    play: Callable[[Page], Awaitable[None]]
    part: str
    """What of the page, as a selector."""


async def talk(page: Page) -> None:
    """A question that credits the wrong person, with spelling mistakes, and one that the articles don't answer."""
    chat = Chat(page)
    await chat.ask("did tilerson say russia was not betting on asad?")
    await chat.ask("will bitcoin rise?")
    await chat.field.blur()
    await page.evaluate(SAME_TIME)


async def read(page: Page) -> None:
    """A passage of an article, where an answer leads, from the start of a paragraph on."""
    await expect(page.locator(":target")).to_be_in_viewport()
    await page.evaluate(TO_A_START)


SCENES = (
    Scene("chat", {"width": 960, "height": 1080}, HOME, talk, "#chat"),
    Scene("source", {"width": 960, "height": 720}, f"{ARTICLE}#p-o2qaxzbo", read, "body"),
)


async def take(browser: Browser, address: str, scene: Scene) -> None:
    """A picture in light colours, and one in dark ones."""
    # A picture's style sheet is Playwright's, not the page's, whose policy would refuse it.
    options = {"viewport": scene.size, "device_scale_factor": PIXELS, "bypass_csp": True}
    async with watched(browser, address, **options) as (context, _):
        page = await opened(context, scene.path)
        await scene.play(page)
        box = await page.locator(scene.part).bounding_box()
        for colours in COLOURS:
            await page.emulate_media(color_scheme=colours)
            await page.screenshot(path=FOLDER / f"{scene.name}-{colours}.png", style=PLAIN, clip=box)


async def main() -> None:
    """All pictures."""
    found = find_chromium()
    if found is None:
        sys.exit("Chromium is missing: install Debian's package chromium.")
    FOLDER.mkdir(exist_ok=True)
    parts = load_parts(Settings(seeds_dir=ROOT / "seeds", config_dir=ROOT / "config"))
    async with chromium(found) as browser:
        for scene in SCENES:
            async with visiting(parts) as visitor:
                await take(browser, visitor.address, scene)


if __name__ == "__main__":
    asyncio.run(main())
