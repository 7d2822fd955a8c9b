"""What is found where, with and without a path in the public address, whatever host the caller names."""

from http import HTTPStatus
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.metrics import Metrics
from bot.web.health import Health
from bot.web.site import site, status_site
from bot.web.webhook import SECRET_HEADER, Webhook
from tests.libraries import pier
from tests.web.reader import Shelf

EVIL = "evil.example"
SECRET = "only-for-this-test_"  # noqa: S105 (it opens nothing)
BELOW = "https://bot.example.org/verb"


async def never(_update: dict[str, Any]) -> HTTPStatus:
    raise AssertionError("taken")


def app_at(public_url: str) -> Starlette:
    shelf = Shelf(pier())
    called = Webhook(SECRET, never, Metrics())
    return site(lambda: shelf, public_url, called=called, health=Health({}, Metrics()).routes())


async def asked(app: Starlette, method: str, path: str, **headers: str) -> httpx.Response:
    """One answer, as a proxy without encryption asks for it, with a host of the caller's choice."""
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=f"http://{EVIL}") as client:
        return await client.request(method, path, headers=headers)


@pytest.mark.parametrize(
    ("public_url", "path", "location"),
    [
        (BELOW, "/verb", "verb/"),
        (BELOW, "/verb?lang=ru", "verb/?lang=ru"),
        (BELOW, "/verb/a/pier/", "../pier"),
        ("https://bot.example.org/a/b/c", "/a/b/c", "c/"),
        ("https://bot.example.org", "/a/pier/?speaker=ortiz", "../pier?speaker=ortiz"),
    ],
)
async def test_a_slash_is_put_right_without_naming_scheme_or_host(public_url: str, path: str, location: str) -> None:
    response = await asked(app_at(public_url), "GET", path)
    assert (response.status_code, response.headers["Location"]) == (307, location)


@pytest.mark.parametrize("path", ["/telegram/", "/verb/telegram/", "/verb/telegram/x", "/telegram//"])
async def test_telegram_is_not_led_elsewhere(path: str) -> None:
    headers = {SECRET_HEADER: SECRET, "Content-Type": "application/json"}
    response = await asked(app_at(BELOW), "POST", path, **headers)
    assert response.status_code == 404
    assert "Location" not in response.headers


@pytest.mark.parametrize("path", ["/healthz/", "/readyz/", "/metrics/", "/nowhere/", "/a/", "/a/none/"])
async def test_nothing_else_is_led_anywhere(path: str) -> None:
    for app in (app_at(BELOW), app_at("https://bot.example.org"), status_site(Health({}, Metrics()).routes())):
        response = await asked(app, "GET", path)
        assert response.status_code == 404
        assert EVIL not in str(response.headers)
