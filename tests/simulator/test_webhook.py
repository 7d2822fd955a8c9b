import pytest
from starlette.responses import Response

from bot.simulator.server import Simulator
from tests.simulator.asking import Ask
from tests.simulator.receiving import reply, webhook

SECRET = "only-for-this-test_"  # noqa: S105 - it opens nothing


async def test_updates_are_pushed_with_the_secret(telegram: Simulator, ask: Ask) -> None:
    ada = telegram.user("Ada")
    telegram.say(ada, "before")
    async with webhook() as hook:
        await ask.result("setWebhook", url=hook.url, secret_token=SECRET)
        telegram.say(ada, "after")
        await telegram.until_idle()
        assert hook.texts == ["before", "after"]
        assert set(hook.secrets) == {SECRET}
        info = await ask.result("getWebhookInfo")
        assert (info["url"], info["pending_update_count"], info["max_connections"]) == (hook.url, 0, 40)


async def test_a_failed_delivery_is_tried_again_and_the_chat_waits_for_it(telegram: Simulator, ask: Ask) -> None:
    ada, ben = telegram.user("Ada"), telegram.user("Ben")
    async with webhook(Response(status_code=500), Response(status_code=302)) as hook:
        await ask.result("setWebhook", url=hook.url)
        telegram.say(ada, "one")
        telegram.say(ada, "two")
        await telegram.until_idle()
        assert hook.texts == ["one", "one", "one", "two"]
        assert hook.secrets == [None] * 4
        assert [each.status for each in telegram.deliveries] == [500, 302, 200, 200]
        info = await ask.result("getWebhookInfo")
        assert info["last_error_message"] == "Wrong response from the webhook: 302 Found"
        telegram.say(ben, "three")
        await telegram.until_idle()
        assert hook.texts[-1] == "three"


async def test_a_webhook_that_is_away_loses_nothing(telegram: Simulator, ask: Ask) -> None:
    async with webhook() as hook:
        address = hook.url
    await ask.result("setWebhook", url=address)
    telegram.say(telegram.user("Ada"), "hello")
    await telegram.wait_until(lambda: telegram.deliveries)
    assert telegram.deliveries[0].status is None
    info = await ask.result("getWebhookInfo")
    assert (info["pending_update_count"], info["last_error_message"]) == (1, "Connection refused")
    await ask.result("deleteWebhook")
    (update,) = await ask.result("getUpdates")
    assert update["message"]["text"] == "hello"


async def test_no_more_updates_are_on_the_way_than_the_webhook_takes(telegram: Simulator, ask: Ask) -> None:
    async with webhook() as hook:
        for name in ("Ada", "Ben", "Cy"):
            telegram.say(telegram.user(name), name)
        await ask.result("setWebhook", url=hook.url, max_connections=1)
        await telegram.until_idle()
        assert hook.texts == ["Ada", "Ben", "Cy"]
        await ask.result("setWebhook", url="")
        assert (await ask.result("getWebhookInfo"))["url"] == ""


async def test_an_update_can_be_pushed_twice(telegram: Simulator, ask: Ask) -> None:
    async with webhook() as hook:
        await ask.result("setWebhook", url=hook.url)
        telegram.say(telegram.user("Ada"), "hello")
        await telegram.until_idle()
        telegram.repeat_last_update()
        await telegram.until_idle()
        assert hook.texts == ["hello", "hello"]
        assert hook.updates[0] == hook.updates[1]


async def test_the_answer_to_a_delivery_may_be_a_request(telegram: Simulator, ask: Ask) -> None:
    ada = telegram.user("Ada")
    async with webhook(reply(method="SendMessage", chat_id=ada.id, text="an answer")) as hook:
        await ask.result("setWebhook", url=hook.url)
        telegram.say(ada, "hello")
        answer = await telegram.next_message(telegram.private(ada))
        assert answer.text == "an answer"
        assert [each.is_ok for each in telegram.calls("sendMessage")] == [True]


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"method": "sendMessage", "chat_id": 5, "text": "x"}, 400),
        ({"method": "sendMesage"}, 404),
        ({"method": 5}, 404),
    ],
)
async def test_a_wrong_request_in_an_answer_is_noted(
    telegram: Simulator, ask: Ask, request_: dict[str, object], code: int
) -> None:
    async with webhook(reply(**request_)) as hook:
        await ask.result("setWebhook", url=hook.url)
        telegram.say(telegram.user("Ada"), "hello")
        await telegram.until_idle()
        assert [each.code for each in telegram.refusals] == [code]


@pytest.mark.parametrize("body", [b"", b"ok", b"[]", b"{}", b"\xff", pytest.param(b"[" * 100_000, id="deep")])
async def test_any_other_answer_means_nothing(telegram: Simulator, ask: Ask, body: bytes) -> None:
    async with webhook(Response(body)) as hook:
        await ask.result("setWebhook", url=hook.url)
        telegram.say(telegram.user("Ada"), "hello")
        await telegram.until_idle()
        assert telegram.refusals == []


async def test_pending_updates_can_be_dropped(telegram: Simulator, ask: Ask) -> None:
    telegram.say(telegram.user("Ada"), "hello")
    await ask.result("deleteWebhook", drop_pending_updates=True)
    assert await ask.result("getUpdates") == []


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"url": "somewhere"}, "An HTTPS URL must be provided"),
        ({"url": "https://example.org/"}, "a webhook beyond this machine (only http on a loopback address)"),
        ({"url": "https://127.0.0.1/"}, "a webhook over https is not simulated"),
        ({"url": "http://127.0.0.1/", "secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"url": "http://127.0.0.1/", "allowed_updates": ["all"]}, "unknown kinds all"),
    ],
)
async def test_a_webhook_that_cannot_be_set_is_refused(ask: Ask, parameters: dict[str, object], reason: str) -> None:
    assert reason in await ask.refusal("setWebhook", **parameters)
    assert (await ask.result("getWebhookInfo"))["url"] == ""
