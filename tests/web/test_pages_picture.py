"""The picture of an article: every part in its place, in proportion, in the order of the text."""

from itertools import groupby, pairwise

import pytest

from bot.library.models import Library
from bot.matching.index import Index
from bot.web.coverage import GAP, HEIGHT, KINDS, WIDTH, Picture
from bot.web.sheets import sheets
from tests.libraries import library_of, pier, single
from tests.web.reader import page


def drawn(library: Library) -> Picture:
    return next(iter(sheets(library).values())).picture


@pytest.fixture(params=["talks", "towns", "pier"])
def library(request: pytest.FixtureRequest, talks: Index, towns: Index) -> Library:
    made: dict[str, Library] = {"talks": talks.library, "towns": towns.library, "pier": pier()}
    return made[request.param]


def test_the_parts_fill_the_rows_from_left_to_right(library: Library) -> None:
    found = drawn(library)
    boxes = [box for patch in found.patches for box in patch.boxes]
    rows = [list(row) for _, row in groupby(boxes, key=lambda box: box.y)]
    assert [row[0].y for row in rows] == [number * (HEIGHT + GAP) for number in range(found.rows)]
    for row in rows:
        assert row[0].x == 0
        assert all(left.x + left.width == pytest.approx(right.x, abs=0.02) for left, right in pairwise(row))
        assert row[-1].x + row[-1].width <= WIDTH + 0.02
    assert all(row[-1].x + row[-1].width == pytest.approx(WIDTH, abs=0.02) for row in rows[:-1])


def test_the_order_is_the_texts(library: Library) -> None:
    spans = [patch.part.span for patch in drawn(library).patches]
    assert spans == sorted(spans)


def test_each_part_is_as_long_as_its_words(library: Library) -> None:
    found = drawn(library)
    total = sum(box.width for patch in found.patches for box in patch.boxes)
    length = sum(patch.part.span.end - patch.part.span.start for patch in found.patches)
    for patch in found.patches:
        width = sum(box.width for box in patch.boxes)
        assert width / total == pytest.approx((patch.part.span.end - patch.part.span.start) / length, abs=0.001)


def test_own_words_stand_inside_their_part(library: Library) -> None:
    for patch in drawn(library).patches:
        for own in patch.own:
            assert any(
                box.y == own.y and box.x - 0.02 <= own.x and own.x + own.width <= box.x + box.width + 0.02
                for box in patch.boxes
            )
        assert bool(patch.own) == any(run.own for run in patch.part.runs)


def test_the_shares_make_a_whole(library: Library) -> None:
    shares = drawn(library).shares
    assert tuple(shares) == KINDS
    assert sum(shares.values()) == 100


def test_shares_are_rounded_by_less_than_one_per_cent(library: Library) -> None:
    found = drawn(library)
    lengths = {
        kind: sum(len(run.text) for patch in found.patches if patch.part.kind == kind for run in patch.part.runs)
        for kind in KINDS
    }
    for kind, share in found.shares.items():
        assert abs(share - 100 * lengths[kind] / sum(lengths.values())) < 1


def test_one_passage_alone_is_all_of_it() -> None:
    found = drawn(single("All of it."))
    assert found.shares["narration"] == 100
    assert [box.width for patch in found.patches for box in patch.boxes] == [WIDTH]


def test_an_article_without_passages_has_an_empty_picture() -> None:
    library = library_of(pier().articles.values(), ())
    assert drawn(library).patches == ()
    assert set(drawn(library).shares.values()) == {0}


def test_a_very_long_article_has_no_more_than_a_dozen_rows() -> None:
    assert drawn(single("word " * 40_000)).rows == 12


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_each_piece_leads_to_its_part_and_says_what_it_is(library: Library, language: str) -> None:
    slug = next(iter(library.articles))
    found = await page(library, f"/a/{slug}?lang={language}")
    pieces = list(found.one("figure").one("svg", role="group").all("a"))
    anchors = [each.attributes["id"] for each in found.one("article").all("span") if "id" in each.attributes]
    assert [each.attributes["href"] for each in pieces] == [f"#{each}" for each in anchors]
    assert all(each.attributes["aria-label"] == each.one("title").text != "" for each in pieces)


async def test_kinds_are_told_apart_without_colour(library: Library) -> None:
    found = await page(library, f"/a/{next(iter(library.articles))}")
    legend = found.one("ul", **{"class": "legend"})
    looks = [
        (each.one("svg").one("rect", **{"class": f"patch {kind}"}).attributes.get("fill"), each.text.strip())
        for kind, each in zip(KINDS, legend.all("li"), strict=False)
    ]
    assert [fill for fill, _ in looks] == [None, "url(#hatched)", None, "url(#dotted)"]
    assert all(label and label[-1] == "%" for _, label in looks)
    assert {each.attributes["id"] for each in found.all("pattern")} == {"hatched", "dotted"}


async def test_the_list_of_articles_explains_all_that_its_pictures_show() -> None:
    found = await page(pier(), "/")
    drawn = {each.attributes["class"] for each in found.one("ol").all("rect")}
    explained = {each.attributes["class"] for each in found.one("ul", **{"class": "legend"}).all("rect")}
    assert "words" in drawn <= explained
