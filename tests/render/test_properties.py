"""For any library and any decision: what is sent fits into Telegram, and what is quoted is the article's."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.models import Article, Excluded, Kind, Library, Passage, Person, Reason, Span, Topic
from bot.matching.decision import Answer, Because, Choices, Ground, Hit, Nothing, Suggestion, Why
from bot.render import articles, lists, menus
from bot.render.answer import answer
from bot.render.callback import decode
from bot.render.choices import choices
from bot.render.edition import Edition
from bot.render.grounds import decision_reason
from bot.render.inline import LEAST, PER_PAGE, inline_page, main_topics, places
from bot.render.limits import INLINE_ID_BYTES
from bot.render.listing import listing_of
from bot.render.message import Press, Rendered
from bot.render.nearby import filled
from bot.render.nothing import nothing
from bot.render.press import pressed
from bot.texts import Texts
from tests.libraries import library_of, passage_id
from tests.render.telegram import assert_fits

TEXTS = Texts.load()
PRESSES = 30

words = st.text(st.sampled_from("abc АБв .,!? “”'’\u00a0—😀é\u0301🇷🇺"), min_size=1, max_size=60).filter(str.strip)
sentences = st.builds(lambda text, times: text.strip() * times, words, st.sampled_from([1, 1, 2, 30, 200]))
lines = st.text(st.sampled_from("ab й😀{}/\\<&* "), max_size=700)
names = st.one_of(st.just("Ada Novak"), lines.filter(str.strip))
texts = st.dictionaries(st.sampled_from(["en", "ru", "fi"]), lines, max_size=3)


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """One or two articles, each line of them two passages and an excluded part at most."""
    people = [
        Person(f"{'s' * 30}{number}", draw(names), draw(texts), {}, {}) for number in range(draw(st.integers(0, 2)))
    ]
    topic_ids = [f"{'t' * 30}{number}" for number in range(draw(st.integers(0, 3)))]
    articles: list[Article] = []
    passages: list[Passage] = []
    excluded: list[Excluded] = []
    for slug in ["first", "second"][: draw(st.integers(1, 2))]:
        text = ""
        for _ in range(draw(st.integers(1, 4))):
            for _ in range(draw(st.integers(1, 2))):
                sentence = draw(sentences)
                span = Span(len(text), len(text) + len(sentence))
                text += sentence + " "
                if draw(st.integers(0, 9)) == 0:
                    excluded.append(Excluded(slug, span, Reason.CAPTION))
                else:
                    passages.append(_passage(draw, (slug, span), sentence, [each.id for each in people], topic_ids))
            text += "\n"
        articles.append(
            Article(slug, draw(names), draw(names), draw(st.sampled_from(["2017", "2017-04"])), "en", text, "0")
        )
    topics = [
        Topic(
            each,
            None,
            draw(texts),
            {"first": draw(texts)},
            {},
            tuple(passage.id for passage in passages if each in passage.topics),
        )
        for each in topic_ids
    ]
    return library_of(articles, passages, topics, people, excluded=tuple(excluded))


def _passage(draw: st.DrawFn, place: tuple[str, Span], text: str, people: list[str], topics: list[str]) -> Passage:
    """A passage whose id is made from its place."""
    slug, span = place
    speaker = draw(st.sampled_from([None, *people]))
    kind = draw(st.sampled_from([Kind.DIRECT, Kind.REPORTED])) if speaker else Kind.NARRATION
    step = draw(st.integers(1, 9))
    quoted = tuple(Span(at, min(at + 2, span.end)) for at in range(span.start, span.end, 2 + step))
    chosen = tuple(draw(st.lists(st.sampled_from(topics), unique=True))) if topics else ()
    return Passage(
        passage_id(2 * span.start + (slug == "second")), slug, span, text, kind, quoted, speaker, speaker, chosen, {}
    )


@st.composite
def hits(draw: st.DrawFn, library: Library, most: int) -> tuple[Hit, ...]:
    chosen = draw(st.lists(st.sampled_from(list(library.passages.values())), min_size=1, max_size=most))
    grounds = (Ground(draw(st.sampled_from(Why)), draw(lines)),)
    return tuple(Hit(each, 0.5, grounds, next(iter(each.topics), None)) for each in chosen)


def assert_all_fit(edition: Edition, rendered: Rendered) -> None:
    """The message, and what its buttons and those behind them lead to."""
    waiting, seen = [rendered], set[str]()
    while waiting and len(seen) < PRESSES:
        message = waiting.pop()
        assert_fits(message, edition.library)
        for button in (each for row in message.buttons for each in row):
            if isinstance(button.action, Press) and button.action.data not in seen:
                seen.add(button.action.data)
                action = decode(button.action.data)
                assert action
                turned_into = pressed(edition, action)
                assert (turned_into is None) == (button.action.data == "1=")
                waiting += [turned_into] if turned_into else []


@settings(max_examples=150, deadline=None)
@given(st.data(), libraries(), st.sampled_from(TEXTS.languages))
def test_every_answer_fits_and_quotes_the_article(data: st.DataObject, library: Library, language: str) -> None:
    if not library.passages:
        return
    edition = Edition(library, TEXTS, language)
    found = data.draw(hits(library, 9))
    is_on_two = len(found) > 1 and data.draw(st.booleans())
    topic = data.draw(st.sampled_from([None, *library.topics]))
    person = st.sampled_from([None, *library.speakers])
    subjects = tuple(Suggestion(next(iter(each.passage.topics), None), each.passage.speaker) for each in found[:2])
    decision = Answer(
        found[:2] if is_on_two else found,
        topic,
        data.draw(person),
        data.draw(person),
        data.draw(person),
        stranger=data.draw(st.none() | st.text(min_size=1)),
        not_on_that=data.draw(person),
        reported_only=data.draw(st.booleans()),
        subjects=subjects if is_on_two else (),
    )
    rendered = answer(edition, listing_of(decision, library), 0)
    assert rendered
    assert_all_fit(edition, rendered)
    assert_all_fit(edition, choices(edition, Choices(found)))
    assert decision_reason(edition, decision)


@settings(max_examples=60, deadline=None)
@given(st.data(), libraries(), st.sampled_from(TEXTS.languages))
def test_every_note_and_menu_fits(data: st.DataObject, library: Library, language: str) -> None:
    edition = Edition(library, TEXTS, language)
    topics = [each for each in library.topics if library.topics[each].passages]
    speakers = [each for each in library.speakers if library.by_speaker(each)]
    offers = [Suggestion(each) for each in topics] + [Suggestion(speaker=each) for each in speakers]
    offers += [Suggestion(topic, speaker) for topic in topics for speaker in speakers]
    person = data.draw(st.sampled_from([None, *library.speakers]))
    for because in Because:
        assert_all_fit(edition, nothing(edition, Nothing(because, tuple(offers), person)))
    for made in (menus.start, menus.help_, menus.ask, menus.about, menus.privacy):
        assert_all_fit(edition, made(edition))
    for listed in (articles.sources(edition), lists.topics(edition), lists.speakers(edition)):
        assert listed
        assert_all_fit(edition, listed)


@settings(max_examples=60, deadline=None)
@given(st.data(), libraries(), st.sampled_from(TEXTS.languages))
def test_every_inline_result_fits_and_has_its_own_id(data: st.DataObject, library: Library, language: str) -> None:
    edition = Edition(library, TEXTS, language)
    found = main_topics(edition)
    if library.passages and not data.draw(st.sampled_from([True, False])):
        topic = data.draw(st.sampled_from([None, *library.topics]))
        found = places(edition, Answer(data.draw(hits(library, 7)), topic))
    ids, offset = [], ""
    while True:
        page = inline_page(edition, found, offset)
        assert len(page.results) <= PER_PAGE
        for result in page.results:
            assert_fits(result.rendered, library)
            assert not any(isinstance(each.action, Press) for row in result.rendered.buttons for each in row)
            assert result.title
            assert 0 < len(result.id.encode()) <= INLINE_ID_BYTES
        ids += [result.id for result in page.results]
        offset = page.next_offset
        if not offset:
            break
    assert len(ids) == len(set(ids)) == (len(filled(library, found, LEAST)) if found else 0)
