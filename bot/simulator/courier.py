"""Deliver updates to a webhook, as Telegram does: in order within a chat, again after a failure.

Presses wait for no messages of their chat (telegram-bot-api, `Client.cpp`, the queue that add_update names).
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

import httpx

from bot.simulator.model import Json
from bot.simulator.world import Webhook, World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
PATIENCE = 60.0
"""Seconds for one delivery (telegram-bot-api's WebhookActor)."""
LONGEST_PAUSE = 60.0

Obey = Callable[[str, Json], Awaitable[None]]
"""Do what a webhook's reply asks for: method and parameters."""


@dataclass(frozen=True)
class Delivery:
    """One attempt."""

    update: Json
    status: int | None
    """None: no answer."""


class Courier:
    """Takes updates out of the queue and posts them to the webhook that is set.

    `pause` is the first wait in seconds after a failed delivery; it doubles with each further one.
    """

    def __init__(self, world: World, obey: Obey, pause: float) -> None:
        self.deliveries: list[Delivery] = []
        self._world = world
        self._obey = obey
        self._pause = pause
        self._on_the_way: dict[asyncio.Task[None], Json] = {}
        self._round: asyncio.Task[None] | None = None
        self._client: httpx.AsyncClient | None = None

    def start(self) -> None:
        """Begin to watch the queue."""
        self._client = httpx.AsyncClient(timeout=PATIENCE, trust_env=False)
        self._round = asyncio.create_task(self._watch(), name="simulator: webhook")

    async def stop(self) -> None:
        """End every delivery, also those that wait for another try."""
        tasks = [*self._on_the_way, *([self._round] if self._round else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._client is not None:
            await self._client.aclose()

    async def _watch(self) -> None:
        while True:
            if self._world.webhook.url:
                self._send_out()
            await self._world.change.wait()

    def _send_out(self) -> None:
        """Begin what may begin: one update of a chat at a time, and no more than the webhook takes."""
        busy = {_conversation(each) for each in self._on_the_way.values()}
        for update in self._world.updates.waiting():
            if len(self._on_the_way) >= self._world.webhook.max_connections:
                return
            if _conversation(update) not in busy:
                busy.add(_conversation(update))
                task = asyncio.create_task(self._deliver(update, self._world.webhook))
                self._on_the_way[task] = update
                task.add_done_callback(self._finish)

    def _finish(self, task: asyncio.Task[None]) -> None:
        del self._on_the_way[task]
        if not task.cancelled():
            task.exception()  # a failure is in the books already
        self._world.change.announce()

    async def _deliver(self, update: Json, hook: Webhook) -> None:
        """Try until it is taken, or the webhook is another one."""
        pause = self._pause
        while self._world.webhook is hook:
            reply = await self._post(update, hook)
            self.deliveries.append(Delivery(update, None if reply is None else reply.status_code))
            if reply is not None and reply.is_success:
                self._world.updates.drop(update)
                await self._read(reply)
                return
            self._world.change.announce()
            await self._rest(pause, hook)
            pause = min(2 * pause, LONGEST_PAUSE)

    async def _rest(self, seconds: float, hook: Webhook) -> None:
        """Pause, but no longer than this webhook is the one that is set."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self._world.webhook is hook:
                    await self._world.change.wait()

    async def _post(self, update: Json, hook: Webhook) -> httpx.Response | None:
        """The webhook's reply, or None; what went wrong is kept for getWebhookInfo."""
        assert self._client is not None  # noqa: S101 - started before any delivery
        headers = {} if hook.secret_token is None else {SECRET_HEADER: hook.secret_token}
        try:
            reply = await self._client.post(hook.url, json=update, headers=headers)
        except httpx.HTTPError as error:
            is_slow = isinstance(error, httpx.TimeoutException)
            self._note(hook, "Read timeout expired" if is_slow else "Connection refused")
            return None
        if not reply.is_success:
            self._note(hook, f"Wrong response from the webhook: {reply.status_code} {reply.reason_phrase}")
        return reply

    def _note(self, hook: Webhook, what: str) -> None:
        hook.last_error_message, hook.last_error_date = what, self._world.now

    async def _read(self, reply: httpx.Response) -> None:
        """A reply may be a request by itself: {"method": …, …}; what comes of it is told to nobody."""
        try:
            found = json.loads(reply.content)
        except (ValueError, RecursionError):
            return
        if isinstance(found, dict) and "method" in found:
            await self._obey(str(found.pop("method")), found)


def _conversation(update: Json) -> object:
    """What orders updates: the chat; of presses, inline queries and their like, the user, for each kind by itself."""
    kind, content = next((name, value) for name, value in update.items() if name != "update_id")
    return content["chat"]["id"] if "chat" in content else (kind, content["from"]["id"])
