"""People write, edit, delete, reply and forward."""

from bot.simulator.content import media_fields, written
from bot.simulator.model import Chat, Json, Membership, Message, User
from bot.simulator.people.chats import Chats
from bot.simulator.rules.text import typed, utf16_length
from bot.simulator.visibility import ANONYMOUS_ADMIN, CHANNEL_AUTHOR

MOST_UNITS = 4096
"""The length of one message: a longer one is cut into several by the user's own client."""


class Talking(Chats):
    """The acts of writing. Each makes the update that the bot would get, if it would get one."""

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
        message_thread_id (a reply stands in the topic of what it replies to). `media` is photo, video,
        voice, document or sticker: the text is then the caption. `forwarded_from` is the first author: a
        user, a channel or group, or the name of one who hides his account. `anonymous` speaks as the
        group (for its admins), `as_channel` as a channel. `entities` (offsets in UTF-16 units) replaces
        those that Telegram would find by itself: commands, mentions, addresses, hashtags. What is kept of the
        text is what Telegram keeps: trimmed, without control characters.

        Raises ValueError for what a client would not let a user do.
        """
        chat = chat or self.private(user)
        text, entities = written(text, entities)
        self._check_may_write(user, chat, text, media)
        if quote is not None and (reply_to is None or quote not in reply_to.text):
            raise ValueError(f"the quote {quote!r} is not in the message that is replied to")
        fields = self._author(user, chat, anonymous=anonymous, as_channel=as_channel)
        fields |= self._words(text, entities, media)
        opening = self._topic(chat, topic if topic is not None or reply_to is None else reply_to.thread_id)
        fields |= {"message_thread_id": opening.id, "is_topic_message": True} if opening else {}
        if quote is not None and reply_to is not None:
            position = utf16_length(reply_to.text[: reply_to.text.index(quote)])
            fields["quote"] = {"text": quote, "position": position, "is_manual": True}
        if forwarded_from is not None:
            fields["forward_origin"] = self._origin(forwarded_from)
        return self.world.post(chat, fields, reply_to=reply_to or opening)

    def post(self, channel: Chat, text: str, *, media: str | None = None) -> Message:
        """Let a channel post."""
        fields = {"sender_chat": channel.to_json()} | self._words(*written(text), media)
        return self.world.post(channel, fields)

    def edit(self, message: Message, text: str) -> Message:
        """Let the author, who is not the bot, change the text (or caption) of a message."""
        if message.by_bot:
            raise ValueError("the bot wrote it: only the bot can change it")
        caption = "" if "text" in message.fields else "caption_"
        kept, entities = written(text)
        if not caption and not kept:
            raise ValueError("a message has a text")
        words = {"text" if not caption else "caption": kept, f"{caption}entities": entities or None}
        self.world.edited(message, edit_date=self.world.now, **words)
        return message

    def delete(self, message: Message) -> None:
        """Let somebody delete a message; bots are not told."""
        message.deleted = True
        self.world.change.announce()

    def _check_may_write(self, user: User, chat: Chat, text: str, media: str | None) -> None:
        if chat.migrated_to is not None:
            raise ValueError(f"{chat.title} is a supergroup now")
        if chat.type != "private" and not chat.members.get(user.id, Membership.LEFT).is_inside:
            raise ValueError(f"{user.first_name} is not in {chat.title}")
        if chat.type == "private" and not self.world.is_inside(chat):
            raise ValueError(f"{user.first_name} has blocked the bot, and must unblock it to write")
        if not media and not text.strip():
            raise ValueError("a message has a text")
        if utf16_length(text) > MOST_UNITS:
            raise ValueError(f"clients cut a text at {MOST_UNITS} UTF-16 units")

    def _author(self, user: User, chat: Chat, *, anonymous: bool, as_channel: Chat | None) -> Json:
        if anonymous:
            if not chat.members[user.id].is_admin:
                raise ValueError(f"{user.first_name} is no admin of {chat.title}")
            return {"from": ANONYMOUS_ADMIN.to_json(), "sender_chat": chat.to_json()}
        if as_channel is not None:
            return {"from": CHANNEL_AUTHOR.to_json(), "sender_chat": as_channel.to_json()}
        chat.has_spoken = True
        return {"from": user.to_json()}

    def _words(self, text: str, entities: list[Json], media: str | None) -> Json:
        fields = media_fields(media, self.world.next_id()) if media else {}
        if not media:
            fields["text"] = text
        elif text:
            fields["caption"] = text
        if entities:
            fields["caption_entities" if media else "entities"] = entities
        return fields

    def _topic(self, chat: Chat, topic: int | None) -> Message | None:
        """What opened the topic: in a forum every message that replies to nothing else replies to that."""
        if topic is None:
            return None
        if topic not in chat.topics:
            raise LookupError(f"{chat.title} has no topic {topic}")
        return chat.topics[topic]

    def _origin(self, first: User | Chat | str) -> Json:
        at = {"date": self.world.now}
        if isinstance(first, str):
            return {"type": "hidden_user", "sender_user_name": typed(first)} | at
        if isinstance(first, User):
            return {"type": "user", "sender_user": first.to_json()} | at
        if first.type == "channel":
            return {"type": "channel", "chat": first.to_json(), "message_id": 1} | at
        return {"type": "chat", "sender_chat": first.to_json()} | at
