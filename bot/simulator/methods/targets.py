"""Find the chat and the message that a request is about, or refuse as Telegram does."""

from collections.abc import Iterable

from bot.simulator.errors import BadRequest, Forbidden, NotSimulated
from bot.simulator.model import Chat, Json, Membership, Message
from bot.simulator.world import World


def find_chat(world: World, chat_id: int | str) -> Chat:
    """A chat by id, or a public one by @username."""
    if isinstance(chat_id, str):
        names = {f"@{each.username}".lower(): each for each in world.chats.values() if each.username and not each.user}
        chat = names.get(chat_id.lower())
    else:
        chat = world.chats.get(chat_id)
    if chat is None:
        raise BadRequest("chat not found")
    if chat.migrated_to is not None:
        raise BadRequest("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to.id)
    return chat


def open_chat(world: World, chat_id: int | str) -> Chat:
    """A chat that the bot may write in."""
    if chat_id == world.bot.id:
        raise Forbidden("bots can't send messages to bots")
    chat = find_chat(world, chat_id)
    status = chat.members.get(world.bot.id, Membership.LEFT)
    if chat.type == "private":
        _check_private(chat, status)
    elif status is Membership.KICKED:
        raise Forbidden(f"bot was kicked from the {chat.type} chat")
    elif not status.is_inside:
        raise Forbidden(f"bot is not a member of the {chat.type} chat")
    elif chat.type == "channel" and not status.is_admin:
        raise BadRequest("need administrator rights in the channel chat")
    return chat


def own_message(world: World, given: Json, missing: str = "message to edit not found") -> Message:
    """The message that is to be edited: the bot's own, by chat and id, or by inline_message_id."""
    if "inline_message_id" in given:
        if given.keys() & {"chat_id", "message_id"}:
            raise BadRequest("inline_message_id stands alone, without chat_id and message_id")
        message = world.inline_messages.get(given["inline_message_id"])
        if message is None or message.deleted:
            raise BadRequest("MESSAGE_ID_INVALID")
        return message
    if "chat_id" not in given:
        raise BadRequest("chat_id is empty")
    if "message_id" not in given:
        raise BadRequest("message identifier is not specified")
    message = world.find_message(open_chat(world, given["chat_id"]), given["message_id"])
    if message is None:
        raise BadRequest(missing)
    if not message.by_bot:
        raise BadRequest("message can't be edited")
    return message


def only(given: Json, modelled: Iterable[str], where: str) -> None:
    """Refuse the parameters that the simulator knows and does not act on."""
    strangers = given.keys() - set(modelled)
    if strangers:
        raise NotSimulated(f"{', '.join(sorted(strangers))} of {where}")


def _check_private(chat: Chat, status: Membership) -> None:
    if chat.user is not None and chat.user.is_bot:
        raise Forbidden("bots can't send messages to bots")
    if not status.is_inside:
        raise Forbidden("bot was blocked by the user")
    if not chat.has_spoken:
        raise Forbidden("bot can't initiate conversation with a user")
