"""Read YAML as a tree of texts that know their lines.

YAML without its traps: every scalar is the text that was written (`no`, `2017-04-12` and `null` are just letters), a
key stands once, and anchors, aliases, tags and further documents are refused. The tree is built from the parser's
events, so that nothing is ever resolved or expanded.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from bot.library.grammar import (
    WRITE_SAFELY,
    Trouble,
    begins_oddly,
    explain,
    forbidden_characters,
    odd_space,
    odd_spaces,
)
from bot.library.pieces import Piece

DEEPEST = 12
"""How many levels deep values may be nested; a seed needs six."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser made in C where PyYAML was built with it: ten times as fast."""


class Scalar(NamedTuple):
    """A text as the author meant it."""

    text: str
    line: int
    comment: str = ""
    """What stands behind it on its last line from "#" on, if it was written without quotation marks."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Entries:
    """Keys with their values, in the order of the file."""

    entries: Mapping[str, "Node"]
    lines: Mapping[str, int]
    """Key -> its line."""
    line: int


Node = Scalar | Items | Entries

UNREAD = Scalar("", 1)
"""Stands for an item of a list that can't be read."""


def scalars(node: Node) -> Iterator[Scalar]:
    """All texts in a node but its keys, from the top."""
    match node:
        case Scalar():
            yield node
        case Items():
            yield from (scalar for item in node.items for scalar in scalars(item))
        case Entries():
            yield from (scalar for value in node.entries.values() for scalar in scalars(value))


class Reading(NamedTuple):
    """What was read of a piece of a file."""

    root: Node | None
    """None where there is nothing in it."""
    refused: tuple[Trouble, ...] = ()
    """What is wrong, but hinders nothing else from being read."""
    fatal: tuple[Trouble, ...] = ()
    """Why the piece can't be read."""


class _TooDeepError(Exception):
    """Values are nested beyond DEEPEST."""


class _OddSpaceError(Exception):
    """A key begins with a space that is none for YAML."""


def build(piece: Piece, loader: type) -> Reading:
    """The tree of a piece, with the lines of the file."""
    text = piece.text
    builder = _Builder(piece, yaml.parse(text, Loader=loader))
    try:
        return Reading(builder.document(), tuple(builder.refused))
    except yaml.MarkedYAMLError as error:
        fatal = odd_spaces(piece.lines) or [explain(error, text)]
    except yaml.reader.ReaderError:
        fatal = forbidden_characters(piece.lines)
    except _TooDeepError as error:
        fatal = [Trouble(error.args[0], "brackets or indents nested too deep", WRITE_SAFELY)]
    except _OddSpaceError as error:
        fatal = odd_spaces(piece.lines) or [odd_space(*error.args)]
    return Reading(None, tuple(builder.refused), tuple(each._replace(line=piece.number(each.line)) for each in fatal))


def stands_twice(line: int, key: str, first: int) -> Trouble:
    """What is wrong with a key that was there before."""
    return Trouble(line, f"“{key}” stands twice, first in line {first}", "keep one of them")


class _Builder:
    def __init__(self, piece: Piece, events: Iterator[yaml.Event]) -> None:
        self.piece = piece
        self.source = piece.text.splitlines()
        self.events = events
        self.refused: list[Trouble] = []

    def document(self) -> Node | None:
        node = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and node is not None:
                self._refuse(event, "a second document (---)", "keep one document in the file")
                break
            if isinstance(event, yaml.NodeEvent):
                node = self._node(event, 1)
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        line = self._line(event)
        if depth > DEEPEST:
            raise _TooDeepError(_line(event))
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"an alias (*{event.anchor})", WRITE_SAFELY)
            return Scalar("", line)
        if isinstance(event, yaml.CollectionStartEvent | yaml.ScalarEvent):
            self._refuse_decorations(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, line, self._comment(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(self._items(depth)), line)
        if isinstance(event, yaml.MappingStartEvent):
            return self._entries(line, depth)
        raise AssertionError(event)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _entries(self, line: int, depth: int) -> Entries:
        entries: dict[str, Node] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, value = self._node(event, depth + 1), self._node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                self._refuse(event, "a list or mapping as a key", WRITE_SAFELY)
            elif begins_oddly(key.text):
                raise _OddSpaceError(_line(event), key.text)
            elif key.text in entries:
                self.refused.append(stands_twice(key.line, key.text, lines[key.text]))
            else:
                entries[key.text], lines[key.text] = value, key.line
        return Entries(entries, lines, line)

    def _refuse_decorations(self, event: yaml.CollectionStartEvent | yaml.ScalarEvent) -> None:
        if event.anchor is not None:
            self._refuse(event, f"an anchor (&{event.anchor})", WRITE_SAFELY)
        if event.tag is not None:
            self._refuse(event, f"a tag ({event.tag})", WRITE_SAFELY)

    def _comment(self, event: yaml.ScalarEvent) -> str:
        end = event.end_mark
        if event.style or not event.value or end is None or self.source[end.line].find("#", end.column) < 0:
            return ""
        rest = self.source[end.line][end.column :].lstrip()
        return rest if rest.startswith("#") else ""

    def _refuse(self, event: yaml.Event, what: str, advice: str) -> None:
        self.refused.append(Trouble(self._line(event), what, advice))

    def _line(self, event: yaml.Event) -> int:
        return self.piece.number(_line(event))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
