"""People and the chats that they open."""

from collections.abc import Iterable
from dataclasses import replace

from bot.simulator.model import Chat, Membership, Message, User
from bot.simulator.rules.text import typed
from bot.simulator.world import FIRST_GROUP_ID, FIRST_SUPERGROUP_ID, FIRST_USER_ID, World

ICON_COLOR = 0x6FB9F0


class Chats:
    """The making of users and chats."""

    world: World

    def user(
        self,
        first_name: str,
        *,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "en",
        is_bot: bool = False,
    ) -> User:
        """Make a new user (or another bot)."""
        for name in (first_name, last_name, username):
            typed(name or "")
        made = User(self.world.next_id(), first_name, last_name, username, language_code, is_bot)
        self.world.users[made.id] = made
        return made

    def set_language(self, user: User, language_code: str | None) -> User:
        """Let a user switch the app to another language; the user as known from now on."""
        changed = replace(user, language_code=language_code)
        self.world.users[user.id] = changed
        if user.id in self.world.chats:
            self.world.chats[user.id].user = changed
        self.world.change.announce()
        return changed

    def private(self, user: User) -> Chat:
        """The user's chat with the bot; the same one each time."""
        if user.id not in self.world.chats:
            members = {user.id: Membership.MEMBER, self.world.bot.id: Membership.MEMBER}
            self.world.chats[user.id] = Chat(user.id, "private", user=user, members=members)
        return self.world.chats[user.id]

    def group(self, title: str, members: Iterable[User] = (), *, with_bot: bool = True) -> Chat:
        """Make a basic group; the first member made it. `with_bot` adds the bot silently, before any update."""
        chat_id = -(FIRST_GROUP_ID - FIRST_USER_ID + self.world.next_id())
        return self._keep(Chat(chat_id, "group", title), members, with_bot=with_bot)

    def supergroup(
        self,
        title: str,
        members: Iterable[User] = (),
        *,
        username: str | None = None,
        forum: bool = False,
        with_bot: bool = True,
    ) -> Chat:
        """Make a supergroup, as a forum if wished."""
        made = Chat(self._new_supergroup_id(), "supergroup", title, username, is_forum=forum)
        return self._keep(made, members, with_bot=with_bot)

    def channel(
        self, title: str, members: Iterable[User] = (), *, username: str | None = None, with_bot: bool = True
    ) -> Chat:
        """Make a channel, with the bot as its admin if wished."""
        made = self._keep(Chat(self._new_supergroup_id(), "channel", title, username), members, with_bot=False)
        if with_bot:
            made.members[self.world.bot.id] = Membership.ADMINISTRATOR
        return made

    def topic(self, forum: Chat, name: str, *, by: User) -> int:
        """Make a forum topic; its message_thread_id, which is the id of the service message that opens it."""
        if not forum.is_forum:
            raise ValueError(f"{forum.title} is no forum")
        opening = Message(forum, self.world.next_message_id(forum), {"date": self.world.now, "from": by.to_json()})
        opening.fields |= {"forum_topic_created": {"name": typed(name), "icon_color": ICON_COLOR}}
        opening.fields |= {"message_thread_id": opening.id, "is_topic_message": True}
        forum.topics[opening.id] = opening
        self.world.add(opening)
        return opening.id

    def _new_supergroup_id(self) -> int:
        return -(FIRST_SUPERGROUP_ID - FIRST_USER_ID + self.world.next_id())

    def _keep(self, chat: Chat, members: Iterable[User], *, with_bot: bool) -> Chat:
        typed(chat.title or "")
        chat.members = {user.id: Membership.MEMBER for user in members}
        if chat.members:
            chat.members[next(iter(chat.members))] = Membership.CREATOR
        if with_bot:
            chat.members[self.world.bot.id] = Membership.MEMBER
        self.world.chats[chat.id] = chat
        return chat
