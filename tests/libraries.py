"""Small libraries for tests, made by hand: no files, no matching."""

import hashlib
import re
from collections.abc import Iterable, Mapping

from bot.library.models import Article, Excluded, Kind, Library, Passage, Person, Reason, Span, Subject, Topic

PIER = """Harbour Board Votes on the New Pier

© EXAMPLE / Jo NovakThe old pier at dusk.
“We will open the pier in spring,” Ada Novak said. “Not before,” she added.

Novak said the budget had been “looked at very closely” by the Board. In turn, Mayor Ortiz was “not amused,” she said.
The old pier was closed in 2019.
"""
_SHA = hashlib.sha256(PIER.encode()).hexdigest()


def span_of(text: str, words: str) -> Span:
    """Where `words` stand first."""
    start = text.index(words)
    return Span(start, start + len(words))


def passage(
    article: Article,
    words: str,
    kind: Kind,
    *,
    number: int,
    speaker: str | None = None,
    via: str | None = None,
    quoted: Iterable[str] = (),
    topics: tuple[str, ...] = (),
) -> Passage:
    """A passage with the words as they stand in the article."""
    return Passage(
        id=passage_id(number),
        article=article.slug,
        span=span_of(article.text, words),
        text=words,
        kind=kind,
        quoted=tuple(span_of(article.text, each) for each in quoted),
        speaker=speaker,
        via=via,
        topics=topics,
        questions={},
    )


def passage_id(number: int) -> str:
    """An id as the loader makes them: eight of a-z2-7."""
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    return "".join(letters[number // 32**place % 32] for place in reversed(range(8)))


def person(name: str, **role: str) -> Person:
    """Somebody with one name."""
    return Person(name.rpartition(" ")[2].lower(), name, role, {}, {})


def library_of(
    articles: Iterable[Article],
    passages: Iterable[Passage],
    topics: Iterable[Topic] = (),
    people: Iterable[Person] = (),
    *,
    mentioned: Iterable[Person] = (),
    subjects: Mapping[str, Mapping[str, str]] | None = None,
    excluded: tuple[Excluded, ...] = (),
) -> Library:
    """A library of these parts."""
    return Library(
        {each.slug: each for each in articles},
        {each.id: each for each in people},
        {each.id: each for each in mentioned},
        {each: Subject(each, title) for each, title in (subjects or {}).items()},
        {each.id: each for each in topics},
        {each.id: each for each in passages},
        excluded,
    )


def pier() -> Library:
    """One article, two speakers, all kinds of passages, one person who is only mentioned."""
    article = Article(
        "pier",
        PIER.partition("\n")[0],
        "The Example Courier",
        "2024-05-03",
        "en",
        PIER,
        _SHA,
        "https://example.org/pier",
    )
    passages = (
        passage(
            article,
            "“We will open the pier in spring,” Ada Novak said.",
            Kind.DIRECT,
            number=1,
            speaker="novak",
            quoted=["We will open the pier in spring,"],
            topics=("opening",),
        ),
        passage(
            article,
            "“Not before,” she added.",
            Kind.DIRECT,
            number=2,
            speaker="novak",
            quoted=["Not before,"],
            topics=("opening",),
        ),
        passage(
            article,
            "Novak said the budget had been “looked at very closely” by the Board.",
            Kind.REPORTED,
            number=3,
            speaker="novak",
            quoted=["looked at very closely"],
            topics=("budget", "opening"),
        ),
        passage(
            article,
            "In turn, Mayor Ortiz was “not amused,” she said.",
            Kind.REPORTED,
            number=4,
            speaker="ortiz",
            via="novak",
            quoted=["not amused,"],
            topics=("budget",),
        ),
        passage(article, "The old pier was closed in 2019.", Kind.NARRATION, number=5, topics=("closing",)),
    )
    topics = (
        Topic(
            "opening",
            "harbour",
            {"en": "The opening", "ru": "Открытие"},
            {
                "pier": {
                    "en": "According to Novak, the pier opens in spring.",
                    "ru": "По словам Новак, причал откроют весной.",
                }
            },
            {},
            (passages[0].id, passages[1].id, passages[2].id),
        ),
        Topic(
            "budget",
            "money",
            {"en": "The budget", "ru": "Бюджет"},
            {"pier": {"en": "According to Novak, the Board looked at the budget."}},
            {},
            (passages[2].id, passages[3].id),
        ),
        Topic("closing", None, {"en": "The closing of the old pier"}, {"pier": {}}, {}, (passages[4].id,)),
    )
    people = (
        person("Ada Novak", en="Chair of the Harbour Board", ru="председатель совета гавани"),
        person("Luis Ortiz"),
    )
    return library_of(
        (article,),
        passages,
        topics,
        people,
        mentioned=(person("Bo Lind", en="Engineer"),),
        subjects={"harbour": {"en": "The harbour", "ru": "Гавань"}, "money": {"en": "Money", "ru": "Деньги"}},
        excluded=(
            Excluded("pier", span_of(PIER, "Harbour Board Votes on the New Pier"), Reason.TITLE),
            Excluded("pier", span_of(PIER, "© EXAMPLE / Jo NovakThe old pier at dusk."), Reason.CAPTION),
        ),
    )


def single(words: str, *, quoted: Iterable[str] = (), speaker: bool = False, topic: bool = True) -> Library:
    """One article of one passage, reported of speaker "x" or narrated, on topic "x" or on none.

    Every occurrence of the `quoted` words is a quotation.
    """
    article = Article("paper", "Title", "The Paper", "2024", "en", words, hashlib.sha256(words.encode()).hexdigest())
    spans = tuple(Span(found.start(), found.end()) for each in quoted for found in re.finditer(re.escape(each), words))
    only = Passage(
        passage_id(0),
        "paper",
        Span(0, len(words)),
        words,
        Kind.REPORTED if speaker else Kind.NARRATION,
        spans,
        "x" if speaker else None,
        None,
        ("x",) if topic else (),
        {},
    )
    topics = (Topic("x", None, {"en": "X"}, {"paper": {"en": "On x."}}, {}, (only.id,)),) if topic else ()
    return library_of((article,), (only,), topics, (Person("x", "X", {}, {}, {}),) if speaker else ())
