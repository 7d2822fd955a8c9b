"""Messages that are made from a library, to fit numbers to."""

import dataclasses
from collections import defaultdict

import pytest

from bot.fitting.made_up import MASS, Workbook, make
from bot.library.models import Library
from bot.matching.index import Index
from bot.matching.wordings import spellings_of


def wordings(library: Library) -> set[str]:
    return {text for topic in library.topics.values() for text in spellings_of(topic.aliases)}


@pytest.fixture(scope="module")
def book(towns: Index, talks: Index) -> Workbook:
    return make(towns.library, 0, (talks.library,))


def test_the_same_seed_makes_the_same_messages(book: Workbook, towns: Index, talks: Index) -> None:
    assert make(towns.library, 0, (talks.library,)).examples == book.examples


def test_wordings_that_become_messages_are_taken_out_first(book: Workbook, towns: Index) -> None:
    kept = wordings(book.index.library)
    assert kept < wordings(towns.library)
    asked = {example.text for example in book.examples if example.kind == "alias"}
    assert asked & wordings(towns.library)
    assert not asked & kept


def test_only_messages_on_something_have_a_right_answer(book: Workbook) -> None:
    kinds = {example.kind: bool(example.right) for example in book.examples}
    on = {"alias", "speaker and alias", "fragment", "half", "credited", "chatty"}
    assert {kind for kind, is_on in kinds.items() if is_on} == on
    assert kinds.keys() == MASS.keys()
    for example in book.examples:
        assert bool(example.right) == (example.kind in on)
        assert all(0 <= at < len(book.index.entries) for at in example.right)


def test_each_kind_counts_as_much_as_it_should(book: Workbook) -> None:
    sums: dict[str, float] = defaultdict(float)
    for example in book.examples:
        sums[example.kind] += example.weight
    assert sums == {kind: pytest.approx(MASS[kind]) for kind in sums}


def test_messages_are_made_in_each_language_of_the_articles(book: Workbook) -> None:
    texts = [example.text for example in book.examples if example.kind == "half"]
    assert any(text.isascii() for text in texts)
    assert any(not text.isascii() for text in texts)


def test_messages_are_made_from_a_library_without_people_and_topics_in_an_unknown_language(towns: Index) -> None:
    library = towns.library
    articles = {slug: dataclasses.replace(each, language="ja") for slug, each in library.articles.items()}
    passages = {
        each.id: dataclasses.replace(each, speaker=None, via=None, topics=()) for each in library.passages.values()
    }
    bare = dataclasses.replace(
        library, articles=articles, speakers={}, mentioned={}, topics={}, passages=passages, excluded=()
    )
    kinds = {example.kind for example in make(bare, 0).examples}
    assert {"fragment", "half", "general", "polite"} <= kinds
