"""People open chats, come and go, block the bot, and make groups grow."""

from collections.abc import Iterable

from bot.simulator.model import Chat, User
from bot.simulator.world import World


class Joining:
    """The acts of making chats and of membership."""

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
        raise NotImplementedError

    def private(self, user: User) -> Chat:
        """The user's chat with the bot; the same one each time."""
        raise NotImplementedError

    def group(self, title: str, members: Iterable[User] = (), *, with_bot: bool = True) -> Chat:
        """Make a basic group; the first member made it. `with_bot` adds the bot silently, before any update."""
        raise NotImplementedError

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
        raise NotImplementedError

    def channel(self, title: str, *, username: str | None = None, with_bot: bool = True) -> Chat:
        """Make a channel, with the bot as its admin if wished."""
        raise NotImplementedError

    def topic(self, forum: Chat, name: str) -> int:
        """Make a forum topic; its message_thread_id."""
        raise NotImplementedError

    def join(self, user: User, chat: Chat) -> None:
        """Let a user join; the group sees a service message."""
        raise NotImplementedError

    def leave(self, user: User, chat: Chat) -> None:
        """Let a user leave; the group sees a service message."""
        raise NotImplementedError

    def add_bot(self, chat: Chat, *, by: User, as_admin: bool = False) -> None:
        """Add the bot: my_chat_member, and the service message."""
        raise NotImplementedError

    def remove_bot(self, chat: Chat, *, by: User) -> None:
        """Remove the bot: my_chat_member, and the service message; sending there is Forbidden from now on."""
        raise NotImplementedError

    def promote_bot(self, chat: Chat, *, by: User) -> None:
        """Make the bot an admin: my_chat_member; it reads everything from now on."""
        raise NotImplementedError

    def demote_bot(self, chat: Chat, *, by: User) -> None:
        """Make the bot a plain member again."""
        raise NotImplementedError

    def block(self, user: User) -> None:
        """Let a user block the bot: my_chat_member; sending to him is Forbidden from now on."""
        raise NotImplementedError

    def unblock(self, user: User) -> None:
        """Let a user unblock the bot: my_chat_member."""
        raise NotImplementedError

    def migrate(self, group: Chat) -> Chat:
        """Make a basic group a supergroup with a new id: service messages on both sides.

        Every request for the old id is refused with `migrate_to_chat_id` from now on.
        """
        raise NotImplementedError
