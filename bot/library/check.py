"""Audit a folder of seeds."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.library.coverage import merge
from bot.library.errors import SeedError
from bot.library.load import read_library
from bot.library.models import Article, Kind, Reason, Span
from bot.library.seed import Seed


@dataclass(frozen=True, slots=True)
class Figures:
    """How much of an article is indexed, and how."""

    article: Article
    kinds: Mapping[Kind, int]
    """Passages of each kind."""
    with_own_words: int
    """Passages that hold words in quotation marks."""
    speakers: Mapping[str, int]
    """Name -> passages, in the index's order."""
    mentioned: int
    topics: int
    subjects: int
    without_topic: int
    """Passages that no topic lists."""
    aliases: Mapping[str, int]
    """Language code -> aliases of topics, their titles not among them."""
    reasons: Mapping[Reason, int]
    """Excluded parts with each reason."""
    characters: int
    """Of the article, spaces aside; so are the next two."""
    quotable: int
    excluded: int


@dataclass(frozen=True, slots=True)
class Report:
    """What `verbatim check` found."""

    folder: Path
    errors: tuple[SeedError, ...]
    """By file and line."""
    warnings: tuple[SeedError, ...]
    articles: tuple[Figures, ...] = ()
    """Newest first; of seeds with errors, what could be read."""


def check(folder: Path) -> Report:
    """Load all seeds of the folder and report everything that is wrong with them; never raises LibraryError."""
    reading = read_library(folder)
    return Report(
        folder, reading.errors, reading.warnings, tuple(count(seed) for seed in reading.seeds if seed.article.text)
    )


def count(seed: Seed) -> Figures:
    """The figures of one seed."""
    text = seed.article.text
    said = Counter(passage.speaker for passage in seed.passages)
    return Figures(
        article=seed.article,
        kinds={kind: sum(passage.kind is kind for passage in seed.passages) for kind in Kind},
        with_own_words=sum(bool(passage.quoted) for passage in seed.passages),
        speakers={person.name: said[person.id] for person in seed.speakers.values()},
        mentioned=len(seed.mentioned),
        topics=len(seed.topics),
        subjects=len(seed.subjects),
        without_topic=sum(not passage.topics for passage in seed.passages),
        aliases=_aliases(seed),
        reasons={reason: sum(part.reason is reason for part in seed.excluded) for reason in Reason},
        characters=_characters([Span(0, len(text))], text),
        quotable=_characters((passage.span for passage in seed.passages), text),
        excluded=_characters((part.span for part in seed.excluded), text),
    )


def _aliases(seed: Seed) -> Mapping[str, int]:
    aliases: Counter[str] = Counter()
    for topic in seed.topics.values():
        for language, given in topic.aliases.items():
            aliases[language] += len(given)
    return dict(sorted(aliases.items()))


def _characters(spans: Iterable[Span], text: str) -> int:
    return sum(not character.isspace() for span in merge(list(spans)) for character in text[span.start : span.end])
