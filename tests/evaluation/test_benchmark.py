"""The benchmark: what it counts, and that it runs. What it times is no matter of tests."""

import json
import re
from math import inf
from pathlib import Path

import pytest

from bot.evaluation.benchmark import main
from bot.evaluation.contest import First, best_threshold, quality, searchers
from bot.evaluation.examples import Example
from bot.evaluation.timing import percentile, process_seconds, seconds, times
from bot.matching.index import Index
from tests.conftest import ROOT
from tests.libraries import pier


def pair(score: float, *, right: bool | None, group: str = "g") -> tuple[Example, First]:
    """A message whose first passage is right or wrong, or that should get none."""
    return Example("x", frozenset() if right is None else frozenset({1}), "x", group), First(1 if right else 2, score)


@pytest.mark.parametrize(
    ("pairs", "threshold"),
    [
        ([pair(0.9, right=True), pair(0.5, right=None)], 0.7),
        ([pair(0.9, right=True), pair(0.6, right=False), pair(0.4, right=True), pair(0.2, right=None)], 0.3),
        ([pair(0.9, right=None), pair(0.8, right=True)], inf),
        ([pair(0.9, right=None), pair(0.8, right=True), pair(0.7, right=True)], 0.35),
        ([pair(0.8, right=True), pair(0.8, right=None)], inf),
        ([pair(0.8, right=True), pair(0.8, right=None), pair(0.8, right=True)], 0.4),
        ([pair(0.0, right=False)], inf),
        ([], inf),
    ],
)
def test_the_best_threshold_gains_the_most_points(pairs: list[tuple[Example, First]], threshold: float) -> None:
    assert best_threshold(pairs) == pytest.approx(threshold)


def judged(*pairs: tuple[Example, First]) -> tuple[float, float, float, float]:
    found = quality([each for each, _ in pairs], [first for _, first in pairs])
    return found.first_right, found.overall, found.false_answers, found.wrong_passages


def test_quality_is_judged_at_the_threshold_of_the_other_messages() -> None:
    easy = [pair(0.9, right=True, group=f"a{at}") for at in range(10)]
    noise = [pair(0.1, right=None, group=f"b{at}") for at in range(10)]
    assert judged(*easy, *noise) == (1, 1, 0, 0)
    assert judged(*easy, *noise, pair(0.8, right=None, group="c")) == pytest.approx((1, 20 / 21, 1 / 11, 0))
    assert judged(*easy, *noise, pair(0.8, right=False, group="c")) == pytest.approx((10 / 11, 20 / 21, 0, 1 / 11))
    assert judged(*easy, *noise, pair(0.2, right=True, group="c")) == pytest.approx((1, 20 / 21, 0, 0))


def test_a_message_has_no_say_in_the_threshold_that_judges_it() -> None:
    alone = pair(0.1, right=True, group="c")
    assert judged(alone) == (1, 0, 0, 0)
    assert judged() == (0, 0, 0, 0)


@pytest.mark.parametrize("name", ["Verbatim", "WRatio", "partial_ratio", "token_set_ratio"])
def test_every_searcher_finds_a_sentence_of_the_article(name: str) -> None:
    index = Index.build(pier())
    search = searchers(index)[name]
    for at in (0, 2, 3, 4):  # the second one is “Not before,” she added: no content
        found = search(index.entries[at].passage.text)
        assert found.at == at
        assert 0 < found.score <= 1
    assert search("").score < 0.5


@pytest.mark.parametrize(
    ("costs", "share", "cost"),
    [([3, 1, 2], 0.5, 2), ([1], 0.99, 1), ([], 0.5, 0), (range(1, 101), 0.95, 95), (range(1, 101), 0.99, 99)],
)
def test_percentiles_are_by_nearest_rank(costs: list[float], share: float, cost: float) -> None:
    assert percentile(list(costs), share) == cost


def test_each_message_is_put_once_at_first_and_then_in_rounds() -> None:
    seen: list[str] = []
    first, warm = times(seen.append, ["a", "b"], 3)
    assert seen == ["a", "b"] * 4
    assert 0 <= first.median <= first.p95 <= first.p99
    assert 0 <= warm.median <= warm.p95 <= warm.p99


def test_what_fails_is_not_timed() -> None:
    with pytest.raises(ZeroDivisionError):
        seconds(lambda: 1 / 0, 1)
    with pytest.raises(Exception, match="non-zero exit status 3"):
        process_seconds(["-c", "raise SystemExit(3)"], 1)


def test_it_prints_quality_beside_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "rovers-mill-lane-2024.jsonl"
    rows = [{"message": "safe standing", "lines": [21]}, {"message": "zzyzx", "lines": []}]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    code = main(["--seeds", str(ROOT / "tests/seeds"), "--messages", str(file), "--rounds", "1", "--starts", "1"])
    said = capsys.readouterr().out
    assert code == 0
    assert said.startswith("2 messages, ")
    for name in ("Verbatim", "WRatio", "partial_ratio", "token_set_ratio"):
        assert re.search(rf"^{name} +[01]\.\d{{3}} ", said, re.MULTILINE)
    assert "\noverall 1.000; false answers 0 of 1; " in said
    assert "`ask`, start to end: " in said


def test_wrong_messages_are_told_and_nothing_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--seeds", str(ROOT / "seeds"), "--messages", str(tmp_path / "missing.jsonl")])
    said = capsys.readouterr()
    assert (code, said.out) == (1, "")
    assert said.err.startswith(f"{tmp_path / 'missing.jsonl'}: can't be read")
