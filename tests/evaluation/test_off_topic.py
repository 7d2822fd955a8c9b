"""What a library has nothing on is refused: ordinary sentences, and what people ask another library."""

from collections.abc import Sequence

from bot.evaluation.rows import row_of
from bot.matching.decision import Answer, Choices, Hit, Limits, Question
from bot.matching.index import Index
from bot.matching.respond import respond
from tests.conftest import ROOT

LABELLED = ROOT / "tests" / "labelled"
LANGUAGES = ("en", "ru")
ON_THE_TALKS = ("tillerson-moscow-2017",)
ON_THE_TOWNS = ("rovers-mill-lane-2024", "zarechinsk-museum-2023")
"""Files of labelled messages; also those that are off-topic there ask nothing that the other library has."""

MOST = 0.02
"""The share of messages that may be answered though there is nothing on them."""


def test_a_thousand_ordinary_sentences_are_tried_and_none_of_them_twice() -> None:
    """An error by chance is small beside the share that is allowed, and nothing counts double."""
    sentences = [sentence.casefold() for sentence in _ordinary()]
    assert len(set(sentences)) == len(sentences) >= 1000


def test_ordinary_sentences_are_not_answered_from_the_talks(talks: Index) -> None:
    """Many of them are in the words of diplomacy: a meeting, a minister, an attack."""
    _refuses(talks, _ordinary())


def test_ordinary_sentences_are_not_answered_from_the_towns(towns: Index) -> None:
    """Many of them are in the words of the two articles: a ticket, a tram, a museum."""
    _refuses(towns, _ordinary())


def test_what_people_ask_about_the_towns_is_not_answered_from_the_talks(talks: Index) -> None:
    """They are written like real questions to such a library, and it is the wrong one."""
    _refuses(talks, _asked(ON_THE_TOWNS))


def test_what_people_ask_about_the_talks_is_not_answered_from_the_towns(towns: Index) -> None:
    """The same the other way round."""
    _refuses(towns, _asked(ON_THE_TALKS))


def _ordinary() -> list[str]:
    files = [LABELLED / f"ordinary.{language}.txt" for language in LANGUAGES]
    return [sentence for file in files for sentence in file.read_text("utf-8").splitlines()]


def _asked(slugs: Sequence[str]) -> list[str]:
    files = [LABELLED / f"{slug}.jsonl" for slug in slugs]
    return [row_of(line).message for file in files for line in file.read_bytes().splitlines() if line.strip()]


def _refuses(index: Index, messages: Sequence[str]) -> None:
    """Fail with all that was answered, and why, where that is too much."""
    decided = [(message, respond(Question(message), Limits(), index)) for message in messages]
    answered = [_shown(message, decision.hits[0]) for message, decision in decided if isinstance(decision, Answer)]
    choices = sum(isinstance(decision, Choices) for _, decision in decided)
    assert len(answered) <= MOST * len(messages), "\n".join(
        (f"of {len(messages)} messages {len(answered)} were answered; {choices} got choices", *answered)
    )


def _shown(message: str, hit: Hit) -> str:
    grounds = "; ".join(f"{ground.why}: {ground.detail}" for ground in hit.grounds)
    return f"{message!r}: {hit.score:.2f} for {hit.topic} ({grounds})"
