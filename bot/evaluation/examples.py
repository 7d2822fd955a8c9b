"""Messages with their right answers, to fit numbers to."""

import json
from dataclasses import dataclass
from pathlib import Path

from bot.matching.index import Index


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


def labelled(path: Path, index: Index, article: str) -> list[Example]:
    """The messages of a JSON Lines file: message, class, lines (of the article, from 1), speaker (or null)."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [_example(row, index, article) for row in rows]


def _example(row: dict[str, object], index: Index, article: str) -> Example:
    lines = row["lines"]
    if not isinstance(lines, list):
        raise TypeError(f"lines of {row['id']} are no list")
    right = _right(lines, str(row["speaker"] or ""), index, article)
    group = f"{article} {min(lines)}" if lines else f"{article} {row['message']}"
    return Example(str(row["message"]), right, str(row["class"]), group)


def _right(lines: list[int], speaker: str, index: Index, article: str) -> frozenset[int]:
    text = index.library.articles[article].text
    found = set()
    for at, entry in enumerate(index.entries):
        passage = entry.passage
        line = text.count("\n", 0, passage.span.start) + 1
        if passage.article == article and line in lines and (not speaker or speaker in _name(passage.speaker, index)):
            found.add(at)
    return frozenset(found)


def _name(speaker: str | None, index: Index) -> str:
    return index.library.speakers[speaker].name if speaker else ""
