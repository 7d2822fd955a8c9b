import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.simulator.faults import Faults
from bot.simulator.model import User
from bot.simulator.server import Simulator
from tests.simulator.asking import Ask

pytestmark = pytest.mark.filterwarnings("ignore:.*`retry_after` will be of type")

Order = Callable[[Faults], None]


@pytest.fixture
def ada(telegram: Simulator) -> User:
    """Somebody to whom the bot may write."""
    user = telegram.user("Ada")
    telegram.say(user, "hello")
    return user


@pytest.mark.parametrize(
    ("order", "error", "words", "is_done"),
    [
        (lambda f: f.flood("sendMessage", retry_after=7), RetryAfter, "Retry in (7|0:00:07)", False),
        (lambda f: f.broken("sendMessage"), NetworkError, "502", False),
        (lambda f: f.broken("sendMessage", status=503, after_work=True), NetworkError, "503", True),
        (lambda f: f.garbage("sendMessage"), TelegramError, "Invalid server response", False),
        (lambda f: f.garbage("sendMessage", after_work=True), TelegramError, "Invalid server response", True),
        (lambda f: f.hang_up("sendMessage"), NetworkError, "Error", False),
        (lambda f: f.hang_up("sendMessage", after_work=True), NetworkError, "Error", True),
        (lambda f: f.silence("sendMessage"), TimedOut, "Timed out", False),
        (lambda f: f.silence("sendMessage", after_work=True), TimedOut, "Timed out", True),
    ],
)
async def test_a_fault_hits_the_next_call_alone(  # noqa: PLR0917 - a table's columns and three fixtures
    telegram: Simulator, bot: Bot, ada: User, order: Order, error: type[TelegramError], words: str, is_done: bool
) -> None:
    order(telegram.faults)
    await bot.get_me()
    with pytest.raises(error, match=words):
        await bot.send_message(ada.id, "lost", read_timeout=0.5)
    await bot.send_message(ada.id, "arrived")
    shown = [each.text for each in telegram.private(ada).shown if each.by_bot]
    assert shown == (["lost", "arrived"] if is_done else ["arrived"])
    assert [each.is_ok for each in telegram.calls("sendMessage")] == [False, True]
    assert telegram.refusals == []


async def test_a_slow_answer_comes(telegram: Simulator, bot: Bot, ada: User) -> None:
    telegram.faults.slow(seconds=0.01)
    assert (await bot.send_message(ada.id, "x")).text == "x"
    telegram.faults.slow("sendMessage", seconds=60)
    waiting = asyncio.create_task(bot.send_message(ada.id, "y"))
    assert (await telegram.next_message(telegram.private(ada))).text == "x"
    assert (await telegram.next_message(telegram.private(ada))).text == "y"
    assert telegram.open_requests == 1
    waiting.cancel()
    await telegram.wait_until(lambda: not telegram.open_requests)


async def test_a_fault_may_come_several_times_and_to_any_method_but_polls(telegram: Simulator, ask: Ask) -> None:
    telegram.faults.flood(times=2, retry_after=3)
    assert (await ask("getUpdates"))["ok"]
    assert (await ask("getMe"))["parameters"] == {"retry_after": 3}
    assert (await ask("getMyName"))["description"] == "Too Many Requests: retry after 3"
    assert (await ask("getMe"))["ok"]


async def test_a_poll_can_fail_and_loses_no_updates(telegram: Simulator, ask: Ask, ada: User) -> None:
    telegram.faults.hang_up("getUpdates", after_work=True)
    with pytest.raises(httpx.TransportError):
        await ask("getUpdates")
    (update,) = await ask.result("getUpdates")
    assert update["message"]["from"]["id"] == ada.id


async def test_a_refusal_stays_one_under_a_fault(telegram: Simulator, bot: Bot, ada: User) -> None:
    telegram.faults.slow("sendMessage", seconds=0.01)
    with pytest.raises(BadRequest, match=r"[Cc]hat not found"):
        await bot.send_message(5, "x")
    assert [each.description for each in telegram.refusals] == ["Bad Request: chat not found"]


async def test_the_simulator_stops_while_a_request_hangs() -> None:
    async with Simulator() as telegram, httpx.AsyncClient(base_url=telegram.url, trust_env=False) as client:
        telegram.faults.silence("getMe")
        hanging = asyncio.create_task(client.get(f"/bot{telegram.token}/getMe"))
        await telegram.wait_until(lambda: telegram.open_requests)
        await telegram.stop()
        with pytest.raises(httpx.TransportError):
            await hanging


async def test_a_client_that_leaves_amid_its_request_is_no_error(caplog: pytest.LogCaptureFixture) -> None:
    async with Simulator() as telegram:
        address = urlsplit(telegram.url)
        _, client = await asyncio.open_connection(address.hostname, address.port)
        head = f"POST /bot{telegram.token}/getMe HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Length: 9\r\n\r\n"
        client.write(head.encode() + b"half")
        await client.drain()
        client.close()
        await client.wait_closed()
        async with Bot(telegram.token, base_url=f"{telegram.url}/bot") as bot:
            assert (await bot.get_me()).username == telegram.bot.username
    assert [record.name for record in caplog.records if record.levelname == "ERROR"] == []


async def test_flood_limits_hold_where_they_are_on() -> None:
    time = [datetime(2026, 1, 1, tzinfo=UTC)]
    async with Simulator(flood_limits=True, now=lambda: time[0]) as telegram:
        ada = telegram.user("Ada")
        telegram.say(ada, "hello")
        async with Bot(telegram.token, base_url=f"{telegram.url}/bot") as bot:
            await bot.send_message(ada.id, "one")
            with pytest.raises(RetryAfter):
                await bot.send_message(ada.id, "at once")
            time[0] += timedelta(seconds=1)
            assert (await bot.send_message(ada.id, "a second later")).date == time[0]
