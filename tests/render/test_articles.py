"""The sources, and libraries of several articles."""

import re
from dataclasses import replace
from itertools import groupby

import pytest

from bot.library.models import Kind, Library
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


def test_a_russian_reader_gets_the_numbers_in_russian() -> None:
    rendered = articles.sources(Edition(with_articles(2), TEXTS, "ru"))
    assert rendered
    assert rendered.text.startswith("Источники: 2 статьи\n\nHarbour Board Votes")
    assert "\nThe Example Courier, 3 мая 2024\n5 отрывков, слова 2 человек, 3 темы\nSHA-256 текста" in rendered.text


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
    of_the_museum = [each for each in library.passages.values() if each.article == MUSEUM]
    assert list(found.passages) == sorted(of_the_museum, key=lambda passage: passage.span)
    at, passage = next((at, each) for at, each in enumerate(found.passages) if each.kind is Kind.DIRECT)
    assert told(library, OfArticle(MUSEUM), at) == (
        "В Заречинске открылся музей паровозов\n"
        "\n"
        f"Direct quote · {Edition(library, TEXTS, 'en').title(passage.topics[0])}\n"
        f"{passage.text}\n"
        "— Анна Кольцова, Director of the museum\n"
        "Заречный вестник, June 2023"
    )


@pytest.mark.parametrize("slug", ["gone", "a1", ""])
def test_an_article_that_is_gone_or_empty_is_not_read(slug: str) -> None:
    assert listing(OfArticle(slug), with_articles(2)) is None


def test_a_topic_of_two_articles_shows_the_newer_one_first_each_with_its_own_summary(towns: Index) -> None:
    library = towns.library
    edition = Edition(library, TEXTS, "en")
    passages = library.by_topic("tickets")
    assert [slug for slug, _ in groupby(each.article for each in passages)] == [ROVERS, MUSEUM]
    for position, passage in enumerate(passages):
        lines = told(library, OfTopic("tickets"), position).split("\n")
        assert lines[:2] == ["Tickets", edition.summary("tickets", passage.article)]
        article = library.articles[passage.article]
        assert lines[-1] == f"“{article.title}”, {edition.publisher_and_date(article)}"


def test_a_speakers_passages_of_two_articles_come_newest_first(towns: Index) -> None:
    library = towns.library
    roof = next(each for each in library.passages.values() if each.text.startswith("Крышу депо"))
    library = replace(library, passages={**library.passages, roof.id: replace(roof, speaker="verhoeven")})
    count = len(library.by_speaker("verhoeven"))
    texts = [told(library, OfSpeaker("verhoeven"), position) for position in range(count)]
    assert texts[0].startswith("Piet Verhoeven, Architect\nQuoted on: ")
    assert ["Halvern Gazette" in text for text in texts] == [True] * (count - 1) + [False]
    assert "Заречный вестник, June 2023" in texts[-1]


@pytest.mark.parametrize(
    ("roles", "under"),
    [
        ({"pier": {"en": "Mayor", "ru": "мэр"}}, {"en": "— Ada Novak, Mayor", "ru": "— Ada Novak, мэр"}),
        ({"pier": {"en": "Mayor"}}, {"en": "— Ada Novak, Mayor", "ru": "— Ada Novak, Mayor"}),
        ({"pier": {}}, {"en": "— Ada Novak, Chair of the Harbour Board"}),
        ({"quay": {"en": "Mayor"}}, {"en": "— Ada Novak, Chair of the Harbour Board"}),
    ],
)
def test_under_a_quotation_stands_the_role_of_its_time(roles: dict[str, dict[str, str]], under: dict[str, str]) -> None:
    library = pier()
    novak = replace(library.speakers["novak"], roles=roles)
    library = replace(library, speakers={**library.speakers, "novak": novak})
    for language, line in under.items():
        text = told(library, OfSpeaker("novak"), language=language)
        assert text.split("\n")[-2] == line
    assert told(library, OfSpeaker("novak")).startswith("Ada Novak, Chair of the Harbour Board\n")


def test_choices_and_contexts_name_the_article_where_there_are_several(towns: Index) -> None:
    library = towns.library
    edition = Edition(library, TEXTS, "en")
    old, new = library.by_topic("tickets")[-1], library.by_topic("tickets")[0]
    lines = choices(edition, Choices((Hit(new, 0.4, (), "tickets"), Hit(old, 0.4, (), "tickets")))).text.split("\n")
    assert re.fullmatch(r"1\. Tickets · .* · Halvern Gazette, 13 October 2024", lines[2])
    assert re.fullmatch(r"2\. Tickets · .* · Заречный вестник, June 2023", lines[5])
    found = listing(OfPassages((old.id,)), library)
    around = found and context(edition, found, 0, 0)
    assert around
    assert "“В Заречинске открылся музей паровозов”, Заречный вестник, June 2023" in around.text
