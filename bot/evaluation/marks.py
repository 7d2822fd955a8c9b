"""Mark decisions as a careful reader would: an answer that is right first counts 1, a choice that has it 1/2."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from bot.evaluation.examples import Example
from bot.matching.decision import Answer, Choices, Decision, Limits, Nothing, Question
from bot.matching.index import Index
from bot.matching.respond import respond

OPTIONS = 4
"""Choices that count."""
ALWAYS = Limits(answer=0.0)
"""Whatever is found first is an answer, so that all scores are seen, those of refused messages too."""


class Verdict(StrEnum):
    """What a decision is worth."""

    RIGHT = "right"
    """The first passage is right."""
    OFFERED = "offered"
    """One of the choices is."""
    REFUSED = "refused"
    """No answer, and none would be right."""
    WRONG = "wrong"
    """Another passage than a right one stands first."""
    WRONG_CHOICES = "wrong choices"
    """None of the choices is right."""
    MISSED = "missed"
    """No answer, though there is a right one."""
    FALSE_ANSWER = "false answer"
    """An answer where none is right."""
    FALSE_CHOICES = "false choices"
    """Choices where no answer is right."""

    @property
    def points(self) -> float:
        """1, 1/2 or 0."""
        return 1.0 if self in {Verdict.RIGHT, Verdict.REFUSED} else 0.5 * (self is Verdict.OFFERED)


@dataclass(frozen=True, slots=True)
class Marked:
    """A message, what was decided on it, and what that is worth."""

    example: Example
    decision: Decision
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each verdict was given."""

    counts: Mapping[Verdict, int]

    def of(self, *verdicts: Verdict) -> int:
        """How many messages got one of these."""
        return sum(self.counts.get(each, 0) for each in verdicts)

    @property
    def count(self) -> int:
        """All messages."""
        return self.of(*Verdict)

    @property
    def mean(self) -> float:
        """Points a message, between 0 and 1; 0 without messages."""
        return sum(each.points * self.of(each) for each in Verdict) / max(1, self.count)

    @property
    def answers(self) -> int:
        """Messages that got an answer."""
        return self.of(Verdict.RIGHT, Verdict.WRONG, Verdict.FALSE_ANSWER)

    @property
    def choices(self) -> int:
        """Messages that got choices."""
        return self.of(Verdict.OFFERED, Verdict.WRONG_CHOICES, Verdict.FALSE_CHOICES)

    @property
    def nothing(self) -> int:
        """Messages that got neither."""
        return self.of(Verdict.REFUSED, Verdict.MISSED)

    @property
    def off(self) -> int:
        """Messages that should get no answer."""
        return self.of(Verdict.REFUSED, Verdict.FALSE_ANSWER, Verdict.FALSE_CHOICES)

    @property
    def false_answers(self) -> float:
        """The share of answers among the messages that should get none."""
        return self.of(Verdict.FALSE_ANSWER) / max(1, self.off)

    @property
    def wrong_passages(self) -> float:
        """The share of answers that are wrong first among the messages that have a right one."""
        return self.of(Verdict.WRONG) / max(1, self.count - self.off)


@dataclass(frozen=True, slots=True)
class Marks:
    """Tallies of all messages and of each class, in the order in which the classes come."""

    all: Tally
    by_kind: Mapping[str, Tally]


def judge(decision: Decision, example: Example, index: Index) -> Verdict:
    """What a decision is worth as the reply to this message."""
    on = bool(example.right)
    match decision:
        case Answer(hits):
            is_right = _is_right(hits[0].passage.id, example, index)
            return Verdict.RIGHT if is_right else Verdict.WRONG if on else Verdict.FALSE_ANSWER
        case Choices(hits):
            is_offered = any(_is_right(hit.passage.id, example, index) for hit in hits[:OPTIONS])
            return Verdict.OFFERED if is_offered else Verdict.WRONG_CHOICES if on else Verdict.FALSE_CHOICES
        case Nothing():
            return Verdict.MISSED if on else Verdict.REFUSED


def put(examples: Iterable[Example], limits: Limits, index: Index) -> list[Marked]:
    """Put each message to a library, and judge what it decides."""
    decided = ((each, respond(Question(each.text), limits, index)) for each in examples)
    return [Marked(each, decision, judge(decision, each, index)) for each, decision in decided]


def mark(marked: Sequence[Marked]) -> Marks:
    """Marks for many messages."""
    kinds = dict.fromkeys(each.example.kind for each in marked)
    by_kind = {kind: _tally(each for each in marked if each.example.kind == kind) for kind in kinds}
    return Marks(_tally(marked), by_kind)


def _tally(marked: Iterable[Marked]) -> Tally:
    return Tally(Counter(each.verdict for each in marked))


def in_words(marks: Marks) -> str:
    """Marks as a table, a line for each class and for all, and a line of what counts most."""
    width = max(map(len, chain(marks.by_kind, ("class",))))
    head = f"{'class':{width}} {'count':>6} {'mean':>6} {'answers':>8} {'choices':>8} {'nothing':>8}"
    lines = [f"{head} {'wrong':>6} {'false':>6}"]
    lines += [_line(kind, tally, width) for kind, tally in (*marks.by_kind.items(), ("all", marks.all))]
    return "\n".join([*lines, _total(marks.all)])


def _total(tally: Tally) -> str:
    of_off, of_on = f"of {tally.off}", f"of {tally.count - tally.off}"
    return (
        f"overall {tally.mean:.3f}; false answers {tally.of(Verdict.FALSE_ANSWER)} {of_off}; "
        f"false choices {tally.of(Verdict.FALSE_CHOICES)} {of_off}; "
        f"wrong passages {tally.of(Verdict.WRONG)} {of_on} ({tally.wrong_passages:.3f})"
    )


def _line(kind: str, tally: Tally, width: int) -> str:
    counts = f"{tally.answers:8} {tally.choices:8} {tally.nothing:8}"
    wrong, false = tally.of(Verdict.WRONG), tally.of(Verdict.FALSE_ANSWER)
    return f"{kind:{width}} {tally.count:6} {tally.mean:6.3f} {counts} {wrong:6} {false:6}"


def _is_right(passage: str, example: Example, index: Index) -> bool:
    return any(index.entries[at].passage.id == passage for at in example.right)
