"""Telegram's limits as one check for a whole message."""

from bot.library.models import Library
from bot.render import limits
from bot.render.callback import decode
from bot.render.guard import guard
from bot.render.message import Button, Copy, Open, Press, Rendered, Share, Style


def assert_fits(rendered: Rendered, library: Library) -> None:
    """The message is within every limit of Telegram, and what it shows as the article's is the article's."""
    guard(rendered, library)
    _assert_own_words(rendered, library)
    assert 0 < limits.units(rendered.text) <= limits.MESSAGE_UNITS
    assert len(rendered.spans) <= limits.MESSAGE_ENTITIES
    assert all(0 <= span.start < span.end <= len(rendered.text) for span in rendered.spans)
    buttons = [button for row in rendered.buttons for button in row]
    assert len(buttons) <= limits.KEYBOARD_BUTTONS
    assert all(0 < len(row) <= limits.ROW_BUTTONS for row in rendered.buttons)
    for button in buttons:
        _assert_button_fits(button)


def _assert_own_words(rendered: Rendered, library: Library) -> None:
    """What is in italics inside a quotation is the own words of somebody who is quoted there."""
    for quotation in rendered.quotations:
        shift = quotation.source_start - quotation.start
        own = [
            each
            for passage in library.passages.values()
            if passage.article == quotation.article and passage.speaker
            for each in passage.quoted
        ]
        for span in rendered.spans:
            if span.style is Style.ITALIC and quotation.start <= span.start < quotation.end:
                assert span.end <= quotation.end
                assert any(each.start <= span.start + shift and span.end + shift <= each.end for each in own)


def _assert_button_fits(button: Button) -> None:
    assert 0 < limits.units(button.label) <= 64
    match button.action:
        case Press(data):
            assert 0 < len(data.encode()) <= limits.CALLBACK_BYTES
            assert decode(data)
        case Copy(text):
            assert 0 < limits.units(text) <= limits.COPY_UNITS
        case Share(query):
            assert len(query) <= limits.INLINE_QUERY_CHARACTERS
        case Open(url):
            assert url
