"""The sources, and libraries of several articles."""

from dataclasses import replace

import pytest

from bot.library.models import Library
from bot.matching.decision import Choices, Hit
from bot.matching.index import Index
from bot.render import articles, menus
from bot.render.answer import answer
from bot.render.callback import ListSources, Show, decode
from bot.render.choices import choices
from bot.render.context import context
from bot.render.edition import Edition
from bot.render.listing import listing
from bot.render.message import Press, Rendered, Style
from bot.render.source import OfArticle, OfPassages, OfSpeaker, OfTopic, Source
from bot.texts import Texts
from tests.libraries import library_of, passage_id, pier
from tests.render.telegram import assert_fits

TEXTS = Texts.load()
PIER = Edition(pier(), TEXTS, "en")
ROVERS, MUSEUM = "rovers-mill-lane-2024", "zarechinsk-museum-2023"


def labels(rendered: Rendered | None) -> list[list[str]]:
    assert rendered
    return [[button.label for button in row] for row in rendered.buttons]


def presses(rendered: Rendered | None) -> list[object]:
    assert rendered
    return [decode(each.action.data) for row in rendered.buttons for each in row if isinstance(each.action, Press)]


def with_articles(count: int, title: str = "The Pier", url: str | None = None) -> Library:
    """The pier, and copies of the article without passages."""
    library = pier()
    copies = [replace(library.articles["pier"], slug=f"a{number}", title=title, url=url) for number in range(1, count)]
    return replace(library, articles={**library.articles, **{each.slug: each for each in copies}})


def told(library: Library, source: Source, position: int = 0, language: str = "en") -> str:
    found = listing(source, library)
    rendered = found and answer(Edition(library, TEXTS, language), found, position)
    assert rendered
    assert_fits(rendered, library)
    return rendered.text


def test_the_source_is_told_with_what_the_library_has_of_it() -> None:
    rendered = articles.sources(PIER)
    assert rendered
    assert rendered.text == (
        "Sources: one article\n"
        "\n"
        "Harbour Board Votes on the New Pier\n"
        "The Example Courier, 3 May 2024\n"
        "5 passages, 2 people quoted, 3 topics\n"
        f"SHA-256 of the text begins: {PIER.library.articles['pier'].sha256[:12]}"
    )
    assert labels(rendered) == [["Harbour Board Votes on the New Pier ›"]]
    assert presses(rendered) == [Show(OfArticle("pier"))]


def test_a_russian_reader_gets_the_numbers_in_russian(towns: Index) -> None:
    rendered = articles.sources(Edition(towns.library, TEXTS, "ru"))
    assert rendered
    assert rendered.text.startswith("Источники: 2 статьи\n\nHalvern Rovers Members Vote")
    assert "\nHalvern Gazette, 13 октября 2024\n25 отрывков, слова 7 человек, 10 тем\n" in rendered.text
    assert "\nЗаречный вестник, июнь 2023\n10 отрывков, слова 2 человек, 4 темы\n" in rendered.text


def test_an_article_with_an_address_is_a_link() -> None:
    rendered = articles.sources(PIER)
    assert rendered
    (link,) = [span for span in rendered.spans if span.style is Style.LINK]
    assert link.url == "https://example.org/pier"
    assert rendered.text[link.start : link.end] == "Harbour Board Votes on the New Pier"


def test_an_article_without_passages_can_not_be_read_here() -> None:
    rendered = articles.sources(Edition(with_articles(2), TEXTS, "en"))
    assert labels(rendered) == [["Harbour Board Votes on the New Pier ›"]]
    assert rendered
    assert rendered.text.count("\n0 passages, 0 people quoted, 0 topics\n") == 1


def test_twelve_articles_are_paged() -> None:
    edition = Edition(with_articles(12), TEXTS, "en")
    pages = [articles.sources(edition, page) for page in range(4)]
    assert [labels(page)[-1] for page in pages[:3]] == [["1 / 3", "›"], ["‹", "2 / 3", "›"], ["‹", "3 / 3"]]
    assert [page.text.count("SHA-256") for page in pages if page] == [5, 5, 2]
    assert presses(pages[1])[-1] == ListSources(2)
    assert pages[3] is None
    assert labels(menus.about(edition))[0] == ["1 / 3", "›"]


@pytest.mark.parametrize("language", TEXTS.languages)
@pytest.mark.parametrize("title", ["T" * 300, "😀" * 300, "Заголовок " * 30])
def test_long_titles_publishers_and_addresses_fit(title: str, language: str) -> None:
    library = with_articles(12, title, "https://example.org/" + "p" * 2000)
    first = next(iter(library.passages.values()))
    copies = [replace(first, id=passage_id(number), article=slug) for number, slug in enumerate(library.articles, 1)]
    library = replace(
        library,
        articles={slug: replace(each, publisher=title) for slug, each in library.articles.items()},
        passages={each.id: each for each in copies},
    )
    edition = Edition(library, TEXTS, language)
    for page in range(3):
        rendered = articles.sources(edition, page)
        assert rendered
        assert_fits(rendered, library)
    assert_fits(menus.about(edition), library)
    assert_fits(choices(edition, Choices(tuple(Hit(each, 0.5, (), None) for each in copies))), library)


def test_no_articles_at_all_are_told_too() -> None:
    rendered = articles.sources(Edition(library_of((), ()), TEXTS, "en"))
    assert rendered
    assert (rendered.text, rendered.buttons) == ("Sources: 0 articles", ())


def test_an_article_is_read_passage_by_passage(towns: Index) -> None:
    library = towns.library
    found = listing(OfArticle(MUSEUM), library)
    assert found
    assert list(found.passages) == sorted(found.passages, key=lambda passage: passage.span)
    assert {passage.article for passage in found.passages} == {MUSEUM}
    assert len(found.passages) == 10
    assert told(library, OfArticle(MUSEUM), 2) == (
        "В Заречинске открылся музей паровозов\n"
        "\n"
        "Direct quote · The steam engines\n"
        f"{found.passages[2].text}\n"
        "— Анна Кольцова, Director of the museum\n"
        "Заречный вестник, June 2023"
    )


@pytest.mark.parametrize("slug", ["gone", "a1", ""])
def test_an_article_that_is_gone_or_empty_is_not_read(slug: str) -> None:
    assert listing(OfArticle(slug), with_articles(2)) is None


def test_a_topic_of_two_articles_shows_the_newer_one_first_each_with_its_own_summary(towns: Index) -> None:
    texts = [told(towns.library, OfTopic("tickets"), position) for position in range(5)]
    assert [text.split("\n")[1].split(" ")[0] for text in texts] == ["Calder"] * 3 + ["A"] * 2
    title = "“Halvern Rovers Members Vote to Rebuild Mill Lane Rather Than Leave It”"
    assert all(text.endswith(f"\n{title}, Halvern Gazette, 13 October 2024") for text in texts[:3])
    museum = "\n“В Заречинске открылся музей паровозов”, Заречный вестник, June 2023"
    assert all(text.endswith(museum) for text in texts[3:])


def test_a_speakers_passages_of_two_articles_come_newest_first(towns: Index) -> None:
    library = towns.library
    (roof,) = (each for each in library.passages.values() if each.text.startswith("Крышу депо"))
    library = replace(library, passages={**library.passages, roof.id: replace(roof, speaker="verhoeven")})
    texts = [told(library, OfSpeaker("verhoeven"), position) for position in range(3)]
    assert texts[0].startswith("Piet Verhoeven, Architect\nQuoted on: The new Mill Lane, The museum.\n")
    assert ["Halvern Gazette" in text for text in texts] == [True, True, False]
    assert "Заречный вестник, June 2023" in texts[2]


def test_choices_and_contexts_name_the_article_where_there_are_several(towns: Index) -> None:
    library = towns.library
    edition = Edition(library, TEXTS, "en")
    old, new = library.by_topic("tickets")[-1], library.by_topic("tickets")[0]
    text = choices(edition, Choices((Hit(new, 0.4, (), "tickets"), Hit(old, 0.4, (), "tickets")))).text
    assert "1. Tickets · Ines Calder · Reported speech · Halvern Gazette, 13 October 2024\n" in text
    assert "2. Tickets · Анна Кольцова · Reported speech, partly quoted · Заречный вестник, June 2023\n" in text
    found = listing(OfPassages((old.id,)), library)
    around = found and context(edition, found, 0, 0)
    assert around
    assert "“В Заречинске открылся музей паровозов”, Заречный вестник, June 2023" in around.text
