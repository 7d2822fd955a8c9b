"""Ways to ask: the aliases and titles of topics, and the questions that passages answer."""

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from bot.library.models import Library, Spellings, Topic
from bot.matching.fold import words
from bot.matching.lexicon import content_of, term_of

KNOWN_TEXTS = 16384
"""How many texts are remembered while a library is indexed."""


Asked = str | int
"""What a wording asks for: a topic, by its id, or a passage, by its position in the library."""


class Wording(NamedTuple):
    """A way to ask: an alias or title of a topic, or a question that a passage answers."""

    text: str
    terms: frozenset[str]
    weight: float
    """Of its terms together."""
    asked: Asked

    @property
    def topic(self) -> str | None:
        """The topic that it asks for; none where it asks for a passage."""
        return self.asked if isinstance(self.asked, str) else None


@lru_cache(maxsize=KNOWN_TEXTS)
def content_words(text: str) -> tuple[str, ...]:
    """The words of a library's text that carry content, folded. Remembered: each text is asked for several times."""
    return content_of(words(text))


def content_terms(text: str) -> list[str]:
    """The same words' terms."""
    return list(map(term_of, content_words(text)))


def all_terms(text: str) -> tuple[str, ...]:
    """The terms of all its words, fillers too."""
    return tuple(map(term_of, words(text)))


def spellings_of(spellings: Spellings) -> Iterator[str]:
    """All spellings in all languages."""
    for each in spellings.values():
        yield from each


def asked(topic: Topic) -> Iterator[str]:
    """Titles and aliases of a topic, and its id in words."""
    yield topic.id.replace("_", " ")
    yield from topic.title.values()
    yield from spellings_of(topic.aliases)


def wordings_of(library: Library, positions: Mapping[str, int], weights: Mapping[str, float]) -> Iterator[Wording]:
    """All wordings of a library. `positions`: of its passages by their ids; `weights`: of terms."""
    for topic in library.topics.values():
        for text in dict.fromkeys(asked(topic)):
            yield from _wording(text, weights, topic.id)
    for passage in library.passages.values():
        for text in spellings_of(passage.questions):
            yield from _wording(text, weights, positions[passage.id])


def _wording(text: str, weights: Mapping[str, float], asked: Asked) -> Iterator[Wording]:
    terms = frozenset(content_terms(text))
    if terms:
        yield Wording(text, terms, math.fsum(weights[term] for term in terms), asked)
