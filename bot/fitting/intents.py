"""Mark the matching on topics that have nothing but phrasings: `python -m bot.fitting.intents FOLDER`.

FOLDER holds topics.jsonl (an object a line: id, title, aliases) and messages.jsonl (message, and topic: an id or null).
All numbers of the matching are fitted to the topics' phrasings, none to the messages; these only choose the threshold
by which other messages are judged.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.evaluation.examples import Example
from bot.evaluation.intents import IntentsError, first_topic, read_messages, read_topics
from bot.evaluation.refusal import area, at_threshold, first_right
from bot.evaluation.timing import Times, times
from bot.fitting.phrasings import fitted_to_phrasings
from bot.matching.index import Index

REFUSED = (0.5, 0.6, 0.7, 0.8, 0.9)
"""Shares of the off-topic messages of the other folds that a threshold has to refuse."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, try, print; 1 where the files are wrong."""
    parser = argparse.ArgumentParser(prog="python -m bot.fitting.intents", description=__doc__)
    parser.add_argument("folder", type=Path, help="where topics.jsonl and messages.jsonl are")
    folder = parser.parse_args(arguments).folder
    try:
        library = read_topics(folder / "topics.jsonl")
        examples = read_messages(folder / "messages.jsonl", Index.build(library))
    except IntentsError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for line in _report(Index.build(library, fitted_to_phrasings(library)), examples):
        sys.stdout.write(f"{line}\n")
    return 0


def _report(index: Index, examples: Sequence[Example]) -> Iterator[str]:
    tried = [(each, first_topic(each.text, index)) for each in examples]
    on = sum(bool(each.right) for each in examples)
    yield f"{len(index.library.topics)} topics, {on} messages on them and {len(examples) - on} on none of them"
    yield f"first topic right        {first_right(tried):.3f}   whatever its score"
    yield f"area under the curve     {area(tried):.3f}   on topic against off topic, by the score"
    yield "a threshold for          right and accepted   wrong and accepted   off-topic refused"
    for refused in REFUSED:
        point = at_threshold(tried, refused)
        yield f"{refused:4.2f} refused elsewhere   {point.right:18.3f}   {point.wrong:18.3f}   {point.refused:17.3f}"
    first, again = times(lambda text: first_topic(text, index), [each.text for each in examples], 1)
    yield f"CPU a message            {_in_words(first)} when it is seen first; {_in_words(again)} after"


def _in_words(found: Times) -> str:
    return f"{found.median:.2f} ms (95 %: {found.p95:.2f}, 99 %: {found.p99:.2f})"


if __name__ == "__main__":
    sys.exit(main())
