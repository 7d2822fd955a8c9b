"""Split a file of YAML that can't be read as a whole into its sections, and these into their entries."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

_LINE = re.compile("[^\n\r]*(?:\r\n|[\n\r])|[^\n\r]+")
"""What is a line for YAML, hidden line breaks aside: these are gone before."""
_SECTION = re.compile(r"[A-Za-z_][\w-]*:(\s|$)")
_BEGINS_WITH_KEY = re.compile(r"\s*(?:-\s*)?([\w-]+):")
_ITEM = re.compile(r" *-(\s|$)")
_KEY = re.compile(r" *[^\s#-].*:(\s|$)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of a file, not always neighbours: an entry stands below the first line of its section."""

    lines: Sequence[str]
    """With their line breaks."""
    numbers: Sequence[int]
    """Of the lines in the file, from 1."""
    has_header: bool = False
    """Whether the first line is the section's and not the entry's own."""

    @classmethod
    def whole(cls, text: str) -> Self:
        """All of a file."""
        lines = _LINE.findall(text)
        return cls(lines, range(1, len(lines) + 1))

    @property
    def text(self) -> str:
        """What stands in it."""
        return "".join(self.lines)

    @property
    def name(self) -> str:
        """A section's key."""
        return self.lines[0].partition(":")[0]

    def keys(self) -> frozenset[str]:
        """Words that stand where a key may stand."""
        return frozenset(match[1] for line in self.lines if (match := _BEGINS_WITH_KEY.match(line)))

    def number(self, line: int) -> int:
        """The file's number of one of the piece's lines, from 1; behind the last line the last one's."""
        return self.numbers[min(line, len(self.numbers)) - 1] if self.numbers else 1

    def sections(self) -> Sequence["Piece"]:
        """One for each key at the left margin; none where anything else stands above the first."""
        starts = [at for at, line in enumerate(self.lines) if _SECTION.match(line)]
        if not starts or any(_is_content(line) for line in self.lines[: starts[0]]):
            return ()
        return [self._part(start, end) for start, end in pairwise([*starts, len(self.lines)])]

    def entries(self) -> Sequence["Piece"]:
        """A section's entries, each below the section's first line; the section itself where it has no entries."""
        content = [at for at, line in enumerate(self.lines) if at and _is_content(line)]
        if not content:
            return (self,)
        starts = [content[0], *(at for at in self._alike(content[0]) if at > content[0])]
        return [self._part(start, end, header=True) for start, end in pairwise([*starts, len(self.lines)])]

    def _alike(self, first: int) -> Iterator[int]:
        """Lines that begin an entry as this one does: a key or a list's item, at the same indent."""
        begins = _ITEM if _ITEM.match(self.lines[first]) else _KEY
        for at, line in enumerate(self.lines):
            if begins.match(line) and _indent(line) == _indent(self.lines[first]):
                yield at

    def _part(self, start: int, end: int, *, header: bool = False) -> "Piece":
        lines, numbers = self.lines[start:end], self.numbers[start:end]
        if header:
            return Piece([self.lines[0], *lines], [self.numbers[0], *numbers], has_header=True)
        return Piece(lines, numbers)


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
