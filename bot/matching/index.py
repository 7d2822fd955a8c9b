"""What is made of a library once, so that a message is looked up fast."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from bot.library.models import Library, Passage, Topic
from bot.matching.bare import passages_of, places_of
from bot.matching.classifier import Classifier
from bot.matching.fold import fold, words
from bot.matching.languages import LANGUAGES
from bot.matching.languages.roles import TELLING_FACT
from bot.matching.lexicon import Lexicon, fullness, rarity, term_of
from bot.matching.model import Model, fitted
from bot.matching.people import GIVEN_NAME, People, nation_of
from bot.matching.telling import Telling
from bot.matching.wordings import Wording, all_terms, asked, content_terms, content_words, spellings_of, wordings_of

TITLE, SUMMARY = 0.9, 0.5
"""How much a topic's words count for its passages: those of title and aliases, those of its summary."""
SECONDARY = 0.65
"""How much of that counts for a passage that the topic is not the primary one of."""
SAID_OFTEN = 4
"""From so many aliases on, a word of them counts in full."""


_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A passage with what is compared of it."""

    passage: Passage
    folded: str
    terms: tuple[str, ...]
    """Of its words in order."""
    places: Mapping[str, tuple[int, ...]]
    """Term -> positions among `terms`."""
    names: frozenset[str]
    """People whom it names, its speaker among them."""
    tells: frozenset[str]
    """Kinds of facts that it has words or figures for."""

    @property
    def has_words(self) -> bool:
        """Whether there is something to show; not where it stands in for a topic without passages."""
        return bool(self.passage.text)

    def is_on(self, topic: str) -> bool:
        """Whether the passage is mainly on the topic."""
        return self.passage.topics[:1] == (topic,)

    def carries(self, person: str) -> bool:
        """Whether these are the person's words, or words that the person passed on."""
        return person in (self.passage.speaker, self.passage.via)


class Posting(NamedTuple):
    """What a term says for a passage: strengths between 0 and 1."""

    at: int
    """The passage's position in the library."""
    own: float
    """In the passage's own words."""
    topic: float
    """In the words of its topics."""
    question: float
    """In the questions that it answers."""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """A library, ready to be searched."""

    library: Library
    lexicon: Lexicon
    people: People
    entries: tuple[Entry, ...]
    """In library order."""
    postings: Mapping[str, tuple[Posting, ...]]
    wordings: tuple[Wording, ...]
    wordings_with: Mapping[str, tuple[int, ...]]
    """Term -> positions among `wordings`."""
    weights: Mapping[str, float]
    """Term -> how telling it is, between 0 and 1.1."""
    telling: Telling
    """What the passages are known by in a long text."""
    of_topic: Mapping[str, tuple[int, ...]]
    """Topic -> positions of its passages, in its order; of what stands in for them where it has none."""
    classifier: Classifier
    """Of the topics, by all words of their wordings."""
    titles: Mapping[frozenset[str], str]
    """The terms of an id or a title -> its topic, where it is the only one of that name."""
    by_wording: Mapping[tuple[str, ...], str]
    """All words of a wording, fillers too -> its topic, where it is the only one."""
    excluded: frozenset[str]
    """Terms that stand only in what can't be quoted."""
    excluded_with: Mapping[str, tuple[int, ...]]
    """Term -> the excluded parts that it stands in, by number."""
    excluded_places: tuple[Mapping[str, tuple[int, ...]], ...]
    """For each excluded part: term -> positions among its terms."""
    absent: frozenset[str]
    """People whom no passage names: they stand only in what can't be quoted."""
    nations: frozenset[str]
    """That the library speaks of, by their codes."""
    letters: frozenset[str]
    """Of the languages that the articles are in."""
    model: Model

    @classmethod
    def build(cls, library: Library, model: Model | None = None) -> Self:
        """Index the whole library. Its messages are judged by `model`, else by the package's own."""
        people = People.of(library)
        entries = tuple(_entry(each, people) for each in passages_of(library))
        positions = {each.passage.id: at for at, each in enumerate(entries)}
        forms = _all_words(library)
        lexicon = Lexicon(forms)
        postings = _postings(library, entries)
        weights = _weights(postings, len(entries), forms)
        wordings = tuple(wordings_of(library, positions, weights))
        return cls(
            library=library,
            lexicon=lexicon,
            people=people,
            entries=entries,
            postings=postings,
            wordings=wordings,
            wordings_with=_by_term(wordings),
            weights=weights,
            telling=Telling.of((entry.passage.text for entry in entries), _by_form(lexicon, weights)),
            of_topic={each.id: tuple(map(positions.__getitem__, places_of(each))) for each in library.topics.values()},
            classifier=_classifier(library),
            titles=_titles(library),
            by_wording=_by_wording(library),
            excluded=_excluded(library, entries),
            excluded_with=_excluded_with(library),
            excluded_places=tuple(_places(map(term_of, words(text))) for text in _excluded_texts(library)),
            absent=frozenset(library.mentioned).difference(*(entry.names for entry in entries)),
            nations=frozenset(filter(None, map(nation_of, forms))),
            letters=_letters(library),
            model=model or fitted(),
        )


def _entry(passage: Passage, people: People) -> Entry:
    written = words(passage.text)
    terms = tuple(map(term_of, written))
    names = {found[0] for found in map(people.by_name, written) if found and found[1] > GIVEN_NAME}
    names |= {passage.speaker} if passage.speaker else set()
    return Entry(passage, fold(passage.text).text, terms, _places(terms), frozenset(names), _tells(written))


def _tells(written: Sequence[str]) -> frozenset[str]:
    """The facts that these words tell: a figure is a number, and one like 2017 a time."""
    figures = [word for word in written if word[0].isdecimal()]
    by_figure = {"number": bool(figures), "time": any(map(_YEAR.fullmatch, figures))}
    return frozenset(name for name, told in TELLING_FACT.items() if by_figure.get(name) or not told.isdisjoint(written))


def _places(terms: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Term -> where it stands."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, term in enumerate(terms):
        places[term].append(at)
    return {term: tuple(each) for term, each in places.items()}


def _all_words(library: Library) -> list[str]:
    """All content words in one order, so that a library makes the same index every time."""
    texts = [passage.text for passage in library.passages.values()]
    texts += [question for passage in library.passages.values() for question in spellings_of(passage.questions)]
    for topic in library.topics.values():
        texts += asked(topic)
        texts += [text for summary in topic.summaries.values() for text in summary.values()]
    return sorted({word for text in texts for word in content_words(text)})


def _topic_strengths(topic: Topic) -> dict[str, float]:
    counts = Counter(term for text in asked(topic) for term in set(content_terms(text)))
    strengths = {
        term: SUMMARY
        for summary in topic.summaries.values()
        for text in summary.values()
        for term in content_terms(text)
    }
    for term, count in counts.items():
        strengths[term] = TITLE * (0.6 + 0.4 * min(1.0, (count - 1) / (SAID_OFTEN - 1)))
    return strengths


def _postings(library: Library, entries: Iterable[Entry]) -> dict[str, tuple[Posting, ...]]:
    strengths = {topic.id: _topic_strengths(topic) for topic in library.topics.values()}
    found: dict[str, list[Posting]] = defaultdict(list)
    for at, entry in enumerate(entries):
        own = set(content_terms(entry.passage.text))
        questions = {term for text in spellings_of(entry.passage.questions) for term in content_terms(text)}
        topics: dict[str, float] = {}
        for rank, topic in enumerate(entry.passage.topics):
            share = SECONDARY if rank else 1.0
            for term, strength in strengths[topic].items():
                if strength * share > topics.get(term, 0.0):
                    topics[term] = strength * share
        for term in sorted(own | questions | topics.keys()):
            found[term].append(Posting(at, float(term in own), topics.get(term, 0.0), float(term in questions)))
    return {term: tuple(each) for term, each in found.items()}


def _weights(postings: Mapping[str, tuple[Posting, ...]], size: int, forms: Iterable[str]) -> dict[str, float]:
    """Term -> rarity in general use times rarity in this library."""
    general: dict[str, float] = {}
    for form in forms:
        term = term_of(form)
        general[term] = min(general.get(term, 2.0), rarity(form) * fullness(form))
    return {term: rare * _rarity_here(postings.get(term, ()), size) for term, rare in general.items()}


def _rarity_here(postings: tuple[Posting, ...], size: int) -> float:
    spread = sum(max(each.own, each.topic, each.question) for each in postings)
    return math.log1p(size / max(1.0, spread)) / math.log1p(size) if size else 1.0


def _by_form(lexicon: Lexicon, weights: Mapping[str, float]) -> dict[str, float]:
    return {form: weights[term] for form, term in lexicon.forms.items()}


def _classifier(library: Library) -> Classifier:
    return Classifier.of(
        {topic.id: [all_terms(text) for text in dict.fromkeys(asked(topic))] for topic in library.topics.values()}
    )


def _by_term(wordings: Iterable[Wording]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, wording in enumerate(wordings):
        for term in wording.terms:
            found[term].append(at)
    return {term: tuple(each) for term, each in found.items()}


def _titles(library: Library) -> dict[frozenset[str], str]:
    found: dict[frozenset[str], set[str]] = defaultdict(set)
    for topic in library.topics.values():
        for text in (topic.id.replace("_", " "), *topic.title.values()):
            found[frozenset(content_terms(text))].add(topic.id)
    return {terms: topics.pop() for terms, topics in found.items() if terms and len(topics) == 1}


def _by_wording(library: Library) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for topic in library.topics.values():
        for text in asked(topic):
            found[words(text)].add(topic.id)
    return {written: topics.pop() for written, topics in found.items() if written and len(topics) == 1}


def _excluded_with(library: Library) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(_excluded_texts(library)):
        for term in set(content_terms(text)):
            found[term].append(at)
    return {term: tuple(each) for term, each in found.items()}


def _excluded_texts(library: Library) -> list[str]:
    """Each of them once."""
    texts = (library.articles[each.article].text[each.span.start : each.span.end] for each in library.excluded)
    return list(dict.fromkeys(texts))


def _letters(library: Library) -> frozenset[str]:
    languages = {article.language for article in library.articles.values()}
    languages |= {each for topic in library.topics.values() if not topic.passages for each in topic.aliases}
    return frozenset().union(*(LANGUAGES[each].letters for each in languages if each in LANGUAGES))


def _excluded(library: Library, entries: Iterable[Entry]) -> frozenset[str]:
    quotable = {term for entry in entries for term in entry.terms}
    return frozenset(term for text in _excluded_texts(library) for term in content_terms(text) if term not in quotable)
