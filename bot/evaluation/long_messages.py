"""Messages as long as Telegram lets them be: what is found in them, and how long it takes.

    python -m bot.evaluation.long_messages --seeds DIR --around FILE

FILE has sentences on other things, one a line. How it is measured stands in docs/evaluation.md.
"""

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from bot.evaluation.timing import Times, times
from bot.library.errors import LibraryError
from bot.library.load import load_library
from bot.library.models import Passage
from bot.library.report import render_errors
from bot.matching.decision import Answer, Limits, Question
from bot.matching.index import Index
from bot.matching.respond import respond

LONGEST = 4096
"""Characters of a message."""
LENGTHS = 6, 8, 12, 20
"""Words of a quotation that is put into one."""
DAMAGE = 0.3
"""Share of a half-remembered quotation's words that are left out or another word."""
OTHER_WORDS = "very", "that", "his", "also", "would", "really", "well", "thing"
TIMED = 40
"""Messages of a kind that are timed."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What is put into messages."""

    words: int
    """Of a passage, in one piece."""
    damage: float = 0.0
    """The share of these that are left out, or another word."""

    def __str__(self) -> str:
        return f"{self.words:2} words of a passage, {'half-remembered' if self.damage else 'exact'}"


@dataclass(frozen=True, slots=True)
class Planted:
    """A message with words of a passage amid others."""

    text: str
    passage: Passage


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where seeds or sentences are wrong."""
    options = _options(arguments)
    try:
        index = Index.build(load_library(options.seeds))
        sentences = [each for each in options.around.read_text("utf-8").splitlines() if each.strip()]
    except LibraryError as error:
        sys.stderr.write(render_errors(error.errors))
        return 1
    except (OSError, UnicodeError) as error:
        sys.stderr.write(f"{options.around}: can't be read: {error}\n")
        return 1
    if not sentences:
        sys.stderr.write(f"{options.around}: has no sentence; write some on other things, one a line\n")
        return 1
    for line in _report(index, sentences, options):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.evaluation.long_messages", description="Long messages.")
    parser.add_argument("--seeds", type=Path, required=True, help="a folder of seeds")
    parser.add_argument("--around", type=Path, required=True, help="sentences on other things, one a line")
    parser.add_argument("--count", type=int, default=200, help="messages of each kind")
    parser.add_argument("--rounds", type=int, default=20, help="how often each message is put once it was seen")
    return parser.parse_args(arguments)


def _report(index: Index, sentences: Sequence[str], options: argparse.Namespace) -> Iterator[str]:
    others = [rambling(sentences, LONGEST, _seeded(at)) for at in range(options.count)]
    answered = sum(isinstance(_decide(each, index), Answer) for each in others)
    yield f"messages of {LONGEST} characters on other things: {answered} of {len(others)} answered"
    for quotation in (Quotation(words, damage) for damage in (0.0, DAMAGE) for words in LENGTHS):
        messages = planted(index, sentences, quotation, _seeded(quotation.words))
        yield f"{quotation}: {_found(list(islice(messages, options.count)), index)}"
    passages = [passage.text for passage in index.library.passages.values()]
    own = [rambling(passages, LONGEST, _seeded(at)) for at in range(TIMED)]
    yield f"{'CPU ms: median, p95, p99':32}{'':20}at first sight"
    for name, texts in (("on other things", others[:TIMED]), ("of the articles' own words", own)):
        first, warm = times(partial(_decide, index=index), texts, options.rounds)
        yield f"{name:32}{_times(warm):20}{_times(first)}"


def _seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same messages every time


def _decide(text: str, index: Index) -> object:
    return respond(Question(text), Limits(), index)


def _found(messages: Sequence[Planted], index: Index) -> str:
    answers = [(each.passage, _decide(each.text, index)) for each in messages]
    right = sum(isinstance(answer, Answer) and answer.hits[0].passage == passage for passage, answer in answers)
    wrong = sum(isinstance(answer, Answer) and answer.hits[0].passage != passage for passage, answer in answers)
    return f"{right} of {len(messages)} found, {wrong} times another passage"


def _times(found: Times) -> str:
    return f"{found.median:5.2f}{found.p95:7.2f}{found.p99:7.2f}"


def rambling(sentences: Sequence[str], length: int, rng: random.Random) -> str:
    """Sentences in any order, together as long as asked; none is empty."""
    chosen: list[str] = []
    while sum(map(len, chosen)) + len(chosen) < length:
        chosen.append(rng.choice(sentences))
    return " ".join(chosen)[:length]


def planted(index: Index, sentences: Sequence[str], quotation: Quotation, rng: random.Random) -> Iterator[Planted]:
    """Messages with a quotation anywhere amid other text, without end."""
    long_enough = [each for each in index.library.passages.values() if len(each.text.split()) >= quotation.words]
    while long_enough:
        passage = rng.choice(long_enough)
        written = passage.text.split()
        start = rng.randrange(len(written) - quotation.words + 1)
        quoted = " ".join(_damaged(written[start : start + quotation.words], quotation.damage, rng))
        around = rambling(sentences, LONGEST - len(quoted) - 2, rng).split()
        place = rng.randrange(len(around))
        yield Planted(" ".join([*around[:place], quoted, *around[place:]]), passage)


def _damaged(words: Sequence[str], damage: float, rng: random.Random) -> Iterator[str]:
    for word in words:
        fate = rng.random()
        if fate >= damage:
            yield word
        elif fate >= damage / 2:
            yield rng.choice(OTHER_WORDS)


if __name__ == "__main__":
    sys.exit(main())
