"""Scores against what came true."""

import re
from xml.etree import ElementTree as ET

import pytest

from bot.evaluation.examples import Example
from bot.fitting.diagram import diagram
from bot.fitting.prepared import prepare
from bot.fitting.reliability import Scored, first_hits, in_words, reliability
from bot.matching.index import Index

SVG = "{http://www.w3.org/2000/svg}"


def scored(*pairs: tuple[float, bool]) -> list[Scored]:
    return [Scored(score, is_right) for score, is_right in pairs]


def test_scores_that_hold_have_no_error() -> None:
    found = reliability(scored(*[(0.75, True)] * 3, (0.75, False), *[(0.25, False)] * 3, (0.25, True)))
    assert [(each.start, each.end, each.count, each.score, each.right) for each in found.bins] == [
        (0.2, 0.3, 4, 0.25, 0.25),
        (0.7, 0.8, 4, 0.75, 0.75),
    ]
    assert found.error == 0
    assert found.brier == pytest.approx(0.75 * 0.25)


def test_the_error_is_the_mean_distance_over_all_messages() -> None:
    found = reliability(scored((0.95, False), (0.05, False), (0.05, False), (0.05, False)))
    assert found.error == pytest.approx((0.95 + 3 * 0.05) / 4)
    assert found.brier == pytest.approx((0.95**2 + 3 * 0.05**2) / 4)


def test_what_is_certain_by_rule_is_counted_apart() -> None:
    found = reliability(scored((1.0, True), (1.0, False), (0.999, True)))
    assert (found.count, found.listed, found.listed_right) == (1, 2, 1)
    assert [each.count for each in found.bins] == [1]


def test_the_interval_is_wide_where_messages_are_few() -> None:
    (few,) = reliability(scored((0.5, True), (0.5, False))).bins
    (many,) = reliability(scored(*[(0.5, True), (0.5, False)] * 200)).bins
    assert (round(few.low, 3), round(few.high, 3)) == (0.095, 0.905)  # by hand, from Wilson's formula
    assert few.low < many.low < 0.5 < many.high < few.high
    (sure,) = reliability(scored(*[(0.95, True)] * 10)).bins
    assert (round(sure.low, 3), round(sure.high, 3)) == (0.722, 1)


def test_every_message_with_a_first_hit_is_seen_also_those_refused(towns: Index) -> None:
    texts = {"tram line": 40, "goalkeeper tram pancakes on wednesday": None, "zzyzx": None, "": None}
    article = "rovers-mill-lane-2024"
    text = towns.library.articles[article].text
    right = {
        at
        for at, entry in enumerate(towns.entries)
        if entry.passage.article == article and text.count("\n", 0, entry.passage.span.start) + 1 in {40, 42}
    }
    examples = [Example(each, frozenset(right if line else ()), "x", each) for each, line in texts.items()]
    found = first_hits([prepare(each, towns) for each in examples], towns.model)
    assert [each.is_right for each in found] == [True, False]
    assert found[0].score > found[1].score


def test_the_figures_are_told_in_words_and_drawn() -> None:
    found = reliability(scored((0.75, True), (0.72, False), (0.31, False), (1.0, True)))
    said = in_words(found)
    assert re.search(r"^0\.7-0\.8 +2 +0\.735 +0\.500 ", said, re.MULTILINE)
    assert "3 first hits; expected calibration error" in said
    picture = diagram(found)
    root = ET.fromstring(picture)  # noqa: S314 (our own)
    assert len(root.findall(f"{SVG}circle")) == 2
    assert picture == diagram(found)
    assert "prefers-color-scheme: dark" in picture


def test_no_scores_are_drawn_as_an_empty_diagram() -> None:
    found = reliability([])
    assert (found.bins, found.count, found.error, found.brier) == ((), 0, 0, 0)
    root = ET.fromstring(diagram(found))  # noqa: S314 (our own)
    assert root.find(f"{SVG}circle") is None
