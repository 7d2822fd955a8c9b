"""A bot that polls is stopped and started under load: what it took is answered, and nothing twice."""

import asyncio
import itertools
import signal
from pathlib import Path

from bot.simulator.model import User
from bot.simulator.server import Simulator
from tests.app.processes import SECRET, end, start, stopped, until_answered
from tests.handlers.running import own

PEOPLE, STOPS = 20, 3
PAUSE = 0.02
"""Seconds between two questions."""


async def test_processes_that_follow_each_other_answer_every_question_once(telegram: Simulator, tmp_path: Path) -> None:
    """People ask all the time, also while no process is there."""
    (tmp_path / "telegram.yaml").write_text("messages_per_second: 1000\n", "utf-8")
    people = [telegram.user(f"Ada {number}") for number in range(PEOPLE)]
    telegram.faults.slow("sendMessage", times=10_000, seconds=0.05)
    asked = dict.fromkeys(people, 0)
    asking = asyncio.create_task(ask_all(telegram, asked))
    said = ""
    for generation in range(1, STOPS + 1):
        process = await start(telegram.url, CONFIG_DIR=str(tmp_path))
        async with stopped(process):
            await telegram.wait_until(lambda: telegram.open_polls, within=30)
            answered = sum(answers(telegram, people))
            await until_answered(telegram, people, answered + PEOPLE)
            if generation == STOPS:
                asking.cancel()
                await telegram.until_idle(within=30)
            process.send_signal(signal.SIGTERM)
            code, errors = await end(process)
        assert code == 0
        said += errors
    assert answers(telegram, people) == list(asked.values())
    assert telegram.world.updates.count == 0
    assert telegram.refusals == []
    assert "could not be finished" not in said
    assert "Traceback" not in said
    assert SECRET not in said


async def ask_all(telegram: Simulator, asked: dict[User, int]) -> None:
    """One asks after the other, without end; counted in `asked`."""
    for person in itertools.cycle(asked):
        telegram.say(person, "/about")
        asked[person] += 1
        await asyncio.sleep(PAUSE)


def answers(telegram: Simulator, people: list[User]) -> list[int]:
    """How many each of them has got."""
    return [len(own(telegram, telegram.private(each))) for each in people]
