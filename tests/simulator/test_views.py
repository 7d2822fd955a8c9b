import asyncio

import pytest

from bot.simulator.server import Simulator
from tests.simulator.asking import Ask


async def test_a_wait_in_vain_tells_what_there_is_to_see(telegram: Simulator, ask: Ask) -> None:
    ada = telegram.user("Ada")
    telegram.say(ada, "hello")
    await ask("sendMessage", chat_id=5, text="x")
    with pytest.raises(TimeoutError, match=r"nothing came within 0\.01 s") as waited:
        await telegram.next_message(telegram.private(ada), within=0.01)
    for evidence in ("1 updates wait", "'hello'", "refused: sendMessage: Bad Request: chat not found"):
        assert evidence in str(waited.value)


async def test_a_live_view_is_woken_by_every_change(telegram: Simulator) -> None:
    version = telegram.world.change.version
    watching = asyncio.create_task(telegram.changed(version, within=5))
    telegram.say(telegram.user("Ada"), "hello")
    assert await watching > version
