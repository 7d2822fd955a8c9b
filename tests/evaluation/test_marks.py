"""What decisions are worth."""

import pytest

from bot.evaluation.examples import Example
from bot.evaluation.marks import Marked, Verdict, in_words, judge, mark, put
from bot.matching.decision import Answer, Because, Choices, Decision, Hit, Limits, Nothing
from bot.matching.index import Index
from tests.libraries import pier

INDEX = Index.build(pier())
HITS = tuple(Hit(entry.passage, 0.5, (), None) for entry in INDEX.entries)
NOTHING = Nothing(Because.UNSURE)


def answer(*positions: int) -> Answer:
    return Answer(tuple(HITS[at] for at in positions), None)


def choices(*positions: int) -> Choices:
    return Choices(tuple(HITS[at] for at in positions))


def example(*right: int, kind: str = "fact") -> Example:
    return Example("when", frozenset(right), kind, "group")


@pytest.mark.parametrize(
    ("decision", "right", "verdict", "points"),
    [
        (answer(0), (0,), Verdict.RIGHT, 1),
        (answer(1, 0), (0, 1), Verdict.RIGHT, 1),
        (answer(1, 0), (0,), Verdict.WRONG, 0),
        (answer(0), (), Verdict.FALSE_ANSWER, 0),
        (choices(1, 0), (0,), Verdict.OFFERED, 0.5),
        (choices(1, 2, 3, 4, 0), (0,), Verdict.WRONG_CHOICES, 0),
        (choices(0, 1), (), Verdict.FALSE_CHOICES, 0),
        (NOTHING, (), Verdict.REFUSED, 1),
        (NOTHING, (0,), Verdict.MISSED, 0),
    ],
)
def test_a_decision_is_judged_by_what_stands_first(
    decision: Decision, right: tuple[int, ...], verdict: Verdict, points: float
) -> None:
    assert judge(decision, example(*right), INDEX) is verdict
    assert verdict.points == points


def marked(decision: Decision, *right: int, kind: str = "fact") -> Marked:
    return Marked(example(*right, kind=kind), decision, judge(decision, example(*right), INDEX))


def test_marks_count_by_class_and_over_all() -> None:
    found = mark(
        [
            marked(answer(0), 0),
            marked(answer(1), 0),
            marked(choices(1, 0), 0, kind="typo"),
            marked(NOTHING, 0, kind="typo"),
            marked(answer(0), kind="off"),
            marked(choices(0, 1), kind="off"),
            marked(NOTHING, kind="off"),
            marked(NOTHING, kind="off"),
        ]
    )
    assert {kind: (tally.count, tally.mean) for kind, tally in found.by_kind.items()} == {
        "fact": (2, 0.5),
        "typo": (2, 0.25),
        "off": (4, 0.5),
    }
    tally = found.all
    assert (tally.count, tally.answers, tally.choices, tally.nothing, tally.off) == (8, 3, 2, 3, 4)
    assert (tally.mean, tally.false_answers, tally.wrong_passages) == (3.5 / 8, 0.25, 0.25)
    head, *lines, total = in_words(found).splitlines()
    assert [line.split()[0] for line in (head, *lines)] == ["class", "fact", "typo", "off", "all"]
    assert lines[0].split()[1:] == ["2", "0.500", "2", "0", "0", "1", "0"]
    assert total == ("overall 0.438; false answers 1 of 4; false choices 1 of 4; wrong passages 1 of 4 (0.250)")


def test_no_messages_have_no_marks_but_no_accident_either() -> None:
    found = mark([])
    assert (found.all.count, found.all.mean, found.all.false_answers, dict(found.by_kind)) == (0, 0, 0, {})
    assert in_words(found).endswith(
        "overall 0.000; false answers 0 of 0; false choices 0 of 0; wrong passages 0 of 0 (0.000)"
    )


def test_messages_are_put_to_the_library_and_judged() -> None:
    asked = [Example("/closing", frozenset({4}), "topic", "a"), Example("", frozenset(), "empty", "b")]
    assert [each.verdict for each in put(asked, Limits(), INDEX)] == [Verdict.RIGHT, Verdict.REFUSED]
