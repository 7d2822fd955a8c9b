"""Messages with their right answers: to fit numbers to, and to judge decisions by."""

from dataclasses import dataclass

FOLDS = 5
"""Parts that examples are dealt into: each is judged by what was chosen or fitted without it."""


@dataclass(frozen=True, slots=True)
class Example:
    """A message and what a careful reader would accept."""

    text: str
    right: frozenset[int]
    """Positions of the passages that answer it; empty where no answer is right."""
    kind: str
    """The class of messages that it belongs to."""
    group: str
    """Examples of one group are never split between fitting and testing."""
    weight: float = 1.0
    made_up: bool = False
    place: str = ""
    """Where it stands: "labelled/pier.jsonl:12"."""
    id: str = ""
    """What its file calls it."""
