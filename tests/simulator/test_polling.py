import asyncio
from typing import Any

import httpx
import pytest
from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken

from bot.simulator.server import Simulator
from tests.simulator.asking import Ask


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [each["message"]["text"] for each in updates]


async def test_updates_stay_until_they_are_confirmed(telegram: Simulator, ask: Ask) -> None:
    ada = telegram.user("Ada")
    for text in ("one", "two", "three"):
        telegram.say(ada, text)
    first = await ask.result("getUpdates")
    assert texts(first) == ["one", "two", "three"]
    assert [each["update_id"] - first[0]["update_id"] for each in first] == [0, 1, 2]
    assert await ask.result("getUpdates") == first
    assert texts(await ask.result("getUpdates", offset=first[1]["update_id"])) == ["two", "three"]
    assert texts(await ask.result("getUpdates", limit=1)) == ["two"]
    assert await ask.result("getUpdates", offset=first[2]["update_id"] + 1) == []


async def test_a_negative_offset_forgets_all_but_the_newest(telegram: Simulator, ask: Ask) -> None:
    ada = telegram.user("Ada")
    for text in ("one", "two", "three"):
        telegram.say(ada, text)
    assert texts(await ask.result("getUpdates", offset=-1)) == ["three"]
    assert texts(await ask.result("getUpdates")) == ["three"]


async def test_allowed_updates_are_remembered_for_what_comes_later(telegram: Simulator, ask: Ask) -> None:
    ada = telegram.user("Ada")
    await ask.result("getUpdates", allowed_updates=["inline_query"])
    telegram.say(ada, "hello")
    telegram.type_inline(ada, "words")
    found = await ask.result("getUpdates")
    assert [each["inline_query"]["query"] for each in found] == ["words"]
    assert (await ask.result("getWebhookInfo"))["allowed_updates"] == ["inline_query"]
    await ask.result("getUpdates", allowed_updates=[], offset=found[-1]["update_id"] + 1)
    telegram.say(ada, "hello again")
    assert texts(await ask.result("getUpdates")) == ["hello again"]
    assert "unknown kinds mesage" in await ask.refusal("getUpdates", allowed_updates=["mesage"])


async def test_a_change_of_members_comes_only_when_asked_for(telegram: Simulator, ask: Ask) -> None:
    ada, ben = telegram.user("Ada"), telegram.user("Ben")
    group = telegram.supergroup("Readers", [ada], with_bot=False)
    telegram.add_bot(group, by=ada, as_admin=True)
    await ask.result("getUpdates", offset=-1, limit=1)
    telegram.join(ben, group)
    assert "chat_member" not in {name for each in await ask.result("getUpdates") for name in each}
    await ask.result("getUpdates", allowed_updates=["chat_member"])
    telegram.leave(ben, group)
    (*_, update) = await ask.result("getUpdates")
    assert update["chat_member"]["new_chat_member"]["status"] == "left"


async def test_a_long_poll_ends_with_the_next_update(telegram: Simulator, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await telegram.wait_until(lambda: telegram.open_polls)
    telegram.say(telegram.user("Ada"), "hello")
    (update,) = await poll
    assert isinstance(update, Update)
    assert update.effective_message is not None
    assert update.effective_message.text == "hello"


async def test_the_second_poller_ends_the_first(telegram: Simulator, bot: Bot, ask: Ask) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=20))
    await telegram.wait_until(lambda: telegram.open_polls)
    assert await ask.result("getUpdates") == []
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    assert [each.code for each in telegram.refusals] == [409]


async def test_polling_and_a_webhook_exclude_each_other(telegram: Simulator, bot: Bot, ask: Ask) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await telegram.wait_until(lambda: telegram.open_polls)
    await ask.result("setWebhook", url="http://127.0.0.1:9/")
    with pytest.raises(Conflict, match="terminated by setWebhook"):
        await poll
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await ask.result("deleteWebhook")
    assert await bot.get_updates() == ()


async def test_a_poller_that_leaves_loses_nothing(telegram: Simulator, ask: Ask) -> None:
    poll = asyncio.create_task(ask("getUpdates", timeout=20))
    await telegram.wait_until(lambda: telegram.open_polls)
    poll.cancel()
    await telegram.wait_until(lambda: not telegram.open_polls)
    telegram.say(telegram.user("Ada"), "hello")
    assert texts(await ask.result("getUpdates")) == ["hello"]


async def test_an_update_can_come_twice(telegram: Simulator, ask: Ask) -> None:
    telegram.say(telegram.user("Ada"), "hello")
    (first,) = await ask.result("getUpdates")
    offset = first["update_id"] + 1
    assert await ask.result("getUpdates", offset=offset) == []
    telegram.repeat_last_update()
    assert await ask.result("getUpdates", offset=offset) == [first]
    assert await ask.result("getUpdates", offset=offset) == []


async def test_nothing_is_idle_before_every_update_is_confirmed(telegram: Simulator, ask: Ask) -> None:
    assert not telegram.is_idle
    telegram.say(telegram.user("Ada"), "hello")
    (update,) = await ask.result("getUpdates")
    assert not telegram.is_idle
    poll = asyncio.create_task(ask("getUpdates", timeout=20, offset=update["update_id"] + 1))
    await telegram.until_idle()
    poll.cancel()


async def test_the_wrong_token_is_unauthorized(telegram: Simulator) -> None:
    with pytest.raises(InvalidToken):
        async with Bot("1:wrong", base_url=f"{telegram.url}/bot"):
            raise AssertionError("a bot with a wrong token started")
    assert telegram.refusals[0].code == 401


@pytest.mark.parametrize(
    ("path", "code", "description"),
    [
        ("sendMesage", 404, "Not Found: method not found"),
        ("SENDDICE", 501, "Not Implemented: sendDice is not simulated"),
        ("getme", 200, None),
        ("getMe/more", 404, "Not Found"),
    ],
)
async def test_methods_are_known_by_name(ask: Ask, path: str, code: int, description: str | None) -> None:
    parameters = {"chat_id": 1} if code == 501 else {}
    answer = await ask.client.post(path, json=parameters)
    assert (answer.status_code, answer.json().get("description")) == (code, description)


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({"content": b"{", "headers": {"content-type": "application/json"}}, "can't parse the body"),
        ({"content": b"[" * 100_000, "headers": {"content-type": "application/json"}}, "can't parse the body"),
        ({"content": b"[1]", "headers": {"content-type": "application/json"}}, "can't parse the body"),
        ({"content": b"offset=%ff"}, "must be encoded in UTF-8"),
        ({"content": b"offset=\xff"}, "must be encoded in UTF-8"),
        ({"params": {"offset": "x"}}, '"offset" is no JSON'),
    ],
)
async def test_a_body_that_says_nothing_is_refused(ask: Ask, sent: dict[str, Any], reason: str) -> None:
    answer = await ask.client.post("getUpdates", **sent)
    assert answer.status_code == 400
    assert reason in answer.json()["description"]


async def test_parameters_come_in_any_form(telegram: Simulator, ask: Ask) -> None:
    ada = telegram.user("Ada")
    telegram.say(ada, "hello")
    client, words = ask.client, {"chat_id": str(ada.id), "text": "и так"}
    answers: list[httpx.Response] = [
        await client.get("sendMessage", params=words),
        await client.post("sendMessage", data=words),
        await client.post("sendMessage", files={name: (None, value) for name, value in words.items()}),
        await client.post("sendMessage", params={"chat_id": ada.id}, json={"text": "и так"}),
    ]
    assert [each.json()["result"]["text"] for each in answers] == ["и так"] * 4
