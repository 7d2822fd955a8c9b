"""A passage that is longer than a message, posted in a chat that the bot may not be in."""

from urllib.parse import parse_qs, urlsplit

import pytest

from bot.app import Parts
from bot.matching.decision import Limits
from bot.matching.index import Index
from bot.replies import Replies
from bot.simulator.server import Simulator
from bot.texts import Texts
from tests.handlers.running import is_quoted, running
from tests.libraries import single

WORDS = " ".join(f"The pier has {number} planks and none of them is loose." for number in range(1, 201))


@pytest.fixture
def parts() -> Parts:
    texts, library = Texts.load(), single(WORDS)
    index = Index.build(library)
    return Parts(library, index, texts, Replies(index, Limits(), texts))


async def test_a_button_leads_to_its_next_part_in_the_chat_with_the_bot(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    group = telegram.supergroup("Strangers", [ada], with_bot=False)
    async with running(telegram, parts):
        offered = await telegram.results_of(telegram.type_inline(ada, "/x", chat=group))
        posted = telegram.choose(offered, offered.results[0]["id"], group)
        assert "Part 1 of 3" in posted.text
        (onward,) = (button for button in posted.buttons if button.kind == "url")
        assert onward.text == "Part 2 ›"
        assert not any(button.kind == "callback_data" for button in posted.buttons)
        address = urlsplit(onward.value)
        assert (address.netloc, address.path) == ("t.me", f"/{telegram.bot.username}")
        telegram.say(ada, f"/start {parse_qs(address.query)['start'][0]}")
        opened = await telegram.next_message(telegram.private(ada))
    assert "Part 2 of 3" in opened.text
    assert is_quoted(opened, parts)
    assert [button.text for button in opened.buttons if "Part" in button.text] == ["‹ Part 1", "Part 3 ›"]
    assert telegram.refusals == []
