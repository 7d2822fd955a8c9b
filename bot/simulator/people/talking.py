"""People write, edit, delete, reply and forward."""

from bot.simulator.model import Chat, Json, Message, User
from bot.simulator.world import World


class Talking:
    """The acts of writing. Each makes the update that the bot would get, if it would get one."""

    world: World

    def say(
        self,
        user: User,
        text: str,
        chat: Chat | None = None,
        *,
        reply_to: Message | None = None,
        quote: str | None = None,
        topic: int | None = None,
        media: str | None = None,
        forwarded_from: User | Chat | str | None = None,
        anonymous: bool = False,
        as_channel: Chat | None = None,
        entities: list[Json] | None = None,
    ) -> Message:
        """Let a user write; without a chat, to the bot in private.

        `quote` is the part of `reply_to` that the user selected. `topic` is a forum topic's
        message_thread_id. `media` is photo, video, voice, document or sticker: the text is then the
        caption. `forwarded_from` is the first author: a user, a channel or group, or the name of one
        who hides his account. `anonymous` speaks as the group (for its admins), `as_channel` as a channel.
        `entities` (offsets in UTF-16 units) replaces those that Telegram would find by itself:
        commands, mentions, addresses, hashtags.
        """
        raise NotImplementedError

    def post(self, channel: Chat, text: str, *, media: str | None = None) -> Message:
        """Let a channel post."""
        raise NotImplementedError

    def edit(self, message: Message, text: str) -> Message:
        """Let the author change the text (or caption) of a message."""
        raise NotImplementedError

    def delete(self, message: Message) -> None:
        """Let somebody delete a message; bots are not told."""
        raise NotImplementedError
