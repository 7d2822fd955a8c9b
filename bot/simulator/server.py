"""The simulator itself: the world, the people in it, and the HTTP server that the bot talks to."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from bot.simulator.courier import Courier, Delivery
from bot.simulator.faults import Faults
from bot.simulator.gateway import Gateway
from bot.simulator.listener import HOST, Listener
from bot.simulator.model import BotProfile
from bot.simulator.people.guests import Visiting
from bot.simulator.people.inline import Inlining
from bot.simulator.people.membership import Joining
from bot.simulator.people.pressing import Pressing
from bot.simulator.people.talking import Talking
from bot.simulator.world import World

TOKEN = "123456789:simulated-token_of-35-characters00"  # noqa: S105 - good for the simulator alone
_SECRET_BYTES = 26
"""Of a token's second half: 35 characters."""


def new_token() -> str:
    """A token that nobody can guess: any page of the machine's browser could use one that is known."""
    return f"{BotProfile.id}:{secrets.token_urlsafe(_SECRET_BYTES)}"


def utc_now() -> datetime:
    """The time of day, for message dates."""
    return datetime.now(UTC)


class Simulator(Talking, Joining, Pressing, Inlining, Visiting):
    """A strict local Bot API server, and the people who use it.

        async with Simulator() as telegram:
            ada = telegram.user("Ada", language_code="ru")
            telegram.say(ada, "what did lavrov say on assad")
            answer = await telegram.next_message(telegram.private(ada))

    `url` is what TELEGRAM_API_URL takes, and python-telegram-bot as `base_url=f"{telegram.url}/bot"`.
    `bot` may be changed at any time (privacy mode, inline mode).
    `webhook_pause` is the wait in seconds after a failed delivery (Telegram's own is about a second).
    `flood_limits` makes the server refuse more than a message a second a chat and 20 a minute a group.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        bot: BotProfile | None = None,
        now: Callable[[], datetime] = utc_now,
        flood_limits: bool = False,
        webhook_pause: float = 0.01,
    ) -> None:
        super().__init__()
        self.token = token
        self.bot = bot or BotProfile()
        self.faults = Faults()
        self.world = World(self.bot, now, flood_limits=flood_limits)
        self._gateway = Gateway(self, token, self.faults, self._hang_up)
        self._listener = Listener(self._gateway.application())
        self._courier = Courier(self.world, self._gateway.obey, webhook_pause)
        self._port: int | None = None

    @property
    def url(self) -> str:
        """The address of the server, without a slash at its end; known once it has started."""
        if self._port is None:
            raise RuntimeError("the simulator has not started")
        return f"http://{HOST}:{self._port}"

    @property
    def deliveries(self) -> list[Delivery]:
        """Every attempt to hand an update to the webhook."""
        return self._courier.deliveries

    async def start(self, port: int = 0) -> None:
        """Listen on the loopback interface, on a free port unless one is given."""
        self._port = await self._listener.start(port)
        self._courier.start()

    async def stop(self) -> None:
        """Close every connection, open or hanging, and end every task."""
        await self._courier.stop()
        await self._listener.stop()

    def repeat_last_update(self) -> None:
        """Deliver the newest update once more, with the same update_id, as happens after a lost confirmation."""
        self.world.updates.repeat()
        self.world.change.announce()

    def _hang_up(self, client: tuple[str, int]) -> None:
        self._listener.hang_up(client)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()
