from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.content import complete_entities, find_entities, written
from bot.simulator.errors import BadRequest
from bot.simulator.model import Json
from bot.simulator.rules.text import check_entities, formatted, slice_units, utf16_length

FLAG = "🇷🇺"
"""Two code points, four UTF-16 units."""


def entity(kind: str, offset: int, length: int, **more: Any) -> Json:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("", []),
        ("abc", [entity("bold", 0, 3)]),
        (FLAG, [entity("bold", 0, 4)]),
        (f"{FLAG}x", [entity("bold", 0, 2), entity("italic", 2, 2), entity("bold", 4, 1)]),
        ("abcdef", [entity("bold", 0, 6), entity("italic", 2, 2)]),
        ("abcdef", [entity("bold", 0, 3), entity("bold", 3, 3)]),
        ("abcdef", [entity("blockquote", 0, 6), entity("bold", 0, 6)]),
        ("abcdef", [entity("bold", 0, 6), entity("blockquote", 0, 6)]),
        ("abcdef", [entity("code", 0, 6), entity("blockquote", 0, 6)]),
        ("abcdef", [entity("expandable_blockquote", 0, 6), entity("code", 1, 2)]),
        ("abc", [entity("text_link", 0, 3, url="https://example.org")]),
        ("abc", [entity("text_link", 0, 3, url="http://127.0.0.1:8080/a/b#c")]),
        ("abc", [entity("text_link", 0, 3, url="http://[::1]:8080/")]),
        ("abc", [entity("text_link", 0, 3, url="tg://user?id=1")]),
        ("x" * 100, [entity("bold", each, 1) for each in range(100)]),
    ],
)
def test_sane_entities_pass(text: str, entities: list[Json]) -> None:
    check_entities(text, entities)


@pytest.mark.parametrize(
    ("text", "entities", "reason"),
    [
        ("abc", [entity("bold", 0, 4)], "not within the text"),
        ("abc", [entity("bold", -1, 2)], "not within the text"),
        ("abc", [entity("bold", 3, 1)], "not within the text"),
        ("abc", [entity("bold", 1, 0)], "not within the text"),
        ("abc", [entity("bold", 1, -1)], "not within the text"),
        ("🙂x", [entity("bold", 1, 2)], "begins in a middle of a UTF-16 symbol at 1"),
        ("🙂x", [entity("bold", 0, 1)], "ends in a middle of a UTF-16 symbol at 1"),
        ("abcdef", [entity("bold", 0, 4), entity("italic", 2, 4)], "overlap at 2-4"),
        ("abcdef", [entity("bold", 0, 6), entity("bold", 1, 2)], "a bold stands inside another"),
        ("abcdef", [entity("blockquote", 0, 6), entity("blockquote", 1, 2)], "a blockquote stands inside"),
        ("abcdef", [entity("blockquote", 1, 2), entity("expandable_blockquote", 0, 6)], "stands inside a expandable"),
        ("abcdef", [entity("code", 0, 6), entity("bold", 1, 2)], "can't be nested"),
        ("abcdef", [entity("bold", 0, 6), entity("pre", 1, 2)], "can't be nested"),
        ("abcdef", [entity("code", 0, 6), entity("blockquote", 1, 2)], "can't be nested"),
        ("abc", [entity("text_link", 0, 3)], 'a text_link needs "url"'),
        ("abc", [entity("text_link", 0, 3, url="")], "entity URL '' is invalid: Wrong HTTP URL"),
        ("abc", [entity("text_link", 0, 3, url="no address")], "entity URL 'no address' is invalid: Wrong HTTP URL"),
        ("abc", [entity("text_link", 0, 3, url="http://localhost:80/a")], "Wrong HTTP URL"),
        ("abc", [entity("text_mention", 0, 3)], 'a text_mention needs "user"'),
        ("x" * 101, [entity("bold", each, 1) for each in range(101)], "there are 101, and 100 are allowed"),
    ],
)
def test_entities_that_are_not_sane_are_refused(text: str, entities: list[Json], reason: str) -> None:
    with pytest.raises(BadRequest, match="entit") as refused:
        check_entities(text, entities)
    assert reason in str(refused.value)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  a b \n", "a b"),
        ("a\r\nb", "a\nb"),
        ("a\tb\x00c", "a b c"),
        ("a\u2028b\u202ec", "abc"),
        ("a\u00a0b\u2009c", "a\u00a0b\u2009c"),
        ("“quoted” — и так\n\nдалее", "“quoted” — и так\n\nдалее"),
    ],
)
def test_a_text_is_cleaned_and_trimmed_like_telegrams(text: str, kept: str) -> None:
    assert formatted(text, []) == (kept, [])


@pytest.mark.parametrize(
    ("text", "given", "kept"),
    [
        (" \n/syria \x00 now\n", None, ("/syria   now", [entity("bot_command", 0, 6)])),
        ("\u202e /ask", None, ("/ask", [entity("bot_command", 0, 4)])),
        (f"  {FLAG} Ada ", [entity("text_mention", 7, 3)], (f"{FLAG} Ada", [entity("text_mention", 5, 3)])),
        (" /ask ", [], ("/ask", [])),
        (" \x00\t", None, ("", [])),
    ],
)
def test_of_what_somebody_writes_is_kept_what_telegram_keeps(
    text: str, given: list[Json] | None, kept: tuple[str, list[Json]]
) -> None:
    assert written(text, given) == kept


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "\u00a0\u2800", "\t\r"])
def test_a_text_with_nothing_to_see_is_empty(text: str) -> None:
    with pytest.raises(BadRequest, match="message text is empty"):
        formatted(text, [])


@given(st.text(alphabet=" \n\r\tab🙂я\u2028"), st.data())
def test_an_entity_marks_the_same_words_after_cleaning(around: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(around)))
    text = f"{around[:cut]}words{around[cut:]}"
    cleaned, (moved,) = formatted(text, [entity("bold", utf16_length(around[:cut]), 5)])
    assert slice_units(cleaned, moved["offset"], moved["offset"] + moved["length"]) == "words"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain words, 1/2 and a/b", []),
        ("/start", [entity("bot_command", 0, 6)]),
        ("/syria@VerbatimBot please", [entity("bot_command", 0, 18)]),
        ("🙂 /ask", [entity("bot_command", 3, 4)]),
        ("ask @VerbatimBot, now", [entity("mention", 4, 12)]),
        ("ada@example.org", [entity("email", 0, 15)]),
        ("see https://example.org/a_b.", [entity("url", 4, 23)]),
        ("#сирия and #1", [entity("hashtag", 0, 6)]),
    ],
)
def test_commands_mentions_and_addresses_are_found(text: str, found: list[Json]) -> None:
    assert find_entities(text) == found


def test_nothing_is_found_inside_code_and_links_but_inside_quotes() -> None:
    linked = entity("text_link", 0, 4, url="https://example.org")
    assert complete_entities("/ask", [linked]) == [linked]
    quote = entity("blockquote", 0, 4)
    assert complete_entities("/ask", [quote]) == [quote, entity("bot_command", 0, 4)]
