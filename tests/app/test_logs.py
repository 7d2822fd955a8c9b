import asyncio
import io
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from telegram import Update

from bot.app.handling import handling
from bot.app.logs import set_up
from bot.simulator import server as simulator
from tests.app.conftest import logging_to

TOKEN = simulator.TOKEN
SECRET = TOKEN.partition(":")[2]
ADA = {"id": 7, "is_bot": False, "first_name": "Ada"}
MESSAGE = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "from": ADA, "text": "open\nsesame"}


def update(**fields: Any) -> Update:
    made = Update.de_json({"update_id": 5} | fields, None)
    assert made is not None
    return made


@pytest.fixture(params=["text", "json"])
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def log(form: str) -> Iterator[io.StringIO]:
    """What is logged, in each form."""
    stream = io.StringIO()
    with logging_to(stream, form=form):
        yield stream


@pytest.fixture
def objects() -> Iterator[io.StringIO]:
    """What is logged as JSON, texts included."""
    stream = io.StringIO()
    with logging_to(stream, form="json", texts=True):
        yield stream


def read(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def fail() -> None:
    raise ValueError(TOKEN) from KeyError(TOKEN)


class Unspeakable:
    def __str__(self) -> str:
        raise RuntimeError(TOKEN)

    __repr__ = __str__


@pytest.mark.parametrize(
    ("message", "values"),
    [
        (f"POST https://api.telegram.org/bot{TOKEN}/getMe", ()),
        ("POST %s", (f"https://api.telegram.org/bot{TOKEN}/getMe",)),
        ("POST %(url)s", ({"url": f"https://api.telegram.org/bot{TOKEN.replace(':', '%3A')}/getMe"},)),
        ("%s", (ValueError(TOKEN),)),
    ],
)
def test_the_token_is_in_no_message(log: io.StringIO, message: str, values: tuple[object, ...]) -> None:
    logging.getLogger("anything").warning(message, *values)
    assert "***" in log.getvalue()
    assert SECRET not in log.getvalue()


@pytest.mark.parametrize(
    ("message", "values"), [("%d", ("not a number",)), ("%s", (Unspeakable(),)), ("%s %s", ("one",))]
)
def test_a_message_that_cannot_be_written_is_said_to_be_one(
    log: io.StringIO, message: str, values: tuple[object, ...]
) -> None:
    record = logging.LogRecord("anything", logging.INFO, "p", 1, f"{message} {TOKEN}", values, None)
    logging.getLogger().handlers[0].handle(record)
    assert f"{message} 123456789:***' with values that don't fit" in log.getvalue()


def test_the_token_is_in_no_traceback_and_no_stack(log: io.StringIO) -> None:
    try:
        fail()
    except ValueError:
        logging.getLogger("anything").exception("failed", stack_info=True)
    logging.getLogger("anything").warning("again", exc_info=ValueError(TOKEN))
    assert log.getvalue().count("***") == 3
    assert "Traceback" in log.getvalue()
    assert SECRET not in log.getvalue()


@pytest.mark.parametrize("name", ["httpx", "telegram.ext.ExtBot", "telegram.ext.Application", "asyncio", "uvicorn"])
def test_the_token_is_in_no_line_of_a_library(log: io.StringIO, name: str) -> None:
    logging.getLogger(name).error("https://api.telegram.org/bot%s/getMe", TOKEN)
    assert "/bot123456789:***/getMe" in log.getvalue()


@pytest.mark.parametrize("secret", ['a"quote and\\slash', "plain-and-long", "with/slash+plus"])
def test_other_secrets_are_masked_too_however_they_are_written(form: str, secret: str) -> None:
    stream = io.StringIO()
    with logging_to(stream, form=form, secrets=[secret]):
        logging.getLogger("anything").info("%s %r http://%s", secret, secret, secret.replace("/", "%2F"))
        logging.getLogger("anything").info(secret, extra={"outcome": secret})
    assert secret not in stream.getvalue()
    assert json.dumps(secret)[1:-1] not in stream.getvalue()
    assert stream.getvalue().count("***") >= 4 - (form == "text")


@pytest.mark.parametrize(
    "name", ["httpx", "httpcore.http11", "telegram.Bot", "telegram.ext.ExtBot", "telegram.request.BaseRequest"]
)
def test_libraries_do_not_tell_what_people_write(log: io.StringIO, name: str) -> None:
    logging.getLogger(name).debug("parameters")
    assert log.getvalue() == ""
    logging.getLogger("bot.anything").debug("a reason to stay silent")
    assert "a reason to stay silent" in log.getvalue()


def test_quiet_is_quiet(log: io.StringIO) -> None:
    set_up("ERROR", TOKEN, log)
    logging.getLogger("telegram.ext.Application").info("started")
    logging.getLogger("httpx").warning("hm")
    assert log.getvalue() == ""


@pytest.mark.parametrize(
    "message",
    [
        'a "quotation" \\ and a slash',
        "tabs\tand \x00 \x07 \x1b[31m red \x7f \x85",
        "line\u2028paragraph\u2029separators",
        "returned\rto the start",
        "half a pair \ud83d and Москва 🙂",
        "",
    ],
)
def test_a_record_is_one_line_of_json_whatever_is_in_it(objects: io.StringIO, message: str) -> None:
    logging.getLogger("anything").info("%s", message, extra={"outcome": message})
    (found,) = read(objects)
    assert found["message"] == message
    assert found.get("outcome", "") == message
    assert objects.getvalue().encode("ascii").isascii()


def test_a_traceback_is_one_field(objects: io.StringIO) -> None:
    try:
        fail()
    except ValueError:
        logging.getLogger("anything").exception("it broke:\nfirst finding\nsecond finding")
    (found,) = read(objects)
    assert found["message"] == "it broke:"
    lines = found["detail"].splitlines()
    assert lines[:3] == ["first finding", "second finding", "KeyError: '123456789:***'"]
    assert lines[-1] == "ValueError: 123456789:***"


def test_json_has_the_time_in_utc_the_level_and_the_logger(objects: io.StringIO) -> None:
    record = logging.LogRecord("bot.anything", logging.WARNING, "p", 1, "%s", ("hm",), None)
    record.created = 1_700_000_000.5
    logging.getLogger().handlers[0].handle(record)
    assert read(objects) == [
        {"time": "2023-11-14T22:13:20.500Z", "level": "WARNING", "logger": "bot.anything", "message": "hm"}
    ]


def test_what_steers_a_terminal_is_escaped() -> None:
    stream = io.StringIO()
    with logging_to(stream, form="text"):
        logging.getLogger("anything").info("a\x1b[31mb\rc\x9bd\nbelow")
    line, below, end = stream.getvalue().split("\n")
    assert line.endswith(r" INFO    anything: a\x1b[31mb\rc\x9bd")
    assert (below, end) == ("below", "")


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("form", "stream", "is_json"),
    [
        ("auto", io.StringIO(), True),
        ("auto", Screen(), False),
        ("json", Screen(), True),
        ("text", io.StringIO(), False),
    ],
)
def test_the_form_is_for_whoever_reads_it(form: str, stream: io.StringIO, is_json: bool) -> None:
    with logging_to(stream, form=form):
        logging.getLogger("anything").info("hm")
    assert stream.getvalue().startswith("{") is is_json


@pytest.mark.parametrize(
    ("fields", "kind", "text"),
    [
        ({"message": MESSAGE}, "message", "open\nsesame"),
        ({"message": {**MESSAGE, "text": None, "caption": "sesame"}}, "message", "sesame"),
        ({"message": {**MESSAGE, "text": None}}, "message", None),
        ({"edited_message": MESSAGE}, "edited_message", "open\nsesame"),
        ({"guest_message": MESSAGE}, "guest_message", "open\nsesame"),
        ({"inline_query": {"id": "1", "from": ADA, "query": "sesame", "offset": ""}}, "inline_query", "sesame"),
        (
            {"callback_query": {"id": "1", "from": ADA, "chat_instance": "1", "data": "x", "message": MESSAGE}},
            "callback_query",
            "x",
        ),
        ({}, "unknown", None),
    ],
)
def test_every_line_tells_which_update_it_is_about(
    objects: io.StringIO, fields: dict[str, Any], kind: str, text: str | None
) -> None:
    with handling(update(**fields)):
        logging.getLogger("telegram.ext").info("answered", extra={"outcome": "answer"})
    logging.getLogger("bot").info("outside")
    inside, outside = read(objects)
    assert (inside["update_id"], inside["kind"], inside["outcome"]) == (5, kind, "answer")
    assert inside.get("text") == text
    assert inside["milliseconds"] >= 0
    assert not outside.keys() & {"update_id", "kind", "outcome", "milliseconds", "text"}


async def test_side_by_side_every_task_tells_of_its_own_update(objects: io.StringIO) -> None:
    async def work(number: int) -> None:
        with handling(Update(number)):
            await asyncio.sleep(0)
            logging.getLogger("bot").info("%d", number)

    await asyncio.gather(*map(work, range(20)))
    told = [each for each in read(objects) if each["logger"] == "bot"]
    assert [(each["update_id"], each["message"]) for each in told] == [(n, str(n)) for n in range(20)]


def test_people_see_the_update_too(form: str) -> None:
    stream = io.StringIO()
    with logging_to(stream, form=form), handling(update(message=MESSAGE)):
        logging.getLogger("bot").info("answer")
    assert "sesame" not in stream.getvalue()
    if form == "text":
        assert re.fullmatch(r".* INFO    bot: update 5, message: answer \([\d.]+ ms\)\n", stream.getvalue())


def test_texts_are_shown_where_the_operator_wants_them() -> None:
    stream = io.StringIO()
    with logging_to(stream, form="text", texts=True), handling(update(message=MESSAGE)):
        logging.getLogger("bot").info("answer")
    assert stream.getvalue().endswith(' ms) "open\\nsesame"\n')
