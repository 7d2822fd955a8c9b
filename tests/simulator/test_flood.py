import pytest

from bot.simulator.errors import TooManyRequests
from bot.simulator.model import Chat
from bot.simulator.rules.flood import Flood

ADA = Chat(1, "private")
GROUP = Chat(-1, "group", "Readers")


def retry_after(flood: Flood, chat: Chat, now: int) -> int:
    with pytest.raises(TooManyRequests) as refused:
        flood.check(chat, now)
    return refused.value.parameters["retry_after"]


def test_a_chat_takes_a_message_a_second() -> None:
    flood = Flood(is_on=True)
    flood.check(ADA, 10)
    assert retry_after(flood, ADA, 10) == 1
    flood.check(GROUP, 10)
    for second in range(11, 100):
        flood.check(ADA, second)


def test_a_group_takes_twenty_messages_a_minute() -> None:
    flood = Flood(is_on=True)
    for second in range(20):
        flood.check(GROUP, second)
    assert retry_after(flood, GROUP, 20) == 40
    flood.check(GROUP, 60)
    assert retry_after(flood, GROUP, 60) == 1


def test_all_chats_together_take_thirty_a_second() -> None:
    flood = Flood(is_on=True)
    for number in range(30):
        flood.check(Chat(number, "private"), 10)
    assert retry_after(flood, Chat(31, "private"), 10) == 1
    flood.check(Chat(31, "private"), 11)


def test_nothing_is_refused_where_it_is_off() -> None:
    flood = Flood(is_on=False)
    for _ in range(100):
        flood.check(GROUP, 10)
