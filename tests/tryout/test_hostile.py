"""What must not be done on the page: by other pages of the browser, and by whoever sends what no page sends."""

import json
from typing import Any

import httpx
import pytest

from tests.tryout.visiting import Visitor

HERE = "its own"
"""Stands for the page's own address."""


async def post(visitor: Visitor, headers: dict[str, str | None], content: bytes | None = None) -> httpx.Response:
    given = {"chat": visitor.private, "user": visitor.person("Ada"), "text": "hello"}
    usual: dict[str, str | None] = {"Origin": HERE, "Content-Type": "application/json"}
    sent = {name: visitor.address if value == HERE else value for name, value in (usual | headers).items() if value}
    body = json.dumps(given).encode() if content is None else content
    return await visitor.client.post("/try/api/say", content=body, headers=sent)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Content-Type": "application/json; charset=utf-8"}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": None}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "http://127.0.0.1"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Host": "example.org"}, 403),
        ({"Host": "example.org", "Origin": "http://example.org"}, 403),
        ({"Host": "127.0.0.1"}, 403),
        ({"Content-Type": None}, 415),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
    ],
)
async def test_only_the_page_itself_can_make_people_speak(
    visitor: Visitor, headers: dict[str, str | None], status: int
) -> None:
    response = await post(visitor, headers)
    assert response.status_code == status
    if status != 200:
        assert response.json()["error"]
        assert visitor.shown(visitor.private) == []


@pytest.mark.parametrize("path", ["/try/", "/try/api/events", "/try/api/hood", "/", "/a/tillerson-moscow-2017"])
async def test_a_name_that_leads_here_by_dns_reads_nothing(visitor: Visitor, path: str) -> None:
    response = await visitor.client.get(path, headers={"Host": "example.org"})
    assert response.status_code == 403
    assert "example.org" not in response.text


@pytest.mark.parametrize("headers", [{"Origin": "https://example.org"}, {"Sec-Fetch-Site": "cross-site"}])
async def test_other_pages_read_no_events(visitor: Visitor, headers: dict[str, str]) -> None:
    assert (await visitor.client.get("/try/api/events", headers=headers)).status_code == 403


async def test_the_page_also_works_by_the_name_localhost(visitor: Visitor) -> None:
    name = visitor.address.replace("127.0.0.1", "localhost")
    response = await post(visitor, {"Host": name.removeprefix("http://"), "Origin": name})
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b'"words"', 400),
        (b"\xff\xfe", 400),
        (b"[" * 50_000, 400),
        (b'{"text": "' + b"x" * 1_000_000 + b'"}', 413),
        (b"\x00" * 1_000_000, 413),
    ],
)
async def test_what_is_no_short_json_object_is_refused(visitor: Visitor, content: bytes, status: int) -> None:
    assert (await post(visitor, {}, content)).status_code == status
    assert (await post(visitor, {})).status_code == 200


@pytest.mark.parametrize(
    ("act", "changes", "status"),
    [
        ("say", {"chat": 1}, 404),
        ("say", {"chat": "private"}, 400),
        ("say", {"chat": None}, 400),
        ("say", {"chat": True}, 400),
        ("say", {"chat": 1e400}, 400),
        ("say", {"user": 0}, 404),
        ("say", {"user": 123456789}, 404),  # the bot
        ("say", {"text": None}, 400),
        ("say", {"text": 5}, 400),
        ("say", {"text": " \n"}, 422),
        ("say", {"text": "x" * 4097}, 422),
        ("say", {"text": "half a pair: \ud83d"}, 400),
        ("say", {"reply_to": 99}, 404),
        ("say", {"reply_to": "last"}, 400),
        ("say", {"quote": "hello"}, 422),
        ("edit", {"message": 99}, 404),
        ("edit", {}, 400),
        ("press", {"message": 99, "row": 0, "column": 0}, 404),
        ("inline", {"query": "x" * 257, "offset": ""}, 422),
        ("inline", {"query": "assad"}, 400),
        ("choose", {"query": "1", "result": "x"}, 404),
        ("language", {"language": "russian"}, 400),
        ("language", {"language": "рф"}, 400),
        ("language", {"language": ["ru"]}, 400),
        ("fly", {}, 404),
    ],
)
async def test_what_nobody_could_do_is_refused(
    visitor: Visitor, act: str, changes: dict[str, Any], status: int
) -> None:
    fields = {"chat": visitor.private, "user": visitor.person("Ada"), "text": "hello"} | changes
    content = json.dumps(fields).encode()
    headers = {"Origin": visitor.address, "Content-Type": "application/json"}
    response = await visitor.client.post(f"/try/api/{act}", content=content, headers=headers)
    assert response.status_code == status
    assert response.json()["error"]


async def test_nobody_writes_where_they_are_not(visitor: Visitor) -> None:
    response = await visitor.act("say", chat=visitor.private, user=visitor.person("Boris"), text="hello")
    assert response.status_code == 422


async def test_only_own_messages_are_edited_and_only_buttons_for_the_bot_are_pressed(visitor: Visitor) -> None:
    asked = await visitor.say("what did lavrov say on assad")
    answer = await visitor.answer(asked)
    where = {"chat": visitor.private, "user": visitor.person("Ada"), "message": answer["id"]}
    assert (await visitor.act("edit", **where, text="I said so")).status_code == 422
    rows = answer["keyboard"]
    copy = next((y, x) for y, row in enumerate(rows) for x, each in enumerate(row) if each["kind"] == "copy_text")
    for (row, column), status in ((copy, 422), ((99, 0), 404), ((-1, 0), 404), ((0, 99), 404)):
        assert (await visitor.act("press", **where, row=row, column=column)).status_code == status
    said = await visitor.say("Lavrov said so", chat=visitor.group)
    other = {"chat": visitor.group, "user": visitor.person("Chen"), "message": said}
    assert (await visitor.act("edit", **other, text="Chen said so")).status_code == 422


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("?chat=1&message=1", 404),
        ("?chat=x&message=1", 422),
        ("?message=1", 404),
        (f"?chat={'9' * 5000}&message=1", 422),
    ],
)
async def test_the_panel_tells_nothing_of_what_is_not_there(visitor: Visitor, asked: str, status: int) -> None:
    assert (await visitor.client.get(f"/try/api/hood{asked}")).status_code == status


@pytest.mark.parametrize(
    "path",
    ["/try/../gate.py", "/try/%2e%2e/gate.py", "/try/..%2fgate.py", "/try/nothing.js", "/try//etc/passwd", "/try/%00"],
)
async def test_no_other_files_are_served(visitor: Visitor, path: str) -> None:
    response = await visitor.client.get(path)
    assert response.status_code == 404
    assert "import" not in response.text


async def test_what_people_write_comes_back_as_text_and_breaks_no_event(visitor: Visitor) -> None:
    words = "<img src=x onerror=alert(1)>\n\ndata: {}\r\n\u2028event: x 🙂 </script>"
    said = await visitor.say(words)
    message = await visitor.until(lambda: visitor.messages.get((visitor.private, said)))
    assert message["text"] == words.replace("\r", "").replace("\u2028", "")  # which Telegram drops
    await visitor.answer(said)
