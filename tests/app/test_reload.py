"""The library is loaded anew while the bot answers."""

import asyncio
import re
import shutil
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import pytest

from bot.app import Parts, load_parts
from bot.app.reload import Reloads
from bot.app.service import Service
from bot.app.watch import marks_of
from bot.settings import Settings
from bot.simulator.server import Simulator
from tests.app.orchard import HELD, HELD_ARTICLE, HOLD, KEPT, rewrite
from tests.handlers.running import ask, own, settings_for
from tests.library.writing import ARTICLE, line_of, write_seed


@dataclass
class Running:
    """A bot that loads anew."""

    service: Service
    reloads: Reloads = field(init=False)
    announced: int = 0
    """How often the loads had the commands announced."""

    def announce(self) -> None:
        self.announced += 1
        self.service.announce()

    def count(self, result: str) -> float:
        """How many attempts have ended so."""
        text = self.service.metrics.text().decode()
        found = re.search(rf'^verbatim_library_reloads_total{{result="{result}"}} (\S+)$', text, re.MULTILINE)
        assert found is not None
        return float(found[1])

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(30):
            while not condition():  # noqa: ASYNC110 (of metrics there are no events)
                await asyncio.sleep(0.005)

    async def load(self, result: str) -> None:
        """Ask for a load, and wait until it has ended as it should."""
        before = self.count(result)
        self.reloads.ask()
        await self.until(lambda: self.count(result) > before)


def settings_of(telegram: Simulator, seeds: Path) -> Settings:
    return replace(settings_for(telegram), seeds_dir=seeds)


@asynccontextmanager
async def reloading(
    telegram: Simulator, seeds: Path, *, watched: bool = False, load: Callable[[Settings], Parts] = load_parts
) -> AsyncIterator[Running]:
    settings = settings_of(telegram, seeds)
    seen = marks_of(seeds) if watched else None
    service = Service(settings, load_parts(settings))
    bot = Running(service)
    bot.reloads = Reloads(service.current, partial(load, settings), bot.announce, service.metrics)
    async with service, bot.reloads.served(seeds, seen, every=0.02):
        task = asyncio.create_task(service.run())
        yield bot
        task.cancel()
        await asyncio.wait({task})
    assert telegram.refusals == []


async def test_a_seed_that_changes_on_disk_answers_without_a_restart(telegram: Simulator, seeds: Path) -> None:
    async with reloading(telegram, seeds, watched=True) as bot:
        assert KEPT in await ask(telegram, "/sale")
        rewrite(seeds, HOLD, article=HELD_ARTICLE)
        await bot.until(lambda: bot.count("loaded") == 1)
        assert HELD in await ask(telegram, "/sale")
        write_seed(seeds, ("sale:", "sale_again:"), *[("[sale]", "[sale_again]")] * 3, slug="orchard-too")
        await bot.until(lambda: bot.count("loaded") == 2)
        assert KEPT in await ask(telegram, "/sale_again")


async def test_where_nobody_watches_nothing_changes_until_asked(telegram: Simulator, seeds: Path) -> None:
    async with reloading(telegram, seeds) as bot:
        rewrite(seeds, HOLD, article=HELD_ARTICLE)
        assert KEPT in await ask(telegram, "/sale")
        await bot.load("loaded")
        assert HELD in await ask(telegram, "/sale")


@pytest.mark.parametrize("watched", [True, False])
async def test_a_broken_seed_leaves_the_old_one_in_service_and_says_so(
    telegram: Simulator, seeds: Path, watched: bool, caplog: pytest.LogCaptureFixture
) -> None:
    async with reloading(telegram, seeds, watched=watched) as bot:
        rewrite(seeds, article=HELD_ARTICLE)
        line = line_of(seeds / "orchard" / "index.yaml", "words: >-")
        if not watched:
            bot.reloads.ask()
        await bot.until(lambda: bot.count("refused") >= 1)
        assert KEPT in await ask(telegram, "/sale")
        rewrite(seeds, HOLD, article=HELD_ARTICLE)
        if not watched:
            bot.reloads.ask()
        await bot.until(lambda: bot.count("loaded") == 1)
        assert HELD in await ask(telegram, "/sale")
    said = next(record for record in caplog.records if record.name == "bot.app.reload")
    assert said.levelname == "ERROR"
    first, *rest = said.getMessage().splitlines()
    assert first.startswith("the new library is wrong, so the old one stays; 2 to correct, the first is ")
    assert f"{seeds / 'orchard' / 'index.yaml'}:{line}: " in first
    assert any(each.strip().startswith("->") for each in rest)


async def test_a_folder_that_has_gone_leaves_the_old_library_in_service(telegram: Simulator, seeds: Path) -> None:
    async with reloading(telegram, seeds, watched=True) as bot:
        shutil.rmtree(seeds)
        await bot.until(lambda: bot.count("refused") == 1)
        assert KEPT in await ask(telegram, "/sale")


async def test_a_fault_of_ours_leaves_the_old_library_in_service_too(
    telegram: Simulator, seeds: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: Settings) -> Parts:
        raise RuntimeError("ours")

    async with reloading(telegram, seeds, load=fail) as bot:
        await bot.load("failed")
        await bot.load("failed")
        assert KEPT in await ask(telegram, "/sale")
    assert sum("RuntimeError" in message for message in caplog.messages) == 2


async def test_old_buttons_work_on_the_new_library(telegram: Simulator, seeds: Path) -> None:
    ada = telegram.user("Ada")
    async with reloading(telegram, seeds) as bot:
        telegram.say(ada, "/sale")
        message = await telegram.next_message(telegram.private(ada))
        more = ("passages:\n", "passages:\n  - words: A word before.\n    kind: narration\n")
        rewrite(seeds, more, article=ARTICLE.replace("“We could", "A word before.\n“We could", 1))
        await bot.load("loaded")
        press = telegram.press(ada, message, "›")
        await telegram.answer_to(press)
        turned = await telegram.next_edit(message)
    assert "older than the road" in turned.text
    assert len(own(telegram, telegram.private(ada))) == 1


async def test_the_commands_are_announced_again_when_they_change(telegram: Simulator, seeds: Path) -> None:
    async with reloading(telegram, seeds) as bot:
        await telegram.wait_until(lambda: len(telegram.calls("setMyShortDescription")) == 2)
        assert "sale" in telegram.commands("all_private_chats", "")
        rewrite(seeds, ("sale:", "selling:"), *[("[sale]", "[selling]")] * 3)
        await bot.load("loaded")
        await telegram.wait_until(lambda: len(telegram.calls("setMyShortDescription")) == 4)
        assert "selling" in telegram.commands("all_private_chats", "")
        assert "sale" not in telegram.commands("all_private_chats", "")


async def test_a_library_with_the_same_commands_is_not_announced(telegram: Simulator, seeds: Path) -> None:
    async with reloading(telegram, seeds) as bot:
        await bot.load("loaded")
        rewrite(seeds, HOLD, article=HELD_ARTICLE)
        await bot.load("loaded")
        assert bot.announced == 0
        rewrite(seeds, ("sale:", "selling:"), *[("[sale]", "[selling]")] * 3)
        await bot.load("loaded")
        assert bot.announced == 1


async def test_questions_are_answered_while_a_library_is_loaded(telegram: Simulator, seeds: Path) -> None:
    gate = threading.Event()

    def load(settings: Settings) -> Parts:
        assert gate.wait(30)
        return load_parts(settings)

    async with reloading(telegram, seeds, load=load) as bot:
        rewrite(seeds, HOLD, article=HELD_ARTICLE)
        bot.reloads.ask()
        assert KEPT in await ask(telegram, "/sale")
        gate.set()
        await bot.until(lambda: bot.count("loaded") == 1)
        assert HELD in await ask(telegram, "/sale")


async def test_what_is_asked_while_loading_is_one_more_load(telegram: Simulator, seeds: Path) -> None:
    begun: list[None] = []
    gate = threading.Event()

    def load(settings: Settings) -> Parts:
        begun.append(None)
        assert gate.wait(30)
        return load_parts(settings)

    async with reloading(telegram, seeds, load=load) as bot:
        bot.reloads.ask()
        await bot.until(lambda: len(begun) == 1)
        rewrite(seeds, HOLD, article=HELD_ARTICLE)
        for _ in range(5):
            bot.reloads.ask()
        gate.set()
        await bot.until(lambda: bot.count("loaded") == 2)
        assert HELD in await ask(telegram, "/sale")
    assert len(begun) == 2


async def test_no_question_is_lost_or_answered_twice_while_libraries_come_and_go(
    telegram: Simulator, seeds: Path
) -> None:
    people = [telegram.user(f"Ada {number}") for number in range(12)]
    async with reloading(telegram, seeds) as bot:
        for turn in range(4):
            for person in people:
                telegram.say(person, "/sale")
            rewrite(seeds, HOLD, article=HELD_ARTICLE) if turn % 2 else rewrite(seeds)
            bot.reloads.ask()
        await telegram.wait_until(
            lambda: all(len(own(telegram, telegram.private(person))) >= 4 for person in people), within=30
        )
        await telegram.until_idle()
        await bot.until(lambda: bot.count("loaded") >= 1)
    for person in people:
        answers = own(telegram, telegram.private(person))
        assert len(answers) == 4
        assert all(KEPT in answer.text or HELD in answer.text for answer in answers)
