"""Messages that begin with a slash: "/ask words", "/topic", "/topic@TheBot words", and mistyped ones."""

import re
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.library.models import Library
from bot.library.names import OWN_COMMANDS

ASK = "ask"
"""The command whose words are the question."""
ENOUGH = 0.7
"""Similarity from which a command is taken for a topic's or speaker's."""

_COMMAND = re.compile(r"\s*/([^\W_][\w]*)(?:@\w*)?(?:\s+(.*))?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    """A command that asks for something."""

    topic: str | None
    speaker: str | None
    rest: str
    """What stands behind the command."""
    words: str
    """The whole as a question; "" for a command of the bot's own, which asks for nothing in the articles."""


def command_in(text: str, library: Library) -> Command | None:
    """The command that a text is; none where it is none."""
    match = _COMMAND.match(text)
    if not match:
        return None
    name, rest = match[1].lower(), (match[2] or "").strip()
    known = name if name in (*library.topics, *library.speakers, *OWN_COMMANDS) else _nearest(name, library)
    if known == ASK:
        return Command(None, None, rest, rest)
    if known in OWN_COMMANDS:
        return Command(None, None, "", "")
    topic = known if known and known in library.topics and library.topics[known].passages else None
    speaker = known if known in library.speakers else None
    return Command(topic, speaker, rest, f"{(known or name).replace('_', ' ')} {rest}".strip())


def _nearest(name: str, library: Library) -> str | None:
    known = [*library.topics, *library.speakers, *OWN_COMMANDS]
    found = process.extractOne(name, known, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=ENOUGH)
    return str(found[0]) if found else None
