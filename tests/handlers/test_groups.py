from dataclasses import dataclass

import pytest

from bot.app import Parts
from bot.simulator.model import Chat, User
from bot.simulator.server import Simulator
from tests.handlers.running import is_quoted, own

SENTENCE = "Lavrov stressed that Russia was not betting on a specific person in Syria including Assad"
CLAIM = f"Did you read it? {SENTENCE}. I can't believe it"


pytestmark = pytest.mark.usefixtures("bot")


@dataclass
class Friends:
    """A supergroup, the bot in it, privacy mode on."""

    ada: User
    bob: User
    group: Chat


@pytest.fixture
def friends(telegram: Simulator) -> Friends:
    ada, bob = telegram.user("Ada"), telegram.user("Bob", language_code="ru")
    return Friends(ada, bob, telegram.supergroup("Friends", [ada, bob]))


async def test_with_privacy_mode_commands_and_replies_are_answered(
    telegram: Simulator, parts: Parts, friends: Friends
) -> None:
    ada, group = friends.ada, friends.group
    asked = telegram.say(ada, f"/assad@{telegram.bot.username}", group)
    answer = await telegram.next_message(group)
    assert is_quoted(answer, parts)
    assert answer.reply_to is asked
    telegram.say(ada, SENTENCE, group)
    followed = telegram.say(ada, SENTENCE, group, reply_to=answer)
    answer = await telegram.next_message(group)
    assert answer.reply_to is followed
    assert len(own(telegram, group)) == 2
    assert telegram.refusals == []


async def test_without_privacy_mode_only_what_is_addressed_is_answered(
    telegram: Simulator, parts: Parts, friends: Friends
) -> None:
    ada, bob, group = friends.ada, friends.bob, friends.group
    telegram.bot.can_read_all_group_messages = True
    hers = telegram.say(ada, SENTENCE, group)
    telegram.say(bob, "/assad@OtherBot", group)
    telegram.say(bob, "/asad", group)
    telegram.say(bob, f"see /assad or {telegram.bot.username}", group)
    telegram.say(bob, SENTENCE, group, reply_to=hers)
    telegram.say(bob, f"@{telegram.bot.username} {SENTENCE}", group, forwarded_from=ada)
    telegram.say(ada, "", group, media="photo")
    telegram.join(telegram.user("Eve"), group)
    asked = telegram.say(bob, f"{SENTENCE}, @{telegram.bot.username.lower()}?", group)
    answer = await telegram.next_message(group)
    assert answer.reply_to is asked
    assert is_quoted(answer, parts)
    assert own(telegram, group) == [answer]
    assert telegram.refusals == []


@pytest.mark.parametrize("words", ["/ask@{bot}", "@{bot}", "/ask@{bot} who said this?"])
async def test_as_a_reply_the_message_replied_to_is_looked_up(
    telegram: Simulator, parts: Parts, friends: Friends, words: str
) -> None:
    ada, bob, group = friends.ada, friends.bob, friends.group
    telegram.bot.can_read_all_group_messages = True
    claim = telegram.say(ada, CLAIM, group)
    asked = telegram.say(bob, words.format(bot=telegram.bot.username), group, reply_to=claim)
    answer = await telegram.next_message(group)
    assert answer.reply_to is asked
    assert is_quoted(answer, parts)
    assert "not betting on" in answer.text


async def test_as_a_reply_with_a_quote_only_the_selected_words_are_looked_up(
    telegram: Simulator, parts: Parts, friends: Friends
) -> None:
    ada, bob, group = friends.ada, friends.bob, friends.group
    claim = telegram.say(ada, f"Kim ordered a coffee. {SENTENCE}.", group)
    ask = f"/ask@{telegram.bot.username}"
    telegram.say(bob, ask, group, reply_to=claim, quote="Kim ordered a coffee.")
    assert not is_quoted(await telegram.next_message(group), parts)
    telegram.say(bob, ask, group, reply_to=claim, quote=SENTENCE)
    assert is_quoted(await telegram.next_message(group), parts)


async def test_a_message_with_emoji_before_the_mention_is_understood(
    telegram: Simulator, parts: Parts, friends: Friends
) -> None:
    ada, group = friends.ada, friends.group
    telegram.bot.can_read_all_group_messages = True
    telegram.say(ada, f"🇷🇺👩‍👩‍👧 @{telegram.bot.username} {SENTENCE}", group)
    assert is_quoted(await telegram.next_message(group), parts)


async def test_a_mention_without_a_name_is_a_mention(telegram: Simulator, parts: Parts, friends: Friends) -> None:
    ada, group = friends.ada, friends.group
    telegram.bot.can_read_all_group_messages = True
    mention = {"type": "text_mention", "offset": 0, "length": 8, "user": telegram.bot.to_user()}
    telegram.say(ada, f"Verbatim {SENTENCE}", group, entities=[mention])
    assert is_quoted(await telegram.next_message(group), parts)


async def test_what_is_not_found_gets_one_note_when_addressed(
    telegram: Simulator, parts: Parts, friends: Friends
) -> None:
    ada, group = friends.ada, friends.group
    asked = telegram.say(ada, f"/ask@{telegram.bot.username} sourdough bread", group)
    note = await telegram.next_message(group)
    assert note.reply_to is asked
    assert not is_quoted(note, parts)


async def test_a_command_in_a_caption_counts(telegram: Simulator, parts: Parts, friends: Friends) -> None:
    ada, group = friends.ada, friends.group
    telegram.say(ada, f"/assad@{telegram.bot.username}", group, media="photo")
    assert is_quoted(await telegram.next_message(group), parts)


async def test_in_a_forum_the_answer_comes_in_the_same_topic(
    telegram: Simulator, parts: Parts, friends: Friends
) -> None:
    ada = friends.ada
    forum = telegram.supergroup("Forum", [ada], forum=True)
    news = telegram.topic(forum, "News", by=ada)
    asked = telegram.say(ada, f"/assad@{telegram.bot.username}", forum, topic=news)
    answer = await telegram.next_message(forum)
    assert (answer.thread_id, answer.reply_to) == (news, asked)
    asked = telegram.say(ada, f"/assad@{telegram.bot.username}", forum)
    answer = await telegram.next_message(forum)
    assert (answer.thread_id, answer.reply_to) == (None, asked)
    assert telegram.refusals == []


async def test_in_a_forum_the_answer_to_a_deleted_question_comes_in_its_topic(
    telegram: Simulator, parts: Parts, friends: Friends
) -> None:
    ada = friends.ada
    forum = telegram.supergroup("Forum", [ada], forum=True)
    news = telegram.topic(forum, "News", by=ada)
    telegram.delete(telegram.say(ada, f"/assad@{telegram.bot.username}", forum, topic=news))
    answer = await telegram.next_message(forum)
    assert is_quoted(answer, parts)
    assert answer.thread_id == news
    assert telegram.refusals == []


async def test_in_a_forum_that_the_topics_beginning_is_replied_to_means_nothing(
    telegram: Simulator, parts: Parts, friends: Friends
) -> None:
    ada = friends.ada
    telegram.bot.can_read_all_group_messages = True
    forum = telegram.supergroup("Forum", [ada], forum=True)
    news = telegram.topic(forum, "News", by=ada)
    telegram.say(ada, SENTENCE, forum, topic=news)
    asked = telegram.say(ada, "/ask", forum, topic=news)
    answer = await telegram.next_message(forum)
    assert answer.reply_to is asked
    assert own(telegram, forum) == [answer]


async def test_anonymous_admins_and_channels_are_answered_in_the_default_language(
    telegram: Simulator, parts: Parts, friends: Friends
) -> None:
    bob = friends.bob
    group = telegram.supergroup("Friends", [bob])
    telegram.say(bob, f"/ask@{telegram.bot.username} sourdough bread", group)
    in_russian = await telegram.next_message(group)
    channel = telegram.channel("News", with_bot=False)
    for speaking_as in ({"anonymous": True}, {"as_channel": channel}):
        telegram.say(bob, f"/ask@{telegram.bot.username} sourdough bread", group, **speaking_as)
        answer = await telegram.next_message(group)
        assert answer.text.isascii()
        assert answer.text != in_russian.text
    assert telegram.refusals == []


async def test_other_bots_and_channels_posts_are_not_answered(
    telegram: Simulator, parts: Parts, friends: Friends
) -> None:
    ada = friends.ada
    telegram.bot.can_read_all_group_messages = True
    channel = telegram.channel("News", [ada])
    telegram.post(channel, f"/assad@{telegram.bot.username}")
    telegram.say(ada, "/assad")
    await telegram.next_message(telegram.private(ada))
    assert own(telegram, channel) == []


async def test_a_deleted_question_is_answered_without_a_reply(
    telegram: Simulator, parts: Parts, friends: Friends
) -> None:
    ada, group = friends.ada, friends.group
    telegram.delete(telegram.say(ada, f"/assad@{telegram.bot.username}", group))
    answer = await telegram.next_message(group)
    assert answer.reply_to is None
    assert telegram.refusals == []
