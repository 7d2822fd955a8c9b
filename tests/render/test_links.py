"""Links from answers to the source pages."""

from dataclasses import replace

import pytest

from bot.library.models import Library, Passage
from bot.matching.index import Index
from bot.render.answer import answer
from bot.render.articles import sources
from bot.render.context import context
from bot.render.edition import Edition
from bot.render.inline import inline_page, main_topics
from bot.render.links import article_url, passage_url
from bot.render.listing import listing
from bot.render.message import Rendered, Style
from bot.render.source import OfArticle, OfPassages, OfSpeaker, OfTopic, Source
from bot.texts import Texts
from tests.libraries import passage_id, pier
from tests.render.telegram import assert_fits

TEXTS = Texts.load()
BASE = "https://bot.example.org"
PIER = Edition(pier(), TEXTS, "en", BASE)
FIRST = passage_id(1)


def links(rendered: Rendered | None) -> list[tuple[str, str | None]]:
    assert rendered
    return [(rendered.text[each.start : each.end], each.url) for each in rendered.spans if each.style is Style.LINK]


def answered(edition: Edition, source: Source, position: int = 0) -> Rendered | None:
    found = listing(source, edition.library)
    return answer(edition, found, position) if found else None


@pytest.mark.parametrize("base", [BASE, f"{BASE}/"])
def test_a_passage_has_a_stable_address(base: str) -> None:
    assert article_url(base, "pier") == "https://bot.example.org/a/pier"
    assert passage_url(base, pier().passages[FIRST]) == f"https://bot.example.org/a/pier#p-{FIRST}"


@pytest.mark.parametrize(
    ("source", "position", "number"),
    [
        (OfTopic("opening"), 0, 1),
        (OfTopic("opening"), 2, 3),
        (OfSpeaker("ortiz"), 0, 4),
        (OfArticle("pier"), 4, 5),
        (OfPassages((passage_id(5),), None), 0, 5),
    ],
)
def test_the_source_line_of_every_answer_leads_to_its_passage(source: Source, position: int, number: int) -> None:
    rendered = answered(PIER, source, position)
    assert rendered
    assert_fits(rendered, PIER.library)
    label = PIER.publisher_and_date(PIER.library.articles["pier"])
    assert links(rendered) == [(label, f"{BASE}/a/pier#p-{passage_id(number)}")]


def test_the_context_of_a_passage_leads_there_too() -> None:
    found = listing(OfTopic("opening"), PIER.library)
    assert found
    assert links(context(PIER, found, 1, 0)) == [
        (PIER.source(PIER.library.articles["pier"]), f"{BASE}/a/pier#p-{passage_id(2)}")
    ]


def test_each_inline_result_leads_to_its_own_passage(towns: Index) -> None:
    edition = Edition(towns.library, TEXTS, "ru", BASE)
    shown = [passage for passage, _ in main_topics(edition)]
    results = inline_page(edition, main_topics(edition), "").results
    assert results
    for passage, result in zip(shown, results, strict=False):
        assert_fits(result.rendered, edition.library)
        assert [url for _, url in links(result.rendered)] == [passage_url(BASE, passage)]


def every_answer(edition: Edition, passage: Passage) -> Rendered | None:
    return answered(edition, OfPassages((passage.id,), 0 if passage.topics else None))


def test_a_link_adds_no_words_and_breaks_no_limit(talks: Index) -> None:
    plain, linked = Edition(talks.library, TEXTS, "en"), Edition(talks.library, TEXTS, "en", BASE)
    for passage in talks.library.passages.values():
        without, rendered = every_answer(plain, passage), every_answer(linked, passage)
        assert without
        assert rendered
        assert_fits(rendered, talks.library)
        assert (rendered.text, rendered.buttons, rendered.quotations) == (
            without.text,
            without.buttons,
            without.quotations,
        )
        assert links(without) == []


@pytest.mark.parametrize(
    ("base", "url", "leads_to"),
    [
        (None, None, None),
        (None, "https://example.org/pier", "https://example.org/pier"),
        (BASE, "https://example.org/pier", f"{BASE}/a/pier"),
        (BASE, None, f"{BASE}/a/pier"),
    ],
)
def test_a_listed_source_leads_to_its_page_and_without_pages_to_the_original(
    base: str | None, url: str | None, leads_to: str | None
) -> None:
    library: Library = pier()
    library = replace(library, articles={"pier": replace(library.articles["pier"], url=url)})
    found = links(sources(Edition(library, TEXTS, "en", base)))
    assert found == ([("Harbour Board Votes on the New Pier", leads_to)] if leads_to else [])
