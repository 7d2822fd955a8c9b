"""Quality beside time, against rapidfuzz over the same passages.

    python -m bot.evaluation.benchmark --seeds DIR --messages FILE...

How it is measured stands in docs/evaluation.md.
"""

import argparse
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from bot.evaluation.contest import Quality, quality, searchers
from bot.evaluation.examples import Example
from bot.evaluation.labelled import LabelsError, read_labelled
from bot.evaluation.marks import in_words, mark, put
from bot.evaluation.timing import Times, process_seconds, seconds, times
from bot.library.errors import LibraryError
from bot.library.load import load_library
from bot.library.report import render_errors
from bot.matching.decision import Limits
from bot.matching.index import Index
from bot.matching.model import FITTED, Model, model_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where seeds or messages are wrong."""
    options = _options(arguments)
    try:
        index = Index.build(load_library(options.seeds), _model(options.numbers))
        examples = read_labelled(options.messages, index)
    except (LibraryError, LabelsError) as error:
        sys.stderr.write(render_errors(error.errors))
        return 1
    for line in _report(index, examples, options):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.evaluation.benchmark", description="Quality beside time.")
    parser.add_argument("--seeds", type=Path, required=True, help="a folder of seeds")
    parser.add_argument("--messages", type=Path, nargs="+", required=True, help="labelled messages, JSON Lines")
    parser.add_argument("--numbers", type=Path, default=FITTED, help="fitted numbers, else those that are shipped")
    parser.add_argument("--rounds", type=int, default=20, help="how often each message is put once it was seen")
    parser.add_argument("--starts", type=int, default=7, help="how often `ask` is started")
    return parser.parse_args(arguments)


def _model(numbers: Path) -> Model:
    return model_of(yaml.safe_load(numbers.read_text("utf-8")))


def _report(index: Index, examples: list[Example], options: argparse.Namespace) -> Iterator[str]:
    version = f"{platform.python_implementation()} {platform.python_version()}"
    yield f"{len(examples)} messages, {len(index.entries)} passages; {version}, {os.cpu_count()} CPUs"
    yield f"{'':16}{'first':>7}{'overall':>9}{'false':>7}{'wrong':>7}   {'CPU ms: median, p95, p99':26}at first sight"
    messages = [each.text for each in examples]
    for name, search in searchers(index).items():
        first_sight, warm = times(search, messages, options.rounds)
        good = quality(examples, [search(message) for message in messages])
        yield f"{name:16}{_quality(good)}   {_times(warm):26}{_times(first_sight)}"
    yield ""
    yield "Verbatim as it decides, choices included:"
    yield in_words(mark(put(examples, Limits(), index))).splitlines()[-1]
    yield from _starts(index, options)


def _quality(found: Quality) -> str:
    return f"{found.first_right:7.3f}{found.overall:9.3f}{found.false_answers:7.3f}{found.wrong_passages:7.3f}"


def _times(found: Times) -> str:
    return f"{found.median:6.2f}{found.p95:8.2f}{found.p99:8.2f}"


def _starts(index: Index, options: argparse.Namespace) -> Iterator[str]:
    load = seconds(lambda: load_library(options.seeds), options.starts)
    build = seconds(lambda: Index.build(index.library), options.starts)
    yield f"CPU: {load:.2f} s to load and check the seeds, {build:.2f} s to build the index"
    wall, cost = process_seconds(["-m", "bot", "ask", "--json", "--seeds", str(options.seeds), "hello"], options.starts)
    yield f"`ask`, start to end: {wall:.2f} s, {cost:.2f} s of CPU"


if __name__ == "__main__":
    sys.exit(main())
