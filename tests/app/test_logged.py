"""What the log of a bot at work tells."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from bot.app import Parts
from bot.simulator.server import TOKEN, Simulator
from tests.app.calling import called_at, free_port, serving
from tests.app.conftest import logging_to
from tests.console.terminals import environment
from tests.handlers.running import ROOT, running

SECRET = TOKEN.partition(":")[2]


@pytest.fixture(params=[False, True], ids=["without texts", "with texts"])
def texts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def stream(texts: bool) -> Iterator[io.StringIO]:
    stream = io.StringIO()
    with logging_to(stream, form="json", texts=texts):
        yield stream


def told(stream: io.StringIO) -> dict[str, list[dict[str, Any]]]:
    """The records with an outcome, by the kind of their update."""
    records = [json.loads(line) for line in stream.getvalue().splitlines()]
    kinds: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        if "outcome" in record:
            kinds.setdefault(record["kind"], []).append(record)
    return kinds


async def use(telegram: Simulator) -> None:
    """Write, edit, press, type inline, be silent."""
    telegram.bot.can_read_all_group_messages = True
    ada = telegram.user("Ada")
    group = telegram.group("Readers", [ada], with_bot=False)
    asked = telegram.say(ada, "/start sesame")
    start = await telegram.next_message(telegram.private(ada))
    telegram.edit(asked, "/privacy")
    await telegram.next_edit(start)
    await telegram.answer_to(telegram.press_data(ada, start, "sesame"))
    await telegram.results_of(telegram.type_inline(ada, "sesame"))
    telegram.add_bot(group, by=ada)
    await telegram.next_message(group)
    telegram.say(ada, "sesame", group)
    await telegram.until_idle()


def check(stream: io.StringIO, *, texts: bool) -> None:
    found = told(stream)
    assert {"message", "edited_message", "callback_query", "inline_query", "my_chat_member"} <= found.keys()
    records = [record for each in found.values() for record in each]
    assert all(isinstance(record["update_id"], int) and record["milliseconds"] >= 0 for record in records)
    assert [record["outcome"] for record in found["message"]] == ["menu.start", *["silent"] * 2]  # of being added, too
    assert found["edited_message"][0]["outcome"] == "menu.privacy"
    assert found["inline_query"][0].get("text") == ("sesame" if texts else None)
    assert ("sesame" in stream.getvalue()) is texts
    assert SECRET not in stream.getvalue()


async def test_where_the_bot_polls_every_outcome_tells_of_its_update(
    telegram: Simulator, parts: Parts, stream: io.StringIO, texts: bool
) -> None:
    async with running(telegram, parts):
        await use(telegram)
    check(stream, texts=texts)


async def test_where_the_bot_is_called_too(telegram: Simulator, parts: Parts, stream: io.StringIO, texts: bool) -> None:
    async with serving(called_at(telegram, free_port()), parts):
        await use(telegram)
    check(stream, texts=texts)


FAULTY = """
from pathlib import Path
from bot.app.process import serve
from bot.app.signals import Signals
from bot.settings import Secret, Settings

class Parts:
    @property
    def library(self):
        raise RuntimeError(TOKEN)

TOKEN = "{token}"
serve(Settings(Path(), Path(), token=Secret(TOKEN), log_texts=True), Parts(), frozenset(), Signals())
"""


def test_a_fault_that_ends_the_bot_is_a_line_of_the_log() -> None:
    run = subprocess.run(
        [sys.executable, "-c", FAULTY.format(token=TOKEN)],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (run.returncode, run.stdout) == (1, b"")
    warning, fault = map(json.loads, run.stderr.splitlines())
    assert warning["message"] == "LOG_TEXTS: this log shows what people write to the bot"
    assert (fault["level"], fault["message"]) == ("CRITICAL", "a fault of ours ends the bot: RuntimeError")
    assert "in library" in fault["detail"]
    assert SECRET not in run.stderr.decode()
