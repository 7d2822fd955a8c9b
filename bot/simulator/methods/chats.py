"""Chats and their members, as the bot may ask about them."""

from collections.abc import Callable

from bot.simulator.errors import BadRequest
from bot.simulator.members import change_json, member_json
from bot.simulator.methods.targets import find_chat, open_chat
from bot.simulator.model import Chat, Json, Membership, User
from bot.simulator.world import World

GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_chat(world: World, given: Json) -> Json:
    """A chat, with the least that the API promises of it."""
    chat = find_chat(world, given["chat_id"])
    gifts = dict.fromkeys(GIFTS, False)
    return chat.to_json() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


def get_chat_member(world: World, given: Json) -> Json:
    """One member, or one that left."""
    chat = open_chat(world, given["chat_id"])
    if given["user_id"] == world.bot.id:
        return member_json(world.bot.to_user(), chat.members[world.bot.id])
    if given["user_id"] not in world.users:
        raise BadRequest("PARTICIPANT_ID_INVALID")
    status = chat.members.get(given["user_id"], Membership.LEFT)
    return member_json(world.users[given["user_id"]].to_json(), status)


def get_chat_administrators(world: World, given: Json) -> list[Json]:
    """The admins; other bots among them are left out."""
    chat = open_chat(world, given["chat_id"])
    if chat.type == "private":
        raise BadRequest("there are no administrators in the private chat")
    return [
        member_json(_account(world, each), status)
        for each, status in chat.members.items()
        if status.is_admin and (each == world.bot.id or not world.users[each].is_bot)
    ]


def get_chat_member_count(world: World, given: Json) -> int:
    """How many are in the chat."""
    chat = open_chat(world, given["chat_id"])
    return sum(status.is_inside for status in chat.members.values())


def leave_chat(world: World, given: Json) -> bool:
    """The bot leaves by itself."""
    chat = open_chat(world, given["chat_id"])
    if chat.type == "private":
        raise BadRequest("chat_id of a private chat can't be left")
    before, chat.members[world.bot.id] = chat.members[world.bot.id], Membership.LEFT
    bot = User(world.bot.id, world.bot.first_name, username=world.bot.username, is_bot=True)
    _tell(world, chat, bot, before)
    return True


def _tell(world: World, chat: Chat, bot: User, before: Membership) -> None:
    changed = change_json(chat, bot, bot.to_json(), (before, Membership.LEFT), world.now)
    world.updates.add("my_chat_member", changed)
    if chat.type != "channel":
        world.post(chat, {"from": bot.to_json(), "left_chat_member": bot.to_json()})
    world.change.announce()


def _account(world: World, user_id: int) -> Json:
    return world.bot.to_user() if user_id == world.bot.id else world.users[user_id].to_json()


METHODS: dict[str, Callable[[World, Json], object]] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
}
