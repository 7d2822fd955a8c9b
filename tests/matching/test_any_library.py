"""Whatever a library holds and whatever is asked, the answer is the library's or there is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.models import Article, Excluded, Kind, Library, Passage, Person, Reason, Span, Spellings, Text, Topic
from bot.matching.decision import Limits, Nothing, Question
from bot.matching.index import Index
from bot.matching.respond import respond
from tests.libraries import library_of, passage, person
from tests.matching.asking import answer

LATIN = ("mill", "lane", "tram", "minister", "said", "the", "al", "von", "x-ray", "U.S.", "naïve", "Straße")
OTHER = ("Лавров", "трамвай", "42", "日本", "’", "…")
LANGUAGES = st.sampled_from(["en", "ru", "de", "ja"])

phrases = st.lists(st.sampled_from(LATIN + OTHER), min_size=1, max_size=6).map(" ".join) | st.text(max_size=8)
translations: st.SearchStrategy[Text] = st.dictionaries(LANGUAGES, phrases, max_size=2)
spellings: st.SearchStrategy[Spellings] = st.dictionaries(
    LANGUAGES, st.lists(phrases, max_size=3).map(tuple), max_size=2
)


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """Libraries of one article in any language; some without passages, topics or people."""
    people = [Person(f"p{at}", *draw(st.tuples(phrases, translations, spellings, spellings))) for at in range(3)]
    whose = st.sampled_from([None, "p0", "p1"])
    passages: dict[str, Passage] = {}
    start = 0
    for at, text in enumerate(draw(st.lists(phrases.filter(bool), max_size=5))):
        topics = tuple(draw(st.lists(st.sampled_from(["t0", "t1", "t2"]), unique=True, max_size=2)))
        span, kind = Span(start, start + len(text)), draw(st.sampled_from(Kind))
        passages[f"x{at}"] = Passage(
            f"x{at}", "a", span, text, kind, (), draw(whose), draw(whose), topics, draw(spellings)
        )
        start = span.end + 1
    text = "\n".join(passage.text for passage in passages.values())
    said = {passage.speaker for passage in passages.values()}
    return Library(
        articles={"a": Article("a", "A", "B", "2020", draw(LANGUAGES), text, "0")},
        speakers={each.id: each for each in people if each.id in said},
        mentioned={each.id: each for each in people if each.id not in said},
        subjects={},
        topics={topic.id: topic for topic in draw(topics_of(passages)) if topic.passages},
        passages=passages,
        excluded=(Excluded("a", Span(0, min(5, len(text))), Reason.CAPTION),),
    )


@st.composite
def topics_of(draw: st.DrawFn, passages: dict[str, Passage]) -> list[Topic]:
    """The topics that passages name, each with all of its passages."""
    return [
        Topic(
            name,
            None,
            draw(translations),
            {"a": draw(translations)},
            draw(spellings),
            tuple(each.id for each in passages.values() if name in each.topics),
        )
        for name in ("t0", "t1", "t2")
    ]


@given(
    library=libraries(),
    text=st.lists(phrases, max_size=6).map(" ".join),
    about=st.none() | phrases,
    limits=st.sampled_from([Limits(), Limits(answer=0.0, choice=0.0), Limits(answer=1.0, choice=0.0)]),
)
@settings(max_examples=150, deadline=None)
def test_any_library_is_asked_anything(library: Library, text: str, about: str | None, limits: Limits) -> None:
    index = Index.build(library)
    for message in (text, f"/{text}"):
        decision = respond(Question(message, about), limits, index)
        if isinstance(decision, Nothing):
            assert {each.topic for each in decision.suggestions} <= {None, *library.topics}
            continue
        assert decision.hits
        for hit in decision.hits:
            assert hit.passage is library.passages[hit.passage.id]
            assert hit.topic in {None, *library.topics}
            assert 0 <= hit.score <= 1


@pytest.mark.parametrize("text", ["novak on the budget", "what did novak say about the budget", "novak budget plans"])
def test_of_somebodys_words_on_a_topic_the_newest_articles_come_first(text: str) -> None:
    index = Index.build(_budget_twice())
    found = answer(text, index)
    assert [hit.passage.article for hit in found.hits[:2]] == ["new", "old"]


def _budget_twice() -> Library:
    """A speaker on one topic in two articles, the older of which has the topic's words more often."""
    texts = {
        "new": "Asked about the money, Novak said that nothing had been settled.",
        "old": "Novak said the budget was a budget plan like other budget plans.",
    }
    articles = {
        slug: Article(slug, slug.title(), "The Courier", date, "en", text, "0" * 64, None)
        for (slug, text), date in zip(texts.items(), ("2025-01", "2024-01"), strict=True)
    }
    passages = [
        passage(article, article.text, Kind.REPORTED, number=number, speaker="novak", topics=("budget",))
        for number, article in enumerate(articles.values(), start=1)
    ]
    aliases = {"en": ("budget plans", "the money")}
    topic = Topic("budget", "town", {"en": "The budget"}, {}, aliases, tuple(each.id for each in passages))
    return library_of(articles.values(), passages, [topic], [person("Ada Novak", en="Mayor")])
