"""What a watcher sees: waiting for messages, the log of requests, the bot's own settings."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.simulator.model import Chat, Json, Message, User
from bot.simulator.world import World

T = TypeVar("T")


@dataclass(frozen=True)
class Exchange:
    """One request of the bot and what it got."""

    method: str
    parameters: Json
    """As JSON values, in whatever form they came."""
    answer: Json | None
    """The whole answer, {"ok": …}; None where a fault let none come back, or broke it."""

    @property
    def is_ok(self) -> bool:
        """Whether the bot was told that it worked."""
        return bool(self.answer and self.answer["ok"])


@dataclass(frozen=True)
class Refusal:
    """A request that Telegram would have refused (faults that were ordered are none)."""

    method: str
    parameters: Json
    code: int
    description: str


class Viewing:
    """The views, and waiting for what is to come. Nothing here sleeps: waits end when the world changes."""

    world: World

    def __init__(self) -> None:
        self.requests: list[Exchange] = []
        """Every request but the getUpdates that came to nothing, in the order of their answers."""
        self.refusals: list[Refusal] = []
        """What was refused: a test asserts that there is nothing in it."""
        self.open_requests = 0
        """How many are being answered, long polls aside."""
        self.open_polls = 0
        """How many getUpdates wait for something to happen."""
        self._given: dict[int, int] = {}
        self._edits_given: dict[Message, int] = {}

    def calls(self, method: str) -> list[Exchange]:
        """The requests of one method."""
        return [each for each in self.requests if each.method == method]

    async def wait_until(self, look: Callable[[], T | None], *, within: float = 5.0) -> T:
        """Wait until `look()` gives something that is true; what it gave. TimeoutError after `within` seconds."""
        try:
            async with asyncio.timeout(within):
                while not (found := look()):
                    await self.world.change.wait()
        except TimeoutError:
            raise TimeoutError(f"nothing came within {within} s.\n{self.describe()}") from None
        return found

    async def changed(self, since: int, *, within: float | None = None) -> int:
        """Wait until the world's version is above `since`; the version. For live views."""
        async with asyncio.timeout(within):
            while self.world.change.version <= since:
                await self.world.change.wait()
        return self.world.change.version

    async def next_message(self, chat: Chat, *, within: float = 5.0) -> Message:
        """The bot's next message in a chat: the first one that this method has not given yet."""

        def following() -> Message | None:
            return next((each for each in chat.messages[self._given.get(chat.id, 0) :] if each.by_bot), None)

        message = await self.wait_until(following, within=within)
        self._given[chat.id] = chat.messages.index(message) + 1
        return message

    async def next_edit(self, message: Message, *, within: float = 5.0) -> Message:
        """Wait for the bot's next edit of a message: one that this method has not given yet.

        Edits that happened before the first call count. A deletion ends the wait too.
        """
        given = self._edits_given.get(message, 0)
        await self.wait_until(lambda: message.edits > given or message.deleted, within=within)
        self._edits_given[message] = given + 1
        return message

    async def until_idle(self, *, within: float = 5.0) -> None:
        """Wait until the bot has fetched and confirmed every update and no request of its own is open.

        What the bot computes without asking anything can't be seen from here. To prove that it stays
        silent, let the same user say something after it that gets an answer, and see what came.
        """
        await self.wait_until(lambda: self.is_idle, within=within)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is on its way: all updates confirmed, a poll open (or a webhook set), no request open."""
        is_listening = bool(self.open_polls or self.world.webhook.url)
        return is_listening and not self.world.updates.count and not self.open_requests

    @property
    def profile(self) -> Json:
        """What the bot set, by language code: name, description, short_description; and menu_button by chat."""
        settings = self.world.settings
        return {
            "name": settings.names,
            "description": settings.descriptions,
            "short_description": settings.short_descriptions,
            "menu_button": settings.menu_buttons,
        }

    def commands(self, scope: str = "default", language_code: str = "") -> dict[str, str]:
        """The commands set for exactly this scope's type and language: description by name."""
        found = self.world.settings.commands
        matching = [found[key] for key in found if json.loads(key[0])["type"] == scope and key[1] == language_code]
        return {each["command"]: each["description"] for commands in matching for each in commands}

    def menu(self, chat: Chat, user: User) -> dict[str, str]:
        """The commands that a user's app offers in a chat: of the narrowest scope, the user's language first.

        As in core.telegram.org/bots/api, BotCommandScope, without the scopes that name a chat or its admins.
        """
        kind = "all_private_chats" if chat.type == "private" else "all_group_chats"
        languages = ((user.language_code or "").partition("-")[0], "")
        found = (self.commands(scope, language) for scope in (kind, "default") for language in languages)
        return next(filter(None, found), {})

    def describe(self) -> str:
        """What there is to see, for the message of a test that waited in vain."""
        lines = [f"{self.world.updates.count} updates wait; {self.open_polls} polls are open."]
        for chat in self.world.chats.values():
            lines += [
                f"{chat.title or chat.type}: {each.sender_id}: {each.text[:200]!r}" for each in chat.messages[-3:]
            ]
        lines += [f"refused: {each.method}: {each.description}" for each in self.refusals[-3:]]
        lines += [f"asked: {each.method} {str(each.parameters)[:200]}" for each in self.requests[-3:]]
        return "\n".join(lines)
