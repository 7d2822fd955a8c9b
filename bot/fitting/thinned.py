"""Take some of a library's wordings out: they become messages, which would be too easy with them inside."""

import dataclasses
import random
from dataclasses import dataclass

from bot.library.models import Library, Spellings

KEPT = 0.7
"""Share of aliases and questions that stay in the library; the others become messages."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A wording that was taken out of the library."""

    text: str
    language: str
    right: frozenset[str]
    """Ids of the passages that it asks for."""


def thinned(library: Library, chance: random.Random) -> tuple[Library, list[Taken]]:
    """The library without some of its aliases and questions, and these.

    What is taken out is out everywhere: a wording of two topics asks for the passages of both.
    """
    is_out: dict[str, bool] = {}
    taken: dict[str, Taken] = {}

    def thin(spellings: Spellings, right: frozenset[str]) -> dict[str, tuple[str, ...]]:
        kept: dict[str, tuple[str, ...]] = {}
        for language, listed in spellings.items():
            out = {text for text in listed if is_out.setdefault(text, chance.random() > KEPT)}
            kept[language] = tuple(text for text in listed if text not in out)
            for text in filter(out.__contains__, listed if right else ()):
                others = taken[text].right if text in taken else frozenset()
                taken[text] = Taken(text, language, right | others)
        return kept

    topics = {
        topic.id: dataclasses.replace(topic, aliases=thin(topic.aliases, frozenset(topic.passages)))
        for topic in library.topics.values()
    }
    passages = {
        each.id: dataclasses.replace(each, questions=thin(each.questions, frozenset([each.id])))
        for each in library.passages.values()
    }
    return dataclasses.replace(library, topics=topics, passages=passages), list(taken.values())
