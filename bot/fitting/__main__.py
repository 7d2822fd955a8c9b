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

from bot.evaluation.examples import Example, labelled
from bot.evaluation.marks import in_words, mark
from bot.fitting.fit import Balance, fit, folds_of
from bot.fitting.made_up import make
from bot.fitting.prepared import Prepared, prepare
from bot.fitting.write import written
from bot.library.load import load_library
from bot.library.models import Library
from bot.matching.decision import Decision, Limits
from bot.matching.index import Index
from bot.matching.model import FITTED, UNFITTED, Model
from bot.matching.respond import decide

ROUNDS = 2
"""Workbooks made from each library."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, mark, write."""
    options = _options(arguments)
    libraries = tuple(load_library(folder) for folder in options.seeds)
    made_up = [each for at in range(len(libraries)) for each in _made_up(libraries, at)]
    real = [each for path in options.messages for each in _labelled(path, libraries)]
    balance = Balance(options.ranking, options.gate)
    limits = Limits()
    if real:
        _say(f"cross-validated, {len(real)} labelled messages:")
        _say(in_words(mark(_cross_validated(real, made_up, balance, limits))))
        _say("made-up messages alone:")
        alone = fit(made_up, Balance(1.0, 1.0))
        _say(in_words(mark(_decided(real, alone, limits))))
    model = fit([*real, *made_up], balance if real else Balance(1.0, 1.0))
    if real:
        _say("all messages, judged by numbers that were fitted to them:")
        _say(in_words(mark(_decided(real, model, limits))))
    options.out.write_text(written(model, _origin(options, len(real), len(made_up))), "utf-8")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.fitting", description=__doc__)
    parser.add_argument("--seeds", type=Path, nargs="+", required=True, help="folders of seeds: one library each")
    parser.add_argument("--messages", type=Path, nargs="*", default=[], help="labelled messages, JSON Lines")
    parser.add_argument("--out", type=Path, default=FITTED, help="where the numbers go")
    parser.add_argument("--ranking", type=float, default=Balance().ranking, help="weight of made-up messages")
    parser.add_argument("--gate", type=float, default=Balance().gate, help="the same, for the gate")
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
    article = path.stem if path.stem in library.articles else next(iter(library.articles))
    index = Index.build(library, UNFITTED)
    return [prepare(each, index) for each in labelled(path, index, article)]


def _cross_validated(
    real: list[Prepared], made_up: list[Prepared], balance: Balance, limits: Limits
) -> list[tuple[Decision, Example, Index]]:
    folds = folds_of(real, seed=0)
    decided: list[tuple[Decision, Example, Index]] = []
    for fold in sorted(set(folds.tolist())):
        fitted_to = [each for each, its in zip(real, folds, strict=True) if its != fold]
        model = fit([*fitted_to, *made_up], balance)
        decided += _decided([each for each, its in zip(real, folds, strict=True) if its == fold], model, limits)
    return decided


def _decided(messages: list[Prepared], model: Model, limits: Limits) -> list[tuple[Decision, Example, Index]]:
    return [
        (decide(each.understood, limits, dataclasses.replace(each.index, model=model)), each.example, each.index)
        for each in messages
    ]


def _origin(options: argparse.Namespace, real: int, made_up: int) -> str:
    messages = ", ".join(path.name for path in options.messages) or "none"
    return (
        f"Fitted by `python -m bot.fitting` to {real} labelled messages ({messages}) and {made_up} made-up ones\n"
        f"from {', '.join(folder.name for folder in options.seeds)}."
    )


if __name__ == "__main__":
    sys.exit(main())
