"""A quotation that is folded, from an article made for that: the seeds have none so long."""

import pytest
from playwright.async_api import Locator, Page

from bot.app import Parts
from bot.matching.decision import Limits
from bot.matching.index import Index
from bot.render.answer import LONG_QUOTE_UNITS
from bot.replies import Replies
from bot.texts import Texts
from tests.browser.chatting import Chat, quotation
from tests.libraries import single

pytestmark = pytest.mark.asyncio(loop_scope="package")

SPEECH = "The lighthouse keeper said that the herring boats were counted once more. " * 14 + "So ended it."


@pytest.fixture
def parts() -> Parts:
    library, texts = single(SPEECH, speaker=True), Texts.load()
    index = Index.build(library)
    return Parts(library, index, texts, Replies(index, Limits(), texts))


async def height(element: Locator) -> float:
    box = await element.bounding_box()
    assert box
    return box["height"]


async def test_a_long_quotation_is_unfolded_and_folded(page: Page) -> None:
    assert len(SPEECH) > LONG_QUOTE_UNITS
    answer = await Chat(page).ask("the lighthouse keeper on the herring boats")
    await answer.get_by_role("button", name="Show all", expanded=False).click()
    whole = await height(quotation(answer))
    hidden = await quotation(answer).evaluate("each => each.scrollHeight - each.clientHeight")
    assert hidden <= 1
    await answer.get_by_role("button", name="Show less", expanded=True).click()
    assert await height(quotation(answer)) < whole / 2
    assert await quotation(answer).text_content() == SPEECH
