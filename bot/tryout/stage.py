"""The people on the page, their chats, and what they have done."""

from collections import deque
from dataclasses import dataclass
from enum import StrEnum

from bot.simulator.model import Chat, Message, User
from bot.simulator.queries import InlineQuery, Press
from bot.simulator.server import Simulator
from bot.simulator.visibility import Seen, Unseen, visibility

MOST_ACTS = 1_000
"""So many are remembered."""


class Kind(StrEnum):
    """What somebody did."""

    SAID = "said"
    EDITED = "edited"
    PRESSED = "pressed"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did, and where the log of the bot's requests stood."""

    number: int
    kind: Kind
    user: User
    chat: Chat
    text: str
    """What was written, the button's label, or the inline query."""
    since: int
    """How many requests the bot had made before."""
    message: Message | None = None
    """What was written, or has the button."""
    query: Press | InlineQuery | None = None


class Stage:
    """Three people, the first one's private chat with the bot, and a group of all."""

    def __init__(self, telegram: Simulator, language: str, title: str) -> None:
        """`language` is the first person's, `title` the group's."""
        self.telegram = telegram
        ada, boris, chen = (
            telegram.user(name, language_code=code)
            for name, code in (("Ada", language), ("Boris", "ru"), ("Chen", "en"))
        )
        self._ids = (ada.id, boris.id, chen.id)
        self.private = telegram.private(ada)
        self.group = telegram.supergroup(title, (ada, boris, chen), with_bot=False)
        self.acts: deque[Act] = deque(maxlen=MOST_ACTS)
        self.seen: dict[Message, Seen | Unseen] = {}
        """Whether the bot got what people wrote, and why."""
        self._acted = 0
        telegram.add_bot(self.group, by=ada)

    @property
    def people(self) -> tuple[User, ...]:
        """Everybody, as known now; the first one owns the private chat."""
        return tuple(self.telegram.world.users[each] for each in self._ids)

    @property
    def chats(self) -> tuple[Chat, Chat]:
        """Both chats."""
        return self.private, self.group

    def members(self, chat: Chat) -> tuple[User, ...]:
        """Who can speak in a chat."""
        return tuple(each for each in self.people if each.id in chat.members)

    @property
    def requests_made(self) -> int:
        """How many requests the bot has made."""
        return len(self.telegram.requests)

    def note(
        self,
        kind: Kind,
        user: User,
        chat: Chat,
        text: str,
        *,
        message: Message | None = None,
        query: Press | InlineQuery | None = None,
        since: int,
    ) -> Act:
        """Remember what somebody did."""
        self._acted += 1
        act = Act(self._acted, kind, user, chat, text, since, message, query)
        self.acts.append(act)
        if kind in {Kind.SAID, Kind.EDITED} and message is not None:
            self.seen[message] = visibility(message, self.telegram.bot)
        self.telegram.world.change.announce()
        return act

    def act_of(self, message: Message | None) -> Act | None:
        """The last thing done with a message, or the last one of all."""
        return next((each for each in reversed(self.acts) if message is None or each.message is message), None)
