import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from bot.metrics import Metrics
from bot.web.webhook import MOST_BYTES, PATH, SECRET_HEADER, Webhook
from tests.web.calling import HOST, call, chunked, request, served

SECRET = "only-for-this-test_"  # noqa: S105 (it opens nothing)
RIGHT = {SECRET_HEADER: SECRET, "Content-Type": "application/json"}
UPDATE = {"update_id": 7, "message": {"text": "sesame"}}
BODY = json.dumps(UPDATE).encode()


@dataclass
class Taken:
    """What the webhook took, and what it answers with."""

    port: int = 0
    updates: list[dict[str, Any]] = field(default_factory=list)
    status: HTTPStatus = HTTPStatus.OK
    metrics: Metrics = field(default_factory=Metrics)

    async def take(self, update: dict[str, Any]) -> HTTPStatus:
        self.updates.append(update)
        return self.status


@pytest.fixture
async def taken() -> AsyncIterator[Taken]:
    """A webhook, and what it took."""
    found = Taken()
    async with served(Starlette(routes=[Route(PATH, Webhook(SECRET, found.take, found.metrics))])) as port:
        found.port = port
        yield found


@pytest.mark.parametrize(
    "raw",
    [
        request(RIGHT, BODY, path=PATH),
        chunked(RIGHT, BODY[:5], BODY[5:], path=PATH),
        request(RIGHT | {"Content-Type": "Application/JSON; charset=utf-8"}, BODY, path=PATH),
        request(RIGHT, BODY + b" " * (MOST_BYTES - len(BODY)), path=PATH),
    ],
    ids=["whole", "in chunks", "with a charset", "as long as may be"],
)
async def test_an_update_is_taken(taken: Taken, raw: bytes) -> None:
    status, _, body = await call(taken.port, raw)
    assert (status, body) == (200, b"")
    assert taken.updates == [UPDATE]
    assert b'verbatim_webhook_calls_total{status="200"} 1.0' in taken.metrics.text()


WITHOUT_SECRET = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(request(WITHOUT_SECRET, BODY, path=PATH), 403, id="no secret"),
        pytest.param(request(RIGHT | {SECRET_HEADER: ""}, BODY, path=PATH), 403, id="an empty secret"),
        pytest.param(request(RIGHT | {SECRET_HEADER: SECRET[:-1]}, BODY, path=PATH), 403, id="part of the secret"),
        pytest.param(request(RIGHT | {SECRET_HEADER: SECRET + "x"}, BODY, path=PATH), 403, id="more than the secret"),
        pytest.param(request(RIGHT | {SECRET_HEADER: SECRET.upper()}, BODY, path=PATH), 403, id="in capitals"),
        pytest.param(
            request(RIGHT | {SECRET_HEADER: "пароль".encode().decode("latin-1")}, BODY, path=PATH), 403, id="ü"
        ),
        pytest.param(request(WITHOUT_SECRET, b"x" * (2 * MOST_BYTES), path=PATH), 403, id="no secret, too long"),
        pytest.param(request({SECRET_HEADER: SECRET}, BODY, path=PATH), 403, id="no content type"),
        pytest.param(request(RIGHT | {"Content-Type": "text/plain"}, BODY, path=PATH), 403, id="text"),
        pytest.param(
            request(RIGHT | {"Content-Type": "application/x-www-form-urlencoded"}, BODY, path=PATH), 403, id="a form"
        ),
        pytest.param(request(RIGHT, method="GET", path=PATH), 404, id="GET"),
        pytest.param(request(RIGHT, BODY, method="PUT", path=PATH), 404, id="PUT"),
        pytest.param(request(RIGHT, BODY, method="DELETE", path=PATH), 404, id="DELETE"),
        pytest.param(request(RIGHT, b" " * (MOST_BYTES + 1), path=PATH), 413, id="one byte too long"),
        pytest.param(request(RIGHT, b" " * (9 * MOST_BYTES), path=PATH), 413, id="much too long"),
        pytest.param(request(RIGHT, b"{", path=PATH, length=MOST_BYTES + 1), 413, id="said to be too long"),
        pytest.param(chunked(RIGHT, *[b" " * 65_536] * 17, path=PATH), 413, id="too long in chunks"),
    ],
)
async def test_what_is_not_telegrams_gets_a_status_and_nothing_else(taken: Taken, raw: bytes, expected: int) -> None:
    status, headers, body = await call(taken.port, raw)
    assert (status, body) == (expected, b"")
    assert headers.keys() <= {"date", "content-length", "connection"}
    assert taken.updates == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"sesame",
        b"\xff\xfe",
        BODY[:-1],
        b"[]",
        b"null",
        b"{}",
        b'{"update_id": "7"}',
        b'{"update_id": true}',
        b'{"update_id": null}',
        pytest.param(b"[" * 500_000, id="deep"),
        pytest.param(b'{"update_id": ' + b"9" * 10_000 + b"}", id="a long number"),
    ],
)
async def test_a_body_that_is_no_update_is_to_be_sent_again(taken: Taken, body: bytes) -> None:
    status, _, said = await call(taken.port, request(RIGHT, body, path=PATH))
    assert (status, said) == (400, b"")
    assert taken.updates == []


async def test_a_body_that_does_not_come_is_not_waited_for() -> None:
    found = Taken()
    async with served(Webhook(SECRET, found.take, found.metrics, seconds=0.05)) as port:
        status, _, body = await call(port, request(RIGHT, BODY[:5], length=len(BODY)))
    assert (status, body) == (408, b"")
    assert found.updates == []


async def test_a_call_that_breaks_off_does_nothing(taken: Taken) -> None:
    _, writer = await asyncio.open_connection(HOST, taken.port)
    writer.write(request(RIGHT, BODY[:5], path=PATH, length=len(BODY)))
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    assert (await call(taken.port, request(RIGHT, BODY, path=PATH)))[0] == 200
    assert taken.updates == [UPDATE]


async def test_what_could_not_be_done_is_said(taken: Taken) -> None:
    taken.status = HTTPStatus.SERVICE_UNAVAILABLE
    status, _, body = await call(taken.port, request(RIGHT, BODY, path=PATH))
    assert (status, body) == (503, b"")


async def test_a_connection_is_used_again(taken: Taken) -> None:
    reader, writer = await asyncio.open_connection(HOST, taken.port)
    async with asyncio.timeout(5):
        for _ in range(3):
            writer.write(request(RIGHT, BODY, path=PATH))
            assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200 ")
    writer.close()
    assert len(taken.updates) == 3
