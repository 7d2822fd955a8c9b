"""What the bot remembers between updates, in a bounded memory."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Answered:
    """What is known of a question that was answered."""

    answer: int
    """The message that answers it."""
    fingerprint: int
    """What the question said, as a number: the same words have the same one."""


@dataclass(frozen=True, slots=True)
class Joined:
    """How the bot came into a supergroup that it has said nothing to yet."""

    language: str
    """Of the person who added it."""
    as_admin: bool


class Storage(Protocol):
    """The memory that handlers work with. Chats, questions and answers are Telegram's chat and message ids."""

    async def is_new(self, event: str) -> bool:
        """Note that `event` ("update 123") happened; whether it is the first time."""

    async def record_reply(self, chat: int, question: int, answered: Answered) -> None:
        """Remember which message answers which question."""

    async def reply_to(self, chat: int, question: int) -> Answered | None:
        """How a question was answered, if that is remembered."""

    async def record_guest_answer(self, inline_message: str) -> None:
        """Remember a message that answers a guest, by its inline_message_id: its buttons are the bot's own."""

    async def is_guest_answer(self, inline_message: str) -> bool:
        """Whether a message is remembered as an answer to a guest."""

    async def greet(self, chat: int) -> bool:
        """Note that a group is being greeted; whether it is the first time."""

    async def record_joined(self, chat: int, joined: Joined) -> None:
        """Remember that the bot has come into a supergroup."""

    async def take_joined(self, chat: int) -> Joined | None:
        """How the bot has come into a supergroup; only the first time that this is asked after `record_joined`."""

    async def move_chat(self, old: int, new: int) -> None:
        """A group has become a supergroup with another id: it is none that has to be greeted.

        Its replies are forgotten: message ids start again there, and an edit would hit a stranger's answer.
        """

    async def has_moved(self, chat: int) -> bool:
        """Whether a chat is known to have become a supergroup: nothing in it can be changed any more."""

    async def forget_chat(self, chat: int) -> None:
        """Forget all about a chat; the bot was removed from it."""


class Bounded(Generic[K, V]):
    """A mapping that forgets its oldest entries when there are more than `most`."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._entries: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K) -> V | None:
        """The value, or none."""
        return self._entries.get(key)

    def __contains__(self, key: K) -> bool:
        return key in self._entries

    def put(self, key: K, value: V) -> bool:
        """Set a value, as the newest entry; whether the key is new."""
        is_new = key not in self._entries
        self._entries[key] = value
        self._entries.move_to_end(key)
        while len(self._entries) > self._most:
            self._entries.popitem(last=False)
        return is_new

    def drop_where(self, matches: Callable[[K], bool]) -> None:
        """Remove all entries with such a key."""
        for key in [key for key in self._entries if matches(key)]:
            del self._entries[key]

    def pop(self, key: K) -> V | None:
        """Remove an entry; its value, or none."""
        return self._entries.pop(key, None)


class Memory:
    """Storage that lives as long as the process, and in it forgets the oldest first."""

    def __init__(self, *, updates: int = 10_000, answers: int = 10_000, chats: int = 10_000) -> None:
        self._events: Bounded[str, None] = Bounded(updates)
        self._replies: Bounded[tuple[int, int], Answered] = Bounded(answers)
        self._guest_answers: Bounded[str, None] = Bounded(answers)
        self._greeted: Bounded[int, None] = Bounded(chats)
        self._joined: Bounded[int, Joined] = Bounded(chats)
        self._moved: Bounded[int, None] = Bounded(chats)

    async def is_new(self, event: str) -> bool:
        """See `Storage`."""
        return self._events.put(event, None)

    async def record_reply(self, chat: int, question: int, answered: Answered) -> None:
        """See `Storage`."""
        self._replies.put((chat, question), answered)

    async def reply_to(self, chat: int, question: int) -> Answered | None:
        """See `Storage`."""
        return self._replies.get((chat, question))

    async def record_guest_answer(self, inline_message: str) -> None:
        """See `Storage`."""
        self._guest_answers.put(inline_message, None)

    async def is_guest_answer(self, inline_message: str) -> bool:
        """See `Storage`."""
        return inline_message in self._guest_answers

    async def greet(self, chat: int) -> bool:
        """See `Storage`."""
        return self._greeted.put(chat, None)

    async def record_joined(self, chat: int, joined: Joined) -> None:
        """See `Storage`."""
        self._joined.put(chat, joined)

    async def take_joined(self, chat: int) -> Joined | None:
        """See `Storage`."""
        return self._joined.pop(chat)

    async def move_chat(self, old: int, new: int) -> None:
        """See `Storage`."""
        self._greeted.pop(old)
        self._greeted.put(new, None)
        self._replies.drop_where(lambda key: key[0] == old)
        self._moved.put(old, None)

    async def has_moved(self, chat: int) -> bool:
        """See `Storage`."""
        return chat in self._moved

    async def forget_chat(self, chat: int) -> None:
        """See `Storage`."""
        self._greeted.pop(chat)
        self._joined.pop(chat)
        self._replies.drop_where(lambda key: key[0] == chat)
