"""A picture of an article: which part of it is direct, reported, narration, excluded, in the order of the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.library.models import Span
from bot.web.reading import Part, Reading

KINDS = ("direct", "reported", "narration", "excluded")
WIDTH, HEIGHT, GAP = 720, 30, 6
"""Of a row, in the picture's own units."""
_ROW_CHARACTERS = 3_000
_MOST_ROWS = 12


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the picture's units."""

    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Patch:
    """One part of the article: where it is drawn (more than once where it runs over a row's end)."""

    part: Part
    boxes: tuple[Box, ...]
    own: tuple[Box, ...]
    """Where the speaker's own words stand in it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What to draw, and what share of the characters each kind has."""

    patches: tuple[Patch, ...]
    rows: int
    shares: dict[str, int]
    """In per cent; together 100, or all 0 where there is nothing to draw."""

    @property
    def height(self) -> int:
        """In the picture's units."""
        return self.rows * (HEIGHT + GAP) - GAP


def picture(read: Reading) -> Picture:
    """The picture of an article; its characters without those that are in no part of any kind."""
    parts = [part for part in read.parts if part.kind]
    total = sum(_length(part.span) for part in parts)
    rows = min(_MOST_ROWS, max(1, -(-total // _ROW_CHARACTERS)))
    row = max(1, -(-total // rows))
    patches, at = [], 0
    for part in parts:
        own = (Span(at + start, at + end) for start, end in _own(part))
        boxes = tuple(_boxes(Span(at, at + _length(part.span)), row))
        patches.append(Patch(part, boxes, tuple(box for each in own for box in _boxes(each, row))))
        at += _length(part.span)
    lengths = {kind: sum(_length(each.span) for each in parts if each.kind == kind) for kind in KINDS}
    return Picture(tuple(patches), rows, _per_cent(lengths))


def _per_cent(lengths: dict[str, int]) -> dict[str, int]:
    """Whole shares that add up to 100: what rounding down leaves goes to the largest remainders."""
    total = sum(lengths.values())
    if not total:
        return dict.fromkeys(lengths, 0)
    shares = {kind: 100 * length // total for kind, length in lengths.items()}
    left = 100 - sum(shares.values())
    for kind in sorted(lengths, key=lambda kind: -(100 * lengths[kind] % total))[:left]:
        shares[kind] += 1
    return shares


def _boxes(span: Span, row: int) -> Iterator[Box]:
    """Where characters stand if each row holds `row` of them."""
    unit = WIDTH / row
    for number in range(span.start // row, -(-span.end // row)):
        start, end = max(span.start, number * row), min(span.end, (number + 1) * row)
        yield Box(round((start - number * row) * unit, 2), number * (HEIGHT + GAP), round((end - start) * unit, 2))


def _own(part: Part) -> Iterator[tuple[int, int]]:
    at = 0
    for run in part.runs:
        if run.own:
            yield at, at + len(run.text)
        at += len(run.text)


def _length(span: Span) -> int:
    return span.end - span.start
