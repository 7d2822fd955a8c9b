"""Telegram's limits, and lengths by its count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render import limits
from bot.render.limits import shorten, units
from bot.simulator.methods.answering import MOST_OFFSET_BYTES, MOST_RESULTS
from bot.simulator.rules.objects import MOST_BUTTONS_A_KEYBOARD, MOST_BUTTONS_A_ROW
from bot.simulator.rules.text import MOST_ENTITIES
from bot.simulator.spec import Field, Length, spec

CHARACTERS, BYTES = "characters", "bytes"


def field(owner: str, name: str) -> Field:
    """A parameter of a method, or a field of a type, as the API's data have it."""
    return (spec().methods.get(owner) or spec().types[owner]).fields[name]


@pytest.mark.parametrize(
    ("owner", "name", "most"),
    [
        ("sendMessage", "text", Length(1, limits.MESSAGE_UNITS, CHARACTERS)),
        ("InputTextMessageContent", "message_text", Length(1, limits.MESSAGE_UNITS, CHARACTERS)),
        ("InlineKeyboardButton", "callback_data", Length(1, limits.CALLBACK_BYTES, BYTES)),
        ("CopyTextButton", "text", Length(1, limits.COPY_UNITS, CHARACTERS)),
        ("InlineQuery", "query", Length(0, limits.INLINE_QUERY_CHARACTERS, CHARACTERS)),
        ("InlineQueryResultArticle", "id", Length(1, limits.INLINE_ID_BYTES, BYTES)),
        ("InlineQueryResultsButton", "start_parameter", Length(1, limits.DEEP_LINK_CHARACTERS, CHARACTERS)),
        ("BotCommand", "command", Length(1, limits.COMMAND_CHARACTERS, CHARACTERS)),
        ("BotCommand", "description", Length(1, limits.COMMAND_DESCRIPTION_CHARACTERS, CHARACTERS)),
        ("setMyShortDescription", "short_description", Length(0, limits.SHORT_DESCRIPTION_CHARACTERS, CHARACTERS)),
        ("setMyDescription", "description", Length(0, limits.DESCRIPTION_CHARACTERS, CHARACTERS)),
        ("answerCallbackQuery", "text", Length(0, limits.NOTICE_CHARACTERS, CHARACTERS)),
    ],
)
def test_the_limits_are_those_of_the_bot_api(owner: str, name: str, most: Length) -> None:
    assert field(owner, name).length == most


def test_the_limit_of_commands_is_that_of_the_bot_api() -> None:
    assert field("setMyCommands", "commands").most_items == limits.COMMANDS


@pytest.mark.parametrize(
    ("limit", "refused_beyond"),
    [
        (limits.MESSAGE_ENTITIES, MOST_ENTITIES),
        (limits.KEYBOARD_BUTTONS, MOST_BUTTONS_A_KEYBOARD),
        (limits.ROW_BUTTONS, MOST_BUTTONS_A_ROW),
        (limits.INLINE_RESULTS, MOST_RESULTS),
        (limits.INLINE_OFFSET_BYTES, MOST_OFFSET_BYTES),
    ],
)
def test_limits_that_the_bot_apis_data_do_not_have_are_those_of_the_simulator(limit: int, refused_beyond: int) -> None:
    assert limit == refused_beyond


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("abc", 3), ("Сирия", 5), ("é", 1), ("e\u0301", 2), ("😀", 2), ("🇷🇺", 4), ("👩‍🚀", 5), ("\uffff", 1)],
)
def test_units_are_utf_16(text: str, count: int) -> None:
    assert units(text) == count


@given(st.text())
def test_units_agree_with_the_codec(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize(
    ("text", "most", "shortened"),
    [
        ("one two", 7, "one two"),
        ("one two three", 8, "one two…"),
        ("one, two", 6, "one…"),
        ("abcdefgh", 4, "abc…"),
        ("Ядерное разоружение", 10, "Ядерное…"),
        ("😀😀😀", 6, "😀😀😀"),
        ("😀😀😀", 5, "😀😀…"),
        ("a bcdefghijkl", 8, "a bcdef…"),
    ],
)
def test_what_is_too_long_ends_at_a_word_and_says_so(text: str, most: int, shortened: str) -> None:
    assert shorten(text, most) == shortened


@given(st.text(), st.integers(1, 50))
def test_nothing_is_longer_than_allowed(text: str, most: int) -> None:
    assert units(shorten(text, most)) <= most
