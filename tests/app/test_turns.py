import asyncio
from typing import Any

import pytest
from telegram import Update

from bot.app.turns import Turns, turn_of
from bot.handlers.turn import own_turn

ADA = {"id": 7, "is_bot": False, "first_name": "Ada"}


def message(update_id: int, chat: int) -> Update:
    """A message in a chat."""
    found = {"message_id": update_id, "date": 1, "chat": {"id": chat, "type": "group", "title": "t"}, "text": "x"}
    return update(update_id, message=found)


def update(update_id: int = 1, **fields: Any) -> Update:
    made = Update.de_json({"update_id": update_id} | fields, None)
    assert made is not None
    return made


class Work:
    """Handles updates: each waits until it is let go."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.begun: list[int] = []
        self.finished: list[int] = []
        self.gates: dict[int, asyncio.Event] = {}
        self.change = asyncio.Condition()

    def take(self, update_id: int, chat: int) -> asyncio.Task[None]:
        self.gates[update_id] = asyncio.Event()
        return asyncio.create_task(self.turns.process_update(message(update_id, chat), self._handle(update_id)))

    async def until_begun(self, *update_ids: int) -> None:
        async with asyncio.timeout(5), self.change:
            await self.change.wait_for(lambda: set(update_ids) <= set(self.begun))

    async def _handle(self, update_id: int) -> None:
        async with self.change:
            self.begun.append(update_id)
            self.change.notify_all()
        await self.gates[update_id].wait()
        self.finished.append(update_id)


async def test_in_a_chat_one_comes_after_the_other() -> None:
    work = Work(Turns(at_once=10))
    tasks = [work.take(number, chat=-1) for number in range(5)]
    for number in range(5):
        await work.until_begun(number)
        assert work.begun == list(range(number + 1))
        work.gates[number].set()
    await asyncio.gather(*tasks)
    assert work.finished == list(range(5))


async def test_a_slow_chat_delays_no_other() -> None:
    work = Work(Turns(at_once=2))
    slow = [work.take(number, chat=-1) for number in range(50)]
    await work.until_begun(0)
    other = work.take(100, chat=-2)
    await work.until_begun(100)
    work.gates[100].set()
    await other
    assert work.finished == [100]
    for gate in work.gates.values():
        gate.set()
    await asyncio.gather(*slow)
    assert work.finished == [100, *range(50)]


async def test_only_so_many_are_begun_at_once() -> None:
    work = Work(Turns(at_once=2))
    tasks = [work.take(number, chat=-number) for number in range(1, 5)]
    await work.until_begun(1, 2)
    assert work.begun == [1, 2]
    work.gates[2].set()
    await work.until_begun(3)
    assert work.begun == [1, 2, 3]
    for gate in work.gates.values():
        gate.set()
    await asyncio.gather(*tasks)
    assert work.turns.taken == 0


async def test_nothing_more_is_taken_while_too_many_wait() -> None:
    work = Work(Turns(at_once=1, most=2))
    await work.turns.room()
    first = work.take(1, chat=-1)
    await work.until_begun(1)
    await work.turns.room()
    second = work.take(2, chat=-1)
    waiting = asyncio.create_task(work.turns.room())
    await asyncio.sleep(0)  # both tasks have begun
    assert work.turns.taken == 2
    assert not waiting.done()
    work.gates[1].set()
    await first
    async with asyncio.timeout(5):
        await waiting
    work.gates[2].set()
    await second


async def test_what_is_broken_off_leaves_nothing_behind() -> None:
    work = Work(Turns(at_once=1))
    tasks = [work.take(1, chat=-1), work.take(2, chat=-1), work.take(3, chat=-2)]
    await work.until_begun(1)
    work.turns.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(result) for result in results] == [asyncio.CancelledError] * 3
    assert (work.begun, work.finished, work.turns.taken) == ([1], [], 0)


async def test_a_handler_that_fails_gives_its_place_back() -> None:
    async def fail() -> None:
        raise ValueError("ours")

    turns = Turns(at_once=1)
    for number in range(3):
        with pytest.raises(ValueError, match="ours"):
            await turns.process_update(message(number, -1), fail())
    assert turns.taken == 0


async def test_a_press_begins_before_its_turn_and_what_comes_after_it_waits_for_it() -> None:
    turns, done, let_go = Turns(at_once=1), [], asyncio.Event()
    acknowledged = asyncio.Event()

    async def answer(name: str) -> None:
        await let_go.wait()
        done.append(name)

    async def press() -> None:
        acknowledged.set()
        await own_turn()
        done.append("press")

    pressed = update(2, callback_query=PRESS | {"message": MESSAGE})
    tasks = [
        asyncio.create_task(turns.process_update(message(1, CHAT_ID), answer("before"))),
        asyncio.create_task(turns.process_update(pressed, press())),
        asyncio.create_task(turns.process_update(message(3, CHAT_ID), answer("after"))),
    ]
    async with asyncio.timeout(5):
        await acknowledged.wait()
        assert done == []
        let_go.set()
        await asyncio.gather(*tasks)
    assert done == ["before", "press", "after"]
    assert turns.taken == 0


async def test_a_press_that_is_broken_off_before_its_turn_leaves_nothing_behind() -> None:
    turns, begun = Turns(at_once=1), asyncio.Event()
    broken_off = []

    async def press() -> None:
        begun.set()
        try:
            await own_turn()
        except asyncio.CancelledError:
            broken_off.append("press")
            raise

    tasks = [
        asyncio.create_task(turns.process_update(message(1, CHAT_ID), asyncio.Event().wait())),
        asyncio.create_task(turns.process_update(update(2, callback_query=PRESS | {"message": MESSAGE}), press())),
    ]
    async with asyncio.timeout(5):
        await begun.wait()
        turns.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(result) for result in results] == [asyncio.CancelledError] * 2
    assert (broken_off, turns.taken) == (["press"], 0)


async def test_a_press_that_fails_gives_its_place_back() -> None:
    async def fail() -> None:
        raise ValueError("ours")

    turns = Turns(at_once=1)
    for number in range(3):
        with pytest.raises(ValueError, match="ours"):
            await turns.process_update(update(number, callback_query=PRESS | {"message": MESSAGE}), fail())
    assert turns.taken == 0


CHAT_ID = -5
CHAT = {"id": CHAT_ID, "type": "supergroup", "title": "t"}
MESSAGE = {"message_id": 1, "date": 1, "chat": CHAT, "from": ADA}
PRESS = {"id": "1", "from": ADA, "chat_instance": "1", "data": "x"}


@pytest.mark.parametrize(
    ("fields", "turn"),
    [
        ({"message": MESSAGE}, ("chat", -5)),
        ({"edited_message": MESSAGE}, ("chat", -5)),
        ({"guest_message": MESSAGE}, ("chat", -5)),
        ({"callback_query": PRESS | {"message": MESSAGE}}, ("chat", -5)),
        ({"callback_query": PRESS | {"inline_message_id": "1"}}, ("user", 7)),
        ({"inline_query": {"id": "1", "from": ADA, "query": "", "offset": ""}}, ("inline", 7)),
        (
            {
                "my_chat_member": {
                    "chat": CHAT,
                    "from": ADA,
                    "date": 1,
                    "old_chat_member": {"status": "left", "user": ADA},
                    "new_chat_member": {"status": "member", "user": ADA},
                }
            },
            ("chat", -5),
        ),
        ({}, ("update", 1)),
    ],
)
def test_whose_turn_it_is(fields: dict[str, Any], turn: object) -> None:
    assert turn_of(update(**fields)) == turn
