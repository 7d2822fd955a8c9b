"""What a watcher sees: waiting for messages, the log of requests, the bot's profile."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.simulator.model import Chat, Json, Message
from bot.simulator.world import World

T = TypeVar("T")


@dataclass(frozen=True)
class Exchange:
    """One request of the bot and what it got."""

    method: str
    parameters: Json
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
    requests: list[Exchange]
    """Every request but getUpdates that came to nothing, in the order of their answers."""
    refusals: list[Refusal]
    """What the checks refused: a test asserts that there is nothing in it."""

    def calls(self, method: str) -> list[Exchange]:
        """The requests of one method."""
        raise NotImplementedError

    async def wait_until(self, look: Callable[[], T | None], *, within: float = 5.0) -> T:
        """Wait until `look()` gives something that is true; what it gave. TimeoutError after `within` seconds."""
        raise NotImplementedError

    async def changed(self, since: int, *, within: float | None = None) -> int:
        """Wait until the world's version is above `since`; the version. For live views."""
        raise NotImplementedError

    async def next_message(self, chat: Chat, *, within: float = 5.0) -> Message:
        """The bot's next message in a chat: the first one that this method has not given yet."""
        raise NotImplementedError

    async def next_edit(self, message: Message, *, within: float = 5.0) -> Message:
        """Wait for the bot's next edit (or deletion) of a message: one that this method has not given yet."""
        raise NotImplementedError

    async def until_idle(self, *, within: float = 5.0) -> None:
        """Wait until the bot has fetched and confirmed every update and no request of its own is open.

        What the bot computes without asking anything can't be seen from here. To prove that it stays
        silent, let the same user say something after it that gets an answer, and see what came.
        """
        raise NotImplementedError

    @property
    def profile(self) -> Json:
        """What the bot set: name, description, short_description (by language code), commands, menu button."""
        raise NotImplementedError

    def commands(self, scope: str = "default", language_code: str = "") -> dict[str, str]:
        """The commands set for exactly this scope's type and language: description by name."""
        raise NotImplementedError
