"""Presses with data that the bot gave no button: a changed client can send any.

A bot that is stopped finishes what it has taken: what has not changed by then never will.
"""

import pytest

from bot.app import Parts
from bot.handlers.asker import REMOVE
from bot.render.callback import ListTopics, Show, encode
from bot.render.source import OfTopic
from bot.simulator.server import Simulator
from tests.handlers.running import running


@pytest.mark.parametrize(
    "data",
    [
        "",
        "x",
        "0s0.0.tassad",
        "1s0.0.tnowhere",
        "1s99.0.tassad",
        "1x0.9.tassad",
        "1s0.0.p_zzzzzzzz",
        "\U0001f1f7" * 16,
        "1x" * 32,
    ],
)
async def test_forged_old_and_foreign_data_gets_a_polite_notice(telegram: Simulator, parts: Parts, data: str) -> None:
    ada = telegram.user("Ada")
    async with running(telegram, parts):
        telegram.say(ada, "/assad")
        answer = await telegram.next_message(telegram.private(ada))
        press = await telegram.answer_to(telegram.press_data(ada, answer, data))
    assert press.notice == parts.texts.say("en", "notice.gone")
    assert answer.edits == 0
    assert telegram.refusals == []


async def test_a_stranger_cannot_change_what_somebody_posted_inline(telegram: Simulator, parts: Parts) -> None:
    ada, bob = telegram.user("Ada"), telegram.user("Bob")
    group = telegram.supergroup("Strangers", [ada, bob], with_bot=False)
    async with running(telegram, parts):
        offered = await telegram.results_of(telegram.type_inline(ada, "assad", chat=group))
        posted = telegram.choose(offered, offered.results[0]["id"], group)
        for data in (encode(ListTopics()), encode(Show(OfTopic("syria"))), f"{REMOVE}{bob.id}.en"):
            press = await telegram.answer_to(telegram.press_data(bob, posted, data))
            assert press.notice == parts.texts.say("en", "notice.gone")
    assert posted.edits == 0
    assert not posted.deleted
    assert telegram.refusals == []
