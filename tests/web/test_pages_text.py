"""The text of an article on its page: exact, marked, verifiable."""

import hashlib
import re
from pathlib import Path

import pytest

from bot.library.load import load_library
from bot.library.models import Article, Excluded, Kind, Library, Passage, Reason, Span
from bot.library.wording import LINE_BREAKS
from bot.matching.index import Index
from bot.web.reading import reading
from bot.web.sheets import sheets
from tests.conftest import ROOT
from tests.libraries import library_of, passage, pier, single, span_of
from tests.library.writing import ARTICLE, write_seed
from tests.web.reader import Element, got, page

SEEDS = [(folder, slug.name) for folder in ("seeds", "tests/seeds") for slug in sorted((ROOT / folder).glob("*-*"))]


def lines(text: str) -> list[str]:
    return [line for line in re.split(f"[{LINE_BREAKS}]", text) if line.strip()]


async def text_of(library: Library, slug: str, query: str = "") -> Element:
    return (await page(library, f"/a/{slug}{query}")).one("article", id="text")


def library_in(folder: str, talks: Index, towns: Index) -> Library:
    return {"seeds": talks, "tests/seeds": towns}[folder].library


@pytest.mark.parametrize("query", ["", "?lang=ru", "?speaker=-"])
@pytest.mark.parametrize(("folder", "slug"), SEEDS)
async def test_the_page_has_the_articles_text_to_the_character(
    folder: str, slug: str, query: str, talks: Index, towns: Index
) -> None:
    library = library_in(folder, talks, towns)
    text = await text_of(library, slug, query)
    assert text.text == library.articles[slug].text
    assert [each.text for each in text.all("p")] == lines(library.articles[slug].text)


@pytest.mark.parametrize(("folder", "slug"), SEEDS)
async def test_each_passage_is_an_element_of_its_own_marked_by_speaker_and_kind(
    folder: str, slug: str, talks: Index, towns: Index
) -> None:
    library = library_in(folder, talks, towns)
    text = await text_of(library, slug)
    notes = {each.attributes["href"]: each for each in text.all("a")}
    passages = [each for each in library.passages.values() if each.article == slug]
    assert len(notes) == len(passages)
    for each in passages:
        shown = text.one("span", id=f"p-{each.id}")
        assert shown.text == each.text
        assert each.kind in shown.classes
        assert [own.text for own in shown.all("i")] == (
            [library.articles[slug].text[span.start : span.end] for span in each.quoted] if each.speaker else []
        )
        name = library.person(each.speaker).name if each.speaker else ""
        note = notes[f"#p-{each.id}"]
        assert note.attributes["data-who"] == name
        assert name in note.attributes["aria-label"]
        assert note.text == ""


@pytest.mark.parametrize(("folder", "slug"), SEEDS)
async def test_what_is_excluded_is_said_to_be(folder: str, slug: str, talks: Index, towns: Index) -> None:
    library = library_in(folder, talks, towns)
    text = await text_of(library, slug)
    shown = "".join(each.text for each in text.all("span") if each.attributes.get("id", "").startswith("x-"))
    covered = {at for each in library.excluded if each.article == slug for at in range(each.span.start, each.span.end)}
    assert shown == "".join(library.articles[slug].text[at] for at in sorted(covered))
    notes = [each.attributes["aria-label"] for each in text.all("span", role="note")]
    assert notes
    assert all(each.startswith("Not quoted: ") for each in notes)


async def test_whoever_passed_the_words_on_is_named() -> None:
    text = await text_of(pier(), "pier")
    labels = [each.attributes["aria-label"] for each in text.all("a")]
    assert labels == [
        "Ada Novak: Direct quote",
        "Ada Novak: Direct quote",
        "Ada Novak: Reported speech, partly quoted",
        "Luis Ortiz: Reported speech, partly quoted, as quoted by Ada Novak",
        "The article’s own words",
    ]


async def test_words_in_quotation_marks_that_are_nobodys_own_are_not_marked() -> None:
    text = await text_of(single("The ship “Hope” sank.", quoted=["Hope"]), "paper")
    assert list(text.all("i")) == []


def article_of(text: str) -> Article:
    return Article("paper", "Title", "The Paper", "2024", "en", text, hashlib.sha256(text.encode()).hexdigest())


@pytest.mark.parametrize(
    "text",
    [
        "One.\r\nTwo.\r\n\r\n  Three. \n",
        "\ufeffOne.\n",
        "One.\u2028Two.\x85Three.\x0bFour.\x0cFive.",
        "  One   two\t\tthree\u00a0\u00a0four.  \n \n",
        "Zero\u200bwidth, soft\u00adhyphen, \u202eoverride\u202c, \u200frtl.",
        "&amp; &lt; &#13; </p><p> ]]> <!-- -->",
        "Emoji 👩‍👩‍👧 and e\u0301.",
        "\x01\x7f\x9f\ufffe",
    ],
)
async def test_strange_characters_stay(text: str) -> None:
    library = library_of((article_of(text),), ())
    response = await got(library, "/a/paper/article.txt")
    assert (await text_of(library, "paper")).text == text
    assert response.content == text.encode()


def test_where_excluded_parts_overlap_each_character_stands_once() -> None:
    article = article_of("Caption and headline run together. He spoke.\n")
    spans = [span_of(article.text, each) for each in ("Caption and headline", "headline run together.", "and")]
    spoken = passage(article, "He spoke.", Kind.NARRATION, number=1)
    library = library_of(
        (article,), (spoken,), excluded=tuple(Excluded("paper", span, Reason.CAPTION) for span in spans)
    )
    parts = list(sheets(library)[article.slug].reading.parts)
    assert "".join(run.text for part in parts for run in part.runs) == article.text.rstrip("\n")
    assert [part.kind for part in parts] == ["excluded", "excluded", "", "narration"]
    assert parts[-1].passage is spoken


@pytest.mark.parametrize(("folder", "slug"), SEEDS)
async def test_the_downloaded_text_has_the_hash_that_the_page_tells(
    folder: str, slug: str, talks: Index, towns: Index
) -> None:
    library = library_in(folder, talks, towns)
    verify = (await page(library, f"/a/{slug}")).one("footer", id="verify")
    response = await got(library, f"/a/{slug}/article.txt")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert hashlib.sha256(response.content).hexdigest() == verify.one("code", **{"class": "hash"}).text
    assert response.content == (ROOT / folder / slug / "article.txt").read_bytes()
    assert any(each.attributes["href"] == f"../a/{slug}/article.txt" for each in verify.all("a"))


@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
async def test_bytes_stay_whatever_the_line_breaks_and_marks_of_a_loaded_file(
    tmp_path: Path, breaks: str, mark: str
) -> None:
    article = mark + ARTICLE.replace("\n", breaks)
    content, digest = article.encode(), hashlib.sha256(article.encode()).hexdigest()
    write_seed(tmp_path, article=article)
    library = load_library(tmp_path)
    response = await got(library, "/a/orchard/article.txt")
    assert response.content == content
    assert response.headers["etag"] == f'"{digest}"'
    assert (await text_of(library, "orchard")).text.encode() == content


def test_a_passage_that_ends_inside_its_line_leaves_the_rest_unmarked() -> None:
    article = article_of("He spoke — * * *\n")
    spoken = Passage("aaaaaaaa", "paper", Span(0, 8), "He spoke", Kind.REPORTED, (Span(0, 2),), "x", None, (), {})
    (line,) = reading(article, [spoken]).lines
    assert [(part.kind, [run.text for run in part.runs]) for part in line.parts] == [
        ("reported", ["He", " spoke"]),
        ("", [" — * * *"]),
    ]
