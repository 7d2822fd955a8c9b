"""Members of chats, as the API's ChatMember objects."""

from bot.simulator.model import Chat, Json, Membership, User

RIGHTS = (
    "can_be_edited",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
"""An admin's rights; this simulator gives all or none."""


def member_json(user: Json, status: Membership) -> Json:
    """The API's ChatMember."""
    member: Json = {"user": user, "status": str(status)}
    match status:
        case Membership.CREATOR:
            return member | {"is_anonymous": False}
        case Membership.ADMINISTRATOR:
            return member | {"is_anonymous": False} | dict.fromkeys(RIGHTS, True)
        case Membership.KICKED:
            return member | {"until_date": 0}
        case _:
            return member


def change_json(chat: Chat, by: User, subject: Json, statuses: tuple[Membership, Membership], date: int) -> Json:
    """The API's ChatMemberUpdated: a subject's status, before and after."""
    before, after = statuses
    return {
        "chat": chat.to_json(),
        "from": by.to_json(),
        "date": date,
        "old_chat_member": member_json(subject, before),
        "new_chat_member": member_json(subject, after),
    }
