"""The real bot against a simulator."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.app import Parts
from bot.app.service import Service
from bot.settings import Secret, Settings, Telegram
from bot.simulator.model import Chat, Message
from bot.simulator.server import Simulator
from bot.storage import Storage

ROOT = Path(__file__).parents[2]


@dataclass
class Bot:
    """A running bot."""

    service: Service
    task: asyncio.Task[None]
    """Answers until cancelled; raises what ends it."""


def settings_for(telegram: Simulator, **behaviour: Any) -> Settings:
    """Settings for a bot of that simulator; `behaviour` are fields of `bot.settings.Telegram`."""
    return Settings(
        seeds_dir=ROOT / "seeds",
        config_dir=ROOT / "config",
        token=Secret(telegram.token),
        api_url=telegram.url,
        telegram=Telegram(**behaviour),
    )


@asynccontextmanager
async def running(
    telegram: Simulator, parts: Parts, storage: Storage | None = None, **behaviour: Any
) -> AsyncIterator[Bot]:
    """A bot that runs until the end of the block, and is stopped gracefully."""
    async with Service(settings_for(telegram, **behaviour), parts, storage) as service:
        task = asyncio.create_task(service.run())
        try:
            yield Bot(service, task)
        finally:
            task.cancel()
            await asyncio.wait({task})


def own(telegram: Simulator, chat: Chat) -> list[Message]:
    """The bot's messages in a chat, as they stand now."""
    return [message for message in chat.shown if message.sender_id == telegram.bot.id]


def is_quoted(message: Message, parts: Parts) -> bool:
    """Whether the message shows a block quotation, and it is the article's, character by character."""
    shown = message.marked("blockquote") + message.marked("expandable_blockquote")
    texts = [article.text for article in parts.library.articles.values()]
    return bool(shown) and all(any(quotation in text for text in texts) for quotation in shown)


async def ask(telegram: Simulator, text: str = "/privacy") -> str:
    """A new person's question, and the answer's text."""
    ada = telegram.user("Ada")
    telegram.say(ada, text)
    return (await telegram.next_message(telegram.private(ada))).text
