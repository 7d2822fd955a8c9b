"""Which names are allowed: slugs, ids, language codes, and the commands that no topic may be called by."""

import re

OWN_COMMANDS = (
    "start",
    "help",
    "ask",
    "topics",
    "speakers",
    "random",
    "about",
    "sources",
    "privacy",
    "settings",
    "verify",
    "contrast",
    "forgetme",
    "cancel",
)
"""The bot's, wherever it is talked to."""

CONSOLE_COMMANDS = ("why", "exit", "quit")
"""Those that a conversation in the terminal has besides."""

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
"""Of an article: it stands in addresses."""

ID = re.compile(r"[a-z0-9_]{1,32}")
"""Of a person, subject or topic: what Telegram allows as a command."""

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""An IETF language tag, as far as it matters here: "en", "ru", "pt-BR"."""
