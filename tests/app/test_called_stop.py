"""A stop loses nothing and answers nothing twice, also with Telegram calling all the time."""

import asyncio
import signal
from pathlib import Path

import pytest

from bot.app import Parts
from bot.simulator.model import User
from bot.simulator.server import Simulator
from tests.app.calling import called_at, free_port, serving
from tests.app.processes import SECRET, end, start_called, stopped, until_answered
from tests.handlers.running import ask, is_quoted, own


async def test_what_was_taken_is_finished_and_acknowledged(telegram: Simulator, parts: Parts) -> None:
    people = [telegram.user(f"Ada {number}") for number in range(5)]
    async with serving(called_at(telegram, free_port()), parts):
        await ask(telegram)
        telegram.faults.slow("sendMessage", times=5, seconds=0.3)
        for person in people:
            telegram.say(person, "/privacy")
        await telegram.wait_until(lambda: len(telegram.calls("sendMessage")) == 6)
    assert [len(own(telegram, telegram.private(person))) for person in people] == [1] * 5
    assert [each.status for each in telegram.deliveries[1:6]] == [200] * 5
    assert telegram.world.updates.count == 0
    assert telegram.refusals == []


async def test_what_was_not_begun_in_time_is_left_to_the_next_start(
    telegram: Simulator, parts: Parts, caplog: pytest.LogCaptureFixture
) -> None:
    ada, ben = telegram.user("Ada"), telegram.user("Ben")
    settings = called_at(telegram, free_port(), chats_at_once=2, stop_seconds=0.1)
    async with serving(settings, parts):
        await ask(telegram)
        telegram.faults.silence("sendMessage", times=1)  # may have been sent: nobody can know
        telegram.faults.flood("sendMessage", times=1, retry_after=30)  # surely was not
        telegram.say(ada, "/about")
        await telegram.wait_until(lambda: len(telegram.faults.ordered) == 1)
        telegram.say(ben, "/about")
        await telegram.wait_until(lambda: not telegram.faults.ordered and telegram.open_requests == 1)
    assert "2 updates could not be finished in time" in caplog.messages
    async with serving(settings, parts):
        await telegram.next_message(telegram.private(ben))
        await telegram.until_idle()
    assert own(telegram, telegram.private(ada)) == []
    assert len(own(telegram, telegram.private(ben))) == 1


async def test_a_page_that_could_not_be_turned_in_time_is_turned_after_the_next_start(
    telegram: Simulator, parts: Parts
) -> None:
    ada = telegram.user("Ada")
    group = telegram.supergroup("Friends", [ada])
    port = free_port()
    async with serving(called_at(telegram, port, stop_seconds=0.1, group_messages_per_minute=1), parts):
        for _ in range(2):
            telegram.say(ada, f"/assad@{telegram.bot.username}", group)
        answer = await telegram.next_message(group)
        await telegram.answer_to(telegram.press(ada, answer, "›"))
    assert answer.edits == 0
    async with serving(called_at(telegram, port), parts):
        assert is_quoted(await telegram.next_edit(answer), parts)
    assert answer.edits == 1
    assert {each.description.partition(":")[2][:17] for each in telegram.refusals} == {" query is too old"}


PEOPLE, QUESTIONS, GENERATIONS = 20, 6, 3


async def test_processes_that_take_over_from_each_other_lose_nothing(telegram: Simulator, tmp_path: Path) -> None:
    """People ask all the time, while one process after the other is stopped and started."""
    (tmp_path / "telegram.yaml").write_text("messages_per_second: 1000\n", "utf-8")
    port, people = free_port(), [telegram.user(f"Ada {number}") for number in range(PEOPLE)]
    telegram.faults.slow("sendMessage", times=10_000, seconds=0.05)
    asking = asyncio.create_task(ask_all(telegram, people))
    said = ""
    for generation in range(1, GENERATIONS + 1):
        process = await start_called(telegram, port, CONFIG_DIR=str(tmp_path))
        async with stopped(process):
            await until_answered(telegram, people, PEOPLE * QUESTIONS * generation // GENERATIONS - 5)
            if generation == GENERATIONS:
                await asking
                await telegram.until_idle(within=30)
            process.send_signal(signal.SIGTERM)
            code, errors = await end(process)
        assert code == 0
        said += errors
    assert [len(own(telegram, telegram.private(each))) for each in people] == [QUESTIONS] * PEOPLE
    assert telegram.refusals == []
    assert {None, 200} <= {each.status for each in telegram.deliveries}
    assert "Traceback" not in said
    assert SECRET not in said
    assert str(telegram.world.webhook.secret_token) not in said


async def ask_all(telegram: Simulator, people: list[User]) -> None:
    """Everybody asks again and again; what waits for an answer keeps growing."""
    for number in range(QUESTIONS):
        await until_answered(telegram, people, number * PEOPLE // 2)
        for each in people:
            telegram.say(each, "/about")


async def test_a_process_that_is_killed_loses_nothing(telegram: Simulator) -> None:
    port, ada = free_port(), telegram.user("Ada")
    telegram.faults.silence("sendMessage")
    killed = await start_called(telegram, port)
    async with stopped(killed):
        telegram.say(ada, "/about")
        telegram.say(ada, "/privacy")
        await telegram.wait_until(lambda: not telegram.faults.ordered, within=30)
        killed.kill()
        await killed.communicate()
    process = await start_called(telegram, port)
    async with stopped(process):
        for _ in range(2):
            await telegram.next_message(telegram.private(ada), within=30)
        await telegram.until_idle()
        process.terminate()
        assert (await end(process))[0] == 0
    assert len(own(telegram, telegram.private(ada))) == 2
