"""The tests see what goes wrong on a page."""

import asyncio

import pytest
from playwright.async_api import Browser

from bot.tryout.gate import HOME
from tests.browser.watched import PATIENCE, opened, watched

pytestmark = pytest.mark.asyncio(loop_scope="package")

INLINE_SCRIPT = "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = true'}))"
INLINE_STYLE = "document.body.setAttribute('style', 'color: red')"
PICTURE = "document.body.append(Object.assign(new Image(), {src: 'http://example.org/picture.png'}))"


@pytest.mark.parametrize(
    ("script", "trouble"),
    [
        ("console.error('lost')", "console: lost"),
        ("setTimeout(() => { throw new Error('broken'); })", "error: .*broken"),
        ("fetch('none')", "404: .*/try/none"),
        ("fetch('http://127.0.0.1:1/').catch(() => {})", "another host: http://127.0.0.1:1/|Content Security Policy"),
        (INLINE_SCRIPT, "Content Security Policy"),
        (INLINE_STYLE, "Content Security Policy"),
        (PICTURE, "Content Security Policy"),
    ],
)
async def test_trouble_on_a_page_fails_its_test(browser: Browser, address: str, script: str, trouble: str) -> None:
    with pytest.raises(AssertionError, match=trouble):
        await provoke(browser, address, script)


async def test_a_page_without_trouble_passes(browser: Browser, address: str) -> None:
    async with watched(browser, address) as (context, watch):
        await opened(context, HOME)
    assert watch.troubles == []


async def provoke(browser: Browser, address: str, script: str) -> None:
    """Run a script in a page until there is trouble."""
    async with watched(browser, address) as (context, watch), asyncio.timeout(PATIENCE / 1000):
        page = await opened(context, HOME)
        await page.evaluate(f"() => {{ {script} }}")
        await watch.first.wait()
