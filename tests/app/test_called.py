from bot.app import Parts
from bot.app.application import UPDATES
from bot.simulator.server import Simulator
from tests.app.calling import called_at, free_port, serving
from tests.handlers.running import ask, own


async def test_what_telegram_calls_with_is_answered(telegram: Simulator, parts: Parts) -> None:
    port = free_port()
    async with serving(called_at(telegram, port), parts):
        assert await ask(telegram, "what did lavrov say on assad")
        await telegram.until_idle()
        hook = telegram.world.webhook
        assert hook.url == f"http://127.0.0.1:{port}/telegram"
        assert hook.secret_token is not None
        assert len(hook.secret_token) == 64
        assert hook.max_connections == 64
        assert set(telegram.world.updates.allowed) == set(UPDATES)
    assert {each.status for each in telegram.deliveries} == {200}
    assert telegram.refusals == []
    assert not telegram.calls("getUpdates")


async def test_an_update_that_comes_again_is_answered_once(telegram: Simulator, parts: Parts) -> None:
    ada = telegram.user("Ada")
    async with serving(called_at(telegram, free_port()), parts):
        telegram.say(ada, "/about")
        await telegram.next_message(telegram.private(ada))
        await telegram.until_idle()
        telegram.repeat_last_update()
        await telegram.until_idle()
        telegram.say(ada, "/privacy")
        await telegram.next_message(telegram.private(ada))
        await telegram.until_idle()
    assert [each.status for each in telegram.deliveries] == [200, 200, 200]
    assert len(own(telegram, telegram.private(ada))) == 2
