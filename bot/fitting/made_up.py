"""Make messages from a library itself: what people ask it, and what they write on other things."""

import dataclasses
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bot.evaluation.examples import Example
from bot.fitting.asked import Asked
from bot.fitting.chatter import chatter
from bot.fitting.slips import cut
from bot.fitting.stock import Stock, off
from bot.fitting.thinned import thinned
from bot.fitting.unasked import Unasked
from bot.library.models import Library
from bot.matching.fold import words
from bot.matching.index import Index
from bot.matching.model import UNFITTED

MOST = 300
"""Messages of a kind that are kept in a workbook."""
MASS = {
    "alias": 300,
    "speaker and alias": 150,
    "fragment": 80,
    "half": 250,
    "credited": 60,
    "chatty": 150,
    "general": 100,
    "topic off": 150,
    "ordinary words": 150,
    "same passage": 200,
    "polite": 40,
    "speaker off": 120,
    "stranger": 30,
    "another nation": 30,
    "near": 40,
    "other person": 30,
    "excluded": 60,
    "other library": 100,
    "chatter": 300,
}
"""What all messages of a kind count together, where a labelled message counts 1."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """A library without some of its wordings, and messages for it."""

    index: Index
    examples: tuple[Example, ...]


def make(library: Library, seed: int, others: tuple[Library, ...] = ()) -> Workbook:
    """A workbook; the same for the same seed. Messages made from `others` are off-topic here."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    kept, taken = thinned(library, chance)
    index = Index.build(kept, UNFITTED)
    stock = Stock(index, chance)
    foreign = [text for other in others for text in _texts_of(other, chance)]
    examples = [*Asked(stock, taken), *Unasked(stock), *(off(text, "other library") for text in foreign)]
    examples += [off(text, "chatter") for text in chatter()]
    return Workbook(index, tuple(_balanced(_drawn(examples, chance))))


def _drawn(examples: list[Example], chance: random.Random) -> list[Example]:
    """At most MOST of a kind."""
    by_kind: dict[str, list[Example]] = defaultdict(list)
    for each in examples:
        by_kind[each.kind].append(each)
    return [one for each in by_kind.values() for one in (chance.sample(each, MOST) if len(each) > MOST else each)]


def _balanced(examples: list[Example]) -> Iterator[Example]:
    """The same with weights by MASS."""
    counts = Counter(each.kind for each in examples)
    for each in examples:
        yield dataclasses.replace(each, weight=MASS[each.kind] / counts[each.kind])


def _texts_of(library: Library, chance: random.Random) -> Iterator[str]:
    """What people would ask another library."""
    for topic in library.topics.values():
        yield from (text for listed in topic.aliases.values() for text in listed if chance.random() < 0.3)  # noqa: PLR2004
    for person in (*library.speakers.values(), *library.mentioned.values()):
        yield from (person.name.split()[-1], *(text.split()[-1] for each in person.spellings.values() for text in each))
    for passage in library.passages.values():
        yield " ".join(cut(words(passage.text), chance, 4, 14))
