"""The source pages over HTTP: addresses, filter, languages, caching, what is not there."""

import re
from dataclasses import replace
from urllib.parse import urljoin

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from bot.library.models import Library
from bot.matching.index import Index
from bot.render.links import passage_url
from bot.web.pages import not_found, source_pages
from tests.libraries import library_of, pier
from tests.web.reader import TEXTS, Element, Shelf, app_of, browser, got, page, parsed

ROVERS, MUSEUM = "/a/rovers-mill-lane-2024", "/a/zarechinsk-museum-2023"
PATHS = ["/", "/a/pier", "/a/pier?speaker=novak&topic=budget", "/a/pier/article.txt", "/a/none", "/none/of/these"]


def twice() -> Library:
    """The pier in two articles, the newer one first; the same people speak in both."""
    library = pier()
    newer = replace(library.articles["pier"], slug="later", title="The Pier Again", date="2025-01", url=None)
    copies = [replace(each, article="later", id=f"b{each.id[1:]}") for each in library.passages.values()]
    return library_of(
        (newer, library.articles["pier"]),
        (*copies, *library.passages.values()),
        library.topics.values(),
        library.speakers.values(),
    )


def chosen(found: Element) -> list[str]:
    """The passages that a page shows as asked for."""
    shown = (each for each in found.one("article").all("span") if "passage" in each.classes)
    return [each.text for each in shown if "off" not in each.classes]


async def test_an_article_is_shown_with_title_publisher_and_date() -> None:
    found = await page(pier(), "/a/pier")
    assert found.one("h1").text == "Harbour Board Votes on the New Pier"
    source = next(found.all("p", **{"class": "source"}))
    assert source.text == "The Example Courier, 3 May 2024 · Original"
    assert source.one("time").attributes["datetime"] == "2024-05-03"
    assert source.one("a").attributes["href"] == "https://example.org/pier"


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "ftp://example.org"])
async def test_only_an_address_of_the_web_is_linked_as_original(url: str | None) -> None:
    library = pier()
    library = replace(library, articles={"pier": replace(library.articles["pier"], url=url)})
    assert "Original" not in (await page(library, "/a/pier")).one("main").text


async def test_the_link_in_an_answer_leads_to_its_passage() -> None:
    for passage in pier().passages.values():
        address, _, anchor = passage_url("http://pages.test", passage).partition("#")
        found = await page(pier(), address)
        assert found.one(id=anchor).text == passage.text


async def test_every_link_within_a_page_leads_somewhere() -> None:
    library = twice()
    seen, left = set(), ["/", "/?lang=ru"]
    async with browser(app_of(library)) as client:
        while left:
            address = left.pop()
            seen.add(address)
            response = await client.get(address)
            assert response.status_code == 200, address
            if not response.headers["content-type"].startswith("text/html"):
                continue
            found = parsed(response.text)
            ids = {each.attributes["id"] for each in found.all() if "id" in each.attributes}
            linked = [each.attributes.get("href") or each.attributes.get("src") for each in found.all()]
            for href in filter(None, linked):
                to, _, anchor = urljoin(f"http://pages.test{address}", href).partition("#")
                assert not href.startswith("#") or anchor in ids, href
                path = to.removeprefix("http://pages.test")
                if path.startswith("/") and path not in seen and path not in left:
                    left.append(path)
    assert len(seen) > 40


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [1, 2, 3, 4, 5]),
        ("?speaker=novak", [1, 2, 3]),
        ("?speaker=ortiz", [4]),
        ("?speaker=-", [5]),
        ("?topic=budget", [3, 4]),
        ("?speaker=novak&topic=budget", [3]),
        ("?speaker=nobody", [1, 2, 3, 4, 5]),
        ("?speaker=novak&topic=none", [1, 2, 3]),
        ("?speaker=&topic=", [1, 2, 3, 4, 5]),
        ("?speaker=%00%ff&topic=%3Cscript%3E", [1, 2, 3, 4, 5]),
    ],
)
async def test_a_filter_keeps_whose_words_and_what_on(query: str, numbers: list[int]) -> None:
    passages = list(pier().passages.values())
    found = await page(pier(), f"/a/pier{query}")
    assert chosen(found) == [passages[number - 1].text for number in numbers]
    assert found.one("article").text == pier().articles["pier"].text


async def test_what_a_filter_offers_is_there_as_often_as_it_says(talks: Index) -> None:
    path = "/a/tillerson-moscow-2017"
    found = await page(talks.library, path)
    for each in found.one("nav", **{"class": "filter"}).all("a"):
        counts = [int(count.text) for count in each.all("span", **{"class": "count"})]
        for count in counts:
            assert len(chosen(await page(talks.library, path + each.attributes["href"]))) == count > 0


async def test_a_filter_that_finds_nothing_gives_no_empty_page() -> None:
    found = await page(pier(), "/a/pier?speaker=ortiz&topic=closing")
    assert found.one("article").text == pier().articles["pier"].text
    assert "0 passages" in found.one("p", role="status").text


async def test_the_list_has_every_article_newest_first_with_who_speaks_in_it() -> None:
    found = await page(twice(), "/")
    entries = list(found.one("ol").all("li"))
    headlines = [(each.text, each.one("a").attributes["href"]) for each in found.one("ol").all("h2")]
    assert headlines == [("The Pier Again", "a/later"), ("Harbour Board Votes on the New Pier", "a/pier")]
    links = [each.attributes["href"] for each in entries[0].one("ul").all("a")]
    assert links == ["a/later?speaker=novak#found", "a/later?speaker=ortiz#found"]


async def test_an_empty_library_has_an_empty_list() -> None:
    assert list((await page(library_of((), ()), "/")).one("ol").all("li")) == []


async def test_articles_keep_their_language_beside_the_readers(towns: Index) -> None:
    found = await page(towns.library, MUSEUM, accept_language="en")
    assert found.one("html").attributes["lang"] == "en"
    assert found.one("article").attributes["lang"] == "ru"
    assert found.one("h1").attributes["lang"] == "ru"


@pytest.mark.parametrize(
    ("query", "header", "language"),
    [
        ("", "", "en"),
        ("", "ru", "ru"),
        ("", "ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("", "en-GB,en;q=0.9,ru;q=0.8", "en"),
        ("", "en;q=0.5, ru;q=0.7", "ru"),
        ("", "de, fr;q=0.9, ru;q=0.1", "ru"),
        ("", "ru;q=0", "en"),
        ("", "*", "en"),
        ("", "de", "en"),
        ("", "ru;q=2", "en"),
        ("", ";;;q=,,ru;q=x,\x7f", "en"),
        ("", "xx," * 5000 + "ru", "en"),
        ("?lang=ru", "en", "ru"),
        ("?lang=en", "ru", "en"),
        ("?lang=tlh", "ru", "ru"),
        ("?lang=../../etc", "", "en"),
    ],
)
async def test_a_page_speaks_the_readers_language(query: str, header: str, language: str) -> None:
    response = await got(pier(), f"/a/pier{query}", accept_language=header)
    assert response.headers["content-language"] == language
    assert response.headers["vary"] == "Accept-Language"
    assert parsed(response.text).one("html").attributes["lang"] == language


async def test_a_language_that_is_asked_for_goes_along() -> None:
    for path in ("/?lang=ru", "/a/pier?lang=ru"):
        found = await page(pier(), path, accept_language="en")
        for each in found.all("a"):
            href = each.attributes["href"]
            if not href.startswith(("#", "http")) and "article.txt" not in href and "hreflang" not in each.attributes:
                assert "lang=ru" in href


@pytest.mark.parametrize("path", PATHS)
async def test_every_page_is_safe_for_whoever_reads_it(path: str) -> None:
    response = await got(pier(), path)
    policy = dict(each.split(" ", 1) for each in response.headers["content-security-policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        **dict.fromkeys(("script-src", "style-src", "img-src", "connect-src"), "'self'"),
        **dict.fromkeys(("base-uri", "form-action", "frame-ancestors"), "'none'"),
    }
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert not re.search(r"<style|<script>|\sstyle=|\son\w+=", response.text)


@pytest.mark.parametrize("path", PATHS[:4])
async def test_what_has_not_changed_is_not_sent_again(path: str) -> None:
    tag = (await got(pier(), path)).headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = await got(pier(), path, if_none_match=known)
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert (await got(pier(), path, if_none_match='"other"')).status_code == 200


async def test_a_library_loaded_anew_is_shown_at_once() -> None:
    shelf = Shelf(pier())
    async with browser(Starlette(routes=source_pages(lambda: shelf))) as client:
        before = await client.get("/a/pier")
        shelf = Shelf(twice())
        after = await client.get("/a/later")
        shelf = Shelf(library_of((), ()))
        gone = await client.get("/a/later", headers={"if-none-match": after.headers["etag"]})
    assert (before.status_code, after.status_code, gone.status_code) == (200, 200, 404)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    "path", ["/a/none", "/a/none/article.txt", "/a/", "/none", "/a/pier/x", "/a/..%2f..%2fetc", "//evil.example/x"]
)
async def test_what_is_not_there_is_said_politely_with_a_way_back(path: str, language: str) -> None:
    response = await got(pier(), f"http://pages.test{path}", accept_language=language)
    assert response.status_code == 404
    found = parsed(response.text)
    assert found.one("h1").text == TEXTS.say(language, "web.missing")
    back = found.one("main").one("a").attributes["href"]
    assert urljoin(str(response.url), back).rstrip("/") == "http://pages.test"


@pytest.mark.parametrize("name", ["none.css", "pages.html", "..%2fpages.py", "__init__.py", ".", ""])
async def test_only_the_pages_own_files_are_served(name: str) -> None:
    assert (await got(pier(), f"/assets/{name}")).status_code == 404


async def test_files_are_kept_for_good_under_the_address_that_names_their_content() -> None:
    head = (await page(pier(), "/")).one("head")
    (sheet,) = head.all("link", rel="stylesheet")
    address = sheet.attributes["href"].removeprefix(".")
    kept = await got(pier(), address)
    assert kept.headers["content-type"].startswith("text/css")
    assert "immutable" in kept.headers["cache-control"]
    other = await got(pier(), address.partition("?")[0])
    assert other.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
async def test_pages_are_only_read(method: str) -> None:
    async with browser(app_of(pier())) as client:
        assert (await client.request(method, "/a/pier")).status_code == 405
        assert (await client.head("/a/pier")).status_code == 200


async def test_pages_may_be_mounted_below_a_path() -> None:
    shelf = Shelf(pier())
    pages = source_pages(lambda: shelf, "https://example.org/bot")
    app = Starlette(routes=[Mount("/bot", routes=pages)], exception_handlers={404: not_found(lambda: shelf)})
    async with browser(app) as client:
        for path in ("/bot/", "/bot/a/pier", "/bot/a/none"):
            found = parsed((await client.get(path)).text)
            for each in (
                *found.all("link"),
                *found.all("script"),
                next(found.one("header", **{"class": "masthead"}).all("a")),
            ):
                href = each.attributes.get("href") or each.attributes["src"]
                if each.attributes.get("rel") != "canonical":
                    assert (await client.get(urljoin(f"http://pages.test{path}", href))).status_code == 200
        told = parsed((await client.get("/bot/a/pier")).text)
    assert told.one("link", rel="canonical").attributes["href"] == "https://example.org/bot/a/pier"
    assert "curl -s https://example.org/bot/a/pier/article.txt | sha256sum" in told.one("footer").text


async def test_without_a_public_address_the_command_is_for_the_downloaded_file() -> None:
    found = await page(pier(), "/a/pier")
    assert "sha256sum pier.txt" in found.one("footer").text
    assert list(found.all("link", rel="canonical")) == []


@pytest.mark.parametrize(("query", "told"), [("", "The text above is"), ("?speaker=novak", "Without the filter")])
async def test_only_the_whole_text_is_called_the_file_letter_for_letter(query: str, told: str) -> None:
    found = await page(pier(), f"/a/pier{query}")
    assert told in found.one("footer", id="verify").text
