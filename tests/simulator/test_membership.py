import pytest
from telegram import Bot
from telegram.error import ChatMigrated

from bot.simulator.model import User
from bot.simulator.server import Simulator
from tests.simulator.asking import Ask


@pytest.fixture
def ada(telegram: Simulator) -> User:
    """The founder of the groups."""
    return telegram.user("Ada")


def kinds(telegram: Simulator) -> list[str]:
    """What the updates that wait are about: the kind, and of a service message its field."""
    told = []
    for update in telegram.world.updates.pending:
        (kind,) = update.keys() - {"update_id"}
        service = update[kind].keys() - {"message_id", "date", "chat", "from"}
        told.append(" ".join([kind, *sorted(service)]) if kind == "message" else kind)
    return told


MIGRATED = ["message migrate_to_chat_id", "message migrate_from_chat_id"]


def test_the_bot_joins_the_supergroup_that_a_group_becomes(telegram: Simulator, ada: User) -> None:
    first = telegram.migrate(telegram.group("Readers", [ada]), joins_first=True)
    assert kinds(telegram) == ["my_chat_member", *MIGRATED]
    joined = telegram.world.updates.pending[0]["my_chat_member"]
    assert joined["chat"]["id"] == first.id
    assert (joined["old_chat_member"]["status"], joined["new_chat_member"]["status"]) == ("left", "member")
    telegram.world.updates.clear()
    telegram.migrate(telegram.group("Nobody's"))
    assert kinds(telegram) == [*MIGRATED, "my_chat_member"]
    telegram.world.updates.clear()
    telegram.migrate(telegram.group("Elsewhere", [ada], with_bot=False))
    assert kinds(telegram) == []


async def test_a_group_that_migrates_has_a_new_id(telegram: Simulator, bot: Bot, ask: Ask, ada: User) -> None:
    group = telegram.group("Readers", [ada])
    grown = telegram.migrate(group)
    assert (grown.type, grown.members) == ("supergroup", group.members)
    assert grown.id != group.id
    assert kinds(telegram) == [*MIGRATED, "my_chat_member"]
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group.id, "x")
    assert moved.value.new_chat_id == grown.id
    for method in ("getChat", "getChatMemberCount", "leaveChat"):
        assert (await ask(method, chat_id=group.id))["parameters"] == {"migrate_to_chat_id": grown.id}
    assert (await bot.send_message(moved.value.new_chat_id, "x")).text == "x"
    with pytest.raises(ValueError, match="is a supergroup now"):
        telegram.say(ada, "x", group)
    with pytest.raises(ValueError, match="no basic group"):
        telegram.migrate(group)


def test_the_bot_is_told_when_it_is_added_and_removed(telegram: Simulator, ada: User) -> None:
    group = telegram.supergroup("Readers", [ada], with_bot=False)
    telegram.add_bot(group, by=ada)
    added = telegram.world.updates.pending[0]["my_chat_member"]
    assert (added["old_chat_member"]["status"], added["new_chat_member"]["status"]) == ("left", "member")
    telegram.remove_bot(group, by=ada)
    removed = telegram.world.updates.pending[-1]["my_chat_member"]
    assert removed["new_chat_member"]["status"] == "kicked"
    assert kinds(telegram) == ["my_chat_member", "message new_chat_members", "my_chat_member"]
    with pytest.raises(ValueError, match="already"):
        telegram.remove_bot(group, by=ada)


def test_the_bot_is_told_when_it_is_blocked(telegram: Simulator, ada: User) -> None:
    telegram.say(ada, "hello")
    telegram.block(ada)
    with pytest.raises(ValueError, match="must unblock"):
        telegram.say(ada, "hello?")
    telegram.unblock(ada)
    assert kinds(telegram) == ["message text", "my_chat_member", "my_chat_member"]


async def test_members_and_admins_are_known(telegram: Simulator, bot: Bot, ask: Ask, ada: User) -> None:
    ben, stranger = telegram.user("Ben"), telegram.user("Cy")
    group = telegram.supergroup("Readers", [ada, ben])
    telegram.make_admin(ben, group)
    assert (await bot.get_chat(group.id)).title == "Readers"
    assert (await bot.get_chat_member(group.id, stranger.id)).status == "left"
    assert (await bot.get_chat_member(group.id, telegram.bot.id)).status == "member"
    admins = await bot.get_chat_administrators(group.id)
    assert [(each.user.id, each.status) for each in admins] == [(ada.id, "creator"), (ben.id, "administrator")]
    assert await bot.get_chat_member_count(group.id) == 3
    assert "PARTICIPANT_ID_INVALID" in await ask.refusal("getChatMember", chat_id=group.id, user_id=5)
    telegram.say(ada, "hello")
    assert "no administrators" in await ask.refusal("getChatAdministrators", chat_id=ada.id)


async def test_the_bot_can_leave(telegram: Simulator, bot: Bot, ask: Ask, ada: User) -> None:
    group = telegram.supergroup("Readers", [ada])
    await bot.leave_chat(group.id)
    assert kinds(telegram) == ["my_chat_member"]
    assert "not a member" in await ask.refusal("leaveChat", chat_id=group.id)
    telegram.say(ada, "hello")
    assert "private chat can't be left" in await ask.refusal("leaveChat", chat_id=ada.id)
