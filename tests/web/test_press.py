"""Pages are rendered once, beside what else the bot does, and go with their library."""

import asyncio
import gc
import threading
import weakref
from collections.abc import Iterator

import pytest

from bot.web.press import Press
from tests.libraries import pier
from tests.web.reader import Shelf, app_of, browser


class Render:
    """Counts how often it is called."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> str:
        self.times += 1
        return f"page {self.times}"


async def test_a_page_is_rendered_once_however_many_ask_for_it() -> None:
    press, shelf, render = Press(), Shelf(pier()), Render()
    first, *others = await asyncio.gather(*(press.page(shelf, "list", render) for _ in range(5)))
    assert first.body == b"page 1"
    assert others == [first] * 4
    assert (await press.page(shelf, "another", render)).body == b"page 2"
    assert await press.page(shelf, "list", render) == first


async def test_a_page_without_a_key_is_not_kept() -> None:
    press, shelf, render = Press(), Shelf(pier()), Render()
    assert [(await press.page(shelf, None, render)).body for _ in range(2)] == [b"page 1", b"page 2"]


async def test_another_library_has_other_pages() -> None:
    press, old, new, render = Press(), Shelf(pier()), Shelf(pier()), Render()
    assert (await press.page(old, "list", render)).body == b"page 1"
    assert (await press.page(new, "list", render)).body == b"page 2"
    assert press.sheets(old) is not press.sheets(new)


async def test_of_many_pages_those_are_kept_that_were_asked_for_last() -> None:
    press, shelf, render = Press(), Shelf(pier()), Render()
    for number in range(150):
        await press.page(shelf, number, render)
        await press.page(shelf, 0, render)
    assert render.times == 150
    await press.page(shelf, 1, render)
    assert render.times == 151


async def test_the_bot_goes_on_while_a_page_is_rendered() -> None:
    gate = threading.Event()

    def render() -> str:
        assert gate.wait(30)
        return "page"

    rendering = asyncio.create_task(Press().page(Shelf(pier()), "list", render))
    await asyncio.sleep(0)
    assert not rendering.done()
    gate.set()
    assert (await rendering).body == b"page"


@pytest.fixture
def no_collector() -> Iterator[None]:
    """What is freed meanwhile, is freed because nothing refers to it."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector")
async def test_pages_keep_no_library_that_has_left() -> None:
    press, shelf = Press(), Shelf(pier())
    seen, sheet = weakref.ref(shelf), weakref.ref(press.sheets(shelf)["pier"])
    await press.page(shelf, "list", Render())
    del shelf
    assert seen() is None
    assert sheet() is None


async def test_every_page_is_the_same_when_it_is_asked_for_again() -> None:
    paths = [
        "/",
        "/?lang=ru",
        "/?lang=en",
        "/a/pier",
        "/a/pier?lang=ru",
        "/a/pier?speaker=novak",
        "/a/pier?topic=budget",
    ]
    async with browser(app_of(pier())) as again:
        for _ in range(2):
            for path in paths:
                for language in ("en", "ru"):
                    async with browser(app_of(pier())) as anew:
                        headers = {"Accept-Language": language}
                        kept, fresh = await again.get(path, headers=headers), await anew.get(path, headers=headers)
                    assert (kept.content, kept.headers) == (fresh.content, fresh.headers)
