"""Which settings hold, where each was set, and what it means."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.settings.forms import Place, Secret
from bot.settings.masks import masked
from bot.settings.sources import Source

Plain = bool | int | float | str | list[int] | None

MEANINGS: Mapping[str, Mapping[str, str]] = {
    "environment and .env": {
        "TELEGRAM_BOT_TOKEN": "the bot's token, from @BotFather",
        "TELEGRAM_API_URL": "a Bot API server of one's own, instead of Telegram's",
        "PUBLIC_URL": "where people and Telegram reach the bot's web server",
        "PORT": "the web server's port",
        "UPDATES": "how messages come: by polling or by webhook",
        "LISTEN_HOST": "the address that the port is opened on",
        "WEBHOOK_SECRET": "what Telegram must know to call the webhook; made of the token where it isn't set",
        "STATUS_ADDRESS": "where health and metrics are served instead of on the port",
        "STATUS_TOKEN": "what one must know to read /readyz and /metrics",
        "DATABASE_URL": "a database; nothing uses it yet",
        "ADMIN_IDS": "Telegram's ids of those who operate the bot; nothing uses them yet",
        "SEEDS_DIR": "the folder of seeds",
        "CONFIG_DIR": "the folder of matching.yaml and telegram.yaml",
        "LOG_LEVEL": "how much is logged",
        "LOG_FORMAT": "text or json; auto: text on a terminal, JSON elsewhere",
        "LOG_TEXTS": "whether the log shows what people write",
        "WATCH_SEEDS": "whether a seed that changes on disk is loaded without a restart",
    },
    "matching.yaml": {
        "answer": "how sure an answer must be",
        "choice": "how sure the choices must be that one of them is meant",
        "choices": "how many choices at most",
        "hits": "how many pages an answer has at most",
    },
    "telegram.yaml": {
        "group_hello": "whether a group that adds the bot is told what works there",
        "messages_per_second": "messages sent in all",
        "group_messages_per_minute": "messages sent to one group",
        "retries": "how often a request is repeated that Telegram put off or did not take",
        "chats_at_once": "chats answered at the same time",
        "poll_seconds": "how long one request for updates waits for them",
        "send_seconds": "how long another request may take",
        "stop_seconds": "how long a stop waits for what was begun",
        "inline_cache_seconds": "how long Telegram may show inline results again without asking",
        "remembered_updates": "updates remembered, so that one that comes twice is answered once",
        "remembered_answers": "answers remembered, so that editing a question edits its answer; as many to guests",
        "remembered_chats": "groups remembered as greeted, or as moved to another id",
    },
}
"""What each setting means in a few words, by where it is set; docs/settings.md has more of them."""


@dataclass(frozen=True, slots=True)
class Effective:
    """One setting as it holds."""

    name: str
    value: Plain
    """None where it isn't set and nothing stands for it; stars for a secret."""
    where: str
    """Where it was set: "environment", ".env, line 2", "config/telegram.yaml, line 4"; else "default"."""
    meaning: str


def effective(sources: Mapping[str, Source]) -> dict[str, list[Effective]]:
    """All settings that were taken from the sources, by the sources' names."""
    return {
        title: [_effective(source, title, name) for name in sorted(source.taken, key=[*MEANINGS[title]].index)]
        for title, source in sources.items()
    }


def _effective(source: Source, title: str, name: str) -> Effective:
    entry = source.entries.get(name)
    return Effective(name, _plain(source.taken[name]), entry.where if entry else "default", MEANINGS[title][name])


def _plain(value: object) -> Plain:
    """The value as JSON has it."""
    match value:
        case None | bool() | int() | float():
            return value
        case str() | Path():
            return masked(str(value))
        case Place(host, port):
            return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        case frozenset():
            return sorted(value)
        case Secret():
            return repr(value)
        case _:
            raise TypeError(type(value).__name__)  # nothing is shown of what might be a secret
