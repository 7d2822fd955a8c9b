"""Ask one question through the whole chain, from the page over the bot back to the page."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx

from bot.tryout.gate import API

ASKED = "/random"
"""What any library has an answer to."""
PATIENCE = 20.0
"""Seconds."""


class CheckError(Exception):
    """The chain is broken; the message says where."""


async def ask(address: str, question: str = ASKED) -> str:
    """Ask one question as the page does; the answer's text. Raises CheckError."""
    try:
        # A proxy that the environment names is no way to this machine's own loopback.
        async with (
            asyncio.timeout(PATIENCE),
            httpx.AsyncClient(base_url=address, trust_env=False, timeout=PATIENCE) as client,
        ):
            (await client.get("/try/")).raise_for_status()
            async with client.stream("GET", f"{API}events") as stream:
                told = _told(stream)
                start = await anext(told)
                chat, user = start["chats"][0]["id"], start["people"][0]["id"]
                body = {"chat": chat, "user": user, "text": question}
                said = await client.post(f"{API}say", json=body, headers={"Origin": address})
                said.raise_for_status()
                return await _answer(told, chat)
    except (httpx.HTTPError, StopAsyncIteration, TimeoutError) as error:
        raise CheckError(f"{type(error).__name__}: {error}") from error


async def _told(stream: httpx.Response) -> AsyncIterator[Any]:
    async for line in stream.aiter_lines():
        if line.startswith("data: "):
            yield json.loads(line.removeprefix("data: "))


async def _answer(told: AsyncIterator[Any], chat: int) -> str:
    async for news in told:
        for message in news.get("messages", []):
            if message["is_bots"] and message["chat"] == chat:
                return str(message["text"])
    raise CheckError("the events ended before there was an answer")
