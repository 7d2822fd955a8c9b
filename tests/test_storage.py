from collections.abc import Callable

import pytest

from bot.storage import Answered, Joined, Memory, Storage


def memory() -> Storage:
    return Memory(updates=3, answers=3, chats=3)


@pytest.fixture(params=[memory])
def storage(request: pytest.FixtureRequest) -> Storage:
    """Every implementation, made to remember three of everything."""
    make: Callable[[], Storage] = request.param
    return make()


async def answer_to(storage: Storage, question: int) -> int | None:
    """The message that answers a question of the first chat."""
    answered = await storage.reply_to(1, question)
    return answered.answer if answered else None


async def test_an_event_is_new_once(storage: Storage) -> None:
    assert [await storage.is_new(event) for event in ("update 1", "update 2", "update 1")] == [True, True, False]


async def test_the_reply_to_a_question_is_found_in_its_own_chat_only(storage: Storage) -> None:
    await storage.record_reply(chat=1, question=10, answered=Answered(11, 7))
    await storage.record_reply(chat=2, question=10, answered=Answered(12, 8))
    assert await storage.reply_to(1, 10) == Answered(11, 7)
    assert await storage.reply_to(2, 10) == Answered(12, 8)
    assert await storage.reply_to(1, 11) is None
    assert await storage.reply_to(3, 10) is None


async def test_an_answer_to_a_guest_is_known_until_too_many_are(storage: Storage) -> None:
    assert not await storage.is_guest_answer("a")
    for message in "abcd":
        await storage.record_guest_answer(message)
    assert [await storage.is_guest_answer(message) for message in "abcde"] == [False, True, True, True, False]


async def test_a_newer_reply_takes_the_place_of_the_older(storage: Storage) -> None:
    await storage.record_reply(1, 10, Answered(11, 7))
    await storage.record_reply(1, 10, Answered(12, 8))
    assert await storage.reply_to(1, 10) == Answered(12, 8)


async def test_a_group_is_greeted_once_unless_it_was_forgotten(storage: Storage) -> None:
    assert [await storage.greet(-1), await storage.greet(-1), await storage.greet(-2)] == [True, False, True]
    await storage.forget_chat(-1)
    assert [await storage.greet(-1), await storage.greet(-2)] == [True, False]


@pytest.mark.parametrize("is_known", [True, False])
async def test_a_group_that_moves_counts_as_greeted_and_its_replies_are_forgotten(
    storage: Storage, is_known: bool
) -> None:
    if is_known:
        await storage.greet(-1)
    await storage.record_reply(-1, 10, Answered(11, 7))
    await storage.move_chat(-1, -100)
    assert not await storage.greet(-100)
    assert await storage.greet(-1)
    assert await storage.reply_to(-100, 10) is None
    assert await storage.reply_to(-1, 10) is None


async def test_that_the_bot_has_joined_is_told_once_and_not_of_a_chat_that_was_forgotten(storage: Storage) -> None:
    for chat in (-100, -200):
        await storage.record_joined(chat, Joined("ru", as_admin=True))
    await storage.forget_chat(-200)
    assert [await storage.take_joined(chat) for chat in (-100, -100, -200, -300)] == [
        Joined("ru", as_admin=True),
        None,
        None,
        None,
    ]


async def test_a_group_that_has_moved_is_known_until_too_many_have(storage: Storage) -> None:
    assert not await storage.has_moved(-1)
    await storage.move_chat(-1, -100)
    assert [await storage.has_moved(chat) for chat in (-1, -100)] == [True, False]
    for chat in (-2, -3, -4):
        await storage.move_chat(chat, 100 * chat)
    assert [await storage.has_moved(chat) for chat in (-1, -2)] == [False, True]


async def test_a_move_that_is_told_twice_or_of_a_stranger_changes_nothing_else(storage: Storage) -> None:
    await storage.move_chat(-1, -100)
    await storage.record_reply(-100, 5, Answered(6, 7))
    await storage.move_chat(-1, -100)
    await storage.move_chat(-7, -700)
    assert await storage.reply_to(-100, 5) == Answered(6, 7)


async def test_a_forgotten_chat_leaves_the_others_alone(storage: Storage) -> None:
    await storage.record_reply(-1, 10, Answered(11, 7))
    await storage.record_reply(-2, 10, Answered(12, 7))
    await storage.forget_chat(-1)
    await storage.forget_chat(-3)
    assert await storage.reply_to(-1, 10) is None
    assert await storage.reply_to(-2, 10) == Answered(12, 7)


async def test_the_oldest_are_forgotten_first(storage: Storage) -> None:
    for number in range(4):
        await storage.is_new(f"update {number}")
        await storage.record_reply(1, number, Answered(number + 100, 7))
        await storage.greet(-number)
    assert not await storage.is_new("update 1")
    assert await storage.is_new("update 0")
    assert [await answer_to(storage, number) for number in range(4)] == [None, 101, 102, 103]
    assert not await storage.greet(-1)
    assert await storage.greet(0)


async def test_what_is_told_again_counts_as_new(storage: Storage) -> None:
    for number in (1, 2, 3, 1, 4):
        await storage.record_reply(1, number, Answered(number + 100, 7))
    assert [await answer_to(storage, number) for number in (1, 2, 3, 4)] == [101, None, 103, 104]
