"""Telegram's limits on how often a bot may send (core.telegram.org/bots/faq, "My bot is hitting limits")."""

from collections import defaultdict

from bot.simulator.errors import TooManyRequests
from bot.simulator.model import Chat

A_MINUTE = 60
MOST_IN_A_SECOND = 30
MOST_IN_A_GROUPS_MINUTE = 20


class Flood:
    """The times of what was sent; refuses what comes too fast, if it is on.

    In a chat one message a second (bursts are not modelled), 20 a minute in a group, 30 a second in all.
    """

    def __init__(self, *, is_on: bool) -> None:
        self.is_on = is_on
        self._sent: dict[int, list[int]] = defaultdict(list)

    def check(self, chat: Chat, now: int) -> None:
        """Count a message to a chat; raises TooManyRequests."""
        if not self.is_on:
            return
        here = [at for at in self._sent[chat.id] if at > now - A_MINUTE]
        if any(at == now for at in here):
            raise TooManyRequests(1)
        if chat.type != "private" and len(here) >= MOST_IN_A_GROUPS_MINUTE:
            raise TooManyRequests(here[0] + A_MINUTE - now)
        if sum(at == now for sent in self._sent.values() for at in sent) >= MOST_IN_A_SECOND:
            raise TooManyRequests(1)
        self._sent[chat.id] = [*here, now]
