"""The bot changes what it wrote: edits and deletions."""

from collections.abc import Callable
from typing import Any

from bot.simulator.errors import BadRequest
from bot.simulator.methods.content import keyboard, text_fields
from bot.simulator.methods.targets import only, open_chat, own_message
from bot.simulator.model import Chat, Json, Membership, Message
from bot.simulator.world import World

TARGET = frozenset({"chat_id", "message_id", "inline_message_id"})
MODELLED_TEXT = TARGET | {"text", "entities", "parse_mode", "link_preview_options", "reply_markup"}
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
MOST_DELETED_AT_ONCE = 100


def edit_message_text(world: World, given: Json) -> Json | bool:
    """Change text and keyboard: one that is not given is taken away."""
    only(given, MODELLED_TEXT, "editMessageText")
    message = own_message(world, given)
    markup = {"reply_markup": keyboard(world, given.get("reply_markup"))}
    content = text_fields(given) | markup
    return _change(world, message, content | {"edit_date": world.now})


def edit_message_reply_markup(world: World, given: Json) -> Json | bool:
    """Change the keyboard alone."""
    only(given, TARGET | {"reply_markup"}, "editMessageReplyMarkup")
    message = own_message(world, given)
    return _change(world, message, {"reply_markup": keyboard(world, given.get("reply_markup"))})


def delete_message(world: World, given: Json) -> bool:
    """Delete one message."""
    chat = open_chat(world, given["chat_id"])
    message = world.find_message(chat, given["message_id"])
    if message is None:
        raise BadRequest("message to delete not found")
    _check_may_delete(world, chat, message)
    message.deleted = True
    world.change.announce()
    return True


def delete_messages(world: World, given: Json) -> bool:
    """Delete several; those that are not there are skipped."""
    chat = open_chat(world, given["chat_id"])
    if not 1 <= len(given["message_ids"]) <= MOST_DELETED_AT_ONCE:
        raise BadRequest("message_ids must have 1 to 100 items")
    found = [world.find_message(chat, each) for each in given["message_ids"]]
    for message in filter(None, found):
        _check_may_delete(world, chat, message)
        message.deleted = True
    world.change.announce()
    return True


def _change(world: World, message: Message, content: dict[str, Any]) -> Json | bool:
    compared = content.keys() - {"edit_date"}
    if all(message.fields.get(name) == content[name] for name in compared):
        raise BadRequest(NOT_MODIFIED)
    world.edited(message, **content)
    return True if message.inline_message_id is not None else message.to_json()


def _check_may_delete(world: World, chat: Chat, message: Message) -> None:
    is_admin = chat.members.get(world.bot.id, Membership.LEFT).is_admin
    if not message.by_bot and chat.type != "private" and not is_admin:
        raise BadRequest("message can't be deleted")


METHODS: dict[str, Callable[[World, Json], object]] = {
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
