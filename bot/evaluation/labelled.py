"""Read labelled messages: JSON Lines, each a message and the paragraphs that a careful reader would accept for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.evaluation.examples import Example
from bot.evaluation.rows import Row, WrongRowError, row_of
from bot.library.errors import SeedError
from bot.library.models import Passage
from bot.matching.fold import words
from bot.matching.index import Index

_SHOWN = 12
"""People or articles that an advice names at most."""


class LabelsError(Exception):
    """Files of labelled messages that can't be used, with everything that is wrong in them."""

    def __init__(self, errors: tuple[SeedError, ...]) -> None:
        super().__init__("\n".join(f"{error.place}: {error.what}" for error in errors))
        self.errors = errors


def read_labelled(paths: Sequence[Path], index: Index, otherwise: str | None = None) -> list[Example]:
    """The messages of these files, in their order.

    A message is on the article that its row names, else the one that its file is named after, else `otherwise`, else
    the library's only one. Raises LabelsError with all that is wrong in how the lines are written, else with the first
    thing in each that the library does not have, and for files that can't be read.
    """
    examples: list[Example] = []
    errors: list[SeedError] = []
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            advice = "give a file of labelled messages, JSON Lines"
            errors.append(SeedError(path, None, f"can't be read: {error.strerror}", None, advice))
            continue
        reader = _Reader(path, index, _article_of(path, index, otherwise))
        found = reader.read(data.removeprefix(b"\xef\xbb\xbf"))
        if not found and not reader.errors:
            errors.append(SeedError(path, None, "holds no messages", None, "write one a line: docs/evaluation.md"))
        examples += found
        errors += reader.errors
    if errors:
        raise LabelsError(tuple(errors))
    return examples


def _article_of(path: Path, index: Index, otherwise: str | None) -> str | None:
    articles = index.library.articles
    if path.stem in articles:
        return path.stem
    return otherwise or (next(iter(articles)) if len(articles) == 1 else None)


@dataclass(frozen=True, slots=True)
class _Lines:
    """An article's passages by the line (from 1) that they stand in."""

    count: int
    passages: Mapping[int, tuple[int, ...]]

    @classmethod
    def of(cls, article: str, index: Index) -> "_Lines":
        text = index.library.articles[article].text
        found: dict[int, tuple[int, ...]] = {}
        for at, entry in enumerate(index.entries):
            if entry.passage.article == article:
                line = text.count("\n", 0, entry.passage.span.start) + 1
                found[line] = (*found.get(line, ()), at)
        return cls(text.count("\n") + 1, found)


class _Reader:
    """One file's lines, read against a library."""

    def __init__(self, path: Path, index: Index, article: str | None) -> None:
        self.errors: list[SeedError] = []
        self._path = path
        self._index = index
        self._article = article
        self._lines = {each: _Lines.of(each, index) for each in index.library.articles}
        self._positions = {entry.passage.id: at for at, entry in enumerate(index.entries)}
        self._ids: dict[str, int] = {}

    def read(self, data: bytes) -> list[Example]:
        """The messages of those lines that are right; `errors` has the others."""
        found = []
        for number, line in enumerate(data.split(b"\n"), 1):
            if not line.strip():
                continue
            try:
                found.append(self._example(row_of(line), number))
            except WrongRowError as error:
                self.errors += [SeedError(self._path, number, what, None, advice) for what, advice in error.faults]
        return found

    def _example(self, row: Row, number: int) -> Example:
        if row.id and self._ids.setdefault(row.id, number) != number:
            raise WrongRowError(f'the id "{row.id}" stands in line {self._ids[row.id]} already', "give it another one")
        article = self._article_named(row)
        accepted = self._by_ids(row.passages) if row.lines is None else self._by_lines(row.lines, article)
        right = accepted if row.speaker is None else self._carrying(row.speaker, accepted)
        first = min(row.lines or (), default=None) if row.lines is not None else min(accepted, default=None)
        group = f"{article} {row.message}" if first is None else f"{article} {first}"
        return Example(row.message, right, row.kind, group, place=f"{self._path}:{number}", id=row.id)

    def _article_named(self, row: Row) -> str | None:
        articles = self._index.library.articles
        if row.article is not None and row.article not in articles:
            raise WrongRowError(f'no article is called "{row.article}"', f"there are: {_listed(articles)}")
        article = row.article or self._article
        if article is None and row.lines:
            advice = f'add "article", or name the file <article>.jsonl; there are: {_listed(articles)}'
            raise WrongRowError("it isn't said of which article these are lines", advice)
        return article

    def _by_ids(self, ids: Sequence[str]) -> frozenset[int]:
        unknown = [each for each in ids if each not in self._positions]
        if unknown:
            raise WrongRowError(f"no passage has the id {_listed(unknown)}", "`verbatim ask --json` prints the ids")
        return frozenset(self._positions[each] for each in ids)

    def _by_lines(self, lines: Sequence[int], article: str | None) -> frozenset[int]:
        if article is None:
            return frozenset()
        known = self._lines[article]
        for line in lines:
            if line > known.count:
                raise WrongRowError(
                    f"there is no line {line}: {article} has {known.count}", "lines are counted from 1 in article.txt"
                )
            if line not in known.passages:
                raise WrongRowError(
                    f"no passage stands in line {line} of {article}",
                    "give paragraphs that the seed lists under `passages`; none, [], where no answer is right",
                )
        return frozenset(at for line in lines for at in known.passages[line])

    def _carrying(self, speaker: str, accepted: frozenset[int]) -> frozenset[int]:
        """Those of the passages that are this person's, who is given by id or by words of the name."""
        people = self._index.library.speakers
        meant = {each.id for each in people.values() if each.id == speaker or _is_named(each.name, speaker)}
        if not meant:
            quoted = _listed(each.name for each in people.values())
            raise WrongRowError(f'nobody called "{speaker}" is quoted', f"these are: {quoted}")
        carrying = frozenset(at for at in accepted if self._passage(at).speaker in meant)
        if accepted and not carrying:
            raise WrongRowError(
                f'none of these passages is by "{speaker}"', 'correct the lines, or let "speaker" be null'
            )
        return carrying

    def _passage(self, at: int) -> Passage:
        return self._index.entries[at].passage


def _is_named(name: str, written: str) -> bool:
    given = set(words(written))
    return bool(given) and given <= set(words(name))


def _listed(names: Iterable[str]) -> str:
    listed = list(names)
    return ", ".join(listed[:_SHOWN]) + (", …" if len(listed) > _SHOWN else "")
