"""What people see when something of ours is broken: a note, never a wrong word."""

from dataclasses import replace

import pytest

from bot.app import Parts
from bot.matching.decision import Question
from bot.render.message import Rendered
from bot.replies import InlinePage, Replies, Reply
from bot.simulator.server import Simulator
from tests.handlers.running import running


def falsified(rendered: Rendered) -> Rendered:
    """The message with one character of its quotations changed."""
    (first, *_) = rendered.quotations
    return replace(rendered, text=f"{rendered.text[: first.start]}x{rendered.text[first.start + 1 :]}")


class Lying(Replies):
    """Shows words that the article doesn't have."""

    def to_command(
        self, name: str, argument: str, language: str, *, about: str | None = None, chance: float = 0.0
    ) -> Reply:
        reply = super().to_command(name, argument, language, about=about, chance=chance)
        return replace(reply, rendered=falsified(reply.rendered)) if reply.decision and reply.rendered else reply

    def to_press(self, data: str, language: str) -> Reply:
        reply = super().to_press(data, language)
        return replace(reply, rendered=falsified(reply.rendered)) if reply.rendered else reply

    def inline(self, query: str, language: str, offset: str = "", *, username: str | None = None) -> InlinePage:
        page = super().inline(query, language, offset, username=username)
        return replace(page, results=tuple(replace(each, rendered=falsified(each.rendered)) for each in page.results))


class Failing(Replies):
    """Has a bug, and its error tells what was asked."""

    def to_question(self, question: Question, language: str) -> Reply:
        raise KeyError(question.text, language)

    def to_press(self, data: str, language: str) -> Reply:
        raise KeyError(data, language)

    def inline(self, query: str, language: str, offset: str = "", *, username: str | None = None) -> InlinePage:
        raise KeyError(query, language, offset, username)


@pytest.mark.parametrize("kind", [Lying, Failing])
async def test_a_note_takes_the_place_of_what_is_wrong(
    telegram: Simulator, parts: Parts, kind: type[Replies], caplog: pytest.LogCaptureFixture
) -> None:
    broken = replace(parts, replies=kind(parts.index, parts.replies.limits, parts.texts))
    note = parts.texts.say("ru", "note.failed")
    ada = telegram.user("Ada", language_code="ru")
    chat = telegram.private(ada)
    async with running(telegram, broken):
        telegram.say(ada, "/assad" if kind is Lying else "assad")
        assert (await telegram.next_message(chat)).text == note
        telegram.say(ada, "/start")
        start = await telegram.next_message(chat)
        press = await telegram.answer_to(telegram.press_data(ada, start, "1s0.0.tassad"))
        assert press.notice == note
        offered = await telegram.results_of(telegram.type_inline(ada, "assad"))
        assert (offered.results, offered.cache_time) == ([], 0)
    assert start.edits == 0
    assert telegram.refusals == []
    told = "\n".join(record.getMessage() for record in caplog.records)
    assert ("VerbatimError" if kind is Lying else "KeyError") in told
    assert "'assad'" not in told
