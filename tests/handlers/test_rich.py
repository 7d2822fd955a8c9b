from typing import Any

import pytest

from bot.handlers.rich import plain_text


def bold(text: Any) -> Any:
    return {"type": "bold", "text": text}


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        ([], ""),
        ([{"type": "divider"}, {"type": "paragraph", "text": " "}], ""),
        ([{"type": "paragraph", "text": "One"}, {"type": "heading", "text": bold("two"), "size": 1}], "One\ntwo"),
        ([{"type": "paragraph", "text": ["half a ", bold(["wo", {"type": "italic", "text": "rd"}])]}], "half a word"),
        (
            [{"type": "list", "items": [{"label": "1.", "blocks": [{"type": "paragraph", "text": "an item"}]}]}],
            "an item",
        ),
        ([{"type": "details", "summary": "More", "blocks": [{"type": "footer", "text": "inside"}]}], "More\ninside"),
        (
            [{"type": "table", "cells": [[{"text": "a"}, {}], [{"text": bold("b")}]], "caption": "A table"}],
            "A table\na\nb",
        ),
        ([{"type": "photo", "photo": [], "caption": {"text": "A pier", "credit": "Jo"}}], "A pier\nJo"),
        ([{"type": "paragraph", "text": ["x", {"type": "custom_emoji", "alternative_text": "🙂"}]}], "x🙂"),
        ([{"type": "of tomorrow", "text": 5, "blocks": "?"}, None], "?"),
    ],
)
def test_the_words_of_every_block_are_kept_and_nothing_else(blocks: list[Any], words: str) -> None:
    assert plain_text({"blocks": blocks}) == words


def test_what_is_no_rich_message_has_no_words() -> None:
    assert plain_text(None) == plain_text({}) == ""
