"""The bot writes: sendMessage, sendChatAction."""

from collections.abc import Callable

from bot.simulator.errors import BadRequest, NotSimulated
from bot.simulator.methods.content import keyboard, text_fields
from bot.simulator.methods.targets import only, open_chat
from bot.simulator.model import Chat, Json, Message
from bot.simulator.rules.text import check_entities, utf16_length
from bot.simulator.world import World

MODELLED = frozenset(
    {
        "chat_id",
        "text",
        "entities",
        "parse_mode",
        "link_preview_options",
        "reply_markup",
        "reply_parameters",
        "message_thread_id",
        "disable_notification",
        "protect_content",
    }
)
MODELLED_REPLY = frozenset(
    {"message_id", "chat_id", "quote", "quote_position", "quote_entities", "allow_sending_without_reply"}
)
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_message(world: World, given: Json) -> Json:
    """Post a text."""
    only(given, MODELLED, "sendMessage")
    chat = open_chat(world, given["chat_id"])
    content = text_fields(given) | {"reply_markup": keyboard(world, given.get("reply_markup"))}
    reply_to, quote = _reply(world, chat, given.get("reply_parameters"))
    topic = _topic(chat, given.get("message_thread_id"), reply_to)
    world.flood.check(chat, world.now)
    content |= _author(world, chat) | {"quote": quote}
    if topic is not None:
        content |= {"message_thread_id": topic.id, "is_topic_message": True}
    if given.get("protect_content"):
        content["has_protected_content"] = True
    fields = {name: value for name, value in content.items() if value is not None}
    return world.post(chat, fields, reply_to=reply_to or topic, by_bot=True).to_json()


def send_chat_action(world: World, given: Json) -> bool:
    """Show what the bot is doing, say typing."""
    only(given, {"chat_id", "action", "message_thread_id"}, "sendChatAction")
    if given["action"] not in ACTIONS:
        raise BadRequest("wrong parameter action in request")
    chat = open_chat(world, given["chat_id"])
    _topic(chat, given.get("message_thread_id"), None)
    world.actions.append((chat.id, given["action"]))
    world.change.announce()
    return True


def _author(world: World, chat: Chat) -> Json:
    return {"sender_chat": chat.to_json()} if chat.type == "channel" else {"from": world.bot.to_user()}


def _reply(world: World, chat: Chat, given: Json | None) -> tuple[Message | None, Json | None]:
    """The message that is replied to, and the quote."""
    if given is None:
        return None, None
    only(given, MODELLED_REPLY, "reply_parameters")
    if given.get("chat_id", chat.id) != chat.id:
        raise NotSimulated("a reply to another chat")
    if "message_id" not in given:
        raise BadRequest("message identifier is not specified")
    target = world.find_message(chat, given["message_id"])
    if target is None and not given.get("allow_sending_without_reply"):
        raise BadRequest("message to be replied not found")
    return target, None if target is None else _quote(target, given)


def _quote(target: Message, given: Json) -> Json | None:
    """The quote as the API shows it; it must stand in the message word for word."""
    if not given.get("quote"):
        return None
    quote: str = given["quote"]
    check_entities(quote, given.get("quote_entities", []))
    if quote not in target.text:
        raise BadRequest("QUOTE_TEXT_INVALID")
    position = utf16_length(target.text[: target.text.index(quote)])
    found = {"text": quote, "position": given.get("quote_position", position)}
    return found | ({"entities": given["quote_entities"]} if given.get("quote_entities") else {})


def _topic(chat: Chat, thread_id: int | None, reply_to: Message | None) -> Message | None:
    """What opened the topic that the message goes to; a reply goes to the topic of what it replies to."""
    if thread_id is None:
        thread_id = reply_to.thread_id if reply_to is not None else None
    if thread_id is None:
        return None
    if thread_id not in chat.topics:
        raise BadRequest("message thread not found")
    return chat.topics[thread_id]


METHODS: dict[str, Callable[[World, Json], object]] = {"sendMessage": send_message, "sendChatAction": send_chat_action}
