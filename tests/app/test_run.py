"""`python -m bot run` as a process of its own."""

import asyncio
import json
import signal
import socket
from pathlib import Path

import pytest

from bot.simulator.server import TOKEN, Simulator
from tests.app.processes import SECRET, end, start


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_answers_until_it_is_told_to_stop(telegram: Simulator, number: signal.Signals) -> None:
    nowhere = "http://127.0.0.1:9"  # a proxy is no way to one's own machine
    process = await start(telegram.url, LOG_LEVEL="DEBUG", HTTP_PROXY=nowhere, ALL_PROXY=nowhere, NO_PROXY="")
    ada = telegram.user("Ada")
    telegram.say(ada, "open sesame")
    await telegram.next_message(telegram.private(ada), within=30)
    await telegram.until_idle()
    process.send_signal(number)
    code, errors = await end(process)
    assert code == 0
    assert "stopped" in errors
    assert "Traceback" not in errors
    assert SECRET not in errors
    assert "sesame" not in errors
    assert telegram.world.updates.count == 0
    assert telegram.refusals == []


async def test_a_refused_token_is_named(telegram: Simulator) -> None:
    code, errors = await end(await start(telegram.url, token=TOKEN[:-1] + "x"))
    assert code == 1
    assert "TELEGRAM_BOT_TOKEN (environment): the token is refused" in errors
    assert "Traceback" not in errors
    assert SECRET[:-1] not in errors


async def test_with_a_log_in_json_what_ends_the_bot_is_json_too(telegram: Simulator) -> None:
    code, errors = await end(await start(telegram.url, token=TOKEN[:-1] + "x"))  # not on a terminal: JSON
    assert code == 1
    records = [json.loads(line) for line in errors.splitlines()]
    assert records[-1]["level"] == "CRITICAL"
    assert records[-1]["message"].startswith("TELEGRAM_BOT_TOKEN (environment): the token is refused")
    assert SECRET[:-1] not in errors


@pytest.mark.parametrize("wrong", [{"token": ""}, {"PORT": "x"}, {"SEEDS_DIR": "nothing"}], ids=str)
async def test_a_start_that_fails_before_the_log_is_set_up_is_json_where_that_is_asked_for(
    telegram: Simulator, tmp_path: Path, wrong: dict[str, str]
) -> None:
    if "SEEDS_DIR" in wrong:
        wrong = {"SEEDS_DIR": str(tmp_path)}
    code, errors = await end(await start(telegram.url, LOG_FORMAT="json", **wrong))
    assert code == 1
    (record,) = map(json.loads, errors.splitlines())
    assert (record["level"], record["logger"]) == ("CRITICAL", "bot.app")
    code, plain = await end(await start(telegram.url, LOG_FORMAT="auto", **wrong))
    assert code == 1
    assert plain.startswith(record["message"])


async def test_what_may_be_mistyped_is_a_warning_of_the_log(telegram: Simulator) -> None:
    process = await start(telegram.url, LOG_LEVELS="DEBUG")
    await telegram.wait_until(lambda: telegram.open_polls, within=30)
    process.terminate()
    code, errors = await end(process)
    assert code == 0
    said = [each["message"] for each in map(json.loads, errors.splitlines()) if each["level"] == "WARNING"]
    assert said == ["LOG_LEVELS (environment): there is no such setting; did you mean LOG_LEVEL?"]


async def test_a_missing_token_is_named(telegram: Simulator) -> None:
    code, errors = await end(await start(telegram.url, token=""))
    assert code == 1
    assert "TELEGRAM_BOT_TOKEN (environment): it is not set" in errors
    assert "Traceback" not in errors


async def test_a_second_poller_makes_the_first_one_leave(telegram: Simulator) -> None:
    first = await start(telegram.url)
    await telegram.wait_until(lambda: telegram.open_polls, within=30)
    second = await start(telegram.url)
    code, errors = await end(first)
    second.terminate()
    assert code == 1
    assert "another process gets the updates of this bot" in errors
    assert "Traceback" not in errors
    assert (await end(second))[0] == 0


async def test_it_can_be_stopped_while_telegram_cannot_be_reached() -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        process = await start(f"http://127.0.0.1:{reserved.getsockname()[1]}")
        assert process.stderr is not None
        async with asyncio.timeout(30):
            while b"again in" not in (line := await process.stderr.readline()):
                assert line
        process.terminate()
        code, errors = await end(process)
    assert code == 0
    assert "Traceback" not in errors
