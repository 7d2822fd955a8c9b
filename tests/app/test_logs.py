import io
import logging

import pytest

from bot.app.logs import TokenMask, set_up
from bot.simulator import server as simulator

TOKEN = simulator.TOKEN
SECRET = TOKEN.partition(":")[2]


def fail() -> None:
    raise ValueError(TOKEN) from KeyError(TOKEN)


@pytest.mark.parametrize(
    ("message", "values"),
    [
        (f"POST https://api.telegram.org/bot{TOKEN}/getMe", ()),
        ("POST %s", (f"https://api.telegram.org/bot{TOKEN}/getMe",)),
        ("POST %(url)s", ({"url": f"https://api.telegram.org/bot{TOKEN.replace(':', '%3A')}/getMe"},)),
        ("%s", (ValueError(TOKEN),)),
        (f"%d {TOKEN}", ("not a number",)),
    ],
)
def test_the_token_is_in_no_message(log: io.StringIO, message: str, values: tuple[object, ...]) -> None:
    logging.getLogger("anything").warning(message, *values)
    assert "***" in log.getvalue()
    assert SECRET not in log.getvalue()


def test_the_token_is_in_no_traceback_and_no_stack(log: io.StringIO) -> None:
    try:
        fail()
    except ValueError:
        logging.getLogger("anything").exception("failed", stack_info=True)
    logging.getLogger("anything").warning("again", exc_info=ValueError(TOKEN))
    assert log.getvalue().count("***") == 3
    assert "Traceback" in log.getvalue()
    assert SECRET not in log.getvalue()


def test_a_masked_record_stays_masked_for_others() -> None:
    error = ValueError(TOKEN)
    record = logging.LogRecord("n", logging.INFO, "p", 1, "%s", (TOKEN,), (ValueError, error, None))
    assert TokenMask(TOKEN).filter(record)
    assert SECRET not in logging.Formatter("%(message)s").format(record)


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
