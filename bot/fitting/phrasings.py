"""Fit numbers to topics that have nothing but phrasings, by leaving some of the phrasings out."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator

from bot.evaluation.examples import FOLDS, Example
from bot.fitting.fit import Balance, fit
from bot.fitting.prepared import Prepared, prepare
from bot.library.models import Library, Topic
from bot.matching.index import Index
from bot.matching.model import UNFITTED, Model


def fitted_to_phrasings(library: Library) -> Model:
    """Numbers for this library. No message is needed.

    For each fold, its share of each topic's phrasings is left out and asked of what remains: the ranking learns from
    these. And its share of the topics is left out whole: their phrasings ask for nothing that remains, and the gate
    learns to refuse from these. All other folds' phrasings stay in the index.
    """
    made_up = [each for fold in range(FOLDS) for each in (*_asked(library, fold), *_unasked(library, fold))]
    return fit(made_up, Balance(1.0, 1.0)) if made_up else UNFITTED


def _asked(library: Library, fold: int) -> Iterator[Prepared]:
    """The phrasings of a fold, asked of the library without them."""
    topics = library.topics.values()
    index = _with(library, (_phrased(topic, lambda at: at % FOLDS != fold) for topic in topics))
    for topic in topics:
        for text in _phrasings(_phrased(topic, lambda at: at % FOLDS == fold)):
            yield prepare(_example(text, frozenset(index.of_topic[topic.id])), index)


def _unasked(library: Library, fold: int) -> Iterator[Prepared]:
    """The phrasings of the topics of a fold, asked of the library without these topics."""
    topics = list(library.topics.values())
    index = _with(library, (topic for at, topic in enumerate(topics) if at % FOLDS != fold))
    for topic in topics[fold::FOLDS]:
        for text in _phrasings(topic):
            yield prepare(_example(text, frozenset()), index)


def _with(library: Library, topics: Iterable[Topic]) -> Index:
    """An index of the library with these topics instead of its own."""
    return Index.build(dataclasses.replace(library, topics={topic.id: topic for topic in topics}), UNFITTED)


def _phrased(topic: Topic, keeps: Callable[[int], bool]) -> Topic:
    """The topic with those phrasings that are kept, by number."""
    aliases = {
        language: tuple(text for at, text in enumerate(listed) if keeps(at))
        for language, listed in topic.aliases.items()
    }
    return dataclasses.replace(topic, aliases=aliases)


def _phrasings(topic: Topic) -> Iterator[str]:
    for listed in topic.aliases.values():
        yield from listed


def _example(text: str, right: frozenset[int]) -> Example:
    return Example(text, right, "phrasing", text, made_up=True)
