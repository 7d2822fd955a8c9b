"""Which of an article's passages are asked for: by speaker, by topic, or both."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.library.models import Passage

NOBODY = "-"
"""Stands for the article's own voice where a speaker is asked for; no person's id."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for; None for anybody, or anything."""

    speaker: str | None = None
    topic: str | None = None

    def __bool__(self) -> bool:
        return self.speaker is not None or self.topic is not None

    def has(self, passage: Passage) -> bool:
        """Whether the passage is among those asked for."""
        is_theirs = self.speaker is None or (passage.speaker or NOBODY) == self.speaker
        return is_theirs and (self.topic is None or self.topic in passage.topics)


def selection(passages: Iterable[Passage], speaker: str | None, topic: str | None) -> Selection:
    """What is asked for, without what the passages don't have: an old link still shows the article."""
    every = tuple(passages)
    return Selection(
        speaker if any((each.speaker or NOBODY) == speaker for each in every) else None,
        topic if any(topic in each.topics for each in every) else None,
    )


def speakers(passages: Iterable[Passage], chosen: Selection) -> Counter[str]:
    """Who can be asked for besides the topic chosen -> how many passages that gives; NOBODY for the article."""
    kept = replace(chosen, speaker=None)
    return Counter(each.speaker or NOBODY for each in passages if kept.has(each))


def topics(passages: Iterable[Passage], chosen: Selection) -> Counter[str]:
    """What can be asked for besides the speaker chosen -> how many passages that gives."""
    kept = replace(chosen, topic=None)
    return Counter(topic for each in passages if kept.has(each) for topic in each.topics)
