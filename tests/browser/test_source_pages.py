"""The articles as pages: from an answer to the passage, filters, the text and its hash."""

from itertools import pairwise

import pytest
from playwright.async_api import Locator, Page, ViewportSize, expect

from bot.app import Parts
from tests.browser.chatting import Chat, quotation
from tests.browser.conftest import Open

pytestmark = pytest.mark.asyncio(loop_scope="package")

SLUG = "tillerson-moscow-2017"
ARTICLE = f"/a/{SLUG}"
HASH = """async address => {
    const digest = await crypto.subtle.digest("SHA-256", await (await fetch(address)).arrayBuffer());
    return [...new Uint8Array(digest)].map(each => each.toString(16).padStart(2, "0")).join("");
}"""


def filter_of(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Filter")


def passages(page: Page) -> Locator:
    """The passages that are asked for."""
    return page.locator(".passage:not(.off)")


PHONE: ViewportSize = {"width": 360, "height": 740}
LEAST = 24
"""Pixels that can be tapped (WCAG 2.2, 2.5.8)."""

LINES = "each => [...each.getClientRects()].map(({top, bottom, left}) => ({top, bottom, left}))"
FIRST_OF_COLUMNS = """() => {
    const tops = new Map();
    for (const each of document.querySelectorAll(".topics h3")) {
        const {left, top} = each.getBoundingClientRect();
        tops.set(left, Math.min(top, tops.get(left) ?? Infinity));
    }
    return [...tops.values()];
}"""

FROM_NOTE_TO_WORDS = """() => [...document.querySelectorAll(".note:not(.off):not(.excluded)")]
    .filter(each => each.parentElement.querySelector(".note:not(.off)") === each && each.getClientRects().length)
    .map(each => each.getBoundingClientRect().top - each.nextElementSibling.getClientRects()[0].top)"""
"""Of the first note of each paragraph, in pixels: the others may have to make room."""
BESIDE = 20
"""Pixels: less than a line."""

CONTRASTS = """async element => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    const luminance = colour => {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map(each => each / 255)
            .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const found = [];
    for (const each of element.getAnimations()) {
        each.pause();
        for (let time = 0; time <= each.effect.getComputedTiming().endTime; time += 50) {
            each.currentTime = time;
            const {backgroundColor, color} = getComputedStyle(element);
            const [low, high] = [luminance(backgroundColor), luminance(color)].sort((one, other) => one - other);
            found.push((high + 0.05) / (low + 0.05));
        }
    }
    return found;
}"""
"""Between ink and ground, all through what moves (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""
READABLE = 4.5


async def background(element: Locator) -> str:
    return str(await element.evaluate("each => getComputedStyle(each).backgroundColor"))


async def test_an_answer_leads_to_its_words_in_the_article(page: Page) -> None:
    answer = await Chat(page).ask("what did lavrov say on assad")
    async with page.context.expect_page() as opening:
        await answer.get_by_role("link", name="Sputnik International").click()
    source = await opening.value
    target = source.locator(":target")
    await expect(target).to_be_in_viewport(ratio=1)
    assert await target.text_content() == await quotation(answer).text_content()
    assert await background(target) != await background(source.locator(".passage.reported:not(:target)").first)


async def test_every_passage_has_a_link_of_its_own_and_a_place_in_the_picture(open_page: Open, parts: Parts) -> None:
    page = await open_page(ARTICLE)
    notes = page.get_by_role("article").get_by_role("link")
    await expect(notes).to_have_count(len(parts.library.passages))
    await notes.last.click()
    target = page.locator(":target")
    await expect(target).to_be_in_viewport()
    place = page.locator("svg.picture a[aria-current=location]")
    await expect(place).to_have_count(1)
    assert page.url.endswith(str(await place.get_attribute("href")))


async def test_a_piece_of_the_picture_leads_to_its_words(open_page: Open) -> None:
    page = await open_page(ARTICLE)
    piece = page.locator("svg.picture").get_by_role("link", name="Rex Tillerson: Direct quote")
    await piece.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator(":target")).to_contain_text("Foreign Minister Lavrov and I agreed")
    await expect(page.locator(":target")).to_be_in_viewport()


async def test_what_is_read_is_the_text_of_the_article(open_page: Open, parts: Parts) -> None:
    page = await open_page(ARTICLE)
    article = parts.library.articles[SLUG]
    assert await page.get_by_role("article").text_content() == article.text
    shown = await page.locator("#verify .hash").text_content()
    link = page.get_by_role("link", name=f"{SLUG}.txt")
    assert await page.evaluate(HASH, await link.get_attribute("href")) == shown == article.sha256


async def test_the_text_is_filtered_by_speaker_and_by_topic(open_page: Open, parts: Parts) -> None:
    page = await open_page(ARTICLE)
    count = len(parts.library.passages)
    await expect(passages(page)).to_have_count(count)
    await filter_of(page).get_by_role("link", name="Vladimir Putin").click()
    putins = [each for each in parts.library.passages.values() if each.speaker == "putin"]
    await expect(passages(page)).to_have_count(len(putins))
    assert await passages(page).all_text_contents() == [each.text for each in putins]
    await expect(page.get_by_role("status")).to_contain_text(f"Russian President: {len(putins)} passages")
    await expect(filter_of(page).get_by_role("status")).to_be_in_viewport(ratio=1)
    await expect(passages(page).first).to_be_in_viewport(ratio=1)
    await filter_of(page).locator("summary").click()
    await filter_of(page).get_by_role("link", name="Nusra Front").click()
    await expect(page.get_by_role("status")).to_contain_text("Nusra Front: one passage")
    await expect(passages(page)).to_contain_text(["Putin said, as quoted by Lavrov"])
    await expect(passages(page).first).to_be_in_viewport(ratio=1)
    await page.get_by_role("link", name="show the whole text").click()
    await expect(page.get_by_role("article")).to_be_in_viewport()
    await expect(passages(page)).to_have_count(count)


async def test_a_permalink_into_a_filtered_page_shows_its_passage(open_page: Open, parts: Parts) -> None:
    lavrovs = next(each for each in parts.library.passages.values() if each.speaker == "lavrov")
    page = await open_page(f"{ARTICLE}?speaker=putin#p-{lavrovs.id}")
    await expect(page.locator(":target")).to_be_in_viewport()
    await expect(page.locator(":target")).to_have_text(lavrovs.text)


@pytest.mark.parametrize(
    "font", ["the page's own", "Liberation Serif", "DejaVu Serif", "DejaVu Sans", "Liberation Mono"]
)
async def test_what_a_permalink_leads_to_stands_on_one_ground(open_page: Open, parts: Parts, font: str) -> None:
    longest = max(parts.library.passages.values(), key=lambda each: len(each.text))
    page = await open_page(f"{ARTICLE}#p-{longest.id}")
    if font != "the page's own":
        await page.evaluate("font => document.documentElement.style.fontFamily = font", font)
    lines = await page.locator(":target").evaluate(LINES)
    assert len(lines) > 2
    assert all(below["top"] <= above["bottom"] for above, below in pairwise(lines))
    await expect(page.locator(":target")).to_have_css("box-shadow", "none")


@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_what_a_permalink_leads_to_can_be_read_at_once(open_page: Open, parts: Parts, colours: str) -> None:
    first = next(iter(parts.library.passages))
    page = await open_page(f"{ARTICLE}#p-{first}", color_scheme=colours, reduced_motion="no-preference")
    contrasts = await page.locator(":target").evaluate(CONTRASTS)
    assert len(contrasts) > 1
    assert min(contrasts) >= READABLE


async def test_the_notes_of_a_filtered_page_stand_beside_their_words(open_page: Open) -> None:
    page = await open_page(f"{ARTICLE}?speaker=lavrov#found")
    distances = await page.evaluate(FROM_NOTE_TO_WORDS)
    assert len(distances) > 2
    assert max(map(abs, distances)) < BESIDE


async def test_the_columns_of_topics_begin_at_one_height(open_page: Open) -> None:
    page = await open_page(ARTICLE)
    await filter_of(page).locator("summary").click()
    tops = await page.evaluate(FIRST_OF_COLUMNS)
    assert len(tops) > 1
    assert max(tops) - min(tops) < 1


async def test_every_piece_of_the_picture_can_be_tapped_in_a_list(open_page: Open) -> None:
    page = await open_page(ARTICLE, viewport=PHONE, has_touch=True)
    await page.get_by_text("The pieces as a list").tap()
    links = page.locator(".pieces a")
    await expect(links).to_have_count(await page.locator("svg.picture a").count())
    for each in await links.all():
        box = await each.bounding_box()
        assert box
        assert box["height"] >= LEAST
    await links.filter(has_text="Foreign Minister Lavrov and I").tap()
    await expect(page.locator(":target")).to_contain_text("Foreign Minister Lavrov and I agreed")
    await expect(page.locator(":target")).to_be_in_viewport()


async def test_what_is_not_quoted_is_shown_as_such(open_page: Open) -> None:
    page = await open_page(ARTICLE)
    notes = page.get_by_role("article").get_by_role("note")
    await expect(notes.first).to_have_accessible_name("Not quoted: title")


async def test_the_list_of_articles_leads_to_each(open_page: Open, parts: Parts) -> None:
    page = await open_page("/")
    title = parts.library.articles[SLUG].title
    await page.get_by_role("link", name=title).click()
    await expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    await page.get_by_role("link", name="Русский").click()
    await expect(page.locator("html")).to_have_attribute("lang", "ru")
    await expect(page.get_by_role("article")).to_have_attribute("lang", "en")
