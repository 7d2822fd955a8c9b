"""Whole libraries load: the articles written for tests, and the real one."""

import hashlib
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from bot.library.load import load_library, read_library
from bot.library.models import Kind, Library, Passage, Reason

ROOT = Path(__file__).resolve().parents[2]
TESTS, REAL = ROOT / "tests" / "seeds", ROOT / "seeds"

PYLONS = (
    "We keep the four floodlight pylons [listed since 1998], and everything else is built around them… The roof is "
    "timber, from forests within eighty kilometers,"
)
GUESTS = (
    "We have been guests in our own house for eleven years. The women’s team changed in containers, and trained when "
    "the floodlights were already off."
)

every_library = pytest.mark.parametrize("folder", [TESTS, REAL], ids=["tests", "real"])


def passage_with(words: str, library: Library) -> Passage:
    return next(passage for passage in library.passages.values() if words in passage.text.replace("\u00a0", " "))


def own_words(passage: Passage, library: Library) -> list[str]:
    text = library.articles[passage.article].text
    return [text[span.start : span.end].replace("\u00a0", " ") for span in passage.quoted]


@every_library
def test_nothing_is_wrong_with_it(folder: Path) -> None:
    reading = read_library(folder)
    assert not reading.errors
    assert not reading.warnings


@every_library
def test_articles_are_their_files_byte_for_byte(folder: Path) -> None:
    for slug, article in load_library(folder).articles.items():
        content = (folder / slug / "article.txt").read_bytes()
        assert article.text.encode() == content
        assert article.sha256 == hashlib.sha256(content).hexdigest()


@every_library
def test_passages_are_slices_of_their_articles(folder: Path) -> None:
    library = load_library(folder)
    for passage in library.passages.values():
        text = library.articles[passage.article].text
        assert passage.text == text[passage.span.start : passage.span.end]
        assert passage.text == passage.text.strip()
        assert "\n" not in passage.text
        for span in passage.quoted:
            assert passage.span.start <= span.start < span.end <= passage.span.end
            assert text[span.start - 1] in " \"“«‘'" or text[span.end] in "\"”»’'"


@every_library
def test_passages_do_not_overlap_each_other_or_what_is_excluded(folder: Path) -> None:
    library = load_library(folder)
    for slug in library.articles:
        spans = [passage.span for passage in library.passages.values() if passage.article == slug]
        assert spans == sorted(spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))
        for part in library.excluded:
            assert part.article != slug or all(
                part.span.end <= span.start or span.end <= part.span.start for span in spans
            )


@every_library
def test_every_id_refers_to_something(folder: Path) -> None:
    library = load_library(folder)
    people = library.speakers.keys() | library.mentioned.keys()
    for key, passage in library.passages.items():
        assert key == passage.id
        assert set(passage.topics) <= library.topics.keys()
        assert (passage.speaker is None) is (passage.kind is Kind.NARRATION)
        assert passage.speaker is None or passage.speaker in library.speakers
        assert passage.via is None or passage.via in people
        assert all(passage.id in library.topics[topic].passages for topic in passage.topics)
    for topic in library.topics.values():
        assert topic.passages
        assert topic.subject is None or topic.subject in library.subjects
        assert set(topic.summaries) <= library.articles.keys()
    assert all(library.by_speaker(speaker) for speaker in library.speakers)
    assert not library.speakers.keys() & library.mentioned.keys()


@pytest.mark.parametrize(
    ("words", "kind", "speaker", "via", "own"),
    [
        ("have voted to rebuild", Kind.NARRATION, None, None, []),
        ("“Mill Lane stays,” Lindqvist said.", Kind.DIRECT, "lindqvist", None, ["Mill Lane stays,"]),
        ("a little under half", Kind.REPORTED, "lindqvist", None, ["a little under half"]),
        (
            "[listed since 1998]",
            Kind.DIRECT,
            "verhoeven",
            None,
            [PYLONS],
        ),
        ("frightened of", Kind.REPORTED, "amari", "okafor", ["frightened of two winters away from home,"]),
        (
            "guests in our own house",
            Kind.DIRECT,
            "voss",
            None,
            [GUESTS],
        ),
        ("studying three variants", Kind.NARRATION, None, None, []),
        ("на «Щуке» водил", Kind.REPORTED, "dymov", None, ["в любую метель"]),
        (
            "Пешком от вокзала",
            Kind.DIRECT,
            "koltsova",
            None,
            ["Пешком от вокзала двадцать минут,", "Рельсы доведут"],
        ),
    ],
)
def test_it_is_known_whose_words_a_passage_carries(
    *, words: str, kind: Kind, speaker: str | None, via: str | None, own: list[str]
) -> None:
    library = load_library(TESTS)
    passage = passage_with(words, library)
    assert (passage.kind, passage.speaker, passage.via) == (kind, speaker, via)
    assert own_words(passage, library) == own


def test_what_two_articles_share_is_merged() -> None:
    library = load_library(TESTS)
    assert list(library.articles) == ["rovers-mill-lane-2024", "zarechinsk-museum-2023"]
    assert library.speakers["verhoeven"].name == "Piet Verhoeven"
    assert set(library.mentioned) == {"engel"}
    assert {library.passages[each].article for each in library.topics["tickets"].passages} == set(library.articles)


def test_the_real_article_s_twelve_quotations_have_their_speakers() -> None:
    passages = [each for each in load_library(REAL).passages.values() if each.article == "tillerson-moscow-2017"]
    assert Counter(passage.speaker for passage in passages for _ in passage.quoted) == {
        "lavrov": 8,
        "tillerson": 2,
        "pushkov": 1,
        "slutsky": 1,
    }
    assert sum(bool(passage.quoted) for passage in passages if passage.kind is Kind.REPORTED) == 6


def test_the_real_article_s_captions_and_headlines_are_excluded() -> None:
    library = load_library(REAL)
    text = library.articles["tillerson-moscow-2017"].text
    reasons = [part.reason for part in library.excluded if part.article == "tillerson-moscow-2017"]
    assert reasons.count(Reason.HEADLINE) == 7
    excluded = " ".join(text[part.span.start : part.span.end] for part in library.excluded)
    for words in ("Maxim Shemetov", "Cyber crime", "Better Than Anticipated", "Tired of Ukraine", "log in or register"):
        assert words in excluded


def test_the_real_article_s_working_group_is_not_its_special_representatives() -> None:
    library = load_library(REAL)
    assert {passage.speaker for passage in library.by_topic("representatives")} == {"lavrov"}
    assert {passage.speaker for passage in library.by_topic("working_group")} == {"slutsky"}


@pytest.mark.parametrize("topic", ["hampering", "overthrow", "departure", "restoration", "evidence", "common_ground"])
def test_the_real_article_s_titles_ask_where_somebody_only_says_so(topic: str) -> None:
    title = load_library(REAL).topics[topic].title
    assert title["en"].startswith("Whether ")
    assert re.search(r"\bли\b", title["ru"])
