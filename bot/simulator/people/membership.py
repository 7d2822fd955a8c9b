"""People come and go, add and remove the bot, block it, and let groups grow."""

from bot.simulator.members import change_json
from bot.simulator.model import Chat, Membership, User
from bot.simulator.people.chats import Chats
from bot.simulator.visibility import ANONYMOUS_ADMIN


class Joining(Chats):
    """The acts of membership."""

    def join(self, user: User, chat: Chat) -> None:
        """Let a user join; the group sees a service message."""
        self._change_member(chat, user.id, Membership.MEMBER, user)
        members = {"new_chat_members": [user.to_json()]}
        self.world.post(chat, {"from": user.to_json()} | members)

    def leave(self, user: User, chat: Chat) -> None:
        """Let a user leave; the group sees a service message."""
        self.world.post(chat, {"from": user.to_json(), "left_chat_member": user.to_json()})
        self._change_member(chat, user.id, Membership.LEFT, user)

    def make_admin(self, user: User, chat: Chat) -> None:
        """Make a user an admin."""
        self._change_member(chat, user.id, Membership.ADMINISTRATOR, user)

    def add_bot(self, chat: Chat, *, by: User, as_admin: bool = False) -> None:
        """Add the bot: my_chat_member, and the service message (none in a channel)."""
        self._change_bot(chat, Membership.ADMINISTRATOR if as_admin else Membership.MEMBER, by)
        if chat.type != "channel":
            self.world.post(chat, {"from": by.to_json(), "new_chat_members": [self.world.bot.to_user()]})

    def remove_bot(self, chat: Chat, *, by: User) -> None:
        """Remove the bot: my_chat_member; sending there is Forbidden from now on."""
        self._change_bot(chat, Membership.KICKED, by)
        if chat.type != "channel":
            self.world.post(chat, {"from": by.to_json(), "left_chat_member": self.world.bot.to_user()})

    def promote_bot(self, chat: Chat, *, by: User) -> None:
        """Make the bot an admin: my_chat_member; it reads everything from now on."""
        self._change_bot(chat, Membership.ADMINISTRATOR, by)

    def demote_bot(self, chat: Chat, *, by: User) -> None:
        """Make the bot a plain member again."""
        self._change_bot(chat, Membership.MEMBER, by)

    def block(self, user: User) -> None:
        """Let a user block the bot: my_chat_member; sending to him is Forbidden from now on."""
        self._change_bot(self.private(user), Membership.KICKED, user)

    def unblock(self, user: User) -> None:
        """Let a user unblock the bot: my_chat_member."""
        self._change_bot(self.private(user), Membership.MEMBER, user)

    def migrate(self, group: Chat, *, joins_first: bool = False) -> Chat:
        """Make a basic group a supergroup with a new id: service messages on both sides, and my_chat_member of the new.

        The bot "joins" the supergroup after the messages, or before them (`joins_first`): Telegram keeps no order.
        That it left the group it is not told. Every request for the old id is refused with `migrate_to_chat_id`.
        """
        if group.type != "group" or group.migrated_to is not None:
            raise ValueError(f"{group.title} is no basic group")
        grown = self.supergroup(group.title or "", with_bot=False)
        grown.members = dict(group.members)
        status, founder = group.members.get(self.world.bot.id, Membership.LEFT), self._founder(group)
        joined = (Membership.LEFT, status)
        if joins_first and status.is_inside:
            self._tell(grown, founder, joined)
        self.world.post(group, {"from": founder.to_json(), "migrate_to_chat_id": grown.id})
        group.migrated_to = grown
        self.world.post(grown, {"from": founder.to_json(), "migrate_from_chat_id": group.id})
        if not joins_first and status.is_inside:
            self._tell(grown, founder, joined)
        return grown

    def _founder(self, chat: Chat) -> User:
        """Who made the group; somebody without a name where nobody is known to have."""
        found = (self.world.users[each] for each, status in chat.members.items() if status is Membership.CREATOR)
        return next(found, ANONYMOUS_ADMIN)

    def _change_bot(self, chat: Chat, status: Membership, by: User) -> None:
        before = chat.members.get(self.world.bot.id, Membership.LEFT)
        if before is status:
            raise ValueError(f"the bot is {status} already")
        chat.members[self.world.bot.id] = status
        self._tell(chat, by, (before, status))

    def _tell(self, chat: Chat, by: User, statuses: tuple[Membership, Membership]) -> None:
        """Tell the bot of its own status, before and after."""
        changed = change_json(chat, by, self.world.bot.to_user(), statuses, self.world.now)
        self.world.updates.add("my_chat_member", changed)
        self.world.change.announce()

    def _change_member(self, chat: Chat, user_id: int, status: Membership, by: User) -> None:
        before = chat.members.get(user_id, Membership.LEFT)
        chat.members[user_id] = status
        if chat.members.get(self.world.bot.id, Membership.LEFT).is_admin:
            subject = self.world.users[user_id].to_json()
            self.world.updates.add("chat_member", change_json(chat, by, subject, (before, status), self.world.now))
        self.world.change.announce()
