"""The command menu: the bot's own commands, then as many topics as Telegram takes."""

from bot.render.edition import Edition
from bot.render.limits import COMMANDS, MENU_CHARACTERS, MENU_DESCRIPTION_CHARACTERS, shorten

OFFERED = ("start", "help", "ask", "topics", "speakers", "random", "about", "sources", "privacy")
"""The bot's own commands, in the order of the menu."""


def menu(edition: Edition) -> tuple[tuple[str, str], ...]:
    """(command, description), the bot's own first, then topics in the library's order as long as there is room."""
    own = [(name, edition.say(f"command.{name}")) for name in OFFERED]
    topics = [(topic.id, edition.title(topic.id)) for topic in edition.library.topics.values() if topic.passages]
    listed: list[tuple[str, str]] = []
    room = MENU_CHARACTERS
    for name, description in [*own, *topics][:COMMANDS]:
        line = shorten(description, MENU_DESCRIPTION_CHARACTERS)
        room -= len(line)
        if room < 0:
            break
        listed.append((name, line))
    return tuple(listed)
