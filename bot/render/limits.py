"""Telegram's limits on what a bot may send, and how long a text is by Telegram's count.

Unless a line says otherwise the numbers are those of https://core.telegram.org/bots/api; "units" are UTF-16 code units,
in which Telegram counts messages and entities. Those that no code needs, since nothing comes near them, tests hold.
"""

MESSAGE_UNITS = 4096
"""A message's text, after entities (sendMessage)."""
MESSAGE_ENTITIES = 100
"""Entities of a message; what is beyond is dropped (https://limits.tginfo.me)."""
CALLBACK_BYTES = 64
"""A button's data, in UTF-8 (InlineKeyboardButton.callback_data)."""
COPY_UNITS = 256
"""What a button copies (CopyTextButton.text)."""
KEYBOARD_BUTTONS = 100
"""Buttons of a message; https://limits.tginfo.me."""
ROW_BUTTONS = 8
"""Buttons of a row; https://limits.tginfo.me."""
INLINE_RESULTS = 50
"""Results of one page (answerInlineQuery.results)."""
INLINE_QUERY_CHARACTERS = 256
"""What a person can type inline (InlineQuery.query)."""
INLINE_ID_BYTES = 64
"""A result's id (InlineQueryResultArticle.id)."""
INLINE_OFFSET_BYTES = 64
"""answerInlineQuery.next_offset."""
DEEP_LINK_CHARACTERS = 64
"""The payload of t.me/bot?start=…, of A-Z a-z 0-9 _ - (https://core.telegram.org/bots/features#deep-linking)."""
COMMAND_CHARACTERS = 32
"""A command of a-z 0-9 _ (BotCommand.command)."""
COMMANDS = 100
"""Commands of one scope and language (setMyCommands.commands)."""
COMMAND_DESCRIPTION_CHARACTERS = 256
"""BotCommand.description."""
SHORT_DESCRIPTION_CHARACTERS = 120
"""setMyShortDescription."""
DESCRIPTION_CHARACTERS = 512
"""setMyDescription."""
NOTICE_CHARACTERS = 200
"""The toast after a button was pressed (answerCallbackQuery.text)."""

MENU_DESCRIPTION_CHARACTERS = 40
"""Our own: longer descriptions in the command menu are cut off on a phone."""
MENU_CHARACTERS = 3500
"""Our own: all descriptions of the command menu together. Telegram refuses somewhere above (BOT_COMMANDS_TOO_MUCH)."""


def units(text: str) -> int:
    """The length of `text` in UTF-16 units: 2 for what lies beyond the basic plane (most emoji), else 1."""
    return len(text) + sum(character > "\uffff" for character in text)


def shorten(text: str, most: int) -> str:
    """`text` with at most `most` UTF-16 units, cut at a space where there is one, an ellipsis in place of the rest.

    For labels and descriptions only, never for what is shown as the article's.
    """
    if units(text) <= most:
        return text
    kept = text
    while units(kept) > most - 1:
        kept = kept[: len(kept) - max(1, (units(kept) - most + 1) // 2)]
    whole_words, space, _ = text[: len(kept) + 1].rpartition(" ")
    if space and len(whole_words) >= len(kept) // 2:
        kept = whole_words
    return kept.rstrip(" ,.;:—-") + "…"
