from collections.abc import Callable

import pytest

from bot.simulator.model import Chat, Membership, Message, User
from bot.simulator.server import Simulator
from bot.simulator.visibility import Seen, Unseen, visibility

Say = Callable[[Simulator, User, Chat], Message]


@pytest.fixture
def telegram() -> Simulator:
    """A simulator that serves nobody: the world is enough here."""
    return Simulator()


def from_bot(telegram: Simulator, chat: Chat, text: str = "An answer") -> Message:
    return telegram.world.post(chat, {"from": telegram.bot.to_user(), "text": text}, by_bot=True)


def after_another_bot(telegram: Simulator, user: User, chat: Chat, text: str) -> Message:
    other = telegram.user("Other", is_bot=True)
    chat.members[other.id] = Membership.MEMBER
    telegram.say(other, "I am here too", chat)
    return telegram.say(user, text, chat)


def after_a_channel(telegram: Simulator, user: User, chat: Chat, text: str) -> Message:
    telegram.say(user, "News", chat, as_channel=telegram.channel("News", [user], with_bot=False))
    return telegram.say(user, text, chat)


def after_an_anonymous_admin(telegram: Simulator, user: User, chat: Chat, text: str) -> Message:
    telegram.say(user, "hello", chat, anonymous=True)
    return telegram.say(user, text, chat)


def reply_to_other(telegram: Simulator, user: User, chat: Chat) -> Message:
    return telegram.say(user, "what?", chat, reply_to=telegram.say(user, "this", chat))


def reply_to_command(telegram: Simulator, user: User, chat: Chat) -> Message:
    return telegram.say(user, "really?", chat, reply_to=telegram.say(user, "/ask@VerbatimBot x", chat))


def by_other_bot(telegram: Simulator, user: User, chat: Chat) -> Message:
    other = telegram.user("Other", is_bot=True)
    chat.members[other.id] = Membership.MEMBER
    return telegram.say(other, "/ask@VerbatimBot words", chat)


def via_bot(telegram: Simulator, user: User, chat: Chat) -> Message:
    return telegram.world.post(chat, {"from": user.to_json(), "via_bot": telegram.bot.to_user(), "text": "x"})


IN_GROUPS: list[tuple[str, Say, Seen | Unseen]] = [
    ("plain words", lambda t, u, c: t.say(u, "hello", c), Unseen.PRIVACY),
    ("a mention", lambda t, u, c: t.say(u, "@VerbatimBot what of Syria", c), Unseen.PRIVACY),
    ("a command for it", lambda t, u, c: t.say(u, "/ask@VerbatimBot x", c), Seen.COMMAND),
    ("in any case", lambda t, u, c: t.say(u, "/ask@verbatimbot x", c), Seen.COMMAND),
    ("a bare command", lambda t, u, c: t.say(u, "/ask x", c), Seen.COMMAND),
    ("another bot's command", lambda t, u, c: t.say(u, "/ask@OtherBot x", c), Unseen.PRIVACY),
    ("a command inside a text", lambda t, u, c: t.say(u, "try /ask@VerbatimBot", c), Unseen.PRIVACY),
    ("a command as caption", lambda t, u, c: t.say(u, "/ask@VerbatimBot", c, media="photo"), Seen.COMMAND),
    ("a photo", lambda t, u, c: t.say(u, "", c, media="photo"), Unseen.PRIVACY),
    ("a reply to it", lambda t, u, c: t.say(u, "more", c, reply_to=from_bot(t, c)), Seen.REPLY),
    ("a reply to somebody else", reply_to_other, Unseen.PRIVACY),
    ("a reply to somebody's command for it", reply_to_command, Unseen.PRIVACY),
    ("a bare command after another bot", lambda t, u, c: after_another_bot(t, u, c, "/ask x"), Unseen.PRIVACY),
    ("a bare command after a channel", lambda t, u, c: after_a_channel(t, u, c, "/ask x"), Seen.COMMAND),
    ("after an anonymous admin", lambda t, u, c: after_an_anonymous_admin(t, u, c, "/ask x"), Seen.COMMAND),
    ("an addressed one", lambda t, u, c: after_another_bot(t, u, c, "/ask@VerbatimBot x"), Seen.COMMAND),
    ("an anonymous admin", lambda t, u, c: t.say(u, "/ask x", c, anonymous=True), Seen.COMMAND),
    ("an anonymous admin's words", lambda t, u, c: t.say(u, "hello", c, anonymous=True), Unseen.PRIVACY),
    ("another bot", by_other_bot, Unseen.BOT),
    ("sent via it", via_bot, Seen.VIA_BOT),
    ("a service message", lambda t, u, c: t.world.post(c, {"from": u.to_json(), "new_chat_title": "x"}), Seen.SERVICE),
]


@pytest.mark.parametrize(("say", "seen"), [pytest.param(*case[1:], id=case[0]) for case in IN_GROUPS])
def test_in_groups_privacy_mode_hides_what_is_not_for_the_bot(
    telegram: Simulator, say: Say, seen: Seen | Unseen
) -> None:
    ada = telegram.user("Ada")
    group = telegram.supergroup("Readers", [ada])
    message = say(telegram, ada, group)
    assert visibility(message, telegram.bot) is seen
    delivered = [each["message"]["message_id"] for each in telegram.world.updates.pending]
    assert (message.id in delivered) is isinstance(seen, Seen)


def test_without_privacy_mode_everything_by_people_is_seen(telegram: Simulator) -> None:
    ada = telegram.user("Ada")
    group = telegram.group("Readers", [ada])
    telegram.bot.can_read_all_group_messages = True
    assert visibility(telegram.say(ada, "hello", group), telegram.bot) is Seen.NO_PRIVACY
    assert visibility(by_other_bot(telegram, ada, group), telegram.bot) is Unseen.BOT


def test_an_admin_sees_everything_until_it_is_none(telegram: Simulator) -> None:
    ada = telegram.user("Ada")
    group = telegram.supergroup("Readers", [ada])
    telegram.promote_bot(group, by=ada)
    assert visibility(telegram.say(ada, "hello", group), telegram.bot) is Seen.ADMIN
    telegram.demote_bot(group, by=ada)
    assert visibility(telegram.say(ada, "hello", group), telegram.bot) is Unseen.PRIVACY


def test_private_chats_and_channels_are_seen_and_foreign_chats_are_not(telegram: Simulator) -> None:
    ada = telegram.user("Ada")
    assert visibility(telegram.say(ada, "hello"), telegram.bot) is Seen.PRIVATE
    assert visibility(telegram.post(telegram.channel("News"), "news"), telegram.bot) is Seen.CHANNEL
    elsewhere = telegram.supergroup("Elsewhere", [ada], with_bot=False)
    assert visibility(telegram.say(ada, "/ask@VerbatimBot x", elsewhere), telegram.bot) is Unseen.OUTSIDE


def test_an_edit_is_seen_where_the_message_is(telegram: Simulator) -> None:
    ada = telegram.user("Ada")
    group = telegram.supergroup("Readers", [ada])
    command, words = telegram.say(ada, "/ask x", group), telegram.say(ada, "hello", group)
    telegram.edit(command, "/ask y")
    telegram.edit(words, "hello!")
    assert [list(each)[1] for each in telegram.world.updates.pending] == ["message", "edited_message"]
    assert telegram.world.updates.pending[-1]["edited_message"]["text"] == "/ask y"
