"""`verbatim eval`: put labelled messages to the library, and show what it makes of them."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.console.contract import as_object
from bot.evaluation.labelled import read_labelled
from bot.evaluation.marks import ALWAYS, Marked, Marks, Tally, Verdict, in_words, mark, put
from bot.library.models import Passage
from bot.matching.decision import Answer, Hit, Nothing, Question
from bot.matching.respond import respond
from bot.render.edition import Edition
from bot.render.grounds import decision_reason, reason
from bot.render.pages import begun

if TYPE_CHECKING:
    from bot.app import Parts

_BEGINNING = 72
"""Characters of a passage that a line shows."""
_NAMED = 3
"""Passages that are shown of those that would be right."""


@dataclass(frozen=True, slots=True)
class Demands:
    """What the marks must reach. Shares between 0 and 1."""

    floor: float | None = None
    """The points a message, at least."""
    false_answers: float | None = None
    """The share of answers among the messages that should get none, at most."""

    def unmet(self, marks: Marks) -> Iterator[str]:
        """What is missed, and by how much."""
        tally = marks.all
        if self.floor is not None and tally.mean < self.floor:
            yield f"overall {tally.mean:.3f} is below the floor of {self.floor:g}"
        if self.false_answers is not None and tally.false_answers > self.false_answers:
            yield f"false answers {tally.false_answers:.3f} are above {self.false_answers:g}"


def evaluate(
    parts: "Parts",
    files: Sequence[Path],
    language: str,
    demands: Demands,
    *,
    every: bool = False,
    as_json: bool = False,
) -> int:
    """Print the marks and the messages that lost points, or all; 1 where a demand is not met. Raises LabelsError."""
    marked = put(read_labelled(files, parts.index), parts.replies.limits, parts.index)
    marks = mark(marked)
    edition = parts.replies.edition(language)
    if as_json:
        sys.stdout.write(json.dumps(_object(parts, marked, marks, edition), ensure_ascii=False) + "\n")
    else:
        shown = [each for each in marked if every or each.verdict.points < 1]
        sys.stdout.writelines(f"{line}\n" for each in shown for line in (*_lines(parts, each, edition), ""))
        sys.stdout.write(in_words(marks) + "\n")
    unmet = list(demands.unmet(marks))
    sys.stderr.writelines(f"{each}\n" for each in unmet)
    return int(bool(unmet))


def _lines(parts: "Parts", marked: Marked, edition: Edition) -> Iterator[str]:
    """A message, what was expected, what came and why."""
    example, decision = marked.example, marked.decision
    yield " ".join(filter(None, (f"{example.place}:", example.id, f"{example.kind}, {marked.verdict}")))
    yield f"  message   {json.dumps(example.text, ensure_ascii=False)}"
    yield from (f"  expected  {each}" for each in _expected(parts, marked))
    if isinstance(decision, Nothing):
        yield f"  came      nothing: {decision_reason(edition, decision)}"
        yield from _nearest(parts, example.text, edition)
        return
    came = "answer " if isinstance(decision, Answer) else "choices"
    for hit in decision.hits[:1] if isinstance(decision, Answer) else decision.hits:
        yield f"  came      {came} {_scored(hit, parts, edition)}"


def _expected(parts: "Parts", marked: Marked) -> Iterator[str]:
    right = [parts.index.entries[at].passage for at in sorted(marked.example.right)]
    yield from (_opening(each, parts) for each in right[:_NAMED])
    if len(right) > _NAMED:
        yield f"or {len(right) - _NAMED} more"
    if not right:
        yield "nothing"


def _opening(passage: Passage, parts: "Parts") -> str:
    """Whose words a passage has, and the first of them."""
    name = parts.library.speakers[passage.speaker].name if passage.speaker else "the article"
    return f"{name}: {begun(passage.text, _BEGINNING)}"


def _nearest(parts: "Parts", text: str, edition: Edition) -> Iterator[str]:
    """What would have come if the bot need not be sure."""
    decision = respond(Question(text), ALWAYS, parts.index)
    if isinstance(decision, Answer):
        yield f"  nearest   {_scored(decision.hits[0], parts, edition)}"


def _scored(hit: Hit, parts: "Parts", edition: Edition) -> str:
    """A hit on two lines."""
    return f"{hit.score:.2f} {_opening(hit.passage, parts)}\n            {reason(edition, hit)}"


def _object(parts: "Parts", marked: Sequence[Marked], marks: Marks, edition: Edition) -> dict[str, Any]:
    return {
        "all": _tally(marks.all),
        "classes": {kind: _tally(tally) for kind, tally in marks.by_kind.items()},
        "messages": [_message(parts, each, edition) for each in marked],
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "count": tally.count,
        "mean": round(tally.mean, 4),
        "answers": tally.answers,
        "choices": tally.choices,
        "nothing": tally.nothing,
        "verdicts": {verdict.value: tally.of(verdict) for verdict in Verdict},
    }


def _message(parts: "Parts", marked: Marked, edition: Edition) -> dict[str, Any]:
    example = marked.example
    return {
        "place": example.place,
        "id": example.id or None,
        "class": example.kind,
        "verdict": marked.verdict.value,
        "points": marked.verdict.points,
        "expected": [parts.index.entries[at].passage.id for at in sorted(example.right)],
        **as_object(example.text, marked.decision, edition),
    }
