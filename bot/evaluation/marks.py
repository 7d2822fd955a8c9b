"""Mark decisions as a careful reader would: an answer that is right first counts 1, a choice that has it 1/2."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bot.evaluation.examples import Example
from bot.matching.decision import Answer, Choices, Decision, Nothing
from bot.matching.index import Index


@dataclass(frozen=True, slots=True)
class Marks:
    """Shares between 0 and 1."""

    overall: float
    by_kind: dict[str, float]
    false_answers: float
    """Of the messages that should get none."""
    false_choices: float
    wrong_passages: float
    """Answers that are wrong first, of the messages that have a right one."""


def points(decision: Decision, example: Example, index: Index) -> float:
    """1, 1/2 or 0."""
    match decision:
        case Answer(hits):
            return float(_is_right(hits[0].passage.id, example, index))
        case Choices(hits):
            return 0.5 * any(_is_right(hit.passage.id, example, index) for hit in hits[:4])
        case Nothing():
            return float(not example.right)


def mark(decided: Iterable[tuple[Decision, Example, Index]]) -> Marks:
    """Marks for many decisions."""
    by_kind: dict[str, list[float]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for decision, example, index in decided:
        gained = points(decision, example, index)
        by_kind[example.kind].append(gained)
        on = bool(example.right)
        counts["on" if on else "off"] += 1
        counts["false answers"] += isinstance(decision, Answer) and not on
        counts["false choices"] += isinstance(decision, Choices) and not on
        counts["wrong"] += isinstance(decision, Answer) and on and gained == 0
    size = sum(map(len, by_kind.values()))
    return Marks(
        overall=sum(map(sum, by_kind.values())) / max(1, size),
        by_kind={kind: sum(each) / len(each) for kind, each in by_kind.items()},
        false_answers=counts["false answers"] / max(1, counts["off"]),
        false_choices=counts["false choices"] / max(1, counts["off"]),
        wrong_passages=counts["wrong"] / max(1, counts["on"]),
    )


def in_words(marks: Marks) -> str:
    """Marks as lines of text."""
    lines = [f"{kind:24} {value:.3f}" for kind, value in marks.by_kind.items()]
    total = (
        f"overall {marks.overall:.3f}; false answers {marks.false_answers:.3f}; "
        f"false choices {marks.false_choices:.3f}; wrong passages {marks.wrong_passages:.3f}"
    )
    return "\n".join([*lines, total])


def _is_right(passage: str, example: Example, index: Index) -> bool:
    return any(index.entries[at].passage.id == passage for at in example.right)
