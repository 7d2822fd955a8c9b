"""Use the page's server as the page does: over HTTP, told of what happens by its events."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import httpx

from bot.app import Parts
from bot.app.watch import marks_of
from bot.replies import Replies
from bot.settings import Settings
from bot.simulator.server import Simulator
from bot.tryout.address import port_of, reserve
from bot.tryout.serving import served

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
"""Seconds after which what is awaited is taken to be missing."""

T = TypeVar("T")
Json = dict[str, Any]


class Visitor:
    """One open page: what it was told, and what is done on it."""

    def __init__(self, address: str, client: httpx.AsyncClient, events: httpx.Response, telegram: Simulator) -> None:
        self.address = address
        self.telegram = telegram
        """What is behind the page."""
        self.client = client
        self.known: Json = {}
        """The scenery, part by part."""
        self.messages: dict[tuple[int, int], Json] = {}
        """As they stand now, by chat and id."""
        self._lines = events.aiter_lines()

    @property
    def private(self) -> int:
        """The private chat's id."""
        return int(self.known["chats"][0]["id"])

    @property
    def group(self) -> int:
        """The group's id."""
        return int(self.known["chats"][1]["id"])

    def person(self, name: str) -> int:
        """Somebody's id."""
        return next(int(each["id"]) for each in self.known["people"] if each["name"] == name)

    def shown(self, chat: int) -> list[Json]:
        """A chat's messages."""
        return [each for (where, _), each in sorted(self.messages.items()) if where == chat and not each["is_deleted"]]

    async def hear(self) -> None:
        """Take in one event."""
        async for line in self._lines:
            if line.startswith("data: "):
                self._learn(json.loads(line.removeprefix("data: ")))
                return
        raise AssertionError("the events have ended")

    async def until(self, look: Callable[[], T | None]) -> T:
        """Take in events until there is what is looked for."""
        async with asyncio.timeout(PATIENCE):
            while not (found := look()):
                await self.hear()
        return found

    async def act(self, name: str, **fields: Any) -> httpx.Response:
        """Ask for an act, as the page does."""
        return await self.client.post(f"/try/api/{name}", json=fields, headers={"Origin": self.address})

    async def do(self, name: str, **fields: Any) -> Json:
        """An act that goes well; what comes of it."""
        response = await self.act(name, **fields)
        assert response.status_code == 200, response.text
        return dict(response.json())

    async def say(self, text: str, *, by: str = "Ada", chat: int | None = None, **fields: Any) -> int:
        """Write, in private unless a chat is given; the message's id."""
        where = self.private if chat is None else chat
        said = await self.do("say", chat=where, user=self.person(by), text=text, **fields)
        return int(said["message"])

    async def answer(self, after: int, chat: int | None = None) -> Json:
        """The bot's first message in a chat after another."""
        where = self.private if chat is None else chat
        return await self.until(
            lambda: next((each for each in self.shown(where) if each["id"] > after and each["is_bots"]), None)
        )

    async def hood(self, **asked: int) -> Json:
        """What the panel shows."""
        response = await self.client.get("/try/api/hood", params=asked)
        assert response.status_code == 200, response.text
        return dict(response.json())

    def _learn(self, news: Json) -> None:
        for each in news.pop("messages", []):
            self.messages[each["chat"], each["id"]] = each
        self.known |= news


@asynccontextmanager
async def visiting(parts: Parts, language: str = "en", seeds: Path | None = None) -> AsyncIterator[Visitor]:
    """A page that is open until the end of the block; `seeds` that are named are watched."""
    seen = marks_of(seeds) if seeds else None
    with reserve(0) as door:
        address, telegram = f"http://127.0.0.1:{port_of(door)}", Simulator()
        parts = replace(parts, replies=Replies(parts.index, parts.replies.limits, parts.texts, address))
        settings = Settings(seeds_dir=seeds or ROOT / "seeds", config_dir=ROOT / "config", public_url=address)
        async with (
            served(settings, parts, telegram, door, language=language, seen=seen, every=0.05),
            httpx.AsyncClient(base_url=address, trust_env=False, timeout=PATIENCE) as client,
            client.stream("GET", "/try/api/events") as events,
        ):
            visitor = Visitor(address, client, events, telegram)
            await visitor.until(lambda: visitor.known.get("chats", [{}])[0].get("commands"))
            yield visitor


def marked(message: Json, kind: str) -> list[str]:
    """The pieces of a message under entities of one type."""
    units = message["text"].encode("utf-16-le")
    spans = [
        (each["offset"], each["offset"] + each["length"]) for each in message["entities"] if each["type"].endswith(kind)
    ]
    return [units[2 * start : 2 * end].decode("utf-16-le") for start, end in spans]


def place_of(message: Json, label: str) -> dict[str, int]:
    """Row and column of the button whose label begins so."""
    return next(
        {"row": row, "column": column}
        for row, buttons in enumerate(message["keyboard"])
        for column, button in enumerate(buttons)
        if button["text"].startswith(label)
    )
