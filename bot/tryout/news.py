"""What has changed since a page was last told: it is told that, and no more."""

import json
from collections.abc import AsyncIterator, Callable

from bot.app import Parts
from bot.simulator.model import Json, Message
from bot.tryout.reading import is_answered
from bot.tryout.stage import Stage
from bot.tryout.views import message_view, scenery


class News:
    """What one page knows."""

    def __init__(self, stage: Stage, current: Callable[[], Parts]) -> None:
        self._stage = stage
        self._current = current
        self._scenery: dict[str, Json | list[Json]] = {}
        self._told: dict[Message, tuple[int, bool, str | None]] = {}
        self._actions = len(stage.telegram.world.actions)

    def next(self) -> Json:
        """What the page doesn't know yet, and from now on does; empty where it knows all."""
        now = scenery(self._stage, self._current().texts)
        found: Json = {name: part for name, part in now.items() if self._scenery.get(name) != part}
        self._scenery = now
        if messages := [self._view(each) for chat in self._stage.chats for each in chat.messages if self._is_new(each)]:
            found["messages"] = messages
        actions = self._stage.telegram.world.actions
        if typing := [chat for chat, action in actions[self._actions :] if action == "typing"]:
            found["typing"] = typing
        self._actions = len(actions)
        return found

    def _is_new(self, message: Message) -> bool:
        return self._told.get(message) != self._state(message)

    def _view(self, message: Message) -> Json:
        self._told[message] = self._state(message)
        awaits_answer = is_answered(self._stage, message, self._current().library)
        return message_view(message, self._stage.seen, awaits_answer=awaits_answer)

    def _state(self, message: Message) -> tuple[int, bool, str | None]:
        """What of a message can change."""
        return message.edits, message.deleted, self._stage.seen.get(message)


async def events(stage: Stage, current: Callable[[], Parts]) -> AsyncIterator[str]:
    """Server-sent events, each with what is new; the first one with everything. Ends with whoever reads it."""
    news, version = News(stage, current), stage.telegram.world.change.version
    yield _event({"is_start": True} | news.next())
    while True:
        version = await stage.telegram.changed(version)
        if found := news.next():
            yield _event(found)


def _event(data: Json) -> str:
    """In one line: JSON has no other line breaks than those it escapes."""
    return f"data: {json.dumps(data, ensure_ascii=True)}\n\n"
