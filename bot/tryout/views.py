"""What the page shows, as JSON."""

from collections.abc import Mapping

from bot.simulator.model import Button, Chat, Json, Message, User
from bot.simulator.visibility import Seen, Unseen
from bot.texts import Texts
from bot.tryout.stage import Stage

_ENTITY = ("type", "offset", "length", "url")
BEGINNING = 160
"""Characters that are shown of what is only pointed to: a message by a reply, a passage under the hood."""
_PAGE = "tryout.page."
_LATER = {name: f"{{{name}}}" for name in ("name", "bot", "number")}
"""Placeholders that the page fills in."""


def scenery(stage: Stage, texts: Texts) -> dict[str, Json | list[Json]]:
    """Everything but the messages, in parts that change each by itself."""
    owner = stage.people[0]
    language = texts.best(owner.language_code)
    bot = stage.telegram.bot
    return {
        "bot": {"id": bot.id, "name": bot.first_name, "username": bot.username},
        "people": [_person(each) for each in stage.people],
        "chats": [_chat(stage, each) for each in stage.chats],
        "languages": [{"code": each, "name": texts.say(each, "tryout.page.language_name")} for each in texts.languages],
        "texts": page_texts(texts, language) | {"code": language},
        "last": {"act": stage.acts[-1].number if stage.acts else 0, "requests": stage.requests_made},
    }


def page_texts(texts: Texts, language: str) -> Json:
    """What the page itself says, by the last part of the key."""
    keys = (key.removeprefix(_PAGE) for key in texts.by_language[language] if key.startswith(_PAGE))
    return {key: texts.say(language, f"tryout.page.{key}", **_LATER) for key in keys}


def message_view(message: Message, seen: Mapping[Message, Seen | Unseen], *, awaits_answer: bool) -> Json:
    """A message; entities keep Telegram's offsets in UTF-16 units, which are JavaScript's too."""
    found = {
        "chat": message.chat.id,
        "id": message.id,
        "from": message.sender_id,
        "date": message.fields["date"],
        "is_bots": message.by_bot,
        "is_edited": "edit_date" in message.fields and not message.by_bot,
        "via": message.fields.get("via_bot", {}).get("username"),
        "text": message.text,
        "entities": [{name: each[name] for name in _ENTITY if name in each} for each in message.entities],
        "keyboard": [[_button(each) for each in row] for row in message.keyboard],
        "reply": _reply(message),
        "joined": [each["first_name"] for each in message.fields.get("new_chat_members", [])],
        "is_deleted": message.deleted,
        "awaits_answer": awaits_answer,
    }
    if message in seen:
        found |= {"is_seen": isinstance(seen[message], Seen), "seen": seen[message].name.lower()}
    return found


def _reply(message: Message) -> Json | None:
    replied = message.reply_to
    if replied is None or replied.deleted:
        return None
    return {"id": replied.id, "from": replied.sender_id, "text": (message.quote or replied.text)[:BEGINNING]}


def _button(button: Button) -> Json:
    shown = {"text": button.text, "kind": button.kind}
    return shown if button.kind == "callback_data" else shown | {"value": button.value}


def _person(user: User) -> Json:
    return {"id": user.id, "name": user.first_name, "language": user.language_code}


def _chat(stage: Stage, chat: Chat) -> Json:
    members = stage.members(chat)
    return {
        "id": chat.id,
        "kind": chat.type,
        "title": chat.title or stage.telegram.bot.first_name,
        "members": [each.id for each in members],
        "commands": {str(each.id): list(stage.telegram.menu(chat, each).items()) for each in members},
        "description": _description(stage, members[0]) if chat.type == "private" else None,
    }


def _description(stage: Stage, user: User) -> str:
    """What an empty chat with the bot shows."""
    found = stage.telegram.profile["description"]
    return str(found.get(user.language_code) or found.get("", ""))
