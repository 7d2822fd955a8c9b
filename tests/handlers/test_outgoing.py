import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardMarkup

from bot.handlers.outgoing import article, entities_of, keyboard_of
from bot.render.message import Button, Copy, Open, Press, Rendered, Share, Style, StyledSpan


def cut(text: str, offset: int, length: int) -> str:
    """What Telegram makes of an entity: offsets in UTF-16 units."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data())
def test_an_entity_covers_what_the_span_covers(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (entity,) = entities_of(Rendered(text, (StyledSpan(start, end, Style.QUOTE),)))
    assert cut(text, entity.offset, entity.length) == text[start:end]


def test_an_entity_behind_flags_and_cyrillic_is_counted_in_units() -> None:
    (entity,) = entities_of(Rendered("🇷🇺 Лавров 👍 сказал", (StyledSpan(3, 9, Style.BOLD),)))
    assert (entity.offset, entity.length) == (5, 6)


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        (Style.BOLD, "bold"),
        (Style.ITALIC, "italic"),
        (Style.CODE, "code"),
        (Style.QUOTE, "blockquote"),
        (Style.LONG_QUOTE, "expandable_blockquote"),
    ],
)
def test_every_style_has_its_entity(style: Style, kind: str) -> None:
    assert [entity.type for entity in entities_of(Rendered("x", (StyledSpan(0, 1, style),)))] == [kind]


def test_a_link_has_its_address() -> None:
    span = StyledSpan(0, 1, Style.LINK, "https://example.org/")
    (entity,) = entities_of(Rendered("x", (span,)))
    assert (entity.type, entity.url) == ("text_link", "https://example.org/")


@pytest.mark.parametrize(
    ("url", "is_linked"),
    [
        ("http://127.0.0.1:8080/a/b#p-c", True),
        ("http://[::1]:8080/", True),
        ("http://localhost:8080/a/b", False),
        ("https://intranet/a", False),
    ],
)
def test_a_link_that_telegram_does_not_take_is_left_out(url: str, is_linked: bool) -> None:
    spans = (StyledSpan(0, 1, Style.BOLD), StyledSpan(0, 1, Style.LINK, url))
    entities = entities_of(Rendered("x", spans))
    assert [entity.type for entity in entities] == (["bold", "text_link"] if is_linked else ["bold"])


BUTTONS = (
    (Button("a", Press("1n")), Button("b", Copy("words"))),
    (Button("c", Share("syria")),),
    (Button("d", Open("https://example.org/")), Button("e", Share(""))),
)


def shown(keyboard: InlineKeyboardMarkup | None) -> list[list[str]]:
    return [[button.text for button in row] for row in keyboard.inline_keyboard] if keyboard else []


def test_every_button_does_what_it_says() -> None:
    keyboard = keyboard_of(Rendered("x", buttons=BUTTONS), inline=True)
    assert keyboard is not None
    assert keyboard.to_dict() == {
        "inline_keyboard": [
            [{"text": "a", "callback_data": "1n"}, {"text": "b", "copy_text": {"text": "words"}}],
            [{"text": "c", "switch_inline_query": "syria"}],
            [{"text": "d", "url": "https://example.org/"}, {"text": "e", "switch_inline_query": ""}],
        ]
    }


def test_without_inline_mode_nothing_can_be_shared() -> None:
    assert shown(keyboard_of(Rendered("x", buttons=BUTTONS), inline=False)) == [["a", "b"], ["d"]]
    assert keyboard_of(Rendered("x", buttons=BUTTONS[1:2]), inline=False) is None
    assert keyboard_of(Rendered("x"), inline=True) is None


def test_a_result_posts_its_message() -> None:
    made = article("id", "Title", "", Rendered("xy", (StyledSpan(1, 2, Style.QUOTE),)), inline=True).to_dict()
    assert made["input_message_content"] == {
        "message_text": "xy",
        "entities": [{"type": "blockquote", "offset": 1, "length": 1}],
        "link_preview_options": {"is_disabled": True},
    }
    assert "description" not in made
    assert "reply_markup" not in made
