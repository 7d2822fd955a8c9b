"""How well scores tell messages with a right answer from those without."""

import pytest

from bot.evaluation.contest import First
from bot.evaluation.examples import Example
from bot.evaluation.refusal import Point, Tried, area, at_threshold, first_right, threshold


def tried(*, right: tuple[float, ...] = (), wrong: tuple[float, ...] = (), off: tuple[float, ...] = ()) -> list[Tried]:
    """Messages with these scores: the right one first, another first, none right."""
    on = [(Example("on", frozenset([1]), "on", "on"), First(1, score)) for score in right]
    on += [(Example("on", frozenset([1]), "on", "on"), First(2, score)) for score in wrong]
    return [*on, *((Example("off", frozenset(), "off", "off"), First(1, score)) for score in off)]


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        (tried(right=(0.9, 0.8), off=(0.1, 0.2)), 1.0),
        (tried(right=(0.1,), off=(0.8, 0.9)), 0.0),
        (tried(right=(0.9,), wrong=(0.2,), off=(0.5,)), 0.5),
        (tried(right=(0.5,), off=(0.5,)), 0.5),
        (tried(right=(0.9, 0.4), off=(0.6, 0.1)), 0.75),
        (tried(right=(0.9,)), 0.5),
        ([], 0.5),
    ],
)
def test_the_area_is_how_often_a_message_on_topic_scores_higher(messages: list[Tried], expected: float) -> None:
    assert area(messages) == expected


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        (tried(right=(0.1, 0.1, 0.1), wrong=(0.9,), off=(0.9,)), 0.75),
        (tried(off=(0.9,)), 0.0),
        ([], 0.0),
    ],
)
def test_first_right_is_counted_whatever_the_score(messages: list[Tried], expected: float) -> None:
    assert first_right(messages) == expected


@pytest.mark.parametrize(("share", "refused"), [(0.0, 0), (0.2, 1), (0.25, 1), (0.5, 2), (0.6, 3), (1.0, 4)])
def test_a_threshold_refuses_at_least_that_share(share: float, refused: int) -> None:
    messages = tried(right=(0.3,), off=(0.1, 0.2, 0.5, 0.7))
    least = threshold(messages, share)
    assert sum(first.score < least for each, first in messages if not each.right) == refused


def test_each_fold_is_judged_by_the_threshold_of_the_others() -> None:
    """The one off-topic message that scores high is refused by no threshold but its own."""
    messages = tried(right=(0.9,) * 8, wrong=(0.6, 0.05), off=(0.1, 0.1, 0.1, 0.1, 0.95))
    assert at_threshold(messages, 1.0) == Point(right=0.1, wrong=0.0, refused=0.8)
    assert at_threshold(messages, 0.75) == Point(right=0.8, wrong=0.1, refused=0.8)


def test_no_messages_have_no_shares() -> None:
    assert at_threshold([], 0.5) == Point(0.0, 0.0, 0.0)
