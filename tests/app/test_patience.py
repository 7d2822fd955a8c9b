import asyncio
import datetime as dt
from collections.abc import Callable

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.app.connection import NotDoneError
from bot.app.patience import Patience, pause_after
from bot.metrics import Metrics


class Request:
    """A request that fails in the given ways, one after the other, and works after that."""

    def __init__(self, *errors: TelegramError) -> None:
        self.errors = list(errors)
        self.times = 0
        self.asked = asyncio.Event()

    async def __call__(self) -> bool:
        self.times += 1
        self.asked.set()
        if self.errors:
            raise self.errors.pop(0)
        return True


async def put(request: Request, endpoint: str = "sendMessage", retries: int = 2) -> object:
    patience = Patience(Metrics(), per_second=1000, per_group_minute=1000, retries=retries)
    return await patience.process_request(request, (), {}, endpoint, {"chat_id": -1}, None)


def wait(seconds: float) -> RetryAfter:
    return RetryAfter(dt.timedelta(seconds=seconds))


@pytest.mark.parametrize("error", [lambda: wait(0), lambda: NotDoneError("502")])
async def test_what_surely_did_nothing_is_done_again(error: Callable[[], TelegramError]) -> None:
    request = Request(error())
    assert await put(request)
    assert request.times == 2


@pytest.mark.parametrize("error", [TimedOut(), NetworkError("hung up"), BadRequest("wrong"), TelegramError("odd")])
async def test_what_may_have_been_done_is_not_done_again(error: TelegramError) -> None:
    request = Request(error)
    with pytest.raises(type(error)):
        await put(request)
    assert request.times == 1


async def test_patience_ends() -> None:
    request = Request(*[wait(0) for _ in range(5)])
    with pytest.raises(RetryAfter):
        await put(request, retries=2)
    assert request.times == 3
    request = Request(wait(0))
    with pytest.raises(RetryAfter):
        await put(request, retries=0)
    assert request.times == 1


@pytest.mark.parametrize(
    ("endpoint", "seconds"), [("sendMessage", 61), ("answerCallbackQuery", 6), ("answerInlineQuery", 6)]
)
async def test_nobody_waits_so_long(endpoint: str, seconds: float) -> None:
    request = Request(wait(seconds))
    with pytest.raises(RetryAfter):
        await put(request, endpoint)
    assert request.times == 1


async def test_one_that_is_told_to_wait_holds_up_no_other() -> None:
    patience = Patience(Metrics(), per_second=1000, per_group_minute=1000, retries=1)
    told = Request(wait(30))
    waiting = asyncio.create_task(patience.process_request(told, (), {}, "sendMessage", {"chat_id": -1}, None))
    await told.asked.wait()
    async with asyncio.timeout(5):
        assert await patience.process_request(Request(), (), {}, "sendMessage", {"chat_id": -2}, None)
    assert not waiting.done()
    waiting.cancel()
    await asyncio.wait({waiting})


def test_pauses_grow() -> None:
    assert [pause_after(NotDoneError(""), attempt) for attempt in (1, 2, 3)] == [0.5, 1.0, 2.0]
    assert pause_after(wait(3), 1) == pytest.approx(3.1)
