"""The simulator itself: the world, the people in it, and the HTTP server that the bot talks to."""

from collections.abc import Callable
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from bot.simulator.faults import Faults
from bot.simulator.model import BotProfile
from bot.simulator.people.guests import Visiting
from bot.simulator.people.inline import Inlining
from bot.simulator.people.membership import Joining
from bot.simulator.people.pressing import Pressing
from bot.simulator.people.talking import Talking
from bot.simulator.views import Viewing
from bot.simulator.world import World

TOKEN = "123456789:simulated-token_of-35-characters00"  # noqa: S105 - good for the simulator alone


def utc_now() -> datetime:
    """The time of day, for message dates."""
    return datetime.now(UTC)


class Simulator(Talking, Pressing, Inlining, Joining, Visiting, Viewing):
    """A strict local Bot API server, and the people who use it.

        async with Simulator() as telegram:
            ada = telegram.user("Ada", language_code="ru")
            telegram.say(ada, "what did lavrov say on assad")
            answer = await telegram.next_message(telegram.private(ada))

    `url` is what TELEGRAM_API_URL takes, and python-telegram-bot as `base_url=f"{telegram.url}/bot"`.
    `bot` may be changed at any time (privacy mode, inline mode).
    `flood_limits` makes the server refuse more than a message a second a chat and 20 a minute a group.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        bot: BotProfile | None = None,
        now: Callable[[], datetime] = utc_now,
        flood_limits: bool = False,
    ) -> None:
        self.token = token
        self.bot = bot or BotProfile()
        self.faults = Faults()
        self.world = World()

    @property
    def url(self) -> str:
        """The address of the server, without a slash at its end; known once it has started."""
        raise NotImplementedError

    async def start(self) -> None:
        """Listen on a free port of the loopback interface."""
        raise NotImplementedError

    async def stop(self) -> None:
        """Close every connection, open or hanging, and end every task."""
        raise NotImplementedError

    def repeat_last_update(self) -> None:
        """Deliver the newest update once more, with the same update_id, as happens after a lost confirmation."""
        raise NotImplementedError

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()
