"""A webhook: what Telegram posts to it, and what it answers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.simulator.listener import HOST, Listener


@dataclass
class Webhook:
    """Notes every update, and answers with the prepared answers, then with nothing and 200."""

    url: str = ""
    updates: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    answers: list[Response] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """The words of the messages that came."""
        return [each["message"]["text"] for each in self.updates]

    async def take(self, request: Request) -> Response:
        """One delivery."""
        self.updates.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        return self.answers.pop(0) if self.answers else Response()


@asynccontextmanager
async def webhook(*answers: Response) -> AsyncIterator[Webhook]:
    """A webhook that listens until the end of the block."""
    made = Webhook(answers=list(answers))
    listener = Listener(Starlette(routes=[Route("/updates", made.take, methods=["POST"])]))
    made.url = f"http://{HOST}:{await listener.start()}/updates"
    try:
        yield made
    finally:
        await listener.stop()


def reply(**request: Any) -> Response:
    """An answer that asks for something by itself."""
    return JSONResponse(request)
