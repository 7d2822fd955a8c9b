"""Fit the numbers of the matching again and mark them: `python -m bot.fitting --seeds DIR --messages FILE`.

Messages are made from every library given, and put to the others as well. Labelled messages belong to the article
that their file is named after, else to the first library's first. The marks come from cross-validation over the
labelled messages: each is judged by numbers that were fitted without its group (those that the same paragraph answers).
"""

import argparse
import dataclasses
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.evaluation.labelled import LabelsError, read_labelled
from bot.evaluation.marks import Marked, in_words, judge, mark
from bot.fitting import reliability, thresholds
from bot.fitting.diagram import diagram
from bot.fitting.fit import Balance, fit, folds_of
from bot.fitting.made_up import make
from bot.fitting.prepared import Prepared, prepare
from bot.fitting.write import written
from bot.library.load import load_library
from bot.library.models import Library
from bot.library.report import render_errors
from bot.matching.decision import Limits
from bot.matching.index import Index
from bot.matching.model import FITTED, UNFITTED, Model
from bot.matching.respond import decide

ROUNDS = 2
"""Workbooks made from each library."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, mark, write."""
    options = _options(arguments)
    libraries = tuple(load_library(folder) for folder in options.seeds)
    try:
        real = [each for path in options.messages for each in _labelled(path, libraries)]
    except LabelsError as error:
        sys.stderr.write(render_errors(error.errors))
        return 1
    made_up = [each for at in range(len(libraries)) for each in _made_up(libraries, at)]
    balance = Balance(options.ranking, options.gate)
    limits = Limits()
    if real:
        _cross_validate(real, made_up, balance, limits, options.reliability)
        _say("made-up messages alone:")
        alone = fit(made_up, Balance(1.0, 1.0))
        _say(in_words(mark(_marked(real, alone, limits))))
    model = fit([*real, *made_up], balance if real else Balance(1.0, 1.0))
    if real:
        _say("all messages, judged by numbers that were fitted to them:")
        _say(in_words(mark(_marked(real, model, limits))))
    options.out.write_text(written(model, _origin(options, len(real), len(made_up))), "utf-8")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.fitting", description=__doc__)
    parser.add_argument("--seeds", type=Path, nargs="+", required=True, help="folders of seeds: one library each")
    parser.add_argument("--messages", type=Path, nargs="*", default=[], help="labelled messages, JSON Lines")
    parser.add_argument("--out", type=Path, default=FITTED, help="where the numbers go")
    parser.add_argument("--ranking", type=float, default=Balance().ranking, help="weight of made-up messages")
    parser.add_argument("--gate", type=float, default=Balance().gate, help="the same, for the gate")
    parser.add_argument("--reliability", type=Path, metavar="SVG", help="draw how far cross-validated scores hold")
    return parser.parse_args(arguments)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _made_up(libraries: tuple[Library, ...], at: int) -> list[Prepared]:
    others = (*libraries[:at], *libraries[at + 1 :])
    books = [make(libraries[at], seed, others) for seed in range(ROUNDS)]
    share = 1 / (ROUNDS * len(libraries))
    return [
        prepare(dataclasses.replace(each, weight=each.weight * share), book.index)
        for book in books
        for each in book.examples
    ]


def _labelled(path: Path, libraries: tuple[Library, ...]) -> list[Prepared]:
    library = next((each for each in libraries if path.stem in each.articles), libraries[0])
    index = Index.build(library, UNFITTED)
    return [prepare(each, index) for each in read_labelled([path], index, next(iter(library.articles)))]


def _cross_validate(
    real: list[Prepared], made_up: list[Prepared], balance: Balance, limits: Limits, picture: Path | None
) -> None:
    """Say how numbers do on messages that they were not fitted to, and how far their scores can be believed."""
    folds = folds_of(real, seed=0).tolist()
    marked: list[Marked] = []
    scored: list[reliability.Scored] = []
    by_limits: dict[Limits, list[Marked]] = {each: [] for each in thresholds.tried()}
    for fold in sorted(set(folds)):
        model = fit([*(each for each, its in zip(real, folds, strict=True) if its != fold), *made_up], balance)
        held_out = [each for each, its in zip(real, folds, strict=True) if its == fold]
        marked += _marked(held_out, model, limits)
        scored += reliability.first_hits(held_out, model)
        for each in by_limits:
            by_limits[each] += _marked(held_out, model, each)
    found = reliability.reliability(scored)
    _say(f"cross-validated, {len(real)} labelled messages:")
    _say(in_words(mark(marked)))
    _say(reliability.in_words(found))
    _say(thresholds.in_words(by_limits))
    if picture:
        picture.write_text(diagram(found), "utf-8")


def _marked(messages: list[Prepared], model: Model, limits: Limits) -> list[Marked]:
    marked = []
    for each in messages:
        index = dataclasses.replace(each.index, model=model)
        decision = decide(each.understood, limits, index)
        marked.append(Marked(each.example, decision, judge(decision, each.example, index)))
    return marked


def _origin(options: argparse.Namespace, real: int, made_up: int) -> str:
    messages = ", ".join(path.name for path in options.messages) or "none"
    return (
        f"Fitted by `python -m bot.fitting` to {real} labelled messages ({messages}) and {made_up} made-up ones\n"
        f"from {', '.join(folder.name for folder in options.seeds)}."
    )


if __name__ == "__main__":
    sys.exit(main())
