"""Put questions to an index, and expect an answer or none."""

from bot.matching.decision import Answer, Decision, Limits, Nothing, Question
from bot.matching.index import Index
from bot.matching.respond import respond

LIMITS = Limits()


def ask(text: str, index: Index, about: str | None = None) -> Decision:
    return respond(Question(text, about), LIMITS, index)


def answer(text: str, index: Index, about: str | None = None) -> Answer:
    decision = ask(text, index, about)
    assert isinstance(decision, Answer), f"{text!r}: {decision}"
    return decision


def nothing(text: str, index: Index) -> Nothing:
    decision = ask(text, index)
    assert isinstance(decision, Nothing), f"{text!r}: {decision}"
    return decision


def first(text: str, index: Index, about: str | None = None) -> str:
    return answer(text, index, about).hits[0].passage.text.replace("\xa0", " ")
