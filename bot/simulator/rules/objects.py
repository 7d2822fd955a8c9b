"""Rules for single objects, wherever they stand in a request.

From the Bot API's texts on InlineKeyboardButton, BotCommand, LoginUrl and inline results
(core.telegram.org/bots/api), and the error names that the server is known to answer with.
"""

import re
from collections.abc import Callable
from types import MappingProxyType
from urllib.parse import urlsplit

from bot.simulator.errors import BadRequest
from bot.simulator.model import Json

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")
STYLING = frozenset({"text", "style", "icon_custom_emoji_id"})
MOST_BUTTONS_A_KEYBOARD = 100
MOST_BUTTONS_A_ROW = 8
DOTTED = frozenset({"http", "https", "tonsite"})
SCHEMES = DOTTED | {"tg", "ton"}


def check_button(button: Json) -> None:
    """One label, and exactly one thing that the button does."""
    if not button["text"].strip():
        raise BadRequest("inline keyboard button text must be non-empty")
    kinds = button.keys() - STYLING
    if not kinds:
        raise BadRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(kinds) > 1:
        raise BadRequest(f"an inline keyboard button does one thing, not {' and '.join(sorted(kinds))}")
    if "url" in button and not is_url(button["url"]):
        raise BadRequest(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def check_keyboard(markup: Json) -> None:
    """Rows and buttons within what the server takes."""
    rows = markup["inline_keyboard"]
    if any(not row for row in rows):
        raise BadRequest("an inline keyboard has no empty rows")
    if any(len(row) > MOST_BUTTONS_A_ROW for row in rows) or sum(map(len, rows)) > MOST_BUTTONS_A_KEYBOARD:
        raise BadRequest("reply markup is too long")


def check_command(command: Json) -> None:
    """Lower-case English letters, digits and underscores."""
    if not COMMAND.fullmatch(command["command"].removeprefix("/")):
        raise BadRequest("BOT_COMMAND_INVALID")
    if not command["description"].strip():
        raise BadRequest("BOT_COMMAND_DESCRIPTION_INVALID")


def check_results_button(button: Json) -> None:
    """A label, and either a start parameter or a web app."""
    if len(button.keys() & {"start_parameter", "web_app"}) != 1:
        raise BadRequest("a button above inline results has either a start_parameter or a web_app")
    if not START_PARAMETER.fullmatch(button.get("start_parameter", "x")):
        raise BadRequest("START_PARAM_INVALID")
    if not button["text"].strip():
        raise BadRequest("SWITCH_PM_TEXT_EMPTY")


def check_article(article: Json) -> None:
    """A title that can be read, and addresses that are some."""
    if not article["title"].strip():
        raise BadRequest("ARTICLE_TITLE_EMPTY")
    for name in ("url", "thumbnail_url"):
        if name in article and not is_url(article[name]):
            raise BadRequest(f"{name} of an inline result is no address: Wrong HTTP URL")


def check_link_preview(options: Json) -> None:
    """Not both sizes; an address that is one."""
    if options.get("prefer_small_media") and options.get("prefer_large_media"):
        raise BadRequest("a link preview can't be both small and large")
    if "url" in options and not is_url(options["url"]):
        raise BadRequest("Wrong HTTP URL specified")


def is_url(address: str) -> bool:
    """Whether Telegram would take it: a known scheme or none, a dot in the host or an IPv6 one, no spaces.

    From TDLib (LinkManager.cpp, check_link). So "localhost" is none, and 127.0.0.1 is one.
    """
    if re.search(r"\s", address):
        return False
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.scheme not in SCHEMES or not host:
        return False
    return parts.scheme not in DOTTED or "." in host or ":" in host


OBJECT_RULES: MappingProxyType[str, Callable[[Json], None]] = MappingProxyType(
    {
        "InlineKeyboardButton": check_button,
        "InlineKeyboardMarkup": check_keyboard,
        "BotCommand": check_command,
        "InlineQueryResultsButton": check_results_button,
        "InlineQueryResultArticle": check_article,
        "LinkPreviewOptions": check_link_preview,
    }
)
"""The rule for each type that has one, asked after its fields were found in order."""
