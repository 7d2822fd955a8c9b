"""People press inline buttons."""

from dataclasses import dataclass

from bot.simulator.model import Message, User
from bot.simulator.world import World


@dataclass(eq=False)
class Press:
    """A pressed button: the callback query, and what the bot answered."""

    id: str
    user: User
    message: Message
    data: str
    answered: bool = False
    notice: str | None = None
    """The toast, or the alert's text."""
    is_alert: bool = False
    url: str | None = None
    expired: bool = False
    """Set it to make the query too old to be answered."""


class Pressing:
    """The acts of pressing."""

    world: World

    def press(self, user: User, message: Message, button: str) -> Press:
        """Press the first button whose label is `button`, or begins with it.

        Raises LookupError (with the labels that are there) if there is no such callback button.
        """
        raise NotImplementedError

    def press_data(self, user: User, message: Message, data: str) -> Press:
        """Send callback data as a changed client could: old, foreign or forged."""
        raise NotImplementedError

    async def answer_to(self, press: Press, *, within: float = 5.0) -> Press:
        """Wait (at most `within` seconds) until the bot has answered a press; TimeoutError if it doesn't."""
        raise NotImplementedError
