import re

import httpx

from bot.app import Parts, load_parts
from bot.settings import Settings
from bot.simulator.server import Simulator
from tests.app.calling import HOST, called_at, free_port, serving
from tests.handlers.running import ROOT, ask, running


def counted(text: bytes) -> dict[str, float]:
    """Value by name and labels."""
    lines = (line.rpartition(" ") for line in text.decode().splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in lines}


async def test_what_happens_is_counted(telegram: Simulator, parts: Parts) -> None:
    async with running(telegram, parts) as bot:
        ada = telegram.user("Ada")
        telegram.bot.can_read_all_group_messages = True
        group = telegram.supergroup("Reading", [ada], with_bot=False)
        telegram.add_bot(group, by=ada)
        await telegram.next_message(group)
        telegram.faults.flood("sendMessage")
        for text in ("what did lavrov say on assad", "/about", "sesame seeds and pancakes"):
            telegram.say(ada, text)
            await telegram.next_message(telegram.private(ada))
        await telegram.until_idle()
        telegram.repeat_last_update()
        telegram.say(ada, "sesame", group)
        await telegram.results_of(telegram.type_inline(ada, "assad"))
        await telegram.until_idle()
    found = counted(bot.service.metrics.text())
    assert found['verbatim_updates_total{kind="message"}'] == 6  # that it was added comes as a message too
    assert found['verbatim_updates_total{kind="inline_query"}'] == 1
    assert found['verbatim_updates_total{kind="my_chat_member"}'] == 1
    assert found["verbatim_updates_repeated_total"] == 1
    assert found['verbatim_decisions_total{outcome="answer"}'] == 1
    assert found['verbatim_decisions_total{outcome="menu.about"}'] == 1
    assert found['verbatim_decisions_total{outcome="silent.not_addressed"}'] == 1
    assert found['verbatim_decisions_total{outcome="inline.results"}'] == 1
    assert sum(value for name, value in found.items() if "nothing." in name) == 1
    assert found["verbatim_lookup_seconds_count"] == 4
    assert found['verbatim_sends_total{method="sendMessage"}'] == 4
    assert found['verbatim_sends_total{method="answerInlineQuery"}'] == 1
    assert found['verbatim_telegram_errors_total{error="RetryAfter",method="sendMessage"}'] == 1
    assert found['verbatim_library{what="articles"}'] == len(parts.library.articles)
    assert found['verbatim_library{what="passages"}'] == len(parts.library.passages)
    assert found["verbatim_updates_pending"] == 0


async def test_no_label_tells_who_wrote_or_what(telegram: Simulator, parts: Parts) -> None:
    async with running(telegram, parts) as bot:
        for text in ("sesame", "/sesame", "/start sesame", "/ask sesame"):
            await ask(telegram, text)
        ada = telegram.user("Ada")
        telegram.type_inline(ada, "sesame")
        telegram.say(ada, "/about")
        message = await telegram.next_message(telegram.private(ada))
        await telegram.answer_to(telegram.press_data(ada, message, "sesame"))
        await telegram.until_idle()
    text = bot.service.metrics.text().decode()
    assert "sesame" not in text
    assert not any(str(user.id) in text for user in telegram.world.users.values())
    assert not re.search(r'="[^"]*\d{6,}', text)


async def test_failing_polls_are_counted(telegram: Simulator, parts: Parts) -> None:
    telegram.faults.broken("getUpdates", times=2)
    async with running(telegram, parts) as bot:
        assert await ask(telegram)
        found = counted(bot.service.metrics.text())
    assert found['verbatim_telegram_errors_total{error="NotDoneError",method="getUpdates"}'] == 2


async def test_a_library_put_in_place_meanwhile_is_what_answers_is_shown_and_is_counted(
    telegram: Simulator, parts: Parts
) -> None:
    other = load_parts(Settings(seeds_dir=ROOT / "tests" / "seeds", config_dir=ROOT / "config"))
    slug = next(iter(other.library.articles))
    port = free_port()
    async with serving(called_at(telegram, port), parts) as bot, httpx.AsyncClient(trust_env=False) as web:
        assert (await web.get(f"http://{HOST}:{port}/a/{slug}")).status_code == 404
        before = await ask(telegram, "/topics")
        bot.service.current.parts = other
        assert await ask(telegram, "/topics") != before
        assert (await web.get(f"http://{HOST}:{port}/a/{slug}")).status_code == 200
        found = counted(bot.service.metrics.text())
    assert found['verbatim_library{what="articles"}'] == len(other.library.articles)
    assert found['verbatim_library{what="topics"}'] == len(other.library.topics)
