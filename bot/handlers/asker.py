"""Who asked for an answer in company: kept in the answer's own button, which outlives the question and a restart."""

import re
from dataclasses import dataclass

from telegram import InlineKeyboardButton, Message

REMOVE = "1-"
"""How the data of the button that removes an answer begins. With a version in front like all others
(`bot.render.callback`), which name what to show; this one is about the message itself."""

_DATA = re.compile(rf"{REMOVE}([0-9]{{1,19}})\.([a-z]{{2,3}})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asker:
    """The person whom an answer is for: it speaks their language, and they may remove it."""

    id: int
    language: str


def asker_of(question: Message, language: str) -> Asker | None:
    """Who asks, in company. None for anonymous admins and channels: they press under another name than they write."""
    if question.chat.type == question.chat.PRIVATE or question.sender_chat is not None or question.from_user is None:
        return None
    return Asker(question.from_user.id, language)


def button_for(asker: Asker) -> InlineKeyboardButton:
    """The button by which the person who asked can remove the answer."""
    return InlineKeyboardButton("✕", callback_data=f"{REMOVE}{asker.id}.{asker.language}")


def asker_in(answer: Message) -> Asker | None:
    """Who asked, by the button under the answer as Telegram has it: what a press brings along can be forged."""
    rows = answer.reply_markup.inline_keyboard if answer.reply_markup else ()
    data = (button.callback_data for row in rows for button in row if isinstance(button.callback_data, str))
    found = next(filter(None, map(_DATA.fullmatch, data)), None)
    return Asker(int(found[1]), found[2]) if found else None
