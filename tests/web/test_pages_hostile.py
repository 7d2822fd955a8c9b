"""An article, names and titles that are meant to break the page: all of it is shown as text."""

from pathlib import Path

import pytest

from bot.library.load import load_library
from bot.library.models import Library
from tests.library.writing import ARTICLE, write_seed
from tests.web.reader import got, page

SCRIPT = "<script>alert(1)</script>"
TRICKS = [
    SCRIPT,
    "</p></article></main><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1) \" onfocus=\"alert(1)",
    "{{ 7 * 7 }}{% raw %}{# x #}",
    "&lt;b&gt; &quot; &#60;",
    "<!-- --!> <![CDATA[ ]]>",
    "\u202egnp.exe\u2066 \u200fשלום\u2069",
    "<svg/onload=alert(1)><style>*{display:none}</style>",
]


@pytest.fixture(params=TRICKS)
def trick(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def library(tmp_path: Path, trick: str) -> Library:
    """The orchard, with a trick in its text and in whatever its seed says that a page shows."""
    shown = trick.replace("'", "''")
    article = ARTICLE.replace("The buyer has", f"The {trick} buyer has")
    write_seed(
        tmp_path,
        ("title: The Orchard Is Sold", f"title: '{shown}'"),
        ("publisher: Valley News", f"publisher: '{shown}'"),
        ("name: Nora Hale", f"name: 'Nora {shown}'"),
        ("role: {en: Farmer}", f"role: {{en: '{shown}'}}"),
        ("land: {en: Land}", f"land: {{en: '{shown}'}}"),
        ("title: {en: The sale}", f"title: {{en: '{shown}'}}"),
        ("words: The buyer has not been named.", f"words: 'The {shown} buyer has not been named."),
        ("The price was two million.", "The price was two million.'"),
        article=article,
    )
    return load_library(tmp_path)


async def test_the_article_is_shown_as_text(library: Library, trick: str) -> None:
    found = await page(library, "/a/orchard")
    assert found.one("h1").text == trick
    assert found.one("article").text == library.articles["orchard"].text
    assert trick in found.one("article").text
    narrated = next(each for each in library.passages.values() if trick in each.text)
    assert found.one("span", id=f"p-{narrated.id}").text == narrated.text


@pytest.mark.parametrize("path", ["/", "/a/orchard", "/a/orchard?speaker=hale&topic=sale"])
async def test_nothing_of_it_becomes_markup(library: Library, path: str) -> None:
    found = await page(library, path)
    assert {"img", "style"}.isdisjoint(each.tag for each in found.all())
    assert len(list(found.all("script"))) == 1
    assert [name for each in found.all() for name in each.attributes if name.startswith("on")] == []
    assert found.one("script").text == ""


async def test_names_in_notes_and_filters_are_text(library: Library, trick: str) -> None:
    found = await page(library, "/a/orchard?speaker=hale&topic=sale")
    notes = [each.attributes["data-who"] for each in found.one("article").all("a")]
    assert notes.count(f"Nora {trick}") == 4
    assert f"Nora {trick}" in found.one("nav", **{"class": "filter"}).text
    assert trick in found.one("p", role="status").text


@pytest.mark.parametrize(
    "query", [f"?speaker={SCRIPT}", f"?topic=%22%3E{SCRIPT}", f"?lang={SCRIPT}", f"?{SCRIPT}", "?speaker=%ff"]
)
async def test_nothing_of_the_address_comes_back(tmp_path: Path, query: str) -> None:
    write_seed(tmp_path)
    response = await got(load_library(tmp_path), f"/a/orchard{query}")
    assert response.status_code == 200
    assert "alert(1)" not in response.text


async def test_the_text_file_is_never_taken_for_a_page(library: Library) -> None:
    response = await got(library, "/a/orchard/article.txt")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.content == library.articles["orchard"].text.encode()
