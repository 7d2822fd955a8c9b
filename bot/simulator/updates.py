"""The bot's queue of updates: numbered, filtered by kind, kept until they are confirmed."""

from copy import deepcopy

from bot.simulator.errors import BadRequest
from bot.simulator.model import Json
from bot.simulator.spec import spec

FIRST_UPDATE_ID = 100_000_001
OFF_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""The kinds that a bot must name to get them (Bot API, getUpdates)."""


class UpdateQueue:
    """What the bot has not confirmed yet, oldest first."""

    def __init__(self) -> None:
        self.pending: list[Json] = []
        self.allowed: list[str] = []
        """The kinds that the bot asked for last; empty means the default ones."""
        self.newest: Json | None = None
        self._next_id = FIRST_UPDATE_ID
        self._again: list[Json] = []

    def allow(self, kinds: list[str] | None) -> None:
        """Remember the kinds for the updates to come; None leaves them as they are."""
        if kinds is None:
            return
        unknown = set(kinds) - (spec().types["Update"].fields.keys() - {"update_id"})
        if unknown:
            raise BadRequest(f"allowed_updates: unknown kinds {', '.join(sorted(unknown))}")
        self.allowed = list(kinds)

    def add(self, kind: str, content: Json) -> bool:
        """Queue an update as things stand now; whether the bot wants this kind."""
        is_wanted = kind in self.allowed if self.allowed else kind not in OFF_BY_DEFAULT
        if is_wanted:
            self.newest = {"update_id": self._next_id, kind: deepcopy(content)}
            self.pending.append(self.newest)
            self._next_id += 1
        return is_wanted

    def repeat(self) -> None:
        """Queue the newest update again, whatever was confirmed."""
        if self.newest is None:
            raise LookupError("there was no update yet")
        self._again.append(dict(self.newest))

    def confirm(self, offset: int) -> None:
        """Forget what is below an offset; a negative one keeps only that many of the newest."""
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset > 0:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]

    def take(self, limit: int) -> list[Json]:
        """The oldest updates; they stay until they are confirmed (a repeated one comes once)."""
        repeated, self._again = self._again[:limit], self._again[limit:]
        return repeated + self.pending[: limit - len(repeated)]

    def waiting(self) -> list[Json]:
        """All that is not delivered yet; it stays until it is dropped."""
        return self._again + self.pending

    def drop(self, update: Json) -> None:
        """Forget one update, which was delivered to a webhook."""
        self.pending = [each for each in self.pending if each is not update]
        self._again = [each for each in self._again if each is not update]

    def clear(self) -> None:
        """Forget all."""
        self.pending.clear()
        self._again.clear()

    @property
    def count(self) -> int:
        """How many wait."""
        return len(self.pending) + len(self._again)
