"""Our messages as Telegram's types: entities in UTF-16 units, inline keyboards."""

from urllib.parse import urlsplit

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    MessageEntity,
)

from bot.handlers.asker import Asker, button_for
from bot.render.limits import units
from bot.render.message import Button, Copy, Open, Press, Rendered, Share, Style, StyledSpan
from bot.replies import InlineResult

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

_TYPES = {
    Style.BOLD: MessageEntity.BOLD,
    Style.ITALIC: MessageEntity.ITALIC,
    Style.CODE: MessageEntity.CODE,
    Style.LINK: MessageEntity.TEXT_LINK,
    Style.QUOTE: MessageEntity.BLOCKQUOTE,
    Style.LONG_QUOTE: MessageEntity.EXPANDABLE_BLOCKQUOTE,
}


def entities_of(rendered: Rendered) -> list[MessageEntity]:
    """The message's spans; offset and length in UTF-16 units. Without links for which Telegram refuses a message."""
    return [_entity(rendered.text, span) for span in rendered.spans if span.url is None or _is_taken(span.url)]


def keyboard_of(rendered: Rendered, *, inline: bool, asker: Asker | None = None) -> InlineKeyboardMarkup | None:
    """The message's buttons; without those that share where the bot has no inline mode. None where none is left.

    Where somebody asked for it in company, the button by which they can remove it stands last.
    """
    rows = [
        [_button(button) for button in row if inline or not isinstance(button.action, Share)]
        for row in rendered.buttons
    ]
    rows = [row for row in rows if row]
    if asker:
        rows = [*rows[:-1], [*(rows[-1] if rows else []), button_for(asker)]]
    return InlineKeyboardMarkup(rows) if rows else None


def article_of(result: InlineResult, message: Rendered) -> InlineQueryResultArticle:
    """A result as it stands in the list, with the message that picking it posts."""
    return article(result.id, result.title, result.description, message, inline=True)


def article(
    result_id: str, title: str, description: str, message: Rendered, *, inline: bool
) -> InlineQueryResultArticle:
    """A message as a result of an inline query or a guest message; `inline` as for `keyboard_of`."""
    content = InputTextMessageContent(message.text, entities=entities_of(message), link_preview_options=NO_PREVIEW)
    return InlineQueryResultArticle(
        result_id,
        title,
        content,
        description=description or None,
        reply_markup=keyboard_of(message, inline=inline),
    )


def _is_taken(url: str) -> bool:
    """Whether Telegram takes an address: not where the host has no dot, as localhost (TDLib, LinkManager.cpp)."""
    host = urlsplit(url).hostname or ""
    return "." in host or ":" in host


def _entity(text: str, span: StyledSpan) -> MessageEntity:
    before, inside = text[: span.start], text[span.start : span.end]
    return MessageEntity(_TYPES[span.style], offset=units(before), length=units(inside), url=span.url)


def _button(button: Button) -> InlineKeyboardButton:
    match button.action:
        case Press(data):
            return InlineKeyboardButton(button.label, callback_data=data)
        case Copy(text):
            return InlineKeyboardButton(button.label, copy_text=CopyTextButton(text))
        case Share(query):
            return InlineKeyboardButton(button.label, switch_inline_query=query)
        case Open(url):
            return InlineKeyboardButton(button.label, url=url)
