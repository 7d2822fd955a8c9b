"""What a threshold costs: marks of the same messages at several limits, so that an operator can choose by meaning."""

from collections.abc import Mapping, Sequence

from bot.evaluation.marks import Marked, mark
from bot.matching.decision import Limits

ANSWER = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9, 0.95)
"""Thresholds of an answer that are tried."""


def tried() -> tuple[Limits, ...]:
    """The usual limits, with these thresholds of an answer."""
    usual = Limits()
    return tuple(Limits(each, min(each, usual.choice), usual.choices, usual.hits) for each in ANSWER)


def in_words(marked: Mapping[Limits, Sequence[Marked]]) -> str:
    """A line for each threshold: the mark, answers to what nothing answers, answers with a wrong passage."""
    lines = [f"{'answer':>6} {'overall':>8} {'false answers':>14} {'wrong passages':>15}"]
    for limits, each in marked.items():
        total = mark(each).all
        lines.append(f"{limits.answer:6.2f} {total.mean:8.3f} {total.false_answers:14.3f} {total.wrong_passages:15.3f}")
    return "\n".join(lines)
